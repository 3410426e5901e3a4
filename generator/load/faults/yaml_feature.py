"""The file uses a part of YAML that records do without.

Anchors (`&`), aliases (`*`), tags (`!`) and several documents in one file (`---`) hide where a
value comes from. A record says everything in plain view. A text that begins with one of these
signs needs quotation marks.

Passes:

    title: "*新* 水渠"

Fails:

    title: *新
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR
_WHAT = {
    "anchor": msg("an anchor (&)"),
    "alias": msg("an alias (*)"),
    "tag": msg("a tag (!)"),
    "document": msg("a second document (---)"),
}


def explain(feature: str) -> tuple[Message, Message]:
    """Name the feature."""
    return (
        msg("Here stands {feature}, which records do without.", feature=_WHAT[feature]),
        msg("Write the value out, or put it in double quotes if it is text"),
    )
