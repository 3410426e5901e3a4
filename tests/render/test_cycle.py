"""The whole cycle on pages: every field, the thread both ways, figures, corrections, counties."""

import posixpath
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
import yaml
from lxml import etree

from generator.messages import Message
from generator.model.base import Codelist, File, Markdown, Record, Reference, VillageId
from generator.model.fields import marker, walk
from generator.model.organisation import Organisation
from generator.model.page import Site
from generator.model.registry import Registry, Settings, TownshipEntry
from generator.model.summary import Summary
from generator.model.township import Entry, Township
from generator.render import prose, render_township
from generator.render.words import Words
from generator.values import Today
from tests.render.cycle import CYCLE, TODAY, cycle
from tests.render.html import body_of, page, words_of
from tests.render.portal import render_portal
from tests.render.sample import COUNTY, INFO, township
from tests.render.test_pages import check_links

WORDS = Words("zh_CN")


@cache
def made(language: str = "zh") -> tuple[Site, Summary]:
    return render_township(cycle(language), Today(TODAY))


def body(path: str) -> etree._Element:
    return body_of(page(made()[0], path))


def text(path: str) -> str:
    return words_of(body(path))


def records() -> list[Entry[Record]]:
    public = cycle().public
    return [entry for entries in public.records.values() for entry in entries]


def _targets(path: str, element: etree._Element) -> set[str]:
    """The pages that an element of the page at `path` links to, without `.md`."""
    folder = posixpath.dirname(path)
    hrefs = (str(href).partition("#")[0] for href in element.xpath(".//a/@href"))
    return {posixpath.normpath(posixpath.join(folder, href)).removesuffix(".md") for href in hrefs}


def _section(path: str, anchor: str) -> etree._Element | None:
    """What follows a heading, up to the next one."""
    heads = body(path).xpath(f".//h2[@id='{anchor}']")
    return heads[0].getnext() if heads else None


# ---- every field ----------------------------------------------------------------------------


@pytest.mark.parametrize("address", [entry.address for entry in records()])
def test_a_page_shows_every_field_of_its_record(address: str) -> None:
    entry = next(each for each in records() if each.address == address)
    shown = body(f"{address}.md")
    squeezed = "".join(words_of(shown).split())
    for path, value, marks in walk(entry.record):
        if (
            path == ("draft",)
            or any(isinstance(mark, File) for mark in marks)
            or _is_told_otherwise(path)
        ):
            continue
        reference = marker(marks, Reference)
        if reference:
            folder = next(e.kind.folder for e in records() if e.kind.name == reference.kind)
            assert f"{folder}/{value}" in _targets(f"{address}.md", shown), path
        elif path[-1] == "url":
            assert shown.xpath(".//a[starts-with(@href,'https://')]"), path
        else:
            assert any(each in squeezed for each in _spoken(value, marks)), (path, value)


def _is_told_otherwise(path: tuple[str | int, ...]) -> bool:
    """What a page says in another way than by its value."""
    return path[-1] in {"section", "record", "entry", "kind"} or path == ("period", "start")


def _spoken(value: object, marks: tuple[Any, ...]) -> set[str]:
    if marker(marks, Markdown):
        said = {prose.plain(str(value))}
    elif marker(marks, VillageId):
        said = {cycle().villages[str(value)].name}
    elif isinstance(value, Codelist):
        said = {WORDS.text(value), "已办成"} if value == "adopted" else {WORDS.text(value)}
    elif isinstance(value, int):
        said = {str(value)}
    else:
        said = {WORDS.text(value)}
    return {"".join(each.split()) for each in said}


# ---- the thread -----------------------------------------------------------------------------


