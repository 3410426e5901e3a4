"""What somebody may have meant who named an id that there is not."""

from collections.abc import Mapping
from difflib import get_close_matches

from generator.messages import Message, listing, msg

MOST_NAMED = 12


def nearest(wanted: str, known: Mapping[str, str]) -> list[str]:
    """Ids, with their names, that look like what was wanted; else the first of all."""
    names = [*known, *known.values()]
    close = get_close_matches(wanted, names, n=3, cutoff=0.5)
    found = [each for each, name in known.items() if each in close or name in close]
    return [f"{each} {known[each]}" for each in found or list(known)[:MOST_NAMED]]


def with_nearest(unknown: Message, wanted: str, known: Mapping[str, str]) -> Message:
    """The sentence that something is unknown, with those that look like it."""
    if not known:
        return msg("{unknown} There is none.", unknown=unknown)
    names = listing(nearest(wanted, known))
    return msg("{unknown} There are: {names}.", unknown=unknown, names=names)
