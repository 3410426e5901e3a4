"""The rows of one place in a table, made once, ready to stand behind those of another place.

A table of a place's own site has one part, a table of the portal as many as there are places.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.render.opendata.csv_file import csv_rows
from generator.render.opendata.forms import Forms, Written, json_rows, sheet_rows
from generator.render.opendata.json_file import BETWEEN
from generator.render.opendata.sheets import MEASURED, widest
from generator.render.opendata.table import Table
from generator.render.text import normal
from generator.render.words import Words

_EXAMPLE = 32
"""Signs of an example."""


class Form(StrEnum):
    """What the rows are written as."""

    CSV = "csv"
    JSON = "json"
    SHEET = "sheet"


@dataclass(frozen=True)
class Part:
    """Rows without what stands before and after them; `read` gives them in a form.

    widths: of the texts of each column, in half Han signs; examples: of each column its first.
    """

    rows: int
    widths: tuple[int, ...]
    examples: tuple[str, ...]
    read: Callable[[Form], bytes]


class Pile:
    """Parts of a table behind one another: what is known of them all, and how each is read."""

    def __init__(self, parts: Iterable[Part] = ()) -> None:
        """Begin with these."""
        self.rows = 0
        self.widths: tuple[int, ...] = ()
        self.examples: tuple[str, ...] = ()
        self._reads: list[Callable[[Form], bytes]] = []
        for part in parts:
            self.add(part)

    def add(self, part: Part) -> None:
        """Put a part behind the others; of it stays only how it is read."""
        first = not self._reads
        self._reads.append(part.read)
        self.rows += part.rows
        self.widths = part.widths if first else tuple(map(max, self.widths, part.widths))
        examples = zip(self.examples, part.examples, strict=True)
        self.examples = part.examples if first else tuple(old or new for old, new in examples)

    def read(self, form: Form) -> Iterator[bytes]:
        """The parts in a form, one at a time."""
        return (read(form) for read in self._reads)


def parts_of(tables: Sequence[Table], words: Words) -> tuple[Part, ...]:
    """A part of each table, in memory."""
    forms = Forms(words)
    return tuple(_part(table, forms) for table in tables)


def _part(table: Table, forms: Forms) -> Part:
    rows = forms.rows(table.rows)
    data = {
        Form.CSV: csv_rows([[cell.csv for cell in row] for row in rows]),
        Form.JSON: BETWEEN.join(json_rows((each.key for each in table.spec.columns), rows)),
        Form.SHEET: "".join(sheet_rows(rows)).encode(),
    }
    measured = max(MEASURED - table.before, 0)
    columns = list(zip(*rows, strict=True))
    return Part(
        len(rows),
        tuple(widest({cell.shown for cell in column[:measured]}) for column in columns),
        tuple(_example(column) for column in columns),
        data.__getitem__,
    )


def _example(column: Iterable[Written]) -> str:
    text = next((text for cell in column if cell.text and (text := normal(cell.text))), "")
    return text if len(text) <= _EXAMPLE else text[: _EXAMPLE - 1] + "…"
