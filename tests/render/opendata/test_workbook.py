"""What is taken of an earlier workbook is what would be made, byte for byte."""

import hashlib
import io
import sys
from collections.abc import Sequence
from dataclasses import replace
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.opendata import archive, workbook
from generator.render.opendata.frame import Frame, Joined
from generator.render.opendata.joined import join
from generator.render.opendata.parts import Pile, parts_of
from generator.render.opendata.table import Table
from generator.render.opendata.township import township_data
from generator.render.opendata.workbook import KeptBook, write_workbook
from generator.render.view import View
from generator.values import Today
from tests.render.cycle import CYCLE, TODAY
from tests.render.opendata.reading import ZH
from tests.render.opendata.test_files import COVER, ROWS, SPEC
from tests.render.sample import township

Rows = Sequence[tuple[str, int | None]]


def tables(*found: Rows, known: bool = True) -> list[Joined]:
    """Tables of these rows, each with a digest of them if that is known."""
    made = []
    for at, rows in enumerate(found):
        spec = replace(SPEC, name=f"t{at}")
        pile = Pile(parts_of([Table(spec, tuple(rows))], ZH))
        inputs = hashlib.sha256(repr(rows).encode("utf-8", "surrogatepass")).hexdigest()
        resource = join(spec, pile, ZH, io.BytesIO(), io.BytesIO())
        made.append(Joined(resource, pile, inputs if known else ""))
    return made


def book(made: Sequence[Joined], kept: KeptBook | None = None) -> bytes:
    data = io.BytesIO()
    write_workbook(made, COVER, ZH, data, kept)
    return data.getvalue()


ALL = st.lists(ROWS, min_size=1, max_size=4)


@given(ALL, ALL, st.data())
def test_whatever_is_taken_the_bytes_are_those_of_the_first_time(
    before: list[Rows], after: list[Rows], data: st.DataObject
) -> None:
    """After any change: of rows, of tables that come and go, of none."""
    mixed = [data.draw(st.sampled_from([*before, rows])) for rows in after]
    kept = KeptBook()
    kept.data = io.BytesIO(book(tables(*before), kept))
    assert book(tables(*mixed), kept) == book(tables(*mixed))


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the parts that were packed."""
    names: list[str] = []

    def told(target: ZipFile, name: str, data: Sequence[bytes]) -> None:
        names.append(name)
        archive.put(target, name, data)

    monkeypatch.setattr(workbook, "put", told)
    return names


ONE: Rows = [("一", 1)]
TWO: Rows = [("二", 2)]


def test_a_sheet_that_did_not_change_is_not_packed_anew(packed: list[str]) -> None:
    kept = KeptBook()
    kept.data = io.BytesIO(book(tables(ONE, ONE), kept))
    frame = kept.frame
    packed.clear()
    book(tables(ONE, TWO), kept)
    assert kept.frame is frame
    assert "xl/worksheets/sheet3.xml" in packed
    assert "xl/worksheets/sheet2.xml" not in packed


def test_of_a_sheet_of_which_nothing_is_known_nothing_is_taken(packed: list[str]) -> None:
    kept = KeptBook()
    kept.data = io.BytesIO(book(tables(ONE, known=False), kept))
    packed.clear()
    book(tables(TWO, known=False), kept)
    assert "xl/worksheets/sheet2.xml" in packed


def test_with_a_frame_the_library_is_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is slow to load."""
    kept = KeptBook()
    book(tables(ONE), kept)
    whole = book(tables(TWO))
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    assert book(tables(TWO), kept) == whole


@pytest.mark.parametrize("changed", [[("一", 1), ("二", 2)], [("长" * 20, 1)]])
def test_a_frame_of_other_rows_is_not_taken(changed: Rows) -> None:
    """How many there are, and how wide, stands in it."""
    kept = KeptBook()
    book(tables(ONE), kept)
    before = kept.frame
    assert book(tables(changed), kept) == book(tables(changed))
    assert kept.frame.key != before.key


def test_a_frame_of_another_key_is_not_taken() -> None:
    kept = KeptBook(Frame("another", b"no workbook"))
    assert book(tables(ONE), kept) == book(tables(ONE))


ROAD = CYCLE["project"]["road"]
TITLE = "测试东村修路"


@pytest.mark.parametrize(
    "road",
    [
        ROAD,
        ROAD.replace("测试东村修路", "测试东村铺路"),
        ROAD.replace("测试东村修路", "路" * 30),
        None,
    ],
)
def test_a_township_with_a_kept_book_is_one_without(road: str | None) -> None:
    kept = KeptBook()
    township_data(View(township(CYCLE), Today(TODAY)), ZH, kept)
    projects = {**CYCLE["project"]} | ({"road": road} if road else {})
    if road is None:
        del projects["road"]
    view = View(township({**CYCLE, "project": projects}), Today(TODAY))
    assert township_data(view, ZH, kept) == township_data(view, ZH)
