"""What somebody may have meant who named something that there is not."""

from collections.abc import Mapping
from difflib import get_close_matches

from generator.messages import Message, listing, msg

MOST_NAMED = 12


def with_nearest(unknown: Message, wanted: str, known: Mapping[str, str]) -> Message:
    """The sentence that something is unknown, with those that look like it; else the first of all.

    known: ids with their names; what has no name of its own has an empty one.
    """
    if not known:
        return msg("{unknown} There is none.", unknown=unknown)
    close = get_close_matches(wanted, [*known, *filter(None, known.values())], n=3, cutoff=0.5)
    near = [each for each, name in known.items() if each in close or name in close]
    if near:
        names = listing(_called(near, known))
        return msg("{unknown} Did you mean one of these: {names}?", unknown=unknown, names=names)
    names = listing(_called(list(known)[:MOST_NAMED], known))
    return msg("{unknown} There are: {names}.", unknown=unknown, names=names)


def _called(ids: list[str], known: Mapping[str, str]) -> list[str]:
    return [f"{each} {known[each]}".rstrip() for each in ids]
