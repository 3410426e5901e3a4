"""A value cannot be what its field says.

Money is written in plain digits (`200000`, `200000.50`, `20万元`), dates as exactly as they are
known (`2022`, `2022-08`, `2022-08-26`), quantities as a number and a unit (`1200 平方米`, `近50
人`), counts as a whole number (`68`, `近50`, `100余`). Web addresses begin with `http://` or
`https://`.

Passes:

    date: 2022-08-26
    amount: 20万元

Fails:

    date: 2022年8月26日
    amount: 200,000
"""

from typing import Any

from generator.diagnostics import Severity
from generator.messages import Message, msg
from generator.values import Yuan

SEVERITY = Severity.ERROR


def explain(error_type: str, context: dict[str, Any]) -> tuple[Message, Message]:
    """Give the value type's own reason, or that of the field's limits."""
    if error_type == "value_fault":
        return context["reason"], context["remedy"]
    if error_type == "string_too_long":
        limit = context["max_length"]
        return (
            msg("The text is longer than {limit} characters.", limit=limit),
            msg("Shorten it, or move a part into “summary”, “body” or an attachment"),
        )
    if error_type == "string_pattern_mismatch":
        return _pattern(context["pattern"])
    return msg("The value does not fit its field."), msg("Compare it with the field's example")


def point_to_stated(words: tuple[Message, Message]) -> tuple[Message, Message]:
    """Where an estimate stands in place of a sum, name the key that takes one."""
    reason, remedy = words
    if remedy != Yuan.ESTIMATE_REMEDY:
        return words
    return reason, msg(
        "Write the exact sum; what the source only estimates goes into “stated”: “stated: {text}”",
        text=reason.values["text"],
    )


def _pattern(pattern: str) -> tuple[Message, Message]:
    if pattern.startswith("^https?"):
        return (
            msg("This is no web address."),
            msg("Write the whole address, beginning with https:// or http://"),
        )
    if pattern.startswith("^[0-9]{"):
        return _digits(pattern[pattern.index("{") + 1 : pattern.index("}")])
    if pattern.startswith("^[a-z0-9]"):
        return (
            msg("This is no id."),
            msg("Use lower-case letters a-z, digits and hyphens, as in lihuashan-courtyards"),
        )
    if pattern.startswith("^[A-Za-z0-9]"):
        return (
            msg("This is no code of a licence."),
            msg("Write the licence's code, as CC-BY-4.0; its name goes into “title”"),
        )
    if "[^/" in pattern:
        return (
            msg("This is no name of a file beside the record."),
            msg("Write only the file's name, without a folder and without / \\ : * ? # % &"),
        )
    return (
        msg("The text has more than one line."),
        msg("Write it in one line; longer text goes into “summary” or “body”"),
    )


def _digits(digits: str) -> tuple[Message, Message]:
    if "," in digits:
        return (
            msg("This is no number of 16 to 19 digits."),
            msg("Write it in quotation marks, digits only"),
        )
    return (
        msg("This is no code of {digits} digits.", digits=digits),
        msg("Write the statistical code in quotation marks, {digits} digits", digits=digits),
    )
