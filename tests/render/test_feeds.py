"""Feeds and calendars: valid by the rules of their RFCs, from the records alone, honest of days."""

import re
from datetime import date, datetime
from functools import cache
from urllib.parse import urljoin, urlsplit

import pytest
from icalendar import Calendar
from lxml import etree

from generator.model.page import Site
from generator.model.registry import Settings
from generator.model.township import Township
from generator.render import render_township
from generator.render.feeds.atom import MOST
from generator.values import Today
from tests.render.cycle import TODAY, cycle
from tests.render.html import body_of, page, words_of
from tests.render.portal import render_portal
from tests.render.sample import INFO, registry, township

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://example.org/gongshi/"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_ONE = ("id", "title", "updated")


def with_address(given: Township) -> Township:
    settings = given.settings.model_copy(update={"site_url": URL})
    return Township(given.info, given.county, settings, given.records, given.files)


def files(site: Site) -> dict[str, bytes]:
    return {file.path: file.data for file in site.files}


@cache
def whole(*, addressed: bool = False) -> Site:
    given = with_address(cycle()) if addressed else cycle()
    return render_township(given, Today(TODAY))[0]


def feed(data: bytes) -> etree._Element:
    return etree.fromstring(data)


def texts(element: etree._Element, name: str) -> list[str]:
    return [str(each.text) for each in element.findall(f"{ATOM}{name}")]


def check_feed(data: bytes) -> etree._Element:
    """What RFC 4287 asks: 4.1.1 of a feed, 4.1.2 of an entry, 3.3 of dates, 4.2.6 of ids."""
    root = feed(data)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        for name in _ONE:
            (told,) = texts(element, name)
            assert told.strip()
        (moment,) = texts(element, "updated")
        assert _MOMENT.fullmatch(moment)
        datetime.fromisoformat(moment)
        rels = [link.get("rel", "alternate") for link in element.findall(f"{ATOM}link")]
        assert rels.count("alternate") == 1
        assert all(link.get("href") for link in element.findall(f"{ATOM}link"))
    assert "self" in [link.get("rel") for link in root.findall(f"{ATOM}link")]
    ids = [texts(element, "id")[0] for element in (root, *entries)]
    assert len(set(ids)) == len(ids)
    assert all(urlsplit(each).scheme for each in ids)
    for entry in entries:
        assert entry.findtext(f"{ATOM}author/{ATOM}name")
        assert len(texts(entry, "summary")) == 1
    return root


@pytest.mark.parametrize("addressed", [False, True])
def test_every_feed_is_valid(addressed: bool) -> None:
    feeds = {
        path: data for path, data in files(whole(addressed=addressed)).items() if ".xml" in path
    }
    assert set(feeds) == {"feed.xml", "villages/dong.xml", "villages/xi.xml"}
    for data in feeds.values():
        check_feed(data)


def test_a_feed_holds_what_is_dated_newest_first() -> None:
    root = check_feed(files(whole())["feed.xml"])
    entries = root.findall(f"{ATOM}entry")
    titles = [texts(entry, "title")[0] for entry in entries]
    assert titles[:3] == ["想通班车", "第三期测试简报", "修路以奖代补"]
    assert "测试东村党支部" in titles
    assert "测试镇党委" not in titles  # it has no date
    assert "第二期" not in titles  # a draft
    days = [texts(entry, "updated")[0] for entry in entries]
    assert days == sorted(days, reverse=True)
    assert texts(root, "updated") == days[:1]
    summary = texts(entries[2], "summary")[0]
    assert summary.startswith("表彰奖补 · 测试东村 · 2025年8月15日 · 以奖代补 · 奖补 2.5 万元")


def test_a_date_that_is_known_to_a_year_stands_at_its_first_day() -> None:
    compact = "{title: 旧公约, text: 扫地。, date: 2020}"
    site, _ = render_township(township({"compact": {"old": compact}}), Today(TODAY))
    root = check_feed(files(site)["feed.xml"])
    assert texts(root, "updated") == ["2020-01-01T00:00:00+08:00"]


