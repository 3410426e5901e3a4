"""One file: bytes to text, text to raw values, raw values to a model; every fault on the way."""

import errno
import os
import stat
from itertools import islice
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.diagnostics import Diagnostic, Position, has_errors, shorten
from generator.load import preflight
from generator.load.explain import explain_errors
from generator.load.faults import (
    colon_without_space,
    cut_by_comment,
    duplicate_key,
    file_size,
    file_unreadable,
    invisible_sign,
    nesting_depth,
    too_many_faults,
    wrong_type,
    yaml_feature,
    yaml_syntax,
)
from generator.load.mending import believable, mend
from generator.load.reporter import Reporter, fault
from generator.load.source import Source
from generator.load.yaml_text import MAX_FAULTS, Mark, Parsed, YamlFault, cut_short, parse
from generator.model.fields import field_at, has_list
from generator.reasons import reason_of

T = TypeVar("T")
_LINES_ABOVE = 2
"""How far above the place where YAML stopped a colon without a space may be the cause."""


def read_model(  # noqa: PLR0913 - what to read into what, and what it is called
    adapter: TypeAdapter[T],
    model: Any,  # noqa: ANN401 - a model class or a union of them
    file: "os.PathLike[str]",
    shown: str,
    record: str,
    *,
    limit: int = file_size.LIMIT,
) -> tuple[T | None, Source | None, list[Diagnostic]]:
    """The model that a file holds, its source, and what is wrong with it.

    Args:
        adapter: validates the raw values.
        model: the annotation behind the adapter, asked for labels and known keys.
        file: where the text is.
        shown: the path as an editor names it.
        record: what diagnostics call the record.
        limit: bytes that the file may have.
    """
    source, found = read_source(file, shown, record, model, limit)
    if source is None:
        return None, None, _first(found)
    value: T | None = None
    error: ValidationError | None = None
    try:
        value = adapter.validate_python({} if source.data is None else source.data)
    except ValidationError as refused:
        error = refused
    told: list[Diagnostic] = []
    if error is not None or source.empty:
        reporter = Reporter(source, model, record)
        told.extend(islice(explain_errors(error, reporter), MAX_FAULTS))
    if source.mended is not None:
        besides = believable(told, found)
        if besides is None:
            return None, None, _first(found)
        told = besides
    found = _first([*found, *told])
    if has_errors(found):
        return None, source, found
    source.forget()
    return value, source, found


def _first(found: list[Diagnostic]) -> list[Diagnostic]:
    """As many faults as one file may tell; the last one says that there are more."""
    if len(found) <= too_many_faults.LIMIT:
        return found
    told = sorted(found, key=lambda each: each.order)
    last = told[too_many_faults.LIMIT]
    words = too_many_faults.explain()
    more = fault(too_many_faults, last.position, words, last.record, last.line_text)
    return [*told[: too_many_faults.LIMIT], more]


def _read(file: "os.PathLike[str]") -> bytes:
    """The bytes of a regular file; a pipe or a device would be waited for without end.

    Raises:
        OSError: if it is none, or cannot be read.
    """
    if not stat.S_ISREG(os.stat(file).st_mode):  # noqa: PTH116 - every file passes here
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - every file passes here
        return stream.readall()


def read_source(
    file: "os.PathLike[str]",
    shown: str,
    record: str,
    model: Any,  # noqa: ANN401 - a model class or a union of them
    limit: int = file_size.LIMIT,
) -> tuple[Source | None, list[Diagnostic]]:
    """The text and raw values of a file; None if it cannot be read."""
    try:
        raw = _read(file)
    except OSError as error:
        words = file_unreadable.explain(reason_of(error))
        return None, [fault(file_unreadable, Position(shown), words, record)]
    text, found = preflight.decode(raw, shown, record, limit)
    if text is None:
        return None, found
    found.extend(islice(preflight.inspect(text, shown, record), MAX_FAULTS))
    if has_errors(found):
        mended = mend(text, found)
        parsed = parse(mended)
        sound = len(found) < MAX_FAULTS and not parsed.faults and isinstance(parsed.data, dict)
        return Source(shown, text, parsed, mended) if sound else None, found
    parsed = parse(text)
    source = Source(shown, text, parsed)
    found.extend(_yaml_diagnostic(each, source, record, model) for each in parsed.faults)
    if isinstance(parsed.data, str) and not parsed.faults:
        place = source.position(())
        if space := _space_diagnostic(source, record, range(place.line, place.line + 1)):
            return None, [*found, space]
    if _unusable(parsed):
        return None, found
    cuts = islice(cut_short(text), MAX_FAULTS)
    found.extend(_cut_diagnostic(mark, lost, source, record) for mark, lost in cuts)
    return source, found


def _cut_diagnostic(mark: Mark, lost: str, source: Source, record: str) -> Diagnostic:
    words = cut_by_comment.explain(shorten(lost))
    place = Position(source.path, *mark)
    return fault(cut_by_comment, place, words, record, source.line(mark[0]))


def _unusable(parsed: Parsed) -> bool:
    """Whether reading stopped before the end; then nothing of it can be held against the model."""
    return bool(parsed.faults) and parsed.data is None


def _yaml_diagnostic(
    each: YamlFault,
    source: Source,
    record: str,
    model: Any,  # noqa: ANN401 - a model class or a union of them
) -> Diagnostic:
    place = Position(source.path, *each.mark)
    line = source.line(each.mark[0])
    match each.kind:
        case "duplicate":
            field = field_at(model, each.path)
            is_list = field is not None and has_list(field.annotation)
            words = duplicate_key.explain(each.detail, each.first[0], is_list=is_list)
            return fault(duplicate_key, place, words, record, line)
        case "feature" | "document":
            return fault(yaml_feature, place, yaml_feature.explain(each.detail), record, line)
        case "depth":
            return fault(nesting_depth, place, nesting_depth.explain(each.detail), record, line)
        case "sign":
            return fault(invisible_sign, place, invisible_sign.explain(each.detail), record, line)
        case "key":
            return fault(wrong_type, place, wrong_type.explain("text_expected"), record, line)
        case _:
            before = line[: each.mark[1] - 1]
            above = range(max(1, each.mark[0] - _LINES_ABOVE), each.mark[0] + 1)
            return _space_diagnostic(source, record, above) or fault(
                yaml_syntax, place, yaml_syntax.explain(each.detail, before), record, line
            )


def _space_diagnostic(source: Source, record: str, lines: range) -> Diagnostic | None:
    """The colon without a space that made the text unreadable, if there is one in these lines."""
    space = preflight.missing_space([source.line(number) for number in lines], lines.start)
    if space is None:
        return None
    line, column, key = space
    words = colon_without_space.explain(key)
    place = Position(source.path, line, column)
    return fault(colon_without_space, place, words, record, source.line(line))
