"""What of a faulty record can still be checked: the fields that could be read.

A misspelt key must not hide a private number two lines below it. So the parts that were refused
are left out, and the rest is read as a record of its own. It is only checked, never published: the
record has an error already. Items of a list are never left out one by one, so that places stay
right. Where a field is refused that must be there, only what every kind of record has is kept.
"""

import copy
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.diagnostics import Path
from generator.model.base import Record
from generator.model.fields import item

_BARE: TypeAdapter[Any] = TypeAdapter(Record)
_ROUNDS = 20
"""Leaving a part out can bring up what it hid; no record needs more rounds than this."""


def salvage(adapter: TypeAdapter[Any], data: object) -> Record | None:
    """The record without the parts that were refused; None if nothing can be made of it."""
    if not isinstance(data, dict):
        return None
    return _without_faults(adapter, data) or _without_faults(_BARE, data)


def _without_faults(adapter: TypeAdapter[Any], data: dict[str, Any]) -> Record | None:
    rest = copy.deepcopy(data)
    for _ in range(_ROUNDS):
        try:
            record: Record = adapter.validate_python(rest)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False, include_context=False)
        else:
            return record
        refused = [(each["loc"], _existing(rest, each["loc"])) for each in details]
        if not all(_leave_out(rest, loc, path) for loc, path in refused):
            return None
    return None


def _leave_out(data: dict[str, Any], loc: tuple[str | int, ...], path: Path) -> bool:
    """Remove what an error points at; False if that is the record itself."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    if path:
        parent: Any = data
        for part in path[:-1]:
            parent = item(parent, part)
        if isinstance(parent, dict):  # else it went with what another error of it points at
            parent.pop(path[-1], None)
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