def test_a_feed_is_cut_at_its_length() -> None:
    many = {
        f"pact-{number}": f"{{title: 公约{number}, text: 扫。, date: 2020-01-{number % 28 + 1:02}}}"
        for number in range(MOST + 5)
    }
    site, summary = render_township(township({"compact": many}), Today(TODAY))
    assert len(check_feed(files(site)["feed.xml"]).findall(f"{ATOM}entry")) == MOST
    assert len(summary.newest) == MOST


@pytest.mark.parametrize("path", ["feed.xml", "villages/dong.xml"])
def test_links_lead_to_pages_with_and_without_a_public_address(path: str) -> None:
    pages = {f"{each.path.removesuffix('.md').removesuffix('index')}" for each in whole().pages}
    for addressed in (False, True):
        root = feed(files(whole(addressed=addressed))[path])
        for link in root.iter(f"{ATOM}link"):
            href = str(link.get("href"))
            assert bool(urlsplit(href).scheme) is addressed
            target = urljoin(f"{URL}jia/{path}", href).removeprefix(f"{URL}jia/")
            assert target == path or target.rstrip("/") in {each.rstrip("/") for each in pages}


def test_ids_outlive_a_new_address_and_a_new_name() -> None:
    one = feed(files(whole())["feed.xml"])
    other = feed(files(whole(addressed=True))["feed.xml"])
    assert [texts(each, "id") for each in one] == [texts(each, "id") for each in other]
    old = township({"compact": {"old": "{title: 公约, text: 扫。, date: 2020}"}})
    renamed = "{title: 公约, text: 扫。, date: 2020, formerly: [old, middle]}"
    new = township({"compact": {"new": renamed}})
    made = [feed(files(render_township(each, Today(TODAY))[0])["feed.xml"]) for each in (old, new)]
    assert len({each.findtext(f"{ATOM}entry/{ATOM}id") for each in made}) == 1


def test_nothing_to_follow_makes_no_file_and_no_link() -> None:
    silent = "{title: 组织, form: committee, level: township}"
    site, _ = render_township(township({"organisation": {"a": silent}}), Today(TODAY))
    assert {file.path.partition("/")[0] for file in site.files} <= {"data"}
    for each in site.pages:
        hrefs = body_of(each).xpath(".//a/@href")
        assert not [href for href in hrefs if href.endswith((".xml", ".ics"))]
    assert not body_of(page(site, "about.md")).xpath(".//*[@id='follow']")


def test_the_feed_of_the_portal_is_valid_and_over_all_places() -> None:
    summary = render_township(cycle(), Today(TODAY))[1]
    other = summary.model_copy(update={"id": "yi", "name": "测试乡"})
    moved = tuple(
        each.model_copy(update={"id": f"urn:uuid:{at}"}) for at, each in enumerate(summary.newest)
    )
    other = other.model_copy(update={"newest": moved})
    made = render_portal(registry(), {"jia": summary, "yi": other})
    root = check_feed(files(made)["feed.xml"])
    links = {str(link.get("href")) for link in root.iter(f"{ATOM}link")}
    assert {"jia/suggestions/bus/", "yi/suggestions/bus/"} <= links
    assert "feed.xml" in body_of(page(made, "about.md")).xpath(".//a/@href")
    assert "feed.xml" not in files(render_portal(registry(), {}))


def events(data: bytes) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(data)
    return [dict(each.items()) for each in calendar.walk("VEVENT")]


def test_a_calendar_has_meetings_activities_and_notices_by_the_day() -> None:
    found = events(files(whole())["calendar.ics"])
    told = [(str(each["SUMMARY"]), each["DTSTART"].dt, each["DTEND"].dt) for each in found]  # type: ignore[attr-defined]
    assert told == [
        ("修路户主会", date(2025, 1, 2), date(2025, 1, 3)),
        ("公示期：测试东村修路", date(2025, 1, 21), date(2025, 1, 28)),
        ("周五清洁日", date(2025, 4, 4), date(2025, 4, 5)),
        ("端午唱戏", date(2025, 5, 31), date(2025, 6, 1)),
        ("公示期：十星级文明户评选", date(2025, 6, 1), date(2025, 6, 8)),
    ]
    assert len({str(each["UID"]) for each in found}) == len(found)
    for each in found:
        assert each["DTSTAMP"].dt.date() == each["DTSTART"].dt  # type: ignore[attr-defined]