@pytest.mark.parametrize("address", [entry.address for entry in records()])
def test_the_thread_on_a_page_is_that_of_its_references(address: str) -> None:
    township_ = cycle().public
    links = township_.links
    entry = next(each for each in records() if each.address == address)
    for anchor, expected in (
        ("came-from", links.came_from(entry)),
        ("came-of", links.came_of(entry)),
    ):
        found = _section(f"{address}.md", anchor)
        shown = (
            set()
            if found is None
            else {
                each
                for each in _targets(f"{address}.md", found)
                if not each.startswith("villages/")
            }
        )
        assert shown == {each.address for each in expected}, anchor


def test_what_leads_somewhere_is_led_to_from_there() -> None:
    before: set[tuple[str, str]] = set()
    after: set[tuple[str, str]] = set()
    for entry in records():
        path = f"{entry.address}.md"
        for anchor, pairs in (("came-from", before), ("came-of", after)):
            found = _section(path, anchor)
            if found is not None:
                pairs |= {(entry.address, each) for each in _targets(path, found)}
    known = {entry.address for entry in records()}
    assert {(a, b) for a, b in after if b in known} == {(b, a) for a, b in before if b in known}


def test_the_story_is_told_in_one_line() -> None:
    line = body("projects/road.md").xpath(".//div[@class='story']")[0]
    steps = [words_of(step).split()[0] for step in line.xpath("./ol/li")]
    assert steps == [
        *("组织", "回音墙", "会议", "组织", "任务", "资金", "活动", "设施", "公约"),
        *("项目", "资金", "活动", "设施", "公约", "积分", "表彰奖补"),
    ]
    assert [words_of(each) for each in line.xpath(".//b")] == ["项目"]
    assert not body("indicators/income.md").xpath(".//div[@class='story']")


def test_the_project_gathers_its_story_by_stage() -> None:
    shown = body("projects/road.md")
    linked = {}
    for heading in shown.xpath(".//h3[contains(@class,'stage')]"):
        block = heading.getnext()
        while block is not None and block.tag == "div":
            if "linked" in str(block.get("class")):
                linked[heading.get("id")] = _targets("projects/road.md", block)
            block = block.getnext()
    assert linked == {
        "decision": {
            *("suggestions/muddy", "meetings/households", "tasks/road-task", "tasks/plan-task"),
            *("organisations/committee", "organisations/branch", "organisations/groups"),
            *("activities/visits", "facilities/hall", "compacts/rules-of-talk"),
        },
        "construction": {"funds/road", "funds/whole", "activities/friday"},
        "management": {
            *("organisations/wardens", "facilities/stage", "points/dong"),
            *("compacts/pact", "compacts/pact-old"),
        },
        "evaluation": {"awards/road-grant", "awards/star"},
    }


def test_a_stage_with_a_linked_record_is_marked() -> None:
    only = {"project": {"road": "{title: 路, status: implementation, sources: [{title: 甲}]}"}}
    fund = {"fund": {"road": "{title: 账, project: road, sources: [{title: 甲}]}"}}
    site, summary = render_township(township(only | fund), Today(TODAY))
    assert {each.stage: each.projects for each in summary.figures.stages}["construction"] == 1
    marks = body_of(page(site, "projects/index.md")).xpath(".//span[@class='marks']")[0]
    assert [words_of(each) for each in marks.xpath("./b")] == ["建"]


# ---- mechanisms -----------------------------------------------------------------------------


def _raw(kind: str) -> list[dict[str, Any]]:
    return [yaml.safe_load(text) for text in CYCLE[kind].values()]


def test_the_funnel_says_what_the_records_say() -> None:
    resolutions = [each for meeting in _raw("meeting") for each in meeting.get("resolutions", ())]
    adopted = [each for each in resolutions if each.get("decided", "adopted") == "adopted"]
    carried = [
        each
        for each in adopted
        if each.keys() & {"carried", "organisation", "award"} or each.get("project") == "road"
    ]
    funnel = body("index.md").xpath(".//h2[@id='funnel']/following-sibling::div[@class='funnel']")
    figures = [[words_of(each) for each in lane.xpath(".//strong")] for lane in funnel]
    assert figures[0] == ["至少123", str(len(adopted)), str(len(carried))]
    assert figures[1] == ["约215", "11"]
    assert "写明结果的有 15 条" in words_of(funnel[1])
    assert {"meetings/index", "suggestions/index"} == set().union(
        *(_targets("index.md", lane) for lane in funnel)
    )


