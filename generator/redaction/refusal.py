"""Why a take-down is not carried out, in one sentence; it never repeats a value."""

from collections.abc import Sequence

from generator.diagnostics import Diagnostic, shorten
from generator.messages import Message
from generator.nearest import with_nearest
from generator.values.private import mask


class RefusedError(Exception):
    """Nothing was written."""

    def __init__(self, reason: Message, found: Sequence[Diagnostic] = ()) -> None:
        """Keep the sentence untranslated, and what is wrong with the file if that is why."""
        super().__init__(str(reason))
        self.reason = reason
        self.found = tuple(found)


def unknown(sentence: Message, wanted: str, known: Sequence[str]) -> RefusedError:
    """There is no such thing: the nearest names, or all if they are few."""
    return RefusedError(with_nearest(sentence, wanted, dict.fromkeys(known, "")))


def shown(text: str) -> str:
    """What somebody typed, short and without numbers that must not be printed."""
    return mask(shorten(text))
