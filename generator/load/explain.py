"""The validator's errors in the words of editors: which field, which value, what to write instead."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Path
from generator.load.faults import missing_key, unknown_code, unknown_key, wrong_type, wrong_value
from generator.load.reporter import Reporter
from generator.model.fields import codelist_in, field_at, keys_at

_TYPE_ERRORS = frozenset({"tuple_type", "text_expected", "string_type", "model_type"})
_GROUP_ERRORS = frozenset({"model_attributes_type", "dict_type", "mapping_type"})


def explain_errors(error: ValidationError | None, reporter: Reporter) -> list[Diagnostic]:
    """All faults of one record, in any order; keys without a value count as they would with one."""
    details = error.errors(include_url=False, include_input=False) if error else []
    found = [each for detail in details for each in _explain(detail, reporter)]
    found.extend(_unknown_empty_keys(reporter))
    return found


def _unknown_empty_keys(reporter: Reporter) -> Iterator[Diagnostic]:
    for path in reporter.source.empty:
        known = keys_at(reporter.model, path[:-1])
        key = str(path[-1])
        if known and key not in known:
            yield reporter.report(unknown_key, path, unknown_key.explain(key, known), key=True)


def _explain(detail: ErrorDetails, reporter: Reporter) -> Iterator[Diagnostic]:
    path = _document_path(detail["loc"], reporter.source.data)
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            key = str(path[-1])
            known = keys_at(reporter.model, path[:-1])
            yield reporter.report(unknown_key, path, unknown_key.explain(key, known), key=True)
        case "missing":
            yield reporter.report(missing_key, path, missing_key.explain(str(path[-1])))
        case "union_tag_not_found":
            key = context["discriminator"].strip("'")
            yield reporter.report(missing_key, (*path, key), missing_key.explain(key))
        case "union_tag_invalid" | "enum" | "literal_error":
            yield from _code(path, context, reporter)
        case kind if kind in _TYPE_ERRORS or kind in _GROUP_ERRORS:
            yield reporter.report(wrong_type, path, wrong_type.explain(kind))
        case kind:
            yield reporter.report(wrong_value, path, wrong_value.explain(kind, context))


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


def _codes_at(path: Path, model: Any) -> Any:  # noqa: ANN401 - a codelist class or None
    info = field_at(model, path)
    return codelist_in(cast("Any", info.annotation)) if info else None


def _document_path(loc: tuple[str | int, ...], data: object) -> Path:
    """The validator's location without what the document does not have: the tags of unions.

    The last part is kept even if it does not exist, since a missing key is one.
    """
    path: list[str | int] = []
    for index, part in enumerate(loc):
        last = index == len(loc) - 1
        if isinstance(data, dict) and isinstance(part, str):
            if part not in data and not last:
                continue  # a union's tag
            path.append(part)
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int):
            path.append(part)
            data = data[part] if part < len(data) else None
        elif last and isinstance(data, dict):
            path.append(part)
    return tuple(path)
