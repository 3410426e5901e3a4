"""The validator's errors in the words of editors: which field, which value, what to write."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Path
from generator.load.faults import (
    colon_without_space,
    missing_key,
    unknown_code,
    unknown_key,
    wrong_type,
    wrong_value,
)
from generator.load.preflight import missing_space
from generator.load.reporter import Reporter
from generator.model.fields import (
    codelist_in,
    field_at,
    item,
    keys_at,
    keys_of,
    models_at,
    models_in,
)

_TYPE_ERRORS = frozenset({"tuple_type", "text_expected", "string_type", "model_type"})
_GROUP_ERRORS = frozenset({"model_attributes_type", "dict_type", "mapping_type"})


def explain_errors(error: ValidationError | None, reporter: Reporter) -> Iterator[Diagnostic]:
    """All faults of one record, in any order; keys without a value count as they would with one."""
    for detail in error.errors(include_url=False, include_input=False) if error else []:
        yield from _explain(detail, reporter)
    yield from _unknown_empty_keys(reporter)


def _unknown_empty_keys(reporter: Reporter) -> Iterator[Diagnostic]:
    for path in reporter.source.empty:
        known = keys_at(reporter.model, path[:-1])
        key = str(path[-1])
        if known and key not in known:
            yield reporter.report(unknown_key, path, unknown_key.explain(key, known), key=True)


def _explain(detail: ErrorDetails, reporter: Reporter) -> Iterator[Diagnostic]:
    path = _document_path(detail["loc"], reporter)
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            key = str(path[-1])
            known = keys_at(reporter.model, path[:-1], reporter.source.data)
            yield reporter.report(unknown_key, path, unknown_key.explain(key, known), key=True)
        case "missing":
            yield _missing(path, reporter)
        case "too_short":  # an empty list, which is as good as none
            key = str(path[-1])
            yield reporter.report(missing_key, path, missing_key.explain(key, empty=True))
        case "union_tag_not_found":
            yield _missing((*path, context["discriminator"].strip("'")), reporter)
        case "union_tag_invalid" | "enum" | "literal_error":
            yield from _code(path, context, reporter)
        case kind if kind in _TYPE_ERRORS or kind in _GROUP_ERRORS:
            yield _wrong_type(path, kind, reporter)
        case kind:
            words = wrong_value.explain(kind, context)
            if "stated" in keys_at(reporter.model, path[:-1], reporter.source.data):
                words = wrong_value.point_to_stated(words)
            yield reporter.report(wrong_value, path, words)


def _missing(path: Path, reporter: Reporter) -> Diagnostic:
    """A key that is not there, or is there without a value."""
    key = str(path[-1])
    empty = path in reporter.source.empty
    return reporter.report(missing_key, path, missing_key.explain(key, empty=empty))


def _code(path: Path, context: Mapping[str, Any], reporter: Reporter) -> Iterator[Diagnostic]:
    if "discriminator" in context:
        path = (*path, context["discriminator"].strip("'"))
    value = reporter.source.value(path)
    if value is None:
        yield reporter.report(wrong_type, path, wrong_type.explain("text_expected"))
        return
    codes = _codes_at(path, reporter.model)
    if codes is None:
        yield reporter.report(wrong_value, path, wrong_value.explain("", {}))
        return
    yield reporter.report(unknown_code, path, unknown_code.explain(value, codes))


def _wrong_type(path: Path, kind: str, reporter: Reporter) -> Diagnostic:
    """A colon without a space makes `key:value` one text; then that is what to say."""
    value = reporter.source.value(path)
    space = missing_space([value]) if value else None
    if value is None or space is None:
        in_list = bool(path) and isinstance(path[-1], int)
        words = wrong_type.explain(kind, value, _likely_key(path, reporter), in_list=in_list)
        return reporter.report(wrong_type, path, words)
    _, column, key = space
    found = reporter.report(colon_without_space, path, colon_without_space.explain(key))
    place = found.position
    if found.line_text[place.column - 1 :][: column - 1] != value[: column - 1]:
        return found  # in quotes, or as block text: it does not stand there as it is read
    return replace(found, position=replace(place, column=place.column + column - 1))


def _likely_key(path: Path, reporter: Reporter) -> str | None:
    """The key that a value written in place of its group belongs to: the first required one."""
    info = field_at(reporter.model, path)
    models = models_in(cast("Any", info.annotation)) if info else ()
    if len(models) != 1:
        return None
    return next((key for key, each in keys_of(models[0]).items() if each.is_required()), None)


def _codes_at(path: Path, model: Any) -> Any:  # noqa: ANN401 - a codelist class or None
    info = field_at(model, path)
    return codelist_in(cast("Any", info.annotation)) if info else None


def _document_path(loc: tuple[str | int, ...], reporter: Reporter) -> Path:
    """The validator's location without what the document does not have: the tags of unions.

    The last part is kept even if it does not exist, since a missing key is one.
    """
    path: list[str | int] = []
    data: Any = reporter.source.data
    tag_skipped = False
    for part in loc:
        if not tag_skipped and isinstance(data, dict) and _is_union(reporter.model, tuple(path)):
            tag_skipped = True
            continue
        tag_skipped = False
        path.append(part)
        data = item(data, part)
    return tuple(path)


def _is_union(model: Any, path: Path) -> bool:  # noqa: ANN401 - a model or a union
    return len(models_at(model, path)) > 1
