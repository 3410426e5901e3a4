"""Sheets before they are printed: periods, codes, what stands on them, where they are checked."""

import re
from dataclasses import replace
from datetime import date

import pytest
from lxml import html as lxml_html

from generator.model.page import Paper
from generator.model.township import Township
from generator.render import render_township
from generator.render.paper.bulletins import issues
from generator.render.paper.code import check_code
from generator.render.paper.content import Place, places
from generator.render.paper.document import Printer, Size
from generator.render.paper.spans import WHOLE, Span, latest_quarter, listed, notice_days
from generator.render.view import View
from generator.render.words import Words
from generator.values import PartialDate, Today
from tests.render.cycle import cycle
from tests.render.html import body_of, page, words_of
from tests.render.sample import township

TODAY = date(2026, 1, 1)
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")
SITE = "https://gongshi.example.org/ceshi"


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def span(start: str, end: str) -> Span:
    return Span.between(day(start), day(end))


def with_site(given: Township) -> Township:
    return replace(given, settings=given.settings.model_copy(update={"site_url": SITE}))


def view(given: Township | None = None) -> View:
    return View(given or cycle(), Today(TODAY))


def place(name: str | None, given: View | None = None) -> Place:
    board = places(given or view())
    return next(each for each in board if (each.village.id if each.village else None) == name)


def sheet(name: str | None, period: Span = WHOLE, given: Township | None = None) -> Paper:
    seen = view(given)
    found = place(name, seen)
    return Printer(seen, Words("zh_CN"), Size.A3, TODAY).notice(found, found.notice(period))


def words(paper: Paper, variant: int = 0) -> str:
    body = lxml_html.fromstring(paper.variants[variant]).find("body")
    assert body is not None
    return words_of(body)


# ---- periods ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "key"),
    [
        ("2025-01", "2025-03", "2025-q1"),
        ("2025-10-01", "2025-12-31", "2025-q4"),
        ("2025", "2025", "2025"),
        ("2024-02", "2024-02", "2024-02"),
        ("2025-01", "2025-06", "2025-01-01-2025-06-30"),
        ("2025-02", "2025-04", "2025-02-01-2025-04-30"),
    ],
)
def test_a_period_is_known_by_its_days(start: str, end: str, key: str) -> None:
    assert span(start, end).key == key


def test_a_date_lies_in_a_period_only_if_all_its_days_do() -> None:
    quarter = span("2025-01", "2025-03")
    assert quarter.holds(day("2025-02"))
    assert not quarter.holds(day("2025"))
    assert quarter.may_hold(day("2025"))
    assert not quarter.may_hold(day("2025-04"))
    assert quarter.may_hold(None)
    assert WHOLE.holds(None)
    assert not WHOLE.may_hold(None)


def test_the_default_is_the_last_quarter_that_is_over_and_has_something() -> None:
    days = [day("2025-02-01"), day("2025-08-15"), day("2025-12-31"), None]
    assert latest_quarter(days, date(2026, 1, 1)).key == "2025-q4"
    assert latest_quarter(days, date(2025, 12, 31)).key == "2025-q3"
    assert latest_quarter([day("2024"), None], TODAY) == WHOLE


def test_listed_periods_come_newest_first_and_end_with_everything() -> None:
    keys = [each.key for each in listed([day("2025-02-01"), day("2024"), None])]
    assert keys == ["2025", "2025-q1", "2025-02", "2024", "all"]


def test_the_end_of_the_calendar_is_no_fault() -> None:
    assert [each.key for each in listed([day("9999-12-31")])][-1] == "all"


def test_both_days_of_a_notice_count() -> None:
    assert notice_days(date(2025, 12, 30), 5) == (day("2025-12-30"), day("2026-01-03"))
    assert notice_days(date(2025, 12, 30), 0) == (day("2025-12-30"), day("2025-12-30"))


# ---- what belongs where -----------------------------------------------------------------------


def test_every_entry_of_the_ledgers_stands_on_exactly_one_sheet() -> None:
    seen = view()
    lines = [line for each in places(seen) for line in each.notice(WHOLE).ledger]
    assert sorted((line.path, line.anchor) for line in lines) == sorted(
        (line.path, line.anchor) for line in seen.ledger
    )


def test_periods_divide_a_village_without_loss() -> None:
    found = place("dong")
    dated = [each for each in found.notices if each.span.months == 12]
    inexact = sum(each is None or each.month is None for each in found.days)
    held = sum(len(each.ledger) + len(each.said) for each in dated)
    assert held + len({(h.fund.id, str(h.balance.date)) for h in found.held}) + inexact >= len(
        found.days
    )
    received = found.notice(WHOLE).ledger.received
    assert str(received) == "230000.50"


def test_drafts_and_bulletins_are_on_no_sheet() -> None:
    titles = {each.title for found in places(view()) for each in found.said}
    assert not [title for title in titles if "简报" in title or title == "第二期"]


# ---- codes ------------------------------------------------------------------------------------


def test_a_code_has_eight_signs_that_cannot_be_mistaken() -> None:
    codes = {check_code([number]) for number in range(2000)}
    assert len(codes) == 2000
    assert all(CODE.fullmatch(code) for code in codes)


def test_a_code_is_the_same_in_every_language_layout_and_year() -> None:
    code = place("dong").notice(WHOLE).code
    english = place("dong", View(cycle("en"), Today(date(2031, 5, 5))))
    assert english.notice(WHOLE).code == code


