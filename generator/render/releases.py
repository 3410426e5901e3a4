"""The lines of a bulletin as a page shows them: by section, with links and corrections."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.model.bulletin import Bulletin, ReleaseLine, Section
from generator.model.fund import Fund
from generator.model.release import Told, told
from generator.render.view import View

_LEDGER_PARTS = {Section.RAISED: "raised", Section.SPENT: "spent"}


@dataclass(frozen=True)
class Line:
    """One line: what was said, where it is recorded, and what the record says today."""

    said: ReleaseLine
    now: ReleaseLine | None
    path: str
    anchor: str
    corrected: bool


def release(view: View, bulletin: Bulletin) -> tuple[tuple[Section, tuple[Line, ...]], ...]:
    """Sections in their order; empty where the bulletin keeps no lines."""
    lines = sorted(told(view.township, bulletin), key=_section)
    groups = groupby(lines, key=lambda each: each.line.section)
    return tuple((section, tuple(_lines(group))) for section, group in groups)


def _section(each: Told) -> int:
    return list(Section).index(each.line.section)


def _lines(group: Iterable[Told]) -> Iterable[Line]:
    for each in group:
        path = f"{each.entry.address}.md" if each.entry else ""
        yield Line(each.line, each.now, path, _anchor(each), each.corrected)


def _anchor(each: Told) -> str:
    """The entry of the ledger, under the number that it has today."""
    part = _LEDGER_PARTS.get(each.line.section)
    if part is None or each.now is None or each.entry is None:
        return ""
    is_entry = isinstance(each.entry.record, Fund) and each.now.entry is not None
    return f"{part}-{each.now.entry}" if is_entry else ""
