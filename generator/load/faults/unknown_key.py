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
from collections.abc import Iterable

from generator.diagnostics import Severity, shorten
from generator.messages import Message, msg

SEVERITY = Severity.ERROR
_CUT_NUMBER = re.compile(r"[0-9]{3}(?![0-9])")


def explain(key: str, known: Iterable[str]) -> tuple[Message, Message]:
    """Name the nearest of the known keys, or all of them if none is near."""
    if _CUT_NUMBER.match(key):
        return (
            msg("“{key}” stands alone: a comma has split a number.", key=shorten(key)),
            msg("Write the number without separators: 1200, not 1,200"),
        )
    names = list(known)
    near = difflib.get_close_matches(key, names, n=1)
    remedy = (
        msg("Did you mean “{key}”?", key=near[0])
        if near
        else msg("Use one of: {keys}", keys=", ".join(names))
    )
    return msg("“{key}” is not known here.", key=shorten(key)), remedy