@pytest.mark.parametrize(
    ("old", "new"),
    [("20000.50", "20000.51"), ("date: 2025-02-01", "date: 2025-02-02"), ("68户村民", "86户村民")],
)
def test_a_changed_record_changes_the_code(old: str, new: str) -> None:
    from tests.render.sample import FUND, RECORDS  # noqa: PLC0415 - read where it is changed

    changed = {**RECORDS, "fund": {**RECORDS["fund"], "road": FUND.replace(old, new, 1)}}
    assert changed["fund"]["road"] != FUND
    before = place("dong", view(township())).notice(WHOLE)
    after = place("dong", view(township(changed))).notice(WHOLE)
    assert before.code != after.code
    untouched = [
        place("xi", view(each)).notice(WHOLE).code for each in (township(), township(changed))
    ]
    assert untouched[0] == untouched[1]


def test_a_correction_changes_the_code_of_its_bulletin() -> None:
    from tests.render.cycle import CYCLE  # noqa: PLC0415 - read where it is changed

    fund = {**CYCLE["fund"], "road": CYCLE["fund"]["road"].replace("20000.50", "20001")}
    before, after = (
        next(each for each in issues(view(given)) if each.entry.id == "third")
        for given in (cycle(), township({**CYCLE, "fund": fund}))
    )
    assert before.code != after.code


# ---- on paper ---------------------------------------------------------------------------------


def test_a_sheet_says_what_was_decided_raised_spent_and_answered() -> None:
    text = words(sheet("dong"))
    for said in (
        "测试县 测试镇",
        "测试东村公开栏",
        "230,000.50 元 人民币贰拾叁万元伍角",
        "68,000.25 元 人民币陆万捌仟元贰角伍分",
        "162,000.25 元 人民币壹拾陆万贰仟元贰角伍分",
        "修路，每户出工三天",
        "赞成 29",
        "旧猪圈 600 平方米",
        "已列入修路项目。",
        "十星级文明户评选 14 户",
        "0000-0000001",
        "2026年1月1日至2026年1月5日",
        "测试账本",
    ):
        assert said in text, said


def test_both_variants_say_the_same() -> None:
    paper = sheet("dong")
    assert words(paper, 0) == words(paper, 1)
    assert paper.variants[0] != paper.variants[1]


def test_a_sheet_of_a_period_says_how_many_things_it_could_not_place() -> None:
    assert "另有" in words(sheet("dong", span("2025-01", "2025-03")))
    assert "另有" not in words(sheet("dong"))


def test_with_an_address_there_is_a_qr_code_of_the_line_that_shows_the_code() -> None:
    period = span("2025-01", "2025-03")
    document = lxml_html.fromstring(sheet("dong", period, with_site(cycle())).variants[0])
    assert document.xpath("//svg[title='网页的二维码']/path")
    assert f"{SITE}/jia/noticeboard/dong/#period-2025-q1" in document.text_content()
    made = body_of(page(render_township(cycle(), Today(TODAY))[0], "noticeboard/dong.md"))
    assert made.xpath(".//*[@id='period-2025-q1']")


def test_without_an_address_the_sheet_says_how_to_find_its_page() -> None:
    document = lxml_html.fromstring(sheet("dong").variants[0])
    assert not document.xpath("//svg")
    assert "公开栏核对" in document.text_content()


def test_what_a_record_says_cannot_become_markup() -> None:
    bad = "<b>x</b> & <script>alert(1)</script> {{ 1 }} &#60;"
    records = {"activity": {"a": {"title": bad, "form": "other", "village": "dong"}}}
    paper = sheet("dong", WHOLE, township(records))
    document = lxml_html.fromstring(paper.variants[0])
    assert not document.xpath("//script")
    assert bad in words(paper)


def test_a_bulletin_has_its_head_its_text_and_its_corrections() -> None:
    seen = view(with_site(cycle()))
    issue = next(each for each in issues(seen) if each.entry.id == "third")
    paper = Printer(seen, Words("zh_CN"), Size.A4, TODAY).bulletin(issue)
    text = words(paper)
    for said in (
        "测试镇简报",
        "第3期",
        "2025年9月1日",
        "半年的事。",
        "更正",
        "10,000 元",
        issue.code,
    ):
        assert said in text, said
    assert f"{SITE}/jia/bulletins/third/#paper" in text


def test_a_sheet_asks_for_nothing_from_outside() -> None:
    paper = sheet("dong", WHOLE, with_site(cycle()))
    document = lxml_html.fromstring(paper.variants[0])
    assert not document.xpath("//@src | //link | //script | //@style")
    assert "url(" not in paper.variants[0]
    assert "@import" not in paper.variants[0]


# ---- on the site ------------------------------------------------------------------------------


def test_the_site_shows_the_code_and_the_totals_of_every_sheet() -> None:
    site = render_township(cycle(), Today(TODAY))[0]
    for found in places(view()):
        body = body_of(page(site, found.page))
        for notice in found.notices:
            [cell] = body.xpath(f".//*[@id='period-{notice.span.key}']")
            row = words_of(next(cell.iterancestors("li")))
            assert notice.code in row
            if notice.ledger.counted or notice.ledger.spent:
                assert f"{notice.ledger.received.digits} 元" in row
                assert f"{notice.left.digits} 元" in row


def test_the_page_of_a_bulletin_shows_its_code() -> None:
    site = render_township(cycle(), Today(TODAY))[0]
    for issue in issues(view()):
        assert issue.code in words_of(body_of(page(site, f"{issue.entry.address}.md")))
