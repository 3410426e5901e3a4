"""The table of mechanisms is held against the real content: every row leads to a page."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator import reading
from generator.diagnostics import has_errors
from generator.model import KINDS
from generator.model.township import Township
from generator.project import Project
from generator.render import render_township
from generator.values import Today

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "docs" / "mechanisms.md"
PROJECT = Project(ROOT, ROOT / "site")
TODAY = date(2026, 1, 1)

HEAD = ["机制", "出处", "记录种类", "页面"]
TEXTS = {"1 石首", "2 永兴", "3 咸宁", "4 竹溪", "5 简报"}
STAGES = ["decision", "construction", "management", "evaluation", "sharing", "organisation"]
FOLDERS = {kind.folder: kind.name for kind in KINDS}
FIRST_STAGE = {"project", "fund", "award", "bulletin"}

_PATH = re.compile(r"([a-z0-9-]+)/([a-z]+)/(?:([a-z0-9-]+)/)?")


@dataclass(frozen=True)
class Row:
    """One mechanism: what it is called, which text tells of it, its kind and its page."""

    line: int
    mechanism: str
    text: str
    kind: str
    path: str

    @property
    def parts(self) -> tuple[str, str, str | None]:
        """Place, folder and id; no id for the list of a kind."""
        match = _PATH.fullmatch(self.path)
        assert match, f"{TABLE.name}:{self.line}: {self.path}"
        return match[1], match[2], match[3]

    @property
    def page(self) -> str:
        """The page of Markdown that becomes the path."""
        _, folder, record = self.parts
        return f"{folder}/{record or 'index'}.md"


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _rows() -> list[Row]:
    """Every row below a head; a row of another width is an error, not something to pass over."""
    found = []
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), start=1):
        cells = _cells(line)
        if not line.startswith("|") or cells == HEAD or set("".join(cells)) <= set("- "):
            continue
        assert len(cells) == len(HEAD), f"{TABLE.name}:{number}"
        mechanism, text, *codes = cells
        spans = [re.fullmatch(r"`([^`]+)`", code) for code in codes]
        kind, path = (span[1] if span else "" for span in spans)
        found.append(Row(number, mechanism, text, kind, path))
    return found


ROWS = _rows()


@cache
def _places() -> dict[str, Township]:
    """Every place with records: townships, and counties with records of their own."""
    registry, _ = reading.read_registry(PROJECT)
    assert registry is not None
    folders = {path.name for path in (ROOT / "content").iterdir() if path.is_dir()}
    places = {}
    for info in reading.chosen(PROJECT, registry, sorted(folders)):
        places[info.id], found = reading.read_township(PROJECT, registry, info, Today(TODAY))
        assert not has_errors(found), info.id
    assert places.keys() == folders
    return places


@cache
def _pages(place: str) -> frozenset[str]:
    site, _ = render_township(_places()[place], Today(TODAY))
    return frozenset(page.path for page in site.pages)


def test_there_is_a_table_for_each_stage_and_for_organisation() -> None:
    text = TABLE.read_text(encoding="utf-8")
    assert re.findall(r"^## .* \{#([a-z]+)\}$", text, re.MULTILINE) == STAGES
    assert text.count("| " + " | ".join(HEAD) + " |") == len(STAGES)
    assert ROWS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.line}-{row.path}")
def test_no_row_is_empty_and_each_is_of_a_kind_and_a_text(row: Row) -> None:
    assert row.mechanism
    assert row.text in TEXTS
    assert row.kind in FOLDERS.values()
    assert FOLDERS.get(row.parts[1]) == row.kind


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.line}-{row.path}")
def test_every_row_leads_to_a_page(row: Row) -> None:
    place, _, record = row.parts
    assert place in _places()
    assert record is None or _places()[place].public.find(row.kind, record) is not None
    assert row.page in _pages(place)


def test_every_text_and_every_kind_has_a_mechanism() -> None:
    assert {row.text for row in ROWS} == TEXTS
    assert {row.kind for row in ROWS} == {kind.name for kind in KINDS}


def test_no_mechanism_stands_twice() -> None:
    names = [(row.mechanism, row.text) for row in ROWS]
    assert sorted(set(names)) == sorted(names)


def test_every_record_of_the_second_stage_belongs_to_a_mechanism() -> None:
    """It has a row, its list has one, or the thread connects it with a record that has one."""
    rows = {row.parts for row in ROWS}
    astray = []
    for place, township in _places().items():
        for entries in township.public.records.values():
            for entry in entries:
                story = (
                    entry,
                    *township.links.origins(entry),
                    *township.links.consequences(entry),
                )
                told = any(
                    (place, each.kind.folder, name) in rows
                    for each in story
                    for name in (each.id, None)
                )
                if entry.kind.name not in FIRST_STAGE and not told:
                    astray.append(f"{place}/{entry.address}/")
    assert astray == []


@pytest.mark.parametrize(
    ("place", "start", "end"),
    [
        ("xx", "suggestions/courtyard-questions", "funds/tourist-village-courtyards"),
        ("bijiashan", "suggestions/woodpeckers", "funds/woodpecker-patrol"),
        ("xx", "meetings/lawn-meeting", "organisations/environment-watch-group"),
        ("dongsheng", "meetings/xingangkou-ten-star-vote", "awards/xingangkou-ten-star-households"),
        ("liushanhu", "activities/new-customs", "awards/tuanshan-ten-star-households"),
        ("taohuashan", "meetings/lihuashan-branch", "funds/lihuashan-courtyards"),
        ("shishou", "meetings/promotion-meeting", "tasks/key-task-finance"),
        ("caopandi", "compacts/points-measure", "awards/civility-by-points"),
        ("paizhouwan", "compacts/zhongbao-group-six", "funds/zhongbao-compact-songs"),
    ],
)
def test_the_real_records_are_connected_in_both_directions(
    place: str, start: str, end: str
) -> None:
    public = _places()[place].public
    by_address = {each.address: each for found in public.records.values() for each in found}
    assert by_address[end] in public.links.consequences(by_address[start])
    assert by_address[start] in public.links.origins(by_address[end])
