"""A place that another machine built is not taken into the site.

`gongshi assemble` takes only what `gongshi build` would have made here: a place of villages.yml,
whole, by this very version of the program and of the libraries behind it. Otherwise pages of two
versions would stand beside each other, and nobody could say which. The last good site of the place
stays published.

Build the place again with the version that assembles, from the same commit.
"""

import sys

from generator.diagnostics import Diagnostic, Position, Severity
from generator.messages import Message, msg
from generator.rule import rule_of

SEVERITY = Severity.ERROR


def diagnostic(folder: str, reason: Message) -> Diagnostic:
    """Say so of the built place that lies in a folder."""
    return Diagnostic(
        rule_of(sys.modules[__name__]).id,
        SEVERITY,
        Position(folder),
        msg("It was not taken into the site: {reason}", reason=reason),
        msg("Build it again from the same commit, with the version that assembles"),
    )
