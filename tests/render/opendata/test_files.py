"""The files themselves: encodings, types, formulas, widths, and the same bytes each time."""

import io
import json
import zipfile
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.messages import msg
from generator.render.opendata import sheets, workbook
from generator.render.opendata.csv_file import BYTE_ORDER_MARK, harmless, original
from generator.render.opendata.frame import Cover, Joined
from generator.render.opendata.joined import join
from generator.render.opendata.parts import Pile, parts_of
from generator.render.opendata.table import Cell, Column, Spec, Table, Type
from generator.render.opendata.workbook import write_workbook
from tests.render import cycle
from tests.render.opendata.reading import ZH, bundle, csv_rows, file, json_rows, sheet_rows
from tests.render.opendata.reading import workbook as opened
from tests.render.sample import township

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "'=1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_like_a_formula_is_none_in_any_file(text: str) -> None:
    spent = [{"purpose": text, "amount": "1"}]
    made = bundle(township({"fund": {"one": {"title": "账", "spent": spent}}})).files
    (row,) = csv_rows(made, "funds-spent")
    assert row["用途"] == f"'{text}"
    assert original(row["用途"]) == text
    assert json_rows(made, "funds-spent")[0]["purpose"] == text
    cell = opened(made)["资金·支出"]["E2"]
    assert (cell.value, cell.data_type) == (text, "s")


@given(st.text())
def test_no_text_begins_like_a_formula_and_each_comes_back(text: str) -> None:
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert original(harmless(text)) == text


def test_csv_is_what_spreadsheets_read_by_themselves() -> None:
    data = file(bundle(township()).files, "funds-raised.csv")
    assert data.startswith(BYTE_ORDER_MARK)
    lines = data.removeprefix(BYTE_ORDER_MARK).decode().split("\r\n")
    assert lines[0].startswith("所属记录·编号,所属记录,第几项,日期,来源类别")
    assert lines[-1] == ""
    assert not any("\n" in line for line in lines)


def test_money_quantities_and_dates_are_exact_and_plain() -> None:
    made = bundle(township()).files
    rows = csv_rows(made, "funds-raised")
    assert [row["到账金额（元）"] for row in rows[:3]] == ["20000.50", "10000", "200000"]
    labour = rows[5]
    assert (labour["人数"], labour["人数·约数"]) == ("50", "近")
    assert (labour["工日"], labour["工日·单位"], labour["工日·约数"]) == ("3", "天", "")
    assert json_rows(made, "funds-raised")[0]["amount"] == "20000.50"
    projects = csv_rows(made, "projects")
    assert [row["期间·开始"] for row in projects] == ["", "2025-01"]


def test_codes_are_words_in_csv_and_codes_in_json() -> None:
    made = bundle(township()).files
    assert csv_rows(made, "projects")[1]["进展"] == "管护"
    assert json_rows(made, "projects")[1]["status"] == "maintenance"
    codes = {
        (row["table"], row["column"], row["code"]): row["label"] for row in json_rows(made, "codes")
    }
    assert codes["projects", "status", "maintenance"] == "管护"


def test_long_texts_keep_their_paragraphs() -> None:
    made = bundle(township()).files
    summary = csv_rows(made, "projects")[1]["概述"]
    assert summary.startswith("修一条路。\n两边种树")
    assert json_rows(made, "projects")[1]["summary"] == summary