def test_what_comes_every_week_has_a_rule_and_says_that_no_end_is_known() -> None:
    (weekly,) = [each for each in events(files(whole())["calendar.ics"]) if "RRULE" in each]
    assert dict(weekly["RRULE"]) == {"FREQ": ["weekly".upper()], "BYDAY": ["FR"]}  # type: ignore[call-overload]
    assert "没有写到哪天为止" in str(weekly["DESCRIPTION"])


@pytest.mark.parametrize(
    ("fields", "first", "until"),
    [
        ("period: {start: 2025-04-01, end: 2025-06-30}", date(2025, 4, 4), date(2025, 6, 30)),
        ("period: {start: 2025-04-01, end: 2025-06}", date(2025, 4, 4), date(2025, 6, 1)),
        ("period: {start: 2025-04}, date: 2025-04-12", date(2025, 4, 18), None),
    ],
)
def test_a_week_begins_with_the_day_named_and_ends_when_it_is_sure_to(
    fields: str, first: date, until: date | None
) -> None:
    activity = f"{{title: 清洁日, form: cleaning, recurrence: weekly, weekday: friday, {fields}}}"
    site, _ = render_township(township({"activity": {"a": activity}}), Today(TODAY))
    (made,) = events(files(site)["calendar.ics"])
    assert made["DTSTART"].dt == first  # type: ignore[attr-defined]
    rule = dict(made["RRULE"])  # type: ignore[call-overload]
    assert rule.get("UNTIL") == ([until] if until else None)


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("activity", "form: cleaning, recurrence: weekly, weekday: friday"),
        ("activity", "form: cleaning, recurrence: weekly, weekday: friday, period: {start: 2025}"),
        ("activity", "form: cleaning, date: 2025-04"),
        ("meeting", "form: households, date: 2025-04"),
        ("award", "family: honour, programme: 星, notice: {from: 2025-06-01, to: 2025-06}"),
        ("award", "family: honour, programme: 星, notice: {from: 2025-06-01}"),
    ],
)
def test_what_has_no_day_is_left_out(kind: str, record: str) -> None:
    site, _ = render_township(township({kind: {"a": f"{{title: 甲, {record}}}"}}), Today(TODAY))
    assert "calendar.ics" not in files(site)


def test_the_page_says_how_many_are_left_out() -> None:
    shown = words_of(body_of(page(whole(), "meetings/index.md")))
    assert "加入手机日历 共 5 件：会议、活动和公示期。另有 2 件没有写明哪一天" in shown
    hrefs = body_of(page(whole(), "activities/index.md")).xpath(".//a/@href")
    assert "../calendar.ics" in hrefs
    hrefs = body_of(page(whole(), "villages/dong.md")).xpath(".//a/@href")
    assert {"dong.xml", "dong.ics", "../about.md#follow"} <= set(hrefs)
    hrefs = body_of(page(whole(), "villages/xi.md")).xpath(".//a/@href")
    assert "xi.xml" in hrefs
    assert "xi.ics" not in hrefs


def test_long_chinese_lines_are_folded_between_characters() -> None:
    data = files(whole())["calendar.ics"]
    assert b"\r\n " in data
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # a character cut in two would be no UTF-8


def test_the_same_records_make_the_same_bytes() -> None:
    later = date(2027, 3, 4)
    assert files(render_township(cycle(), Today(later))[0]) == files(whole())


def test_a_renamed_village_keeps_its_feed_and_calendar() -> None:
    renamed = INFO.villages[0].model_copy(update={"formerly": ("old",)})
    info = INFO.model_copy(update={"villages": (renamed, *INFO.villages[1:])})
    given = cycle()
    site, _ = render_township(
        Township(info, given.county, Settings(), given.records, given.files), Today(TODAY)
    )
    made = files(site)
    assert made["villages/old.xml"] == made["villages/dong.xml"]
    assert made["villages/old.ics"] == made["villages/dong.ics"]