def test_a_collection_counts_its_parts_once() -> None:
    whole = "{title: 一批, channel: other, text: 甲, count: 20, status: unknown}"
    part = "{title: 一条, channel: other, text: 甲, status: resolved, part_of: all}"
    site, _ = render_township(township({"suggestion": {"all": whole, "one": part}}), Today(TODAY))
    lane = body_of(page(site, "index.md")).xpath(".//div[@class='funnel']")[0]
    assert [words_of(each) for each in lane.xpath(".//strong")] == ["20", "未载明"]


def test_no_funnel_without_meetings_and_suggestions() -> None:
    site, _ = render_township(township(), Today(TODAY))
    assert not body_of(page(site, "index.md")).xpath(".//div[@class='funnel']")


def test_the_echo_wall_begins_with_what_is_past_its_day() -> None:
    voices = body("suggestions/index.md").xpath(".//div[contains(@class,'voices')]/ul/li")
    order = [str(each.xpath("./a/@href")[0]) for each in voices]
    assert order == ["lamps.md", "bus.md", "muddy.md", "list.md", "statue.md"]
    assert "逾期" in words_of(voices[0])
    assert "用时 12 天" in words_of(voices[2])
    assert "回复：已列入修路项目。" in words_of(voices[2])
    assert "73%" in text("suggestions/index.md")


def test_only_the_day_decides_what_is_late() -> None:
    early, _ = render_township(cycle(), Today(date(2025, 5, 31)))
    assert not body_of(page(early, "suggestions/index.md")).xpath(".//h2[@id='late']")
    assert "逾期" not in words_of(body_of(page(early, "suggestions/lamps.md")))
    assert "逾期" in text("suggestions/lamps.md")


def test_meetings_show_what_became_of_their_resolutions() -> None:
    rows = body("meetings/index.md").xpath(".//div[@class='resolutions']/ol/li")
    states = [words_of(row.xpath("./span")[0]) for row in rows]
    assert states == ["已办成", "已办成", "通过", "已办成", "已办成", "未通过", "缓议"]
    assert _targets("meetings/index.md", rows[0]) == {"projects/road"}


def test_organisations_stand_below_their_parents() -> None:
    tree = body("organisations/index.md").xpath(".//div[@class='tree']")[0]
    parents = {entry.id: entry.record.parent for entry in cycle().of(Organisation)}
    for link in tree.xpath(".//li/a"):
        above = link.xpath("ancestor::li[2]/a/@href")
        expected = parents[str(link.get("href")).removesuffix(".md")]
        assert above == ([f"{expected}.md"] if expected else [])
    assert len(tree.xpath(".//li")) == len(parents)
    levels = body("organisations/index.md").xpath(".//div[@class='levels']//tr[td]")
    assert [[words_of(cell) for cell in row][:2] for row in levels] == [
        ["乡镇级", "2 条，未写数目"],
        ["村", "1 另有 2 条未写数目"],
        ["村湾（组）", "7"],
        ["户", "28"],
    ]


def test_organisations_in_a_circle_are_shown_once() -> None:
    form = "form: team, level: village"
    circle = {"a": f"{{title: 甲, parent: b, {form}}}", "b": f"{{title: 乙, parent: a, {form}}}"}
    site, _ = render_township(township({"organisation": circle}), Today(TODAY))
    tree = body_of(page(site, "organisations/index.md")).xpath(".//div[@class='tree']//li/a/@href")
    assert sorted(tree) == ["a.md", "b.md"]


