"""What a printer and a reader get: text to copy, fonts, tags, pages, and the same bytes again."""

import hashlib
import subprocess
import sys
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from generator.build.paper import PaperFault, to_pdf, typeset
from generator.model.page import Paper
from generator.render.paper.bulletins import issues
from generator.render.paper.content import places
from generator.render.paper.document import Printer, Size
from generator.render.paper.spans import WHOLE
from generator.render.view import View
from generator.render.words import Words
from generator.values import Today
from tests.render.cycle import cycle
from tests.render.sample import township
from tests.render.test_paper import with_site

TODAY = date(2026, 1, 1)
_KANGXI = range(0x2E80, 0x2FE0)
"""Radicals that look like characters: text with them is not found and cannot be searched."""
_MILLIMETRE = 72 / 25.4


@cache
def papers(size: Size = Size.A3) -> tuple[Paper, ...]:
    view = View(with_site(cycle()), Today(TODAY))
    printer = Printer(view, Words("zh_CN"), size, TODAY)
    sheets = [printer.notice(place, place.notice(WHOLE)) for place in places(view)]
    return (*sheets, *(printer.bulletin(issue) for issue in issues(view)))


@cache
def pdf(paper: Paper) -> bytes:
    return to_pdf(paper)


def read(paper: Paper) -> PdfReader:
    return PdfReader(BytesIO(pdf(paper)))


def text_of(reader: PdfReader) -> str:
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


@pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.name)
def test_text_can_be_copied_sign_by_sign(paper: Paper) -> None:
    text = text_of(read(paper))
    assert not [sign for sign in text if ord(sign) in _KANGXI]
    view = View(cycle(), Today(TODAY))
    names = {place.name for place in places(view)} | {"测试镇"}
    assert any(name in text for name in names)
    assert "监督电话0000-0000001" in text


def test_the_figures_of_a_village_are_in_the_text() -> None:
    text = text_of(read(next(each for each in papers() if "dong" in each.name)))
    for said in (
        "230,000.50元",
        "人民币贰拾叁万元伍角",
        "人民币壹拾陆万贰仟元贰角伍分",
        "修路，每户出工三天",
        "2026年1月1日至2026年1月5日",
        "https://gongshi.example.org/ceshi/jia/noticeboard/dong/#period-all",
    ):
        assert said in text, said


@pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.name)
def test_a_sheet_says_what_it_is(paper: Paper) -> None:
    reader = read(paper)
    root: Any = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title == paper.title
    assert reader.metadata.creation_date is None
    assert root["/Lang"] == "zh-CN"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/StructTreeRoot" in root
    assert b"http://www.aiim.org/pdfua/ns/id/" in root["/Metadata"].get_data()


def test_tables_pictures_and_headings_are_tagged() -> None:
    reader = read(next(each for each in papers() if "dong" in each.name))
    root: Any = reader.trailer["/Root"]
    found: dict[str, int] = {}
    alternatives = []
    waiting: list[Any] = [root["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            found[str(node.get("/S"))] = found.get(str(node.get("/S")), 0) + 1
            if "/Alt" in node:
                alternatives.append(str(node["/Alt"]))
            if "/K" in node:
                waiting.append(node["/K"])
    assert found["/H1"] == 1
    assert found["/H2"] >= 6
    assert found["/Table"] >= 5
    assert found["/TH"] >= 6
    assert alternatives == ["网页的二维码"]


def test_fonts_are_embedded_as_subsets() -> None:
    for paper in papers():
        for page in read(paper).pages:
            resources: Any = page["/Resources"]
            for font in resources["/Font"].values():
                [inner] = font.get_object()["/DescendantFonts"]
                described = inner.get_object()["/FontDescriptor"].get_object()
                assert "+" in described["/FontName"]
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & described.keys()


@pytest.mark.parametrize(("size", "width"), [(Size.A4, 210), (Size.A3, 297)])
def test_sheets_have_the_size_asked_for(size: Size, width: int) -> None:
    box = read(papers(size)[0]).pages[0].mediabox
    assert round(float(box.width) / _MILLIMETRE) == width


def test_the_same_records_give_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from tests.paper.test_pdf import papers, to_pdf; "
        "print(hashlib.sha256(to_pdf(papers()[0])).hexdigest())"
    )
    command = [sys.executable, "-c", code]
    root = Path(__file__).parents[2]
    other = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root).stdout
    assert other.strip() == hashlib.sha256(pdf(papers()[0])).hexdigest()


def test_the_day_of_making_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    metadata = PdfReader(BytesIO(to_pdf(papers()[0]))).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == TODAY


def _many(count: int) -> Paper:
    raised = [
        {
            "kind": "cash",
            "source": "villagers",
            "amount": str(1000 + n),
            "from": f"第{n}户",
            "date": "2025-02-01",
        }
        for n in range(count)
    ]
    records = {"fund": {"road": {"title": "修路", "village": "dong", "raised": raised}}}
    view = View(township(records), Today(TODAY))
    [place] = places(view)
    return Printer(view, Words("zh_CN"), Size.A4, TODAY).notice(place, place.notice(WHOLE))


def test_many_entries_go_on_over_pages_with_head_and_number_and_none_is_lost() -> None:
    reader = read(_many(150))
    pages = ["".join(page.extract_text().split()) for page in reader.pages]
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert f"第{number}页共{len(pages)}页" in page
        assert "测试东村公开栏" in page
    for page in pages[1:]:
        assert "核验码" in page
    whole = "".join(pages)
    assert all(f"第{n}户" in whole and f"{1000 + n:,}元" in whole for n in range(150))


def test_closer_type_is_taken_only_where_it_saves_the_second_page() -> None:
    def pages_of(html: str, *others: str) -> int:
        return len(read(Paper("x", "x", (html, *others))).pages)

    def page(lines: int) -> str:
        return f'<html lang="zh-CN"><title>x</title>{"<p>公开栏" * lines}'

    assert pages_of(page(80), page(2)) == 1
    assert pages_of(page(80), page(160)) == pages_of(page(80)) > 1


def test_nothing_is_fetched(tmp_path: Path) -> None:
    outside = tmp_path / "x.css"
    outside.write_text("p { display: none }", encoding="utf-8")
    html = (
        f'<html lang="zh-CN"><title>x</title><link rel=stylesheet href="{outside.as_uri()}">'
        '<img src="http://127.0.0.1:9/x.png" alt="图"><p>公开栏</p>'
    )
    assert "公开栏" in text_of(read(Paper("x", "x", (html,))))


def test_the_style_sheet_has_no_fault() -> None:
    for paper in papers():
        _, said = typeset(paper)
        assert said == ()


def test_signs_that_no_font_has_stop_the_printer_and_are_named() -> None:
    with pytest.raises(PaperFault, match="\uf8d0"):
        to_pdf(Paper("x", "x", ('<html lang="zh-CN"><title>x</title><p>公开\uf8d0栏',)))
