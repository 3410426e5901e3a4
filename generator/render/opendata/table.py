"""What a table of open data is: typed columns with titles, rows of plain values, keys."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import partial

from generator.messages import Message, msg
from generator.model.base import Codelist
from generator.render.words import Words
from generator.values import PartialDate, Yuan

Cell = str | int | bool | Decimal | Yuan | PartialDate | Codelist | None
"""One value; None where nothing is recorded."""


class Type(StrEnum):
    """What a column holds."""

    TEXT = "text"
    MARKDOWN = "markdown"
    CODE = "code"
    ID = "id"
    ADDRESS = "address"
    PATH = "path"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    FLAG = "flag"


TYPES: dict[Type, Message] = {
    Type.TEXT: msg("short text"),
    Type.MARKDOWN: msg("long text"),
    Type.CODE: msg("one of a list"),
    Type.ID: msg("id"),
    Type.ADDRESS: msg("web address"),
    Type.PATH: msg("address on this site"),
    Type.DATE: msg("date"),
    Type.INTEGER: msg("whole number"),
    Type.NUMBER: msg("number"),
    Type.MONEY: msg("yuan"),
    Type.FLAG: msg("yes or no"),
}


@dataclass(frozen=True)
class Target:
    """The table whose key a column holds."""

    table: str
    key: str = "id"


@dataclass(frozen=True)
class Column:
    """One column: its key is for programs and never changes, its titles are the labels above it."""

    key: str
    titles: tuple[Message, ...]
    holds: Type
    about: Message
    required: bool = False
    codes: type[Codelist] | None = None
    target: Target | None = None


@dataclass(frozen=True)
class Spec:
    """A table without its rows; `name` is its file's name, `group` the kind that it belongs to."""

    name: str
    titles: tuple[Message, ...]
    about: Message
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    group: str = ""
    _headers: dict[str, tuple[str, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    """By language, since there are some forty columns of each of thirty tables, asked thrice."""

    def title(self, words: Words) -> str:
        """What readers call it."""
        return _joined(self.titles, words)

    def headers(self, words: Words) -> tuple[str, ...]:
        """A title for each column, no two alike: what two share is told apart by type, then key."""
        made = self._headers.get(words.language)
        if made is None:
            made = self._headers[words.language] = tuple(self._apart(words))
        return made

    def _apart(self, words: Words) -> Iterator[str]:
        plain = [_header(column, words) for column in self.columns]
        typed = [
            _apart(plain, each, words.text(TYPES[column.holds]))
            for each, column in zip(plain, self.columns, strict=True)
        ]
        yield from map(partial(_apart, typed), typed, (column.key for column in self.columns))


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table with its rows, each as wide as its columns."""

    spec: Spec
    rows: tuple[Row, ...]
    before: int = 0
    """Rows of the same table that others hold: the widths of columns are taken from the first."""


def _joined(titles: tuple[Message, ...], words: Words) -> str:
    """The labels on the way to the field, outermost first."""
    return f"{words.gap}·{words.gap}".join(words.text(title) for title in titles)


def _header(column: Column, words: Words) -> str:
    title = _joined(column.titles, words)
    if column.holds is Type.MONEY:
        return words.text(Message(msg("{title} (yuan)").text, {"title": title}))
    return title


def _apart(titles: Sequence[str], title: str, mark: str) -> str:
    """The title, with a mark behind it if another column has the same."""
    return title if titles.count(title) == 1 else f"{title} [{mark}]"
