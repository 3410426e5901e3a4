"""What of a faulty record can still be checked: the fields that could be read.

A misspelt key must not hide a private number two lines below it. So the parts that were refused
are left out, and the rest is read as a record of its own. It is only checked, never published: the
record has an error already. Items of a list are never left out one by one, so that places stay
right.
"""

import copy
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.diagnostics import Path

_ROUNDS = 20
"""Leaving a part out can bring up what it hid; no record needs more rounds than this."""


def salvage(adapter: TypeAdapter[Any], data: object) -> Any | None:  # noqa: ANN401 - any record
    """The record without the parts that were refused; None if nothing can be made of it."""
    if not isinstance(data, dict):
        return None
    rest = copy.deepcopy(data)
    for _ in range(_ROUNDS):
        try:
            return adapter.validate_python(rest)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False, include_context=False)
        left = [_leave_out(rest, each["loc"]) for each in details]
        if not all(left):
            return None
    return None


def _leave_out(data: dict[str, Any], loc: tuple[str | int, ...]) -> bool:
    """Remove what an error points at; False if that is the record itself."""
    path = _existing(data, loc)
    while path and isinstance(path[-1], int):
        path = path[:-1]
    if path:
        parent: Any = data
        for part in path[:-1]:
            parent = parent[part]
        parent.pop(path[-1])
        return True
    if loc == ("title",):
        data["title"] = "?"
        return True
    return False


def _existing(data: object, loc: tuple[str | int, ...]) -> Path:
    """The part of a validator's location that is in the data; a union's tags are not."""
    path: list[str | int] = []
    for part in loc:
        if isinstance(data, dict) and part in data:
            data = data[part]
            path.append(part)
        if isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
            path.append(part)
    return tuple(path)
