"""A key stands twice in one place.

Other programs keep the last of the two in silence, and the first value is lost.

Passes:

    title: 水渠清淤
    summary: 三组水渠

Fails:

    title: 水渠清淤
    title: 三组水渠
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain(key: str, line: int, *, is_list: bool = False) -> tuple[Message, Message]:
    """Name the key and where it stood first; a field that is a list takes both values."""
    return (
        msg("“{key}” stands here again; it was given in line {line}.", key=key, line=line),
        msg("Put both into one list under the first, each item with “- ”")
        if is_list
        else msg("Keep one of them, and remove the other"),
    )