def test_a_sheet_has_a_head_that_stays_a_filter_and_widths_that_fit() -> None:
    book = opened(bundle(township()).files)
    assert book.sheetnames[:3] == ["说明", "项目", "项目·建成内容"]
    sheet = book["资金·收入"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:AA{sheet.max_row}"
    assert sheet["A1"].font.bold
    amount = next(cell for cell in sheet[1] if cell.value == "到账金额（元）")
    below = sheet.cell(2, amount.column)
    assert (below.value, below.number_format) == (20000.5, "#,##0.00")
    widths = [each.width for each in sheet.column_dimensions.values()]
    assert all(8 <= width <= 50 for width in widths)


def test_a_whole_day_is_a_date_and_less_is_a_text() -> None:
    book = opened(bundle(township()).files)
    sheet = book["资金·收入"]
    assert sheet["D2"].value == datetime(2025, 2, 1)  # noqa: DTZ001 - a sheet knows no zones
    assert sheet["D2"].number_format == "yyyy-mm-dd"
    periods = [row["期间·开始"] for row in sheet_rows(book, "项目")]
    assert periods == [None, "2025-01"]


def test_the_first_sheet_explains_every_column() -> None:
    made = bundle(cycle.cycle())
    told = {
        (str(row[0]), str(row[3]))
        for row in opened(made.files)["说明"].iter_rows(values_only=True)
        if row[5]
    }
    columns = {
        (each.spec.name, column.key) for each in made.resources for column in each.spec.columns
    }
    assert columns <= told


def test_two_makings_give_the_same_bytes_without_a_clock() -> None:
    first, second = bundle(cycle.cycle()), bundle(cycle.cycle())
    assert first.files == second.files
    assert first.book is not None
    with zipfile.ZipFile(io.BytesIO(file(first.files, "jia.xlsx"))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert f">{first.about.day.isoformat()}T00:00:00Z</dcterms:created>" in core


TEXT = Column("text", (msg("text"),), Type.TEXT, msg("text"))
AMOUNT = Column("amount", (msg("amount"),), Type.NUMBER, msg("amount"))
COVER = Cover("标题", (), datetime(2025, 1, 1).date())  # noqa: DTZ001 - a mere day


SPEC = Spec("any", (msg("text"),), msg("text"), (TEXT, AMOUNT))


def _written(*parts: tuple[tuple[Cell, ...], ...], spec: Spec = SPEC) -> tuple[str, str, bytes]:
    """A table of several parts, as CSV, JSON and a workbook."""
    as_csv, as_json, book = io.BytesIO(), io.BytesIO(), io.BytesIO()
    made = [part for rows in parts for part in parts_of([Table(spec, rows)], ZH)]
    pile = Pile(made)
    table = Joined(join(spec, pile, ZH, as_csv, as_json), pile)
    write_workbook([table], COVER, ZH, book)
    return as_csv.getvalue().decode(), as_json.getvalue().decode(), book.getvalue()


def _sheet(data: bytes) -> Worksheet:
    return load_workbook(io.BytesIO(data)).worksheets[1]


def test_a_number_that_a_workbook_would_round_is_a_text() -> None:
    exact = Decimal("123456789012345.67")
    _, rows, book = _written((("", exact),))
    assert _sheet(book)["B2"].value == "123456789012345.67"
    assert json.loads(rows)[0]["amount"] == "123456789012345.67"


def test_a_text_too_long_for_a_cell_says_so_and_is_whole_in_csv() -> None:
    long = "长" * 40_000
    lines, _, book = _written(((long, None),))
    cut = _sheet(book)["A2"].value
    assert isinstance(cut, str)
    assert len(cut) == 32_767
    assert cut.endswith("全文见 CSV 文件）")
    assert long in lines


SIGNS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ROWS = st.lists(st.tuples(SIGNS, st.none() | st.integers(0, 10**9)), min_size=1, max_size=5)


@given(st.lists(ROWS, min_size=1, max_size=4), st.data())
def test_parts_give_what_their_rows_give_as_one(
    parts: list[list[tuple[str, int | None]]], data: st.DataObject
) -> None:
    """However the rows of a table are cut, and whatever stands in them."""
    rows = [row for part in parts for row in part]
    at = data.draw(st.integers(1, len(rows)))
    cut = [tuple(piece) for piece in (rows[:at], rows[at:]) if piece]
    assert _written(tuple(rows)) == _written(*cut) == _written(*map(tuple, parts))


@pytest.mark.parametrize("text", ['<row r="7">', '</row><c r="B9"/>', "\\0", 'r="A1"'])
def test_a_text_that_looks_like_a_sheet_stays_a_text(text: str) -> None:
    _, _, book = _written((("一", 1), ("二", 2)), ((text, 3),))
    sheet = _sheet(book)
    assert [cell.value for cell in sheet["B"][1:]] == [1, 2, 3]
    assert sheet.dimensions == "A1:B4"
    assert sheet["A4"].data_type == "s"
    assert sheet["A4"].value == text


def test_rows_without_room_on_a_sheet_are_announced_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (sheets, workbook):
        monkeypatch.setattr(module, "ROOM", 3)
    lines, _, book = _written((("一", 1), ("二", 2)), (("三", 3), ("四", 4)), (("五", 5),))
    sheet = _sheet(book)
    assert [cell.value for cell in sheet["A"][1:4]] == ["一", "二", "三"]
    assert "CSV" in str(sheet["A5"].value)
    assert (sheet.max_row, sheet.auto_filter.ref) == (5, "A1:B5")
    assert "五" in lines
    assert _sheet(_written((("一", 1), ("二", 2), ("三", 3)))[2]).max_row == 4
