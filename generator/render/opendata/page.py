"""What the page of the data asks: sizes of files, columns with an example from the table itself."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.messages import Message, msg
from generator.model.page import File
from generator.render.opendata.bundle import FOLDER, Bundle
from generator.render.opendata.cells import written
from generator.render.opendata.table import TYPES, Table
from generator.render.text import normal
from generator.render.words import Words
from generator.values import PartialDate

TITLE = msg("Open data")
PATH = f"{FOLDER}/index.md"
TEMPLATE = "pages/data.md.j2"
_EXAMPLE = 32
_THOUSAND = 1000


@dataclass(frozen=True)
class Explained:
    """A column in words."""

    header: str
    key: str
    type: Message
    about: Message
    example: str


def data_tools(bundle: Bundle, words: Words) -> dict[str, Any]:
    """What templates may ask of the data."""
    return {
        "data": bundle,
        "words": words,
        "kilobytes": kilobytes,
        "explained": partial(explained, words=words),
        "date": lambda text: PartialDate.parse(text) if text else None,
    }


def kilobytes(file: File) -> str:
    """Its size, to the tenth below ten; a thousand bytes are a kilobyte."""
    size = len(file.data) / _THOUSAND
    return f"{size:.0f}" if size >= 10 else f"{max(size, 0.1):.1f}"  # noqa: PLR2004 - see above


def explained(table: Table, words: Words) -> tuple[Explained, ...]:
    """Every column, with the first value that stands in it."""
    headers = table.spec.headers(words)
    return tuple(
        Explained(header, column.key, TYPES[column.holds], column.about, _example(table, at, words))
        for at, (column, header) in enumerate(zip(table.spec.columns, headers, strict=True))
    )


def _example(table: Table, at: int, words: Words) -> str:
    found = (normal(written(row[at], words)) for row in table.rows if row[at] is not None)
    text = next((each for each in found if each), "")
    return text if len(text) <= _EXAMPLE else text[: _EXAMPLE - 1] + "…"
