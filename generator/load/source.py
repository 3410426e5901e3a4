"""A file's text as the loader keeps it: raw values, and the places where they stand."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from generator.diagnostics import Path, Position
from generator.load.mending import column_as_written
from generator.load.signs import show
from generator.load.yaml_text import Mark, Parsed, comments, locate, parse, split_lines


class Source:
    """The text of one file. Places are found only when asked for; most files are faultless."""

    def __init__(self, path: str, text: str, parsed: Parsed, mended: str | None = None) -> None:
        """Keep the text beside what was read from it; `path` is as an editor names it.

        `mended` is the text that was read in its place, line by line, if it had to be put right.
        """
        self.path = path
        self.text = text
        self.mended = mended
        self._parsed: Parsed | None = parsed

    def forget(self) -> None:
        """Let go of the raw values: a model has them now, and the text can be read once more."""
        self._parsed = None

    @property
    def data(self) -> Any:  # noqa: ANN401 - any document
        """Raw values: str, list and dict only; None for an empty document."""
        return self._read().data

    @property
    def empty(self) -> tuple[Path, ...]:
        """Paths of the keys that were written without a value."""
        return self._read().empty

    def _read(self) -> Parsed:
        if self._parsed is None:
            self._parsed = parse(self.text if self.mended is None else self.mended)
        return self._parsed

    @cached_property
    def _places(self) -> dict[Path, tuple[Mark, Mark]]:
        return locate(self.text if self.mended is None else self.mended)

    @cached_property
    def _lines(self) -> list[str]:
        return split_lines(self.text)

    def position(self, path: Path, *, key: bool = False) -> Position:
        """Where the value at `path` stands, or its key; the nearest parent's if there is none."""
        wanted = path
        while wanted and wanted not in self._places:
            wanted = wanted[:-1]
        marks = self._places.get(wanted)
        if marks is None:
            return Position(self.path)
        line, column = marks[0 if key or wanted != path else 1]
        if line > len(self._lines):  # a value that is not there, at the end of the file
            line, column = len(self._lines), len(self._lines[-1]) + 1
        elif self.mended is not None:
            mended = split_lines(self.mended)[line - 1]
            column = column_as_written(self._lines[line - 1], mended, column)
        return Position(self.path, line, column)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; empty past the end."""
        if not 0 < number <= len(self._lines):
            return ""
        line = self._lines[number - 1]
        return line if self.mended is None else show(line)

    def comments(self) -> Iterator[tuple[Position, str]]:
        """What stands behind `#`, and where; the text is read once more."""
        for mark, comment in comments(self.text if self.mended is None else self.mended):
            yield Position(self.path, *mark), comment

    def value(self, path: Path) -> str | None:
        """The text at `path`; None if there is no single value."""
        data = self.data
        for part in path:
            try:
                data = data[part]
            except (KeyError, IndexError, TypeError):
                return None
        return data if isinstance(data, str) else None
