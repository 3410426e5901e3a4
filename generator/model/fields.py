"""What a model says of its fields: labels, codes and markers along a path into a record."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

from pydantic.fields import FieldInfo

from generator.diagnostics import Path
from generator.messages import Message
from generator.model.base import Codelist, Label, Model
from generator.values import PartialDate, Quantity, Yuan

M = TypeVar("M")
G = TypeVar("G", bound=Model)


@cache
def keys_of(model: type[Model]) -> dict[str, FieldInfo]:
    """The keys that an editor may write, in canonical order, and the field of each."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


@cache
def models_in(annotation: Any) -> tuple[type[Model], ...]:  # noqa: ANN401 - any annotation
    """The models that a value of this annotation may be, or may be a list of."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return (annotation,)
    found: list[type[Model]] = []
    for part in get_args(annotation):
        found.extend(models_in(part) if not isinstance(part, (Label, str)) else ())
    return tuple(found)


def has_list(annotation: Any) -> bool:  # noqa: ANN401 - any annotation
    """Whether a value of this annotation is a list."""
    if get_origin(annotation) is tuple:
        return True
    return any(has_list(part) for part in get_args(annotation) if get_args(part))


@cache
def codelist_in(annotation: Any) -> type[Codelist] | None:  # noqa: ANN401 - any annotation
    """The codelist that a value of this annotation must be from, if any."""
    if isinstance(annotation, type) and issubclass(annotation, Codelist):
        return annotation
    if get_origin(annotation) is Literal:
        code = get_args(annotation)[0]
        return type(code) if isinstance(code, Codelist) else None
    lists = (codelist_in(part) for part in get_args(annotation) if not isinstance(part, str))
    return next((found for found in lists if found), None)


def keys_at(
    model: Any,  # noqa: ANN401 - a model or a union
    path: Path,
    data: object = None,
) -> dict[str, FieldInfo]:
    """The keys that may stand in the mapping at `path`.

    Where the mapping may be one of several models, `data` (the raw record) tells which it is.
    """
    known: dict[str, FieldInfo] = {}
    for candidate in models_at(model, path, data):
        known |= keys_of(candidate)
    return known


def models_at(
    model: Any,  # noqa: ANN401 - a model or a union
    path: Path,
    data: object = None,
) -> tuple[type[Model], ...]:
    """The models that the mapping at `path` may be; one where `data` says which."""
    candidates = _narrow(models_in(model), data)
    for part in path:
        data = item(data, part)
        if isinstance(part, str):
            fields = [keys_of(each)[part] for each in candidates if part in keys_of(each)]
            candidates = tuple(
                found for info in fields for found in models_in(cast("Any", info.annotation))
            )
        candidates = _narrow(candidates, data)
    return candidates


def item(data: object, part: str | int) -> object:
    """What stands at one part of a path in raw data; None if nothing does."""
    if isinstance(data, dict):
        return data.get(part)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return data[part]
    return None


def _narrow(candidates: tuple[type[Model], ...], data: object) -> tuple[type[Model], ...]:
    """Those of several models whose fixed code (`kind: cash`) stands in `data`; else all."""
    if len(candidates) == 1 or not isinstance(data, dict):
        return candidates
    return tuple(each for each in candidates if _bears_code(each, data)) or candidates


def _bears_code(model: type[Model], data: dict[str, object]) -> bool:
    return any(
        data.get(key) in get_args(info.annotation)
        for key, info in keys_of(model).items()
        if get_origin(info.annotation) is Literal
    )


def field_at(model: Any, path: Path) -> FieldInfo | None:  # noqa: ANN401 - a model or a union
    """The field at `path`; for an item of a list, the list's field. None if there is none."""
    names = [index for index, part in enumerate(path) if isinstance(part, str)]
    if not names:
        return None
    return keys_at(model, path[: names[-1]]).get(str(path[names[-1]]))


def label_of(info: FieldInfo) -> Message | None:
    """What an editor calls the field."""
    return next((mark.text for mark in info.metadata if isinstance(mark, Label)), None)


def labels(model: Any, path: Path) -> tuple[Message | str, ...]:  # noqa: ANN401 - model or union
    """The labels along `path`, outermost first; an item as `#3`, an unknown key as written."""
    found: list[Message | str] = []
    for index, part in enumerate(path):
        if isinstance(part, int):
            found.append(f"#{part + 1}")
            continue
        info = keys_at(model, path[:index]).get(part)
        found.append((label_of(info) if info else None) or part)
    return tuple(found)


def marks_of(model: type[Model], key: str) -> tuple[Any, ...]:
    """The markers of the field that an editor writes as `key`, those inside a list too."""
    return _marks((model, key))


