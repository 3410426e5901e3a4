"""The file is not saved as UTF-8.

Records are read as UTF-8. Old Windows programs save Chinese text as GBK, and a spreadsheet may
save as UTF-16; a site made from such a file would show unreadable signs.

Open the file in the program that wrote it, choose “Save as” and the encoding UTF-8.
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain(encoding: str | None) -> tuple[Message, Message]:
    """Name the encoding that the file seems to have, if it can be told."""
    if encoding is None:
        return (
            msg("The file is no text in UTF-8."),
            msg("Save it again with the encoding UTF-8; a picture or document is no record"),
        )
    return (
        msg("The file is saved as {encoding}, not as UTF-8.", encoding=encoding),
        msg("Save it again with the encoding UTF-8"),
    )
