"""One value stands where a list or a group is expected, or the other way round.

A list has a line with `-` for each item; a group has a line with a key for each part.

Passes:

    outputs:
      - name: 红色文化墙
        quantity: 1200 平方米

Fails:

    outputs: 红色文化墙 1200 平方米
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR
_EXPECTED = {
    "tuple_type": (
        msg("A list is expected here."),
        msg("Begin each item on a line of its own with “- ”"),
    ),
    "text_expected": (
        msg("One value is expected here, not a list or a group."),
        msg("Write it behind the colon, in one line; in double quotes if it begins with [ or {"),
    ),
    "string_type": (
        msg("One value is expected here, not a list or a group."),
        msg("Write it behind the colon, in one line; in double quotes if it begins with [ or {"),
    ),
}
_GROUP = (
    msg("A group of keys is expected here."),
    msg("Write each part on a line of its own, indented: “key: value”"),
)


def explain(error_type: str) -> tuple[Message, Message]:
    """Say what is expected, by the validator's name of the error."""
    return _EXPECTED.get(error_type, _GROUP)
