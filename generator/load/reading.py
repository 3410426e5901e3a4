"""One file: bytes to text, text to raw values, raw values to a model; every fault on the way."""

from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.diagnostics import Diagnostic, Position, has_errors
from generator.load import preflight
from generator.load.explain import explain_errors
from generator.load.faults import (
    duplicate_key,
    file_unreadable,
    missing_key,
    nesting_depth,
    wrong_type,
    yaml_feature,
    yaml_syntax,
)
from generator.load.reporter import Reporter, fault
from generator.load.source import Source
from generator.load.yaml_text import Parsed, YamlFault, parse

T = TypeVar("T")


def read_model(
    adapter: TypeAdapter[T],
    model: Any,  # noqa: ANN401 - a model class or a union of them
    file: FilePath,
    shown: str,
    record: str,
) -> tuple[T | None, Source | None, list[Diagnostic]]:
    """The model that a file holds, its source, and what is wrong with it.

    Args:
        adapter: validates the raw values.
        model: the annotation behind the adapter, asked for labels and known keys.
        file: where the text is.
        shown: the path as an editor names it.
        record: what diagnostics call the record.
    """
    source, found = read_source(file, shown, record)
    if source is None:
        return None, None, found
    reporter = Reporter(source, model, record)
    if not isinstance(source.data, dict):
        found.append(_no_mapping(source, record))
        return None, source, found
    try:
        value = adapter.validate_python(source.data)
    except ValidationError as error:
        found.extend(explain_errors(error, reporter))
        return None, source, found
    found.extend(explain_errors(None, reporter))
    return (None if has_errors(found) else value), source, found


def read_source(file: FilePath, shown: str, record: str) -> tuple[Source | None, list[Diagnostic]]:
    """The text and raw values of a file; None if it cannot be read."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        words = file_unreadable.explain(error.strerror or type(error).__name__)
        return None, [fault(file_unreadable, Position(shown), words, record)]
    text, found = preflight.decode(raw, shown)
    if text is None:
        return None, found
    found.extend(preflight.inspect(text, shown))
    if has_errors(found):
        return None, found
    parsed = parse(text)
    source = Source(shown, text, parsed)
    found.extend(_yaml_diagnostic(each, source, record) for each in parsed.faults)
    return (None if _unusable(parsed) else source), found


def _unusable(parsed: Parsed) -> bool:
    return any(each.kind in ("syntax", "depth", "document") for each in parsed.faults)


def _yaml_diagnostic(each: YamlFault, source: Source, record: str) -> Diagnostic:
    place = Position(source.path, *each.mark)
    line = source.line(each.mark[0])
    match each.kind:
        case "duplicate":
            words = duplicate_key.explain(each.detail, each.first[0])
            return fault(duplicate_key, place, words, record, line)
        case "feature":
            return fault(yaml_feature, place, yaml_feature.explain(each.detail), record, line)
        case "depth":
            return fault(nesting_depth, place, nesting_depth.explain(each.detail), record, line)
        case "key":
            return fault(wrong_type, place, wrong_type.explain("text_expected"), record, line)
        case _:
            return fault(yaml_syntax, place, yaml_syntax.explain(each.detail), record, line)


def _no_mapping(source: Source, record: str) -> Diagnostic:
    place = Position(source.path)
    if source.data is None:
        return fault(missing_key, place, missing_key.explain("title"), record)
    return fault(wrong_type, place, wrong_type.explain("model_type"), record, source.line(1))
