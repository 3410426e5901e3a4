"""From a model's fields to columns: labels become titles, value types and markers the rest.

Nothing here knows a kind of record, so that a new kind has its tables by itself.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_args, get_origin

from pydantic.fields import FieldInfo

from generator.messages import Message, msg
from generator.model.base import (
    Codelist,
    Count,
    Markdown,
    Model,
    Record,
    Reference,
    VillageId,
    WebAddress,
)
from generator.model.fields import codelist_in, keys_of, label_of, marker, marks_of, models_in
from generator.model.township import Entry
from generator.render.opendata.table import Cell, Column, Target, Type
from generator.render.opendata.texts import one_line, paragraphs
from generator.render.view import View
from generator.values import Approximation, PartialDate, Quantity, Yuan

_ABOUT = {
    Type.TEXT: msg("As the record has it, on one line."),
    Type.MARKDOWN: msg("As the record has it, with paragraphs; Markdown."),
    Type.DATE: msg("2022, 2022-08 or 2022-08-26: as exactly as the source knows it."),
    Type.INTEGER: msg("A whole number."),
    Type.NUMBER: msg("A number; its unit and whether it is exact stand in columns of their own."),
    Type.MONEY: msg("Yuan, exact to the fen, without separators."),
    Type.FLAG: msg("Yes or no."),
    Type.ADDRESS: msg("A web address."),
    Type.CODE: msg("One of: {codes}."),
}
_UNIT = msg("The unit of the number before it.")
_MARK = msg("Empty where the number is exact; else the source's word: 约, 近 or 余.")
_VILLAGE = msg("Id of a village, see the table of villages.")
_VILLAGE_NAME = msg("Its name.")
_REFERENCE = msg("Id of a record of another table: {table}.")
_REFERENCE_TITLE = msg("Its title.")

_COUNT_MARK = get_args(Count)[1]
_ADDRESS_MARK = get_args(WebAddress)[1]

_NO_FIELDS: dict[str, object] = {}

Reader = Callable[[View, object], Cell]
"""How a column's value is read from the record or from an entry of one of its lists."""


@dataclass(frozen=True)
class Part:
    """A column, and how it is read."""

    column: Column
    read: Reader


@dataclass(frozen=True)
class Nest:
    """A list of a model that becomes a table of its own."""

    path: tuple[str, ...]
    titles: tuple[Message, ...]
    models: tuple[type[Model], ...]
    parts: tuple[Part, ...] = ()
    """The only columns, where the list holds single values."""


@dataclass(frozen=True)
class _Place:
    """Where in a record a field stands: attribute names, column key, labels, whether certain."""

    path: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    titles: tuple[Message, ...] = ()
    required: bool = True


def parts_of(
    models: tuple[type[Model], ...], folders: dict[str, str], skip: frozenset[str] = frozenset()
) -> tuple[tuple[Part, ...], tuple[Nest, ...]]:
    """Columns and lists of a model, or of several that may stand in one place.

    Args:
        models: a column of several models is one column; it is required only if it is in all.
        folders: the table of each kind of record, for references.
        skip: fields that are shown otherwise.
    """
    parts: dict[str, Part] = {}
    nests: dict[tuple[str, ...], Nest] = {}
    seen: dict[str, int] = {}
    for model in models:
        for found in _walk(model, _Place(), folders, skip):
            if isinstance(found, Nest):
                nests.setdefault(found.path, found)
            else:
                parts.setdefault(found.column.key, found)
                seen[found.column.key] = seen.get(found.column.key, 0) + found.column.required
    kept = tuple(_certain(part, seen[key] == len(models)) for key, part in parts.items())
    return kept, tuple(nests.values())


def _certain(part: Part, required: bool) -> Part:  # noqa: FBT001 - said by name below
    column = part.column
    if column.required == required:
        return part
    return Part(Column(**{**vars(column), "required": required}), part.read)


def _walk(
    model: type[Model], place: _Place, folders: dict[str, str], skip: frozenset[str]
) -> Iterator[Part | Nest]:
    for name, (key, info) in zip(model.model_fields, keys_of(model).items(), strict=True):
        if key in skip:
            continue
        here = _Place(
            (*place.path, name),
            (*place.keys, key),
            (*place.titles, label_of(info) or msg("text")),
            place.required and info.is_required(),
        )
        inner = models_in(cast("Any", info.annotation))
        if _is_list(cast("Any", info.annotation)):
            single = () if inner else tuple(_leaf(info, marks_of(model, key), _item(here), folders))
            yield Nest(here.path, here.titles, inner, single)
        elif inner:
            for each in inner:
                yield from _walk(each, here, folders, frozenset())
        else:
            yield from _leaf(info, marks_of(model, key), here, folders)


@cache
def _is_list(annotation: object) -> bool:
    if get_origin(annotation) is tuple:
        return True
    return any(_is_list(part) for part in get_args(annotation) if not isinstance(part, str))


def _item(here: _Place) -> _Place:
    """An entry of a list of single values: the entry is the value itself."""
    return _Place((), here.keys[-1:], here.titles[-1:], required=True)


