"""Paper: sheets for the noticeboard and bulletins with a red head, as HTML for the printer."""
