"""Which value is meant: `raised[3].from`, `raised-3.from`, or `筹集 › 第3项 › 来自`."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, cast, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.diagnostics import Path
from generator.messages import LANGUAGES, Message, msg
from generator.model.base import File, Reference, VillageId
from generator.model.bulletin import ReleaseLine
from generator.model.fields import (
    item,
    keys_at,
    label_of,
    models_at,
)
from generator.redaction.record import Target
from generator.redaction.refusal import RefusedError, shown, unknown
from generator.values import PartialDate, Quantity, Yuan

_APART = re.compile(r"\s*[.›>/]\s*")
_NUMBER = re.compile(r"(?:item\s*|第\s*)?[\[#]?\s*([0-9]{1,6})\s*\]?\s*项?", re.IGNORECASE)
_NAME_AND_NUMBER = re.compile(
    r"(.*?[^\s\[#-])\s*(?:\[\s*|#\s*|-|\s第?\s*|第\s*)([0-9]{1,6})(?:\s*\]|\s*项)?"
)


def find_field(target: Target, wanted: str) -> Path:
    """The path of the value that is meant. Items are counted from 1, as on the pages.

    Raises:
        RefusedError: if there is no such value, or none that a mark can stand for.
    """
    path: Path = ()
    for part in _steps(wanted):
        if isinstance(part, int):
            path = (*path, _item(target, path, part, wanted))
        else:
            path = (*path, _key(target, path, part, wanted))
    value = target.source.value(path) if path else None
    if value is None:
        raise _no_single_value(target, path, wanted)
    if (reason := refusal(target, path)) is not None:
        raise RefusedError(reason)
    return path


def refusal(target: Target, path: Path) -> Message | None:
    """Why a mark cannot stand at a path; None if it can."""
    info = _info(target, path)
    if info is None:
        return msg("“{field}” is not known here.", field=written(path))
    types = set(_types(info.annotation)) | {type(each) for each in info.metadata}
    field = written(path)
    if types & {Yuan, Quantity, int, bool}:
        return msg(
            "“{field}” is a figure, and sums must stay exact: redact the name or note beside it.",
            field=field,
        )
    if PartialDate in types:
        return msg(
            "“{field}” is a date: shorten it to its month or year, or take it out of the file.",
            field=field,
        )
    if File in types:
        return msg(
            "“{field}” names a file: delete the file and this item of the list, or put a mended "
            "file in its place.",
            field=field,
        )
    if types & {Reference, VillageId} or _is_address(target, path) or not _takes_text(info, path):
        return msg(
            "“{field}” is an id, an address or a fixed word, which cannot hold a mark: take it out "
            "of the file.",
            field=field,
        )
    return None


def written(path: Path) -> str:
    """`raised[3].from`: a path as one can type it."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".")


def texts_in(data: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every single value of raw data, with its path."""
    match data:
        case str():
            yield path, data
        case dict():
            for key, value in data.items():
                yield from texts_in(value, (*path, key))
        case list():
            for index, value in enumerate(data):
                yield from texts_in(value, (*path, index))


def _steps(wanted: str) -> Iterator[str | int]:
    for part in _APART.split(wanted.strip().lstrip("#")):
        if number := _NUMBER.fullmatch(part):
            yield int(number[1]) - 1
        elif both := _NAME_AND_NUMBER.fullmatch(part):
            yield both[1].strip()
            yield int(both[2]) - 1
        else:
            yield part


def _item(target: Target, path: Path, index: int, wanted: str) -> int:
    data = _at(target, path)
    count = len(data) if isinstance(data, list) else 0
    if not 0 <= index < count:
        raise RefusedError(
            msg(
                "There is no “{field}”: “{list}” has {count} items.",
                field=shown(wanted),
                list=written(path),
                count=count,
            )
        )
    return index


def _key(target: Target, path: Path, name: str, wanted: str) -> str:
    """The key, by itself or by what people call it, in any language and in any case."""
    known = keys_at(target.kind.model, path, target.source.data)
    labels = {key: label_of(info) for key, info in known.items()}
    for key, label in labels.items():
        said = {label.translate(each).casefold() for each in LANGUAGES} if label else set()
        if name.casefold() in said | {key}:
            return key
    sentence = msg(
        "There is no field “{field}” in {record}.", field=shown(wanted), record=target.name
    )
    here = _at(target, path)
    keys = list(here) if isinstance(here, dict) else list(known)
    called = [label.translate(LANGUAGES[1]) for key in keys if (label := labels.get(key))]
    raise unknown(sentence, name, keys if name.isascii() else called)


def _no_single_value(target: Target, path: Path, wanted: str) -> RefusedError:
    inside = [
        written(each)
        for each, _ in texts_in(_at(target, path), path)
        if refusal(target, each) is None
    ]
    if inside:
        sentence = msg("“{field}” holds several values: name one of them.", field=shown(wanted))
        return unknown(sentence, wanted, inside)
    return RefusedError(
        msg("There is nothing at “{field}” in {record}.", field=shown(wanted), record=target.name)
    )


def _at(target: Target, path: Path) -> object:
    data: object = target.source.data
    for part in path:
        data = item(data, part)
    return data


def _info(target: Target, path: Path) -> FieldInfo | None:
    names = [at for at, part in enumerate(path) if isinstance(part, str)]
    if not names:
        return None
    known = keys_at(target.kind.model, path[: names[-1]], target.source.data)
    return known.get(str(path[names[-1]]))


def _is_address(target: Target, path: Path) -> bool:
    """Whether it is the record that a line of a bulletin speaks of."""
    models = models_at(target.kind.model, path[:-1], target.source.data)
    return models == (ReleaseLine,) and path[-1] == "record"


def _takes_text(info: FieldInfo, path: Path) -> bool:
    """Whether the field reads a mark as a text."""
    annotation = cast("Any", Annotated[(info.annotation, *info.metadata)])
    sample = "【a】"
    try:
        TypeAdapter(annotation).validate_python([sample] if isinstance(path[-1], int) else sample)
    except ValidationError:
        return False
    return True


def _types(annotation: Any) -> Iterator[type]:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type):
        yield annotation
    for each in getattr(annotation, "__metadata__", ()):
        yield type(each)
    for each in get_args(annotation):
        if not isinstance(each, (str, bytes)):
            yield from _types(each)
