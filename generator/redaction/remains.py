"""Where the words that were taken down still stand: in records, notes and files beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from generator.diagnostics import Position
from generator.load.papers import read_any
from generator.load.reading import read_source
from generator.load.source import Source
from generator.load.yaml_text import split_lines
from generator.messages import Message
from generator.model.picture import is_picture
from generator.model.registry import Registry
from generator.project import REGISTRY, Project
from generator.redaction.field import texts_in
from generator.redaction.record import SUFFIXES
from generator.values.private import mask

_SHORTEST = 2


@dataclass(frozen=True)
class Remains:
    """Where they stand.

    Attributes:
        texts: published values of records and of the registry.
        notes: lines with a note behind `#`, which is not published.
        files: attached files and others among the records, each with the first place in it; None
            where its name, or its folder's, has the words.
    """

    texts: tuple[Position, ...] = ()
    notes: tuple[Position, ...] = ()
    files: tuple[tuple[str, Message | None], ...] = ()


def find_remains(project: Project, place: str, words: str) -> Remains:
    """Look through all records of the county, and the files of one place."""
    if len(words) < _SHORTEST:
        return Remains()
    texts: list[Position] = []
    notes: list[Position] = []
    for file, is_own in _records(project, place):
        raw = file.read_bytes()
        if not is_own and words.encode() not in raw:
            continue
        shown = file.relative_to(project.root).as_posix()
        source, _ = read_source(file, shown, "", Registry)
        text = source.text if source else raw.decode("utf-8", "replace")
        here = list(_in_texts(source, words)) if source else []
        lines = {each.line for each in here}
        texts.extend(here)
        notes.extend(
            Position(shown, number)
            for number, line in enumerate(split_lines(text), start=1)
            if words in line and number not in lines and _is_note(line, words, source)
        )
    return Remains(tuple(texts), tuple(notes), tuple(_in_files(project, place, words)))


def _records(project: Project, place: str) -> Iterator[tuple[FilePath, bool]]:
    yield project.root / REGISTRY, True
    content = project.root / "content"
    for file in sorted(content.rglob("*")):
        if file.suffix.lower() in SUFFIXES and file.is_file():
            yield file, file.is_relative_to(content / place)


def _in_texts(source: Source, words: str) -> Iterator[Position]:
    for path, text in texts_in(source.data):
        if words in text:
            yield source.position(path)


def _is_note(line: str, words: str, source: Source | None) -> bool:
    """Whether the words stand behind a `#`; in a file that nobody can read, anywhere."""
    return source is None or bool(re.search(r"(?:^|\s)#.*" + re.escape(words), line))


def _in_files(project: Project, place: str, words: str) -> Iterator[tuple[str, Message | None]]:
    """Files of the place that are no records, whether a record names them or not."""
    folder = project.records(place)
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in SUFFIXES or not file.is_file():
            continue
        shown = mask(file.relative_to(project.root).as_posix().replace(words, "…"))
        if words in file.relative_to(folder).as_posix():
            yield shown, None
        elif not is_picture(file.name):
            found = (each.place for each in read_any(file).passages if words in each.text)
            if (first := next(found, None)) is not None:
                yield shown, first
