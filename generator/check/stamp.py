"""A finding becomes a diagnostic: with its rule, its place in the file, and words for the field."""

from dataclasses import replace

from generator.check.finding import Finding, RegistryFinding
from generator.diagnostics import Diagnostic, Position, shorten
from generator.messages import Message, msg
from generator.model.fields import labels
from generator.model.registry import Registry
from generator.model.township import Document, Township
from generator.rule import Rule


def more(found: Diagnostic, count: int) -> Diagnostic:
    """The first that is told no more by itself, with how many there are."""
    return replace(
        found,
        message=msg("The same is found in {count} more places.", count=count),
        remedy=msg("Mend those above first, then check again"),
    )


def stamp_registry(rule: Rule, finding: RegistryFinding, document: Document) -> Diagnostic:
    """The same of a finding of the registry, or of a file that is in no place's folder."""
    if finding.place is not None:
        place = _place(finding, document)
        name = document.path if place.path == document.path else ""
        return Diagnostic(rule.id, rule.severity, place, finding.message, finding.remedy, name)
    value = document.value(finding.path)
    return _of_field(rule, finding, document, document.path, labels(Registry, finding.path), value)


def stamp(rule: Rule, finding: Finding, township: Township) -> Diagnostic:
    """The finding with its rule, its place in the file, and the words for its record and field."""
    entry = finding.entry
    if entry is None:
        place = finding.place or Position(f"content/{township.info.id}")
        return Diagnostic(rule.id, rule.severity, place, finding.message, finding.remedy)
    document = entry.document
    name = document.path.removeprefix("content/").rpartition(".")[0]
    value = document.value(finding.path)
    shown = None if value is None else shorten(value)
    field = labels(entry.kind.model, finding.path)
    return _of_field(rule, finding, document, name, field, shown)


def _of_field(  # noqa: PLR0913, PLR0917 - a diagnostic has as many parts
    rule: Rule,
    finding: Finding | RegistryFinding,
    document: Document,
    record: str,
    field: tuple[Message | str, ...],
    value: str | None,
) -> Diagnostic:
    """What is said of a value of a record or of the registry; a private one is not shown."""
    place = _place(finding, document)
    shown = (None, "") if finding.private else (value, document.line(place.line))
    return Diagnostic(
        rule.id, rule.severity, place, finding.message, finding.remedy, record, field, *shown
    )


def _place(finding: Finding | RegistryFinding, document: Document) -> Position:
    """Where the fault stands: the value or its key, or the very word inside a text."""
    path = finding.path
    if finding.place is not None:
        return replace(finding.place, column=finding.place.column + finding.offset)
    start = document.position(path, key=isinstance(finding, Finding) and finding.key)
    text = document.value(path) or ""
    if not finding.offset:
        return start
    before = text[: finding.offset].split("\n")
    if document.line(start.line)[start.column - 1 :].startswith("|"):  # a line of block text
        line, shown = start.line + len(before), text.split("\n")[len(before) - 1]
        column = document.line(line).find(shown) + len(before[-1]) + 1
        return Position(start.path, line, column) if column > len(before[-1]) else start
    at = document.line(start.line).find(text, start.column - 1)
    if at < 0:  # over several lines, or with signs written as numbers
        return start
    return Position(start.path, start.line, at + finding.offset + 1)
