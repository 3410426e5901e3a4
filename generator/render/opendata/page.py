"""What the page of the data asks: sizes of files, columns with an example from the table itself."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.messages import Message, msg
from generator.render.opendata.bundle import Bundle
from generator.render.opendata.stored import FOLDER, Resource, Stored
from generator.render.opendata.table import TYPES
from generator.render.words import Words
from generator.values import PartialDate

TITLE = msg("Open data")
PATH = f"{FOLDER}/index.md"
TEMPLATE = "pages/data.md.j2"
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


def kilobytes(file: Stored) -> str:
    """Its size, to the tenth below ten; a thousand bytes are a kilobyte."""
    size = file.size / _THOUSAND
    return f"{size:.0f}" if size >= 10 else f"{max(size, 0.1):.1f}"  # noqa: PLR2004 - see above


def explained(resource: Resource, words: Words) -> tuple[Explained, ...]:
    """Every column, with the first value that stands in it."""
    spec = resource.spec
    return tuple(
        Explained(header, column.key, TYPES[column.holds], column.about, example)
        for column, header, example in zip(
            spec.columns, spec.headers(words), resource.examples, strict=True
        )
    )
