"""Why a take-down is not carried out, in one sentence; it never repeats a value."""

import difflib
from collections.abc import Sequence

from generator.diagnostics import Diagnostic, shorten
from generator.messages import Message, listing, msg
from generator.values.private import mask

_MOST_NAMED = 12


class RefusedError(Exception):
    """Nothing was written."""

    def __init__(self, reason: Message, found: Sequence[Diagnostic] = ()) -> None:
        """Keep the sentence untranslated, and what is wrong with the file if that is why."""
        super().__init__(str(reason))
        self.reason = reason
        self.found = tuple(found)


def unknown(sentence: Message, wanted: str, known: Sequence[str]) -> RefusedError:
    """There is no such thing: the nearest names, or all if they are few."""
    near = difflib.get_close_matches(wanted, known, n=3, cutoff=0.4)
    names = near or list(known)[:_MOST_NAMED]
    if not names:
        return RefusedError(sentence)
    hint = msg("Did you mean one of these: {names}?", names=listing(names))
    return RefusedError(Message("{sentence} {hint}", {"sentence": sentence, "hint": hint}))


def shown(text: str) -> str:
    """What somebody typed, short and without numbers that must not be printed."""
    return mask(shorten(text))
