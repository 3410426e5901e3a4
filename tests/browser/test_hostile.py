"""A county whose every text is an attack: its pages show the text, and nothing happens.

The rules refuse most of these records, and nothing of them is published. Pages are made without
the rules here, since a reader must be safe even where a rule is not.
"""

import csv
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from icalendar import Calendar
from lxml import etree, html
from openpyxl import load_workbook

from generator import county, load
from generator.build import site as sites
from generator.model import KINDS
from generator.model.base import File, Markdown, Reference, VillageId
from generator.model.fields import marker, walk
from generator.model.township import Entry
from generator.portal.work import portal_work
from generator.project import Project
from generator.render import render_township
from generator.render.text import normal
from generator.values import Today
from tests.browser import hostile
from tests.browser.attacks import ATTACKS, CLASSES
from tests.browser.conftest import Open, Reader, serve
from tests.browser.test_publishing import WATCH
from tests.county import TODAY

pytestmark = pytest.mark.xdist_group("hostile")  # the county is built once

_TAGS = (
    "a article b blockquote body br button code data dd details div dl dt em fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 head header hr html img input label legend li link main "
    "mark meta nav noscript ol option p picture pre q rect script section select small source span "
    "strong summary svg table tbody td th thead time title tr ul"
)
TAGS = frozenset(_TAGS.split())
"""All that our own pages are made of."""

PROBE = """(tags) => {
    const found = [];
    const own = (address) => new URL(address, document.baseURI).origin === location.origin;
    for (const node of document.querySelectorAll("*")) {
        const name = node.tagName.toLowerCase();
        if (!tags.includes(name)) { found.push(node.outerHTML.slice(0, 200)); }
        if (name === "script" && (!node.src || node.text)) { found.push(node.outerHTML); }
        for (const { name: attribute, value } of node.attributes) {
            const said = `${name} ${attribute}=${value.slice(0, 80)}`;
            if (/^on|^style$|^srcdoc$|^http-equiv$|^form|^auto(focus|play)$/.test(attribute)) {
                found.push(said);
            }
            const loads = ["src", "srcset", "action", "poster", "data"].includes(attribute)
                || (name === "link" && !["canonical", "alternate"].includes(node.rel));
            if (loads && ["src", "srcset", "action", "href", "poster", "data"].includes(attribute)
                && !own(value)) { found.push(said); }
            if (attribute === "href" && !["http:", "https:", "mailto:", "tel:"].includes(
                new URL(value, document.baseURI).protocol)) { found.push(said); }
        }
    }
    const meta = (property) => document.querySelector(`meta[property='${property}']`)?.content;
    return {
        found, broken: window.broken, text: document.body.textContent, title: document.title,
        head: document.querySelector("h1")?.textContent, shared: meta("og:title"),
        site: meta("og:site_name"), wide: document.documentElement.scrollWidth,
    };
}"""
"""What an attack has brought into a page, and what the page says."""


NEIGHBOURS = r"""() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) { nodes.push(walker.currentNode); }
    const place = (node, from, to) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        return range.getBoundingClientRect();
    };
    const block = (node) => {
        let found = node.parentElement;
        while (getComputedStyle(found).display.startsWith("inline")) {
            found = found.parentElement;
        }
        return found;
    };
    const next = (which, from) => {
        const own = block(nodes[which]);
        for (let at = which; at < nodes.length && block(nodes[at]) === own; at += 1) {
            const start = at === which ? from : 0;
            const sign = nodes[at].data.slice(start).search(/[^\s\u2068\u2069]/);
            if (sign >= 0) { return place(nodes[at], start + sign, start + sign + 1); }
        }
        return null;
    };
    return nodes.flatMap((node, which) => {
        const at = node.data.indexOf("\u05e9\u05dc\u05d5\u05dd 100");
        const after = at < 0 ? null : next(which, at + 8);
        const own = after && place(node, at, at + 8);
        const beside = own && own.height < 1.5 * after.height
            && Math.abs(own.bottom - after.bottom) < 4;
        return beside ? [[own.right, after.left]] : [];
    });
}"""
"""Right edges of what reads from right to left, and left edges of what stands after it."""


