"""What the head of an index says of each page: how long its title is, and what it is filtered by.

Numbers as digits, page after page: some ten bytes of each, however many there are.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain

from generator.build.search.documents import FACETS
from generator.build.search.entries import json_text
from generator.build.search.gist import PLACES, Gist
from generator.build.search.postings import digits


class Columns:
    """Columns over the pages of all parts: every part is seen first, then each is written."""

    def __init__(self) -> None:
        """No part is known yet."""
        self._titles = io.BytesIO()
        self._of = {name: io.BytesIO() for name in FACETS}
        self._values: dict[str, dict[str, str]] = {name: {} for name in FACETS}

    def see(self, gist: Gist) -> None:
        """Learn the values of a part."""
        for name, known in self._values.items():
            found = dict.fromkeys(chain.from_iterable(each.get(name, ()) for each in gist.facets))
            for value in found:
                if value not in known:
                    known[value] = digits(len(known))

    def seen(self) -> None:
        """All parts are known: years are offered with the newest first."""
        years = sorted(self._values["year"], reverse=True)
        self._values["year"] = {year: digits(number) for number, year in enumerate(years)}

    @property
    def places(self) -> frozenset[str]:
        """Names of townships and villages."""
        return frozenset(chain.from_iterable(self._values[name] for name in PLACES))

    def write(self, gist: Gist) -> None:
        """Add the pages of a part."""
        self._titles.write("".join(digits(len(title)) for title in gist.titles).encode())
        for name, column in self._of.items():
            told_of = cache(partial(_told, number=self._values[name]))
            told = [told_of(tuple(each.get(name, ()))) for each in gist.facets]
            column.write("".join([told[each] for each in gist.of]).encode())

    def titles(self) -> str:
        """How long each title is."""
        return self._titles.getvalue().decode()

    def facets(self) -> Iterator[str]:
        """JSON of all facets with their values, in pieces."""
        before = "{"
        for name, column in self._of.items():
            values = json_text(list(self._values[name]))
            yield f'{before}{json_text(name)}:{{"values":{values},"of":"'
            yield column.getvalue().decode()
            yield '"}'
            before = ","
        yield "}"


def _told(values: Sequence[str], number: Mapping[str, str]) -> str:
    """How many values there are, and which."""
    return digits(len(values)) + "".join([number[value] for value in values])
