"""The data of documents that have nothing remarkable, which is nearly every file of a county.

Where anything is to be said (a fault, a field left blank, an anchor), this reader gives up and
`yaml_text` reads the document again with its places. So it keeps no paths and finds no faults; the
data that it gives is the same.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

MAX_DEPTH = 20
"""No record is deeper than five; libyaml is quadratic in depth."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PROPERTY = re.compile(r"(?<![0-9A-Za-z])[&!]")
"""What may begin an anchor or a tag; inside a word it cannot."""
_Take = Callable[[], Any]


class NotPlainError(Exception):
    """Something of the document has to be said, so it must be read with its places."""


def read_plain(text: str) -> dict[str, Any]:
    """The data of a document that is a mapping without faults and blank fields.

    Raises:
        NotPlainError: for any other document.
    """
    if "\\" in text:  # an escape may stand for a sign that nobody sees
        raise NotPlainError
    if ("&" in text or "!" in text) and _PROPERTY.search(text):
        raise NotPlainError
    try:
        take = CParser(text).get_event
        take()  # the stream
        take()  # the document
        if type(take()) is not MappingStartEvent:
            raise NotPlainError
        data = _mapping(take, 1)
        if type(take()) is not DocumentEndEvent or type(take()) is not StreamEndEvent:
            raise NotPlainError
    except yaml.YAMLError:
        raise NotPlainError from None
    return data


def _mapping(take: _Take, depth: int) -> dict[str, Any]:
    data: dict[str, Any] = {}
    while type(event := take()) is ScalarEvent:
        key = event.value
        if key in data:
            raise NotPlainError
        event = take()
        if type(event) is ScalarEvent:
            value = event.value
            if value in NULLS or value.isspace():
                raise NotPlainError
            data[key] = value
        else:
            data[key] = _collection(event, take, depth)
    if type(event) is not MappingEndEvent:
        raise NotPlainError
    return data


def _sequence(take: _Take, depth: int) -> list[Any]:
    items: list[Any] = []
    while type(event := take()) is not SequenceEndEvent:
        is_text = type(event) is ScalarEvent
        items.append(event.value if is_text else _collection(event, take, depth))
    return items


def _collection(event: Any, take: _Take, depth: int) -> Any:  # noqa: ANN401 - events are untyped
    if depth < MAX_DEPTH:
        if type(event) is MappingStartEvent:
            return _mapping(take, depth + 1)
        if type(event) is SequenceStartEvent:
            return _sequence(take, depth + 1)
    raise NotPlainError