class Built:
    """The county of attacks, published without asking the rules."""

    def __init__(self, root: Path) -> None:
        self.made = hostile.write(root)
        self.project = Project.at(root)
        registry, _, faults = load.load_registry(root)
        assert registry is not None, [(each.position, str(each.message)) for each in faults]
        self.registry = registry
        self.township, found = load.load_township(root, registry, registry.townships[0])
        assert not found, [(each.position, str(each.message)) for each in found]
        site, self.summary = render_township(self.township, Today(TODAY))
        work = county.township_work(self.project, self.township, site)
        sites.publish(self.project, work, self.summary.model_dump(mode="json"))
        portal = portal_work(self.project, registry, {"jia": self.summary})
        sites.publish_portal(self.project, portal, ["jia"])
        self.site = self.project.site
        self.title = registry.settings.title
        self.address = ""

    def entries(self, folder: str) -> tuple[Entry[Any], ...]:
        """The records of a kind."""
        return next(self.township.records[kind.name] for kind in KINDS if kind.folder == folder)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    made = Built(tmp_path_factory.mktemp("hostile"))
    server, made.address = serve(made.site)
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def visit(reader: Open) -> Reader:
    opened = reader(360)
    opened.page.add_init_script(WATCH)
    return opened


def _look(visit: Reader, address: str) -> dict[str, Any]:
    """Open a page and see that it is whole; what it says."""
    visit.page.goto(address)
    told: dict[str, Any] = visit.page.evaluate(PROBE, sorted(TAGS))
    assert (told["found"], told["broken"]) == ([], []), address
    assert told["wide"] <= 360, address
    return told


def _flat(text: str) -> str:
    """Words as a reader sees them; isolates around what reads from right to left are no words."""
    return " ".join(text.replace("\u2068", "").replace("\u2069", "").split())


_NO_TEXTS = (File, Markdown, Reference, VillageId)


def _lines(entry: Entry[Any]) -> Iterator[tuple[str, str]]:
    """Every text of one line that a record's page shows as it is, with its field."""
    for path, value, marks in walk(entry.record):
        is_plain = type(value) is str and not any(marker(marks, each) for each in _NO_TEXTS)
        if is_plain and path[-1] not in ("url", "alt") and not _is_address(path):
            yield str(path), normal(str(value))


def _is_address(path: tuple[str | int, ...]) -> bool:
    """Whether a text says which record a line of a bulletin is of; pages link it, or leave it."""
    return path[0] == "lines" and path[-1] == "record"


def test_every_attack_meets_every_kind() -> None:
    assert len(set(ATTACKS)) == len(ATTACKS) >= 100
    made = dict(hostile.records())
    for kind in KINDS:
        told = json.dumps([each for path, each in made.items() if f"/{kind.folder}/" in path])
        assert [each for each in ATTACKS if json.dumps(each)[1:-1] not in told] == [], kind.name


def test_every_class_of_attacks_meets_every_field(built: Built) -> None:
    classes = [{normal(text) for text in each} for each in CLASSES]
    for kind in KINDS:
        fields: dict[tuple[str, ...], set[str]] = {}
        for entry in built.entries(kind.folder):
            for path, value, marks in walk(entry.record):
                name = (type(entry.record).__name__, *(x for x in path if isinstance(x, str)))
                if type(value) is str and not any(marker(marks, each) for each in _NO_TEXTS):
                    fields.setdefault(name, set()).add(normal(value))
        texts = {name: said for name, said in fields.items() if name[-1] not in ("url", "time")}
        assert len(texts) >= 4
        for name, said in texts.items():
            assert all(said & each for each in classes), name


