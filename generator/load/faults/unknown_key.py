"""A key is not one of those that the record knows.

A misspelt key would be lost in silence, so it is refused, and the nearest known key is named.

Passes:

    title: 水渠清淤
    budget: 3万元

Fails:

    title: 水渠清淤
    budgets: 3万元
"""

import difflib
import re
from collections.abc import Mapping

from pydantic.fields import FieldInfo

from generator.diagnostics import Severity, shorten
from generator.messages import Message, msg
from generator.model.fields import label_of

SEVERITY = Severity.ERROR
_CUT_NUMBER = re.compile(r"[0-9]{3}(?![0-9])")


def explain(key: str, known: Mapping[str, FieldInfo]) -> tuple[Message, Message]:
    """Name the nearest of the known keys, or all of them if none is near."""
    if _CUT_NUMBER.match(key):
        return (
            msg("“{key}” stands alone: a comma has split a number.", key=shorten(key)),
            msg("Write the number without separators: 1200, not 1,200"),
        )
    if (called := _by_label(key, known)) is not None:
        return (
            msg(
                "“{label}” is what people call the field; its key is “{key}”.",
                label=key,
                key=called,
            ),
            msg("Write “{key}: …”", key=called),
        )
    names = list(known)
    near = difflib.get_close_matches(key, names, n=1)
    remedy = (
        msg("Did you mean “{key}”?", key=near[0])
        if near
        else msg("Use one of: {keys}", keys=", ".join(names))
    )
    return msg("“{key}” is not known here.", key=shorten(key)), remedy


def _by_label(key: str, known: Mapping[str, FieldInfo]) -> str | None:
    """The key of the field that is called so in Chinese, as clerks' own forms call it."""
    labels = {name: label_of(info) for name, info in known.items()}
    wanted = key.strip()
    return next(
        (name for name, label in labels.items() if label and label.translate("zh_CN") == wanted),
        None,
    )
