"""A code is not one of the fixed list.

Some fields take one of a few codes, so that figures can be added up over all records. The message
lists the codes that exist, with their meaning.

Passes:

    status: completion

Fails:

    status: 已完成
"""

import difflib

from generator.diagnostics import Severity, shorten
from generator.messages import Message, listing, msg
from generator.model.base import Codelist

SEVERITY = Severity.ERROR


def explain(code: str, codes: type[Codelist]) -> tuple[Message, Message]:
    """List the codes; name the nearest one, by code or by label."""
    names = {
        name: each.value
        for each in codes
        for name in (each.label.translate("zh_CN"), each.label.text, each.value)
    }
    near = difflib.get_close_matches(code, names, n=1)
    guess = names[near[0]] if near else None
    listed = listing([msg("{code} ({label})", code=each.value, label=each.label) for each in codes])
    remedy = (
        msg("Did you mean {guess}? The codes are: {codes}", guess=guess, codes=listed)
        if guess
        else msg("Use one of the codes: {codes}", codes=listed)
    )
    return msg("“{code}” is not a code of this field.", code=shorten(code)), remedy