@pytest.mark.parametrize("kind", [kind.folder for kind in KINDS])
def test_attacks_are_text(built: Built, visit: Reader, kind: str) -> None:
    for entry in built.entries(kind):
        told = _look(visit, f"{built.address}jia/{entry.address}/")
        title = normal(entry.record.title)
        assert _flat(told["head"]) == told["shared"] == title
        assert told["title"].startswith(title)
        text = _flat(told["text"])
        assert [each for each in _lines(entry) if each[1] not in text] == [], entry.address
    assert visit.complaints == []
    assert visit.foreign(built.address) == []


def _others(site: Path) -> list[str]:
    """Pages that are no record's; of villages and noticeboards, some."""
    found = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    records = re.compile(rf"jia/({'|'.join(kind.folder for kind in KINDS)})/.")
    many = re.compile(r"/(villages|noticeboard)/(?!v1$|v2$|v9$).")
    return [
        "" if path == "." else f"{path}/"
        for path in found
        if "hant" not in path and not records.match(path) and not many.search(path)
    ]


def test_attacks_are_text_in_lists_and_on_the_portal(built: Built, visit: Reader) -> None:
    names = {normal(each) for each in (built.title, built.township.info.name)}
    for path in _others(built.site):
        told = _look(visit, built.address + path)
        assert normal(told["site"]) in names
    portal = _flat(_look(visit, built.address)["text"])
    assert [each for each in ATTACKS if normal(each) not in portal] == []
    assert visit.complaints == []
    assert visit.foreign(built.address) == []


def test_attacks_are_text_in_traditional_characters(built: Built, visit: Reader) -> None:
    addresses = [built.entries(kind.folder)[at % 9].address for at, kind in enumerate(KINDS)]
    for path in ["", *(f"{address}/" for address in addresses)]:
        told = _look(visit, f"{built.address}jia/hant/{path}")
        assert "{{7*7}}" in told["text"]
    _look(visit, f"{built.address}hant/")
    assert visit.complaints == []
    assert visit.foreign(built.address) == []


@pytest.mark.parametrize("asked", ["alert", "<img src=x onerror=alert(1)>", "{{7*7}} 公示", "שלום"])
def test_searching_for_attacks_does_nothing(built: Built, visit: Reader, asked: str) -> None:
    visit.page.goto(f"{built.address}jia/search/?q={quote(asked)}")
    visit.page.locator("#results[data-state=done]").wait_for(state="attached")
    told = visit.page.evaluate(PROBE, sorted(TAGS))
    assert (told["found"], told["broken"]) == ([], [])
    assert visit.page.locator("#q").input_value() == asked
    assert visit.page.locator("#results a").count() > 0
    assert visit.complaints == []
    assert visit.foreign(built.address) == []


def test_what_reads_from_right_to_left_moves_no_neighbour(built: Built, visit: Reader) -> None:
    """Signs after such a text stand to the right of it, if they stand in the same line."""
    seen = []
    for path in (
        "jia/funds/",
        "jia/villages/v1/",
        "jia/meetings/",
        "jia/activities/",
        "jia/tasks/",
    ):
        visit.page.goto(built.address + path)
        seen += visit.page.evaluate(NEIGHBOURS)
    assert len(seen) > 0
    assert all(right <= left + 1 for right, left in seen)


def test_ways_to_report_take_the_title_as_one_value(built: Built) -> None:
    for entry in built.entries("projects"):
        page = (built.site / "jia" / entry.address / "index.html").read_bytes()
        links = [str(each.get("href")) for each in html.document_fromstring(page).iter("a")]
        (mail,) = (each for each in links if each.startswith("mailto:"))
        assert urlsplit(mail).path == "office@example.org"
        told = parse_qs(urlsplit(mail).query, strict_parsing=True)
        assert list(told) == ["subject"]
        title = normal(entry.record.title)
        assert title in told["subject"][0]
        assert f"https://example.org/{quote(title, safe='')}" in links


