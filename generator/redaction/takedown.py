"""A take-down, from the order to the files: the value, and what bulletins said of it.

Files are written when all of them are known to be right, the record last: as long as it has the
value, the same order can be given again.
"""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path as FilePath

from generator.diagnostics import Path, Position
from generator.load.rewrite import RewriteError, encoded, rewritten
from generator.load.source import Source
from generator.load.yaml_text import parse
from generator.messages import msg
from generator.model import KINDS
from generator.model.bulletin import Bulletin
from generator.project import Project
from generator.redaction.field import find_field, refusal, texts_in
from generator.redaction.record import Target, find_record, open_record, records_in
from generator.redaction.refusal import RefusedError
from generator.redaction.remains import Remains, find_remains
from generator.values.private import FORBIDDEN
from generator.values.redaction import LONGEST_REASON, fits_mark, is_redacted, mark_of

_SHORTEST = 2
"""Signs of a value that is looked for inside of longer texts; one sign is in every text."""


@dataclass(frozen=True)
class Takedown:
    """What is to be taken down, as typed.

    Attributes:
        everywhere: in every text of the township, not in this field and the bulletins alone.
        language: of the mark: that of the site.
    """

    record: str
    field: str
    reason: str
    today: date
    everywhere: bool
    language: str


@dataclass(frozen=True)
class Taken:
    """What was done.

    Attributes:
        place: the id of the township or county.
        changed: where a mark stands now, the record first.
        remains: where the same words still stand.
        words: what was taken down; never to be printed.
    """

    place: str
    changed: tuple[Position, ...]
    remains: Remains
    words: str = field(repr=False)


def take_down(project: Project, order: Takedown) -> Taken:
    """Put a mark in place of a value, in the record and in what bulletins said of it.

    Raises:
        RefusedError: if that cannot be; then nothing was written.
        OSError: if a file cannot be read or written.
    """
    target = find_record(project, order.record)
    path = find_field(target, order.field)
    value = target.source.value(path) or ""
    mark = _mark(order, value)
    hidden = _Hidden(value, mark)
    edited = [(target, _edit(target, [path], hidden))]
    for other in _others(project, target):
        paths = list(_paths(other, target, hidden, everywhere=order.everywhere))
        if other.file == target.file:
            more = [each for each in paths if each != path]
            edited[0] = (target, _edit(target, [path, *more], hidden))
        elif paths:
            edited.append((other, _edit(other, paths, hidden)))
    _write([(each.file, made.text) for each, made in reversed(edited)])
    words = value.strip()
    changed = tuple(place for _, made in edited for place in made.places)
    return Taken(target.place, changed, find_remains(project, target.place, words), words)


@dataclass(frozen=True)
class _Hidden:
    """A value and the mark that takes its place."""

    value: str
    mark: str

    def stands_in(self, text: str) -> bool:
        """Whether it is the whole text, or a part of it that cannot be there by chance."""
        wanted = self.value.strip()
        return text.strip() == wanted or (len(wanted) >= _SHORTEST and wanted in text)

    def part_of(self, text: str) -> str:
        """What the mark replaces: all of the text, or the value inside of it."""
        wanted = self.value.strip()
        return text if text.strip() == wanted else wanted


@dataclass(frozen=True)
class _Edited:
    text: str
    places: tuple[Position, ...]


def _mark(order: Takedown, value: str) -> str:
    reason = order.reason.strip()
    if not fits_mark(reason):
        raise RefusedError(
            msg(
                "The reason must be one line of {count} signs at most, without quotes, brackets "
                "like 【】 and signs of Markdown.",
                count=LONGEST_REASON,
            )
        )
    if any(find(reason) for _, find in FORBIDDEN) or (value.strip() and value.strip() in reason):
        raise RefusedError(msg("The reason must not repeat what is taken down."))
    if is_redacted(value):
        raise RefusedError(msg("A mark stands there already."))
    return mark_of(reason, order.today).translate(order.language)


def _others(project: Project, target: Target) -> Iterator[Target]:
    """Every record of the place that can be read; one that cannot is not published either."""
    for kind in KINDS:
        for file in records_in(target.file.parent.parent / kind.folder):
            try:
                yield open_record(project, kind, file)
            except RefusedError:
                continue


def _paths(other: Target, target: Target, hidden: _Hidden, *, everywhere: bool) -> Iterator[Path]:
    """Where a mark must stand in a record besides: lines of a bulletin that speak of the target."""
    told = _told_of(other, target) if other.kind.model is Bulletin else set()
    for path, text in texts_in(other.source.data):
        is_told = path[:1] == ("lines",) and path[1:2] and path[1] in told
        if (everywhere or is_told) and hidden.stands_in(text) and refusal(other, path) is None:
            yield path


def _told_of(bulletin: Target, target: Target) -> set[int]:
    """Which lines of a bulletin speak of a record, under any id that it had."""
    data = target.source.data
    former = data.get("formerly", ()) if isinstance(data, dict) else ()
    ids = (target.id, *(each for each in former if isinstance(each, str)))
    names = {f"{target.kind.folder}/{each}" for each in ids}
    lines = bulletin.source.data.get("lines") if isinstance(bulletin.source.data, dict) else None
    return {
        at
        for at, line in enumerate(lines if isinstance(lines, list) else ())
        if isinstance(line, dict) and line.get("record") in names
    }


def _edit(target: Target, paths: list[Path], hidden: _Hidden) -> _Edited:
    text = target.source.text
    shown = target.source.path
    for path in paths:
        before = Source(shown, text, parse(text)).value(path) or ""
        try:
            text = rewritten(text, path, hidden.part_of(before), hidden.mark)
        except RewriteError:
            place = target.source.position(path)
            raise RefusedError(
                msg("{place} cannot be changed alone: write the mark by hand.", place=str(place))
            ) from None
    source = Source(shown, text, parse(text))
    return _Edited(text, tuple(source.position(path) for path in paths))


def _write(files: list[tuple[FilePath, str]]) -> None:
    """Each file whole or not at all."""
    for file, text in files:
        data = encoded(text, file.read_bytes())
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".redact-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            FilePath(name).chmod(file.stat().st_mode)
            FilePath(name).replace(file)
        except BaseException:
            FilePath(name).unlink(missing_ok=True)
            raise
