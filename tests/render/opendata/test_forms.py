"""Rows in each form are those that the libraries would write, value by value."""

import csv
import io
import json
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from generator.model.registry import VillageKind
from generator.render.opendata import package
from generator.render.opendata.cells import plain, written
from generator.render.opendata.csv_file import csv_rows, harmless
from generator.render.opendata.forms import ROW, Forms, json_rows, sheet_rows
from generator.render.opendata.sheets import DAY, MONEY, OPTIONS, SHEET, TEXT, Pen, widest
from generator.render.opendata.table import Cell
from generator.values import PartialDate, Yuan
from tests.render.opendata.reading import ZH

ODD = st.sampled_from(
    [
        "_x0041_",
        "_x0041_x0042_",
        "_x",
        " 前",
        "后\u3000",
        "\t",
        "\n",
        "&<>\"'",
        "\0\x1f",
        "\ufffe\uffff",
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(ODD | st.text(max_size=3), max_size=5).map("".join),
)
DATES = st.dates(min_value=date(1900, 1, 1)).map(lambda day: PartialDate.parse(day.isoformat()))
MONEY_ = st.integers(0, 10**17).map(lambda fen: Yuan(Decimal(fen) / 100))
NUMBERS = st.decimals(0, 10**9, places=3) | st.sampled_from([Decimal(1), Decimal("1.0")])
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    TEXTS,
    st.booleans(),
    st.integers(0, 10**17),
    NUMBERS,
    MONEY_,
    DATES,
    st.sampled_from([PartialDate.parse(each) for each in ("2022", "2022-08", "1900-02-28")]),
    st.sampled_from([*VillageKind]),
)
ROWS = st.integers(1, 30).flatmap(
    lambda wide: st.lists(st.tuples(*[CELLS] * wide), min_size=1, max_size=4)
)

_NUMBERED = re.compile(r'<(row|c) r="([A-Z]*)[0-9]+"(?: spans="[0-9:]+")?')


def by_library(rows: Sequence[Sequence[Cell]]) -> str:
    """The rows as the library writes them, with a text in its cell, and without numbers."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, OPTIONS) as book:
        pen, sheet = Pen(book, ZH), book.add_worksheet()
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                by_library_cell(pen, sheet, at, column, cell)
    with ZipFile(data) as parts:
        shared = "xl/sharedStrings.xml"
        told = parts.read(shared).decode() if shared in parts.namelist() else ""
        texts = re.findall(r"<si>(.*?)</si>", told, re.DOTALL)
        whole = parts.read(SHEET.format(number=1)).decode()
    rows_, _, _ = whole.partition("<sheetData>")[2].partition("</sheetData>")
    free = _NUMBERED.sub(rf'<\1 r="\2{ROW}"', rows_)
    return re.sub(
        r't="s"><v>([0-9]+)</v>',
        lambda found: f't="inlineStr"><is>{texts[int(found[1])]}</is>',
        free,
    )


def by_library_cell(pen: Pen, sheet: object, row: int, column: int, cell: Cell) -> None:
    write = getattr(sheet, "write_string")  # noqa: B009 - the library has no types
    match cell:
        case None:
            return
        case PartialDate() if cell.day and cell.first >= date(1900, 3, 1):
            sheet.write_datetime(row, column, cell.first, pen.day)  # type: ignore[attr-defined]
        case Yuan() if len(cell.amount.normalize().as_tuple().digits) <= 15:
            sheet.write_number(row, column, float(cell.amount), pen.money)  # type: ignore[attr-defined]
        case Decimal() | int() if (
            not isinstance(cell, bool) and len(Decimal(cell).normalize().as_tuple().digits) <= 15
        ):
            sheet.write_number(row, column, float(cell), pen.text)  # type: ignore[attr-defined]
        case _:
            write(row, column, written(cell, ZH), pen.text)


@given(ROWS)
def test_a_row_of_a_sheet_is_the_librarys(rows: list[tuple[Cell, ...]]) -> None:
    assert "".join(sheet_rows(Forms(ZH).rows(rows))) == by_library(rows)


def test_a_table_may_have_more_columns_than_letters() -> None:
    row = [str(number) for number in range(710)]
    assert "".join(sheet_rows(Forms(ZH).rows([tuple(row)]))) == by_library([row])


@given(ROWS)
def test_lines_and_objects_are_the_librarys(rows: list[tuple[Cell, ...]]) -> None:
    made = Forms(ZH).rows(rows)
    keys = [f"列“{at}”" for at in range(len(rows[0]))]
    objects = [dict(zip(keys, map(plain, row), strict=True)) for row in rows]
    told = [json.dumps(each, ensure_ascii=False).encode() for each in objects]
    assert list(json_rows(keys, made)) == told
    text = io.StringIO(newline="")
    csv.writer(text).writerows(
        [harmless(written(c, ZH)) if isinstance(c, str) else written(c, ZH) for c in row]
        for row in rows
    )
    assert csv_rows([[cell.csv for cell in row] for row in made]) == text.getvalue().encode()


@given(st.lists(CELLS, min_size=2))
def test_what_was_written_before_changes_nothing(cells: list[Cell]) -> None:
    """A 1, a yes and a number that equals it are different values."""
    forms = Forms(ZH)
    mixed = [*cells, 1, True, Decimal(1), Decimal("1.0"), "1", Yuan(Decimal(1)), "village"]
    assert forms.rows([tuple(mixed)]) == [tuple(Forms(ZH).rows([(cell,)])[0][0] for cell in mixed)]


def test_the_styles_have_their_numbers() -> None:
    book = xlsxwriter.Workbook(io.BytesIO(), OPTIONS)
    pen = Pen(book, ZH)
    styles = (pen.text, pen.money, pen.day)
    assert [each._get_xf_index() for each in styles] == [TEXT, MONEY, DAY]  # noqa: SLF001 - theirs


@pytest.mark.parametrize("text", ["<r>甲</r>", "<r><t>甲</t></r>"])
def test_a_text_like_a_rich_one_is_a_text(text: str) -> None:
    """The library would lay it into the sheet as it is."""
    (row,) = sheet_rows(Forms(ZH).rows([(text,)]))
    assert "<r>" not in row
    assert "&lt;r&gt;" in row


@pytest.mark.parametrize(("sign", "whole"), [("长", 32_767), ("𠮷", 16_383), ("a𠮷", 21_844)])
def test_a_text_that_a_cell_cannot_hold_is_cut_between_signs(sign: str, whole: int) -> None:
    fits, long = (sign * whole)[:whole], sign * 33_000
    cells = Forms(ZH).rows([(fits, long)])[0]
    assert fits in cells[0].sheet
    assert "全文见 CSV 文件" not in cells[0].sheet
    cut = cells[1].sheet.partition("<t>")[2].partition("</t>")[0]
    assert cut.endswith("全文见 CSV 文件）")
    assert len(cut.encode("utf-16-le")) // 2 in {32_766, 32_767}
    assert cells[1].csv == long


@given(st.lists(TEXTS))
def test_a_column_is_as_wide_as_its_widest_text(texts: list[str]) -> None:
    widths = [max(0, wcswidth(text.partition("\n")[0][:48])) for text in texts]
    assert widest(texts) == min(48, max(widths, default=0))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
)


@given(st.dictionaries(TEXTS, JSON))
def test_the_package_is_indented_as_by_the_library(told: dict[str, object]) -> None:
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    assert package._text(told) == text.encode(errors="surrogatepass")  # noqa: SLF001 - its bytes