def test_attached_files_of_odd_names_can_be_opened(built: Built) -> None:
    seen = 0
    for entry in built.entries("projects"):
        folder = built.site / "jia" / entry.address
        page = (folder / "index.html").read_text("utf-8")
        links = [str(each.get("href")) for each in html.document_fromstring(page).iter("a")]
        inside = [each.path for each in map(urlsplit, links) if not each.scheme and not each.netloc]
        files = [each for each in inside if each.endswith(".pdf")]
        named = [each.file for each in entry.record.attachments if each.file.endswith(".pdf")]
        assert len(files) == len(named)
        assert all((folder / unquote(each)).is_file() for each in files)
        seen += len(files)
    assert seen > len(hostile.NAMES)


def test_feeds_hold_titles_and_nothing_else(built: Built) -> None:
    feeds = sorted(built.site.rglob("*.xml"))
    titles = {normal(entry.record.title) for kind in KINDS for entry in built.entries(kind.folder)}
    inside = {"id", "title", "updated", "author", "name", "link", "summary"}
    seen = 0
    for path in feeds:
        root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False))
        if "hant" in path.parts or not str(root.tag).endswith("feed"):
            continue
        for entry in root.iter("{*}entry"):
            seen += 1
            assert {etree.QName(each).localname for each in entry.iter()} - {"entry"} <= inside
            assert entry.findtext("{*}title") in titles
            links = [str(each.get("href")) for each in entry.iter("{*}link")]
            assert all(each.startswith("https://example.org/gongshi/") for each in links)
    assert seen > 50


EVENT = frozenset(
    "UID DTSTAMP DTSTART DTEND SUMMARY LOCATION DESCRIPTION CATEGORIES TRANSP RRULE URL".split()  # noqa: SIM905 - shorter to read
)
"""All that our own calendars say of an event."""


def test_calendars_hold_no_line_of_an_attack(built: Built) -> None:
    calendars = sorted(built.site.rglob("*.ics"))
    assert calendars
    said = set()
    for path in calendars:
        raw = path.read_bytes()
        assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
        assert b"\n" not in raw.replace(b"\r\n", b"")
        calendar = Calendar.from_ical(raw)
        assert {each.name for each in calendar.walk()} == {"VCALENDAR", "VEVENT"}
        for event in calendar.walk("VEVENT"):
            assert set(event) <= EVENT
            assert not event.subcomponents
            said.add(str(event["SUMMARY"]))
    if not hostile.ALL:
        titles = [normal(entry.record.title) for entry in built.entries("meetings")]
        assert [each for each in titles if each not in said] == []


def _tables(site: Path, ending: str) -> list[Path]:
    return [path for path in sorted(site.rglob(f"data/*.{ending}")) if "hant" not in path.parts]


_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def test_no_download_holds_a_formula(built: Built) -> None:
    tables, books = _tables(built.site, "csv"), _tables(built.site, "xlsx")
    assert len(tables) > len(KINDS)
    assert books
    quoted = numbers = 0
    for table in tables:
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert len({len(row) for row in rows}) == 1, table.name
        for cell in (cell for row in rows for cell in row):
            quoted += cell.startswith("'")
            numbers += bool(_NUMBER.fullmatch(cell))
            assert cell.startswith("'") or not _FORMULA.match(cell), (table.name, cell)
    assert quoted > len(KINDS)
    assert numbers > len(KINDS)
    for book in books:
        kinds = set()
        for sheet in load_workbook(book).worksheets:
            kinds |= {cell.data_type for row in sheet.iter_rows() for cell in row}
            assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
        assert "n" in kinds
        assert not kinds & {"f", "e"}, book.name


def test_json_says_what_the_records_say(built: Built) -> None:
    for kind in KINDS:
        rows = json.loads((built.site / "jia" / "data" / f"{kind.folder}.json").read_text("utf-8"))
        titles = {row["title"] for row in rows}
        assert titles == {normal(each.record.title) for each in built.entries(kind.folder)}
    spent = json.loads((built.site / "jia" / "data" / "funds-spent.json").read_text("utf-8"))
    assert {Decimal(row["amount"]) for row in spent} == {Decimal(100)}
