"""The names of all parts by their letters, in the order of places and titles, from disk to disk.

What `names.spoken` does with the names of one site, done with lines that are put in order: first
the titles; then every name, with the first place where it stands and with its sound; then both by
letter.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from generator.build.search.entries import json_text
from generator.build.search.gist import Gist
from generator.build.search.names import letters_of, names_among, sounds
from generator.build.search.sorted_lines import Sorted

_TAB = "\t"
_SOUND = "~"
"""Before the sound of a name: it comes after all numbers of places."""
_AT_ONCE = 500
"""Names that are written, or asked for their sounds, at a time."""


class Roll:
    """Names, gathered from one part after another."""

    def __init__(self, folder: Path) -> None:
        """`folder` is where lines wait; nothing of them stays there."""
        self._folder = folder
        self._titles = Sorted(folder)
        self._names = Sorted(folder)

    def see(self, gist: Gist) -> None:
        """Take the titles of a part, and the sounds that it knows.

        Raises:
            OSError: if the disk does not take them.
        """
        self._titles.add(gist.titles)
        self._names.add(f"{name}{_TAB}{_SOUND}{said}" for name, said in gist.names.items() if said)

    def by_letter(self, places: Collection[str]) -> Iterator[tuple[str, Iterator[str]]]:
        """Each letter with the text of its file, in pieces: names with their syllables.

        Raises:
            OSError: if the disk does not take or give the lines.
        """
        names = names_among(places, self._titles)
        self._names.add(f"{name}{_TAB}{place:08x}" for place, name in enumerate(names))
        found = Sorted(self._folder)
        for name, place, said in _spoken(self._names):
            found.add(f"{letter}{place}{_TAB}{name}{_TAB}{said}" for letter in letters_of(said))
        for letter, lines in groupby(found, key=lambda line: line[0]):
            yield letter, _text(line.split(_TAB)[1:] for line in lines)


def _spoken(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Names with the first of their places, and their sounds; those that nobody knew come late."""
    unknown: dict[str, str] = {}
    for name, every in groupby(map(_parted, lines), key=lambda each: each[0]):
        place, *others = (each[1] for each in every)
        if place.startswith(_SOUND):
            continue  # a name within its own part alone: over all, a longer place is left out of it
        if others and others[-1].startswith(_SOUND):
            yield name, place, others[-1].removeprefix(_SOUND)
            continue
        unknown[name] = place
        if len(unknown) == _AT_ONCE:
            yield from _sounded(unknown)
            unknown.clear()
    yield from _sounded(unknown)


def _parted(line: str) -> list[str]:
    return line.split(_TAB)


def _sounded(unknown: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    said = sounds(unknown) if unknown else {}
    for name, place in unknown.items():
        yield name, place, said[name]


def _text(names: Iterable[list[str]]) -> Iterator[str]:
    """JSON of names with their syllables."""
    before = "{"
    found: dict[str, str] = {}
    for name, said in names:
        found[name] = said
        if len(found) == _AT_ONCE:
            yield before + json_text(found)[1:-1]
            before = ","
            found.clear()
    yield (before if found or before == "{" else "") + json_text(found)[1:]