def _leaf(
    info: FieldInfo, marks: tuple[Any, ...], here: _Place, folders: dict[str, str]
) -> Iterator[Part]:
    """The columns of one value: one, or several for what has a unit or names something."""
    key, read = "_".join(here.keys), _reader(here.path)
    annotation = cast("Any", info.annotation)
    codes, types = codelist_in(annotation), _types(annotation)
    if reference := marker(marks, Reference):
        yield from _reference(key, here, reference, folders)
    elif marker(marks, VillageId):
        yield from _village(key, here)
    elif Quantity in types:
        yield from _quantity(key, here, counted=_COUNT_MARK in marks)
    else:
        kind = Type.CODE if codes else _type(types, marks)
        about = Message(_ABOUT[kind].text, {"codes": _codes(codes)} if codes else {})
        column = Column(key, here.titles, kind, about, here.required, codes)
        yield Part(column, lambda _, item: _plain(read(item), kind))


@cache
def _types(annotation: object) -> frozenset[object]:
    found = [annotation] if isinstance(annotation, type) else []
    return frozenset(found).union(*map(_types, get_args(annotation)))


def _type(types: Collection[object], marks: tuple[Any, ...]) -> Type:
    known = {Yuan: Type.MONEY, PartialDate: Type.DATE, bool: Type.FLAG, int: Type.INTEGER}
    found = next((kind for each, kind in known.items() if each in types), None)
    if found:
        return found
    if _ADDRESS_MARK in marks:
        return Type.ADDRESS
    return Type.MARKDOWN if marker(marks, Markdown) else Type.TEXT


def _codes(codes: type[Codelist]) -> Message:
    """All labels of a codelist in one message, so that it is said in the site's language."""
    names = [f"c{number}" for number in range(len(codes))]
    text = " / ".join(f"{{{name}}}" for name in names)
    return Message(text, dict(zip(names, (each.label for each in codes), strict=True)))


def _reader(path: tuple[str, ...]) -> Callable[[object], Any]:
    """Reads a field of a model, or of one in it; nothing where another model stands there.

    The fields lie in `__dict__`; to find that an attribute is missing takes a model ten times as
    long, and of those that share a column most lack some.
    """

    def read(item: object) -> Any:  # noqa: ANN401 - any value of a model
        for name in path:
            item = getattr(item, "__dict__", _NO_FIELDS).get(name)
        return item

    return read


def _plain(value: Any, kind: Type) -> Cell:  # noqa: ANN401 - any value of a model
    if isinstance(value, str) and not isinstance(value, Codelist):
        return paragraphs(value) if kind is Type.MARKDOWN else one_line(value)
    return cast("Cell", value)


def _quantity(key: str, here: _Place, *, counted: bool) -> Iterator[Part]:
    read = _reader(here.path)
    kind = Type.INTEGER if counted else Type.NUMBER
    about = msg("A count.") if counted else _ABOUT[Type.NUMBER]
    yield Part(
        Column(key, here.titles, kind, about, here.required),
        lambda _, item: _number(read(item), counted=counted),
    )
    if not counted:
        unit = Column(f"{key}_unit", (*here.titles, msg("unit")), Type.TEXT, _UNIT)
        yield Part(unit, lambda _, item: (q := read(item)) and (one_line(q.unit) or None))
    mark = Column(f"{key}_mark", (*here.titles, msg("about or exact")), Type.TEXT, _MARK)
    yield Part(mark, lambda _, item: _mark(read(item)))


def _number(value: Quantity | None, *, counted: bool) -> Cell:
    if value is None:
        return None
    return int(value.number) if counted else value.number


def _mark(value: Quantity | None) -> str | None:
    exact = value is None or value.approximation is Approximation.EXACT
    return None if value is None or exact else value.approximation.value


def _village(key: str, here: _Place) -> Iterator[Part]:
    read = _reader(here.path)
    titles = (*here.titles, msg("id"))
    column = Column(key, titles, Type.ID, _VILLAGE, here.required, target=Target("villages"))
    name = Column(f"{key}_name", here.titles, Type.TEXT, _VILLAGE_NAME)
    yield Part(column, lambda view, item: _of(view.villages.get(read(item)), "id"))
    yield Part(name, lambda view, item: _of(view.villages.get(read(item)), "name"))


def _of(found: object, name: str) -> str | None:
    """An attribute of what was found; None where nothing was."""
    return None if found is None else one_line(str(getattr(found, name)))


def _reference(
    key: str, here: _Place, reference: Reference, folders: dict[str, str]
) -> Iterator[Part]:
    """Id and title of a record; both empty where it is not public."""
    read = _reader(here.path)
    table = folders[reference.kind]
    about = Message(_REFERENCE.text, {"table": table})
    titles = (*here.titles, msg("id"))
    column = Column(key, titles, Type.ID, about, here.required, target=Target(table))
    title = Column(f"{key}_title", here.titles, Type.TEXT, _REFERENCE_TITLE)

    def find(view: View, item: object) -> Entry[Record] | None:
        return view.township.find(reference.kind, read(item))

    yield Part(column, lambda view, item: _of(find(view, item), "id"))
    yield Part(title, lambda view, item: _of(getattr(find(view, item), "record", None), "title"))