def test_compacts_stand_above_their_older_versions() -> None:
    shown = body("compacts/index.md")
    listed = shown.xpath(".//li[not(ancestor::*[contains(@class, 'downloads')])]/a/@href")
    assert shown.xpath(".//h2/a/@href") == ["pact.md", "rules-of-talk.md"]
    assert listed == ["pact-old.md"]


def test_points_are_ranked_and_drawn() -> None:
    totals, standings = body("points/index.md").xpath(".//div[@class='chart']")
    assert [words_of(row[2]) for row in totals.xpath(".//tr[td]")] == ["42 分", "10 分"]
    rows = standings.xpath(".//tr[td]")
    assert [words_of(row[0]) for row in rows] == ["一组", "二组"]
    assert [row.xpath(".//rect")[0].get("width") for row in rows] == ["100%", "40%"]
    assert "洗衣粉" in text("points/index.md")


def test_the_board_shows_late_tasks_first_and_leads_with_several_tasks() -> None:
    shown = body("tasks/index.md")
    rows = shown.xpath(".//div[@class='roll']//tr[td]")
    assert [[words_of(cell) for cell in row] for row in rows] == [["测试镇城建办", "2", "1", "0"]]
    order = [str(each) for each in shown.xpath(".//div[contains(@class,'board')]/ul/li/a/@href")]
    assert order == ["canal-task.md", "plan-task.md", "road-task.md"]
    assert "逾期" in words_of(shown.xpath(".//li[a/@href='canal-task.md']")[0])


def test_indicators_are_series() -> None:
    bars = body("indicators/income.md").xpath(".//rect")
    assert [bar.get("width") for bar in bars] == ["25%", "54.2%", "100%"]


def test_a_village_gathers_all_of_its_own() -> None:
    shown = _targets("villages/dong.md", body("villages/dong.md"))
    own = {entry.address for entry in records() if "dong" in entry.record.places}
    assert own <= shown


# ---- navigation -----------------------------------------------------------------------------


def test_the_navigation_is_short_and_reaches_every_list() -> None:
    navigation = made()[0].navigation
    assert [title for title, _ in navigation] == [
        *("首页", "议事", "项目", "资金", "表彰奖补", "组织", "简报", "村（社区）", "说明")
    ]
    paths = [
        path
        for _, target in navigation
        for path in ([target] if isinstance(target, str) else [each for _, each in target])
    ]
    pages = {each.path for each in made()[0].pages}
    assert len(paths) == len(set(paths))
    lists = {path for path in pages if path.endswith("index.md")}
    assert set(paths) == lists | {"about.md", "disclosure.md"}


@pytest.mark.parametrize(
    "kind", [kind for kind in CYCLE if kind not in ("fund", "award", "project")]
)
def test_a_kind_alone_makes_a_site_without_dead_ends(kind: str) -> None:
    for language in ("zh", "en"):
        site, _ = render_township(township({kind: CYCLE[kind]}, language=language), Today(TODAY))
        check_links(site)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_link_has_its_target(language: str) -> None:
    check_links(made(language)[0])


def test_nothing_is_left_untranslated() -> None:
    for each in made()[0].pages:
        assert "{n}" not in each.text


# ---- releases -------------------------------------------------------------------------------


def test_a_bulletin_keeps_what_it_said_and_shows_corrections() -> None:
    lines = body("bulletins/third.md").xpath(".//div[@class='told']/ul/li")
    said = {words_of(line).split(" 更正")[0]: line for line in lines}
    plain = said["测试东村修路资金：68户村民 20,000.50 元"]
    assert plain.xpath("./a/@href") == ["../funds/road.md#raised-1"]
    assert not plain.xpath(".//*[@class='correction']")
    moved = words_of(said["测试东村修路资金 9,000 元"])
    assert (
        "简报发布时是“测试东村修路资金” 9,000 元，现在的记录是“测试东村修路资金” 10,000 元。"
        in moved
    )
    assert "这条记录已经撤下。" in words_of(said["撤下的活动 8 人"])
    assert "记录里现在没有这一条。" in words_of(said["路灯不亮"])


