"""Proper names that must not be taken for words: of places, and of those whom records name."""

import re
from collections.abc import Iterable, Iterator

from generator.model.fields import walk
from generator.model.registry import Registry, TownshipEntry
from generator.model.township import Township
from generator.values.redaction import without_marks

_OF_PARTIES = frozenset({"from", "payee", "recipient", "lead", "contact", "chair", "host"})
"""Keys whose value says who; the `name` of a winner counts too."""

_AMBIGUOUS_SURNAMES = "于范余岳郁朱姜卜谷种宁钟"
"""Surnames whose sign, as a part of a word, has another Traditional form: 于 於, 范 範, 余 餘."""

_PERSON = re.compile(
    rf"(?<![\u4e00-\u9fff])[{_AMBIGUOUS_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?![\u4e00-\u9fff])"
)
_TYPE = re.compile(r"(?:村|社区|镇|乡|街道|县|市|区)$")
_SHORTEST = 2


def names_of_places(places: Iterable[str]) -> frozenset[str]:
    """Names of places, in full and as people say them: 东升镇, 东升."""
    full = frozenset(places)
    short = {_TYPE.sub("", name) for name in full}
    return full | {name for name in short if len(name) >= _SHORTEST}


def names_in_registry(registry: Registry) -> frozenset[str]:
    """Of all counties, townships and villages."""
    own = [place for entry in registry.townships for place in _places(entry)]
    return names_of_places([*own, *(county.name for county in registry.counties)])


def names_in_township(township: Township) -> frozenset[str]:
    """Of the township, its county and villages, and the persons whom its public records name."""
    return names_of_places([*_places(township.info), township.county.name]) | persons(township)


def persons(township: Township) -> frozenset[str]:
    """Persons named as giver, payee, winner and so on, whose surname could be taken for a word.

    Other names are safe: each of their signs has one Traditional form, or the right one by itself.
    """
    return frozenset(
        name
        for entries in township.public.records.values()
        for entry in entries
        for path, value, _ in walk(entry.record)
        if isinstance(value, str) and (path[-1] in _OF_PARTIES or path[0] == "winners")
        for name in _PERSON.findall(without_marks(value))
    )


def _places(entry: TownshipEntry) -> Iterator[str]:
    yield entry.name
    yield from (village.name for village in entry.villages)
