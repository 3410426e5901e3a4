"""Printers: the same diagnostics as text for people, as JSON, and as annotations for GitHub.

Formats: https://docs.github.com/actions/reference/workflow-commands-for-github-actions for the
escapes of annotations; text shows the line with a caret that stands right under wide characters.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.diagnostics import Diagnostic, Severity
from generator.messages import Message, msg

Printer = Callable[[Sequence[Diagnostic], str], Iterator[str]]
"""Diagnostics and a language to lines of output."""

MAX_LINE = 100
"""Cells of a source line that text output shows."""

SEVERITY: Mapping[Severity, Message] = {
    Severity.ERROR: msg("error"),
    Severity.WARNING: msg("warning"),
}
_GITHUB_LIMIT = 10
"""GitHub shows that many annotations of a kind for a step; the rest are only in the log."""


def field_name(parts: Iterable[Message | str], language: str) -> str:
    """`raised › item 3 › amount` in the reader's language."""
    return " › ".join(_word(part).translate(language) for part in parts)


def _word(part: Message | str) -> Message:
    """A label as it is; `#3` as the third item; an unknown key as written."""
    if isinstance(part, Message):
        return part
    return (
        msg("item {number}", number=part[1:])
        if part.startswith("#")
        else Message("{key}", {"key": part})
    )


def text(diagnostics: Sequence[Diagnostic], language: str) -> Iterator[str]:
    """For people: place, rule, sentence, remedy, and the line with a caret."""
    for each in diagnostics:
        severity = SEVERITY[each.severity].translate(language)
        yield f"{each.position}: {severity} [{each.rule}] {each.message.translate(language)}"
        place = " · ".join(filter(None, (each.record, field_name(each.field, language))))
        if place:
            yield f"    {place}" + (f" = {each.value}" if each.value is not None else "")
        if each.line_text:
            yield from _snippet(each)
        yield f"    → {each.remedy.translate(language)}"
        yield ""
    yield summary(diagnostics, language)


def summary(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """How many errors and warnings there are."""
    if not diagnostics:
        return msg("No findings.").translate(language)
    errors = sum(each.severity is Severity.ERROR for each in diagnostics)
    return msg(
        "{errors} errors, {warnings} warnings.",
        errors=errors,
        warnings=len(diagnostics) - errors,
    ).translate(language)


def _snippet(each: Diagnostic) -> Iterator[str]:
    """The line around the position, and a caret under its first character."""
    line = each.line_text.rstrip().replace("\t", " ")
    before = line[: each.position.column - 1]
    start = max(0, len(before) - MAX_LINE)  # no more signs than cells, whatever they are
    while _cells(before[start:]) > MAX_LINE // 2:
        start += 1
    shown = _fit(line[start : start + 2 * MAX_LINE])
    number = str(each.position.line)
    yield f"    {number} | {shown}"
    yield f"    {' ' * len(number)} | {' ' * _cells(before[start:])}^"


def _cells(string: str) -> int:
    """Width on a terminal; characters without one count as none."""
    from wcwidth import wcswidth, wcwidth  # noqa: PLC0415 - slow, and only a shown line has columns

    width = wcswidth(string)
    return width if width >= 0 else sum(max(0, wcwidth(char)) for char in string)


def _fit(line: str) -> str:
    cells = 0
    for index, char in enumerate(line):
        cells += _cells(char)
        if cells > MAX_LINE:
            return f"{line[:index]}…"
    return line


def as_json(diagnostics: Sequence[Diagnostic], language: str) -> Iterator[str]:
    """For programs: one array, positions from 1, columns in characters."""
    yield json.dumps([_plain(each, language) for each in diagnostics], ensure_ascii=False, indent=2)


def _plain(each: Diagnostic, language: str) -> dict[str, Any]:
    return {
        "rule": each.rule,
        "severity": each.severity.value,
        "path": each.position.path,
        "line": each.position.line,
        "column": each.position.column,
        "record": each.record,
        "field": field_name(each.field, language),
        "value": each.value,
        "message": each.message.translate(language),
        "remedy": each.remedy.translate(language),
    }


def github(diagnostics: Sequence[Diagnostic], language: str) -> Iterator[str]:
    """Annotations in a pull request; text follows, since only the first ten of a kind show."""
    shown = dict.fromkeys(Severity, 0)
    for each in diagnostics:
        shown[each.severity] += 1
        if shown[each.severity] > _GITHUB_LIMIT:
            continue
        place = ",".join(
            (
                f"file={_property(each.position.path)}",
                f"line={each.position.line}",
                f"col={each.position.column}",
                f"title={_property(each.rule)}",
            )
        )
        sentence = f"{each.message.translate(language)} → {each.remedy.translate(language)}"
        yield f"::{each.severity.value} {place}::{_data(sentence)}"
    yield from text(diagnostics, language)


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


PRINTERS: dict[str, Printer] = {"text": text, "json": as_json, "github": github}