# ---- disclosure -----------------------------------------------------------------------------


def test_the_calendar_says_who_is_late() -> None:
    shown = body("disclosure.md")
    assert "测试办法第一条" in words_of(shown)
    heads = [words_of(each) for each in shown.xpath(".//section[1]/h3")]
    assert heads == ["2025年第4季度", "2025年第3季度", "2025年第2季度", "2025年第1季度"]
    first = shown.xpath(".//section[1]//div[@class='standings']")[-1]
    assert [words_of(each) for each in first.xpath("./ul/li")] == [
        "逾期 测试西村、测试南社区",
        "已公示 测试东村",
    ]


def test_the_share_on_time_reaches_home_and_portal() -> None:
    summary = made()[1]
    assert (summary.published_on_time, summary.publishing_duties) == (4, 12)
    assert "disclosure" in _targets("index.md", body("index.md"))
    assert "disclosure" in _targets("about.md", body("about.md"))
    registry = Registry(settings=Settings(), counties=(COUNTY,), townships=(INFO,))
    portal = render_portal(registry, {"jia": summary})
    assert "按时公示 4/12" in words_of(body_of(page(portal, "index.md")))


def test_no_calendar_no_page() -> None:
    site, _ = render_township(township(CYCLE), Today(TODAY))
    assert "disclosure.md" not in {each.path for each in site.pages}


# ---- counties -------------------------------------------------------------------------------


def county() -> Township:
    whole = {
        "meeting": {"talks": "{title: 全县夜话, form: night-talk, sessions: 6840, settled: 97}"},
        "fund": {
            "all": "{title: 全县账, raised: [{source: grant, kind: cash, amount: 5}]}",
        },
    }
    return replace(township(whole), info=TownshipEntry.of_county(COUNTY))


def test_a_county_has_a_site_without_villages() -> None:
    site, summary = render_township(county(), Today(TODAY))
    check_links(site)
    assert not [each.path for each in site.pages if each.path.startswith("villages/")]
    assert [title for title, _ in site.navigation] == ["首页", "会议", "资金", "说明"]
    assert "各乡镇另有自己的站点" in words_of(body_of(page(site, "about.md")))
    assert summary.id == "ceshi"


def test_the_portal_links_a_county_and_never_adds_it() -> None:
    registry = Registry(settings=Settings(), counties=(COUNTY,), townships=(INFO,))
    summaries = {"jia": made()[1], "ceshi": render_township(county(), Today(TODAY))[1]}
    shown = body_of(page(render_portal(registry, summaries), "index.md"))
    assert shown.xpath(".//h2[@id='ceshi']/a/@href") == ["ceshi/"]
    figures = words_of(shown.xpath(".//div[@class='figures']")[0])
    assert "235,001.50 元" in figures
    assert "1 个乡镇" in figures
    assert "测试县自己公示的内容" in words_of(shown)


def test_a_county_without_townships_is_on_the_portal_too() -> None:
    registry = Registry(settings=Settings(), counties=(COUNTY,), townships=())
    portal = render_portal(registry, {"ceshi": render_township(county(), Today(TODAY))[1]})
    assert "ceshi/" in body_of(page(portal, "index.md")).xpath(".//a/@href")


# ---- purity ---------------------------------------------------------------------------------


def test_the_same_day_makes_the_same_bytes() -> None:
    assert render_township(cycle(), Today(TODAY)) == render_township(cycle(), Today(TODAY))


def test_no_page_prints_the_day() -> None:
    spelled = {TODAY.isoformat(), f"{TODAY.year}年{TODAY.month}月{TODAY.day}日"}
    for each in made()[0].pages:
        assert not [day for day in spelled if day in each.text], each.path


def test_messages_are_never_shown_as_objects() -> None:
    for each in made()[0].pages:
        assert Message.__name__ + "(" not in each.text
