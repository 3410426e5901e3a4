"""What is downloaded is what is shown: totals and numbers of records, page by page."""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator import load, reading
from generator.model import KINDS
from generator.model.fund import Fund
from generator.model.page import Site
from generator.model.township import Township
from generator.project import Project
from generator.values import Today, Yuan
from tests.render import cycle
from tests.render.cycle import TODAY
from tests.render.html import body_of, page, words_of
from tests.render.opendata.reading import (
    ZH,
    added,
    bundle,
    csv_rows,
    json_rows,
    sheet_rows,
    site,
    workbook,
)
from tests.render.sample import township

ROOT = Path(__file__).parents[3]
SPENT = "{n} entries, {sum} spent in all."
_SUM = re.compile(r"([0-9][0-9,.]*) 元")
_OWN = re.compile(r"[a-z0-9][a-z0-9-]*\.md")


@cache
def _places() -> dict[str, Township]:
    """The invented townships, and every place of the repository's own content."""
    project = Project.at(ROOT)
    registry, _ = reading.read_registry(project)
    assert registry is not None
    found = {"invented": township(), "invented with all kinds": cycle.cycle()}
    for info in load.places(ROOT, registry):
        found[info.id] = reading.read_township(project, registry, info, Today(TODAY))[0]
    return {name: each for name, each in found.items() if any(each.records.values())}


@cache
def _site(name: str) -> Site:
    return site(_places()[name])


def _fact(body: etree._Element, label: str) -> Decimal:
    """The sum behind a label on a fund's page; nothing where it is not there."""
    for term in body.xpath("(.//div[@class='facts']//dl)[1]/dt"):
        if words_of(term) == label:
            match = _SUM.match(words_of(term.getnext()))
            assert match is not None
            return Decimal(match[1].replace(",", ""))
    return Decimal(0)


NAMES = sorted(_places())


def test_the_invented_and_the_real_are_there() -> None:
    assert {"invented", "invented with all kinds", "taohuashan", "shishou"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_fund_has_the_totals_of_its_page(name: str) -> None:
    made = _site(name)
    book = workbook(made.files)
    columns = (
        ("到账", "funds-raised", "资金·收入", "到账金额（元）", "amount"),
        ("认捐", "funds-raised", "资金·收入", "认捐金额（元）", "pledged"),
        ("支出", "funds-spent", "资金·支出", "金额（元）", "amount"),
    )
    for row in csv_rows(made.files, "funds"):
        body = body_of(page(made, f"funds/{row['编号']}.md"))
        for label, table, sheet, header, key in columns:
            shown = _fact(body, label)
            lines = [
                each for each in csv_rows(made.files, table) if each["所属记录·编号"] == row["编号"]
            ]
            assert added(each[header] for each in lines) == shown
            objects = [
                each for each in json_rows(made.files, table) if each["record_id"] == row["编号"]
            ]
            assert added(each[key] for each in objects) == shown
            cells = [
                each for each in sheet_rows(book, sheet) if each["所属记录·编号"] == row["编号"]
            ]
            assert added(each[header] for each in cells) == shown
            assert len(lines) == len(objects) == len(cells)


@pytest.mark.parametrize("name", NAMES)
def test_the_list_of_funds_shows_the_totals_of_all_entries(name: str) -> None:
    made = _site(name)
    received = added(each["到账金额（元）"] for each in csv_rows(made.files, "funds-raised"))
    spent = added(each["金额（元）"] for each in csv_rows(made.files, "funds-spent"))
    if not csv_rows(made.files, "funds"):
        assert received == spent == Decimal(0)
        return
    shown = words_of(body_of(page(made, "funds/index.md")))
    if received:
        assert f"到账 {ZH.text(Yuan(received))}" in shown
    if spent:
        number = len(csv_rows(made.files, "funds-spent"))
        assert ZH.say(SPENT, n=number, sum=Yuan(spent)) in shown


@pytest.mark.parametrize("name", NAMES)
def test_each_list_leads_to_the_records_of_its_table(name: str) -> None:
    made = _site(name)
    book = workbook(made.files)
    for kind in KINDS:
        if not _places()[name].public.records.get(kind.name):
            assert csv_rows(made.files, kind.folder) == []
            continue
        hrefs = body_of(page(made, f"{kind.folder}/index.md")).xpath(".//a/@href")
        linked = {each.partition("#")[0].removesuffix(".md") for each in hrefs if _OWN.match(each)}
        ids = [row["编号"] for row in csv_rows(made.files, kind.folder)]
        assert set(ids) == linked - {"index"}
        assert ids == [row["id"] for row in json_rows(made.files, kind.folder)]
        sheet = ZH.text(kind.label)
        assert ids == [row["编号"] for row in sheet_rows(book, sheet)]


@pytest.mark.parametrize("name", NAMES)
def test_the_stages_are_those_that_the_list_of_projects_counts(name: str) -> None:
    made = _site(name)
    rows = csv_rows(made.files, "projects-stages")
    if not rows:
        assert "project" not in {each.kind.name for each in _all(name)}
        return
    shown = body_of(page(made, "projects/index.md"))
    stages = list(dict.fromkeys(row["阶段·编号"] for row in rows))
    told = [
        sum(row["阶段·编号"] == stage and row["有无记录"] == "是" for row in rows)
        for stage in stages
    ]
    listed = [
        len(shown.xpath(f".//h3[@id='stage-{stage}']/following::div[@class='names'][1]//li"))
        for stage in stages
    ]
    assert listed == told


def _all(name: str) -> list:  # type: ignore[type-arg]
    records = _places()[name].public.records
    return [entry for entries in records.values() for entry in entries]


FEN = st.integers(min_value=1, max_value=10**15).map(lambda fen: Decimal(fen) / 100)


@settings(max_examples=25, deadline=None)
@given(amounts=st.lists(FEN, min_size=1, max_size=6), spent=st.lists(FEN, max_size=4))
def test_any_ledger_leaves_with_its_exact_total(
    amounts: list[Decimal], spent: list[Decimal]
) -> None:
    fund = {
        "title": "任意账",
        "raised": [{"kind": "cash", "source": "other", "amount": f"{each:f}"} for each in amounts],
        "spent": [{"purpose": "任意", "amount": f"{each:f}"} for each in spent],
    }
    town = township({"fund": {"any": fund}})
    (entry,) = town.of(Fund)
    made = bundle(town).files
    for rows, key in (
        (csv_rows(made, "funds-raised"), "到账金额（元）"),
        (json_rows(made, "funds-raised"), "amount"),
        (sheet_rows(workbook(made), "资金·收入"), "到账金额（元）"),
    ):
        assert added(row[key] for row in rows) == entry.record.received.amount
    assert added(r["金额（元）"] for r in csv_rows(made, "funds-spent")) == sum(spent, Decimal(0))


def test_a_draft_and_what_names_it_are_in_no_file() -> None:
    bulletin = "{title: 未公布的简报, number: 2, date: 2025-08-01, body: 未公布, draft: true}"
    fund = "{title: 账, project: secret, raised: [{kind: ideas, source: other, text: 主意}]}"
    town = township(
        {
            "bulletin": {"first": bulletin},
            "fund": {"one": fund},
            "project": {"secret": "{title: 未公布的项目, status: identification, draft: true}"},
        }
    )
    made = bundle(town)
    text = b"".join(each.data for each in made.files if not each.path.endswith(".xlsx")).decode()
    assert "未公布" not in text
    assert "secret" not in text
    for sheet in workbook(made.files):
        cells = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row}
        assert not any("未公布" in cell or "secret" in cell for cell in cells)
