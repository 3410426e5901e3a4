"""One value stands where a list or a group is expected, or the other way round.

A list has a line with `-` for each item; a group has a line with a key for each part.

Passes:

    outputs:
      - name: 红色文化墙
        quantity: 1200 平方米

Fails:

    outputs: 红色文化墙 1200 平方米
"""

from generator.diagnostics import Severity, shorten
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


def explain(
    error_type: str, value: str | None = None, key: str | None = None, *, in_list: bool = False
) -> tuple[Message, Message]:
    """Say what is expected, by the validator's name of the error.

    Args:
        error_type: the validator's name.
        value: the single value that was written instead, if it was one.
        key: the key that this value most likely belongs to, where a group is expected.
        in_list: whether the group is an item of a list.
    """
    reason, remedy = _EXPECTED.get(error_type, _GROUP)
    if value is None:
        return reason, remedy
    if key and (in_list or error_type == "tuple_type"):
        return reason, msg("Write it as “- {key}: {value}”", key=key, value=shorten(value))
    if error_type == "tuple_type":
        return reason, msg(
            "Write it as “- {value}”, each on a line of its own", value=shorten(value)
        )
    if key:
        return reason, msg(
            "Write it on a line of its own, indented: “{key}: {value}”",
            key=key,
            value=shorten(value),
        )
    return reason, remedy