@cache
def _marks(info_key: tuple[type[Model], str]) -> tuple[Any, ...]:
    model, key = info_key
    info = keys_of(model)[key]
    return (*info.metadata, *_nested_marks(info.annotation))


def _nested_marks(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any annotation
    """Markers inside a union or a list: `tuple[Annotated[str, VillageId()], ...] | None`."""
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        if part is not annotation and not isinstance(part, (str, bytes)):
            yield from _nested_marks(part)


Leaf = str | bool | int | Yuan | PartialDate | Quantity


def walk(model: Model, path: Path = ()) -> Iterator[tuple[Path, Leaf, tuple[Any, ...]]]:
    """Every single value in `model`: its path as the editor wrote it, the value, its markers."""
    for name, info in type(model).model_fields.items():
        key = info.alias or name
        value = getattr(model, name)
        if value is None:
            continue
        for where, each in _items(value, (*path, key)):
            if isinstance(each, Model):
                yield from walk(each, where)
            else:
                yield where, each, _marks((type(model), key))


@dataclass(frozen=True, slots=True)
class _Way:
    """A field on the way to what is looked for: its attribute, its key, and what it is."""

    name: str
    key: str
    found: Any
    deeper: bool


def marked(model: Model, kind: type[M]) -> Sequence[tuple[Path, Leaf, M]]:
    """Every single value in `model` that bears a marker of a kind: its path, itself, the marker.

    Only fields that lead to such a marker are looked at, so a rule costs what it needs.
    """
    found: list[tuple[Path, Leaf, M]] = []
    _gather_marked(model, kind, (), found)
    return found


def _gather_marked(
    model: Model, kind: type[M], path: Path, found: list[tuple[Path, Leaf, M]]
) -> None:
    for way in _ways_to_marker(type(model), cast("Hashable", kind)):
        value = getattr(model, way.name)
        if value is None:
            continue
        for where, each in _items(value, (*path, way.key)):
            if way.deeper and isinstance(each, Model):
                _gather_marked(each, kind, where, found)
            elif way.found is not None:
                found.append((where, each, way.found))


@cache
def _ways_to_marker(model: type[Model], kind: Hashable) -> tuple[_Way, ...]:
    ways = []
    for key, info in keys_of(model).items():
        inner = models_in(cast("Any", info.annotation))
        deeper = any(_ways_to_marker(each, kind) for each in inner)
        found = None if inner else marker(_marks((model, key)), cast("type[Any]", kind))
        if deeper or found is not None:
            ways.append(_Way(name_of(model, info), key, found, deeper))
    return tuple(ways)


def models_within(model: Model, path: Path = ()) -> Iterator[tuple[Path, Model]]:
    """Every group of keys inside `model`, and the model itself, with its path."""
    yield path, model
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if value is None:
            continue
        for where, each in _items(value, (*path, info.alias or name)):
            if isinstance(each, Model):
                yield from models_within(each, where)


def groups(model: Model, kind: type[G]) -> Sequence[tuple[Path, G]]:
    """Every group of keys of one kind inside `model` (every `Vote`), with its path."""
    found: list[tuple[Path, G]] = []
    _gather_groups(model, kind, (), found)
    return found


def _gather_groups(model: Model, kind: type[G], path: Path, found: list[tuple[Path, G]]) -> None:
    for way in _ways_to_model(type(model), kind):
        value = getattr(model, way.name)
        if value is None:
            continue
        for where, each in _items(value, (*path, way.key)):
            if isinstance(each, kind):
                found.append((where, each))
            elif isinstance(each, Model):
                _gather_groups(each, kind, where, found)


@cache
def _ways_to_model(model: type[Model], kind: type[Model]) -> tuple[_Way, ...]:
    ways = []
    for key, info in keys_of(model).items():
        inner = models_in(cast("Any", info.annotation))
        if any(issubclass(each, kind) or _ways_to_model(each, kind) for each in inner):
            ways.append(_Way(name_of(model, info), key, None, deeper=True))
    return tuple(ways)


def _items(value: Any, path: Path) -> Sequence[tuple[Path, Any]]:  # noqa: ANN401 - any field's
    """A value with its path; of a list, each item with its own."""
    if isinstance(value, tuple):
        return [((*path, index), each) for index, each in enumerate(value)]
    return ((path, value),)


def name_of(model: type[Model], info: FieldInfo) -> str:
    """The attribute that a field is read by; `for` is `for_` in Python."""
    return next(name for name, each in model.model_fields.items() if each is info)


def marker(marks: tuple[Any, ...], kind: type[M]) -> M | None:
    """The first marker of a kind; None if there is none."""
    return next((mark for mark in marks if isinstance(mark, kind)), None)
