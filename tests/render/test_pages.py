"""Pages: every kind, every total with its entries, every link with its target, no draft."""

import posixpath
import re
from functools import cache
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from lxml import etree

from generator.model import KINDS
from generator.model.fund import Origin
from generator.model.page import Site
from generator.render import render_township
from generator.render.templating import TEMPLATES
from generator.render.text import normal
from generator.values import Today
from tests.render.cycle import CYCLE, TODAY
from tests.render.html import body_of, meta_of, page, words_of
from tests.render.sample import INFO, RECORDS, township
from tests.render.test_text import HOSTILE


@cache
def site(language: str = "zh") -> Site:
    return render_township(township(language=language), Today(TODAY))[0]


def body(path: str) -> etree._Element:
    return body_of(page(site(), path))


def text(path: str) -> str:
    return words_of(body(path))


def test_the_same_township_makes_the_same_bytes() -> None:
    assert render_township(township(), Today(TODAY)) == render_township(township(), Today(TODAY))


def test_every_page_is_there_and_no_draft() -> None:
    paths = {page.path for page in site().pages}
    assert paths == {
        "index.md",
        "about.md",
        "search.md",
        "data/index.md",
        *(f"{folder}/index.md" for folder in ("projects", "funds", "awards", "bulletins")),
        *("projects/road.md", "projects/canal.md", "funds/road.md", "funds/whole.md"),
        *("awards/star.md", "awards/road-grant.md", "bulletins/first.md"),
        *("villages/index.md", "villages/dong.md", "villages/xi.md", "villages/nan.md"),
        *("noticeboard/index.md", "noticeboard/dong.md", "noticeboard/xi.md"),
    }


def test_navigation_is_short_and_has_no_dead_end() -> None:
    titles = [title for title, _ in site().navigation]
    assert titles == ["首页", "项目", "资金", "表彰奖补", "简报", "村（社区）", "说明"]
    few, _ = render_township(
        township({"bulletin": {"a": RECORDS["bulletin"]["first"]}}), Today(TODAY)
    )
    assert [path for _, path in few.navigation][1:2] == ["bulletins/index.md"]
    assert "projects/index.md" not in {page.path for page in few.pages}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_link_has_its_target(language: str) -> None:
    check_links(site(language))


def check_links(given: Site) -> None:
    """Every link inside the site leads to a page and an anchor that exist; ids are unique."""
    bodies = {each.path: body_of(each) for each in given.pages}
    made = {each.path for each in given.files}
    for path, element in bodies.items():
        ids = element.xpath(".//@id")
        assert len(ids) == len(set(ids)), path
        for href in element.xpath(".//a/@href"):
            parts = urlsplit(href)
            if parts.scheme or "/files/" in f"/{parts.path}":
                continue
            target = posixpath.join(posixpath.dirname(path), unquote(parts.path))
            target = posixpath.normpath(target) if parts.path else path
            if target in made:
                continue
            assert target in bodies, (path, href)
            if parts.fragment:
                assert bodies[target].xpath(f".//*[@id='{parts.fragment}']"), (path, href)


def test_front_matter_names_the_page() -> None:
    meta = meta_of(page(site(), "projects/road.md"))
    assert meta["title"] == "测试东村修路"
    assert meta["kind"] == "项目"
    assert meta["place"] == "测试东村"
    assert meta["date"] == "2025年7月2日"
    assert meta["crumbs"] == [{"title": "首页", "url": "."}, {"title": "项目", "url": "projects/"}]
    assert str(meta["description"]).startswith(
        "项目 · 测试东村 · 2025年7月2日 · 管护 · 预算 30 万元"
    )
    assert "。修一条路。两边种树，全村出力。" in str(meta["description"])


def test_one_heading_of_the_first_level_a_page() -> None:
    for each in site().pages:
        assert len(body_of(each).xpath(".//h1")) == 1, each.path


def test_no_inline_style_or_script_anywhere() -> None:
    for each in site().pages:
        made = body_of(each)
        assert not made.xpath(".//script | .//style | .//img | .//iframe | .//@style"), each.path
        assert not [
            name for name in made.xpath(".//@*/..") if any(k.startswith("on") for k in name.attrib)
        ]


def test_totals_are_the_sums_of_their_entries() -> None:
    ledger = body("funds/index.md")
    cells = ledger.xpath(".//div[contains(@class,'ledger')]//tr[td]")
    received = [_yuan(words_of(row[3])) for row in cells if _section(row) == "received"]
    assert sum(received) == 235_001_50
    assert "共 5 笔，到账 235,001.50 元。" in text("funds/index.md")
    assert "认捐 300,000 元，不计入到账。" in text("funds/index.md")
    assert "另有 2 笔没有确切的到账金额" in text("funds/index.md")


def _section(row: etree._Element) -> str:
    heads = row.xpath("ancestor::section[1]/h2/@id")
    return str(heads[0])


def _yuan(cell: str) -> int:
    match = re.match(r"([0-9,]+)(?:\.([0-9]{2}))? 元", cell)
    return int(match[1].replace(",", "")) * 100 + int(match[2] or 0) if match else 0


def test_each_sources_total_leads_to_its_entries() -> None:
    ledger = body("funds/index.md")
    rows = ledger.xpath(".//section[h2/@id='received']/div[@class='chart']//tr[td]")
    assert len(rows) == 5
    for row in rows:
        anchor = row[0].xpath("./a/@href")[0].removeprefix("#")
        assert anchor.removeprefix("from-") in {origin.value for origin in Origin}
        heading = ledger.xpath(f".//h3[@id='{anchor}']")[0]
        table = heading.getnext()
        while table.tag != "div":
            table = table.getnext()
        entries = table.xpath(".//tr[td]")
        assert f"{len(entries)} 笔" == words_of(row[3])
        assert sum(_yuan(words_of(entry[3])) for entry in entries) == _yuan(words_of(row[2]))


def test_in_kind_is_shown_with_its_basis_and_never_counted() -> None:
    shown = text("funds/road.md")
    assert "折资 1,200 元 依据：市价" in shown
    assert "折资 1,200 元，不并入钱数。" in shown
    assert "约62 人次" in shown
    assert "至少660 平方米" in shown
    assert "1 笔没有写数量，不在合计之内。" in shown


def test_what_has_no_figure_keeps_the_words_of_its_source() -> None:
    quotes = [words_of(each) for each in body("funds/road.md").xpath(".//q")]
    assert quotes == ["近万元"]


def test_the_project_tells_all_five_stages() -> None:
    made = body("projects/road.md")
    stages = made.xpath(".//h3[contains(@class,'stage')]")
    assert [words_of(each) for each in stages] == [
        "谋 决策共谋",
        "建 发展共建",
        "管 建设共管",
        "评 效果共评",
        "享 成果共享",
    ]
    shown = words_of(made)
    for words in ("支部提议", "实到 30", "赞成 29", "2025年1月27日", "异议 0 件", "加装六盏"):
        assert words in shown
    empty = body("projects/canal.md")
    assert len(empty.xpath(".//h3[contains(@class,'missing')]")) == 5
    assert "这个项目还没有公示账目。" in words_of(empty)


def test_awards_show_winners_and_payments() -> None:
    assert "14 户" in text("awards/index.md")
    assert "测试第一户" in text("awards/star.md")
    grant = text("awards/road-grant.md")
    assert "核定 25,000 元" in grant
    assert "已拨付 15,000 元" in grant


def test_a_bulletin_compiles_its_period() -> None:
    made = body("bulletins/first.md")
    hrefs = made.xpath(".//h2[@id='compiled']/following::a/@href")
    assert "../awards/star.md" in hrefs
    assert "../funds/road.md#raised-1" in hrefs
    assert "../awards/road-grant.md" not in hrefs
    assert "../projects/road.md" in hrefs
    assert "../projects/canal.md" not in hrefs


def test_a_silent_village_says_so() -> None:
    assert "尚无公示内容" in text("villages/nan.md")


def test_a_village_counts_only_what_is_its_own() -> None:
    assert "到账 5,000 元" in text("villages/xi.md")
    assert "230,000.50 元" in text("villages/dong.md")


def test_sources_lead_out_and_are_quoted() -> None:
    made = body("projects/road.md")
    links = made.xpath(".//div[@class='sources']//a/@href")
    assert links == ["https://example.org/notice_%281%29?a=1&b=2"]
    assert [words_of(each) for each in made.xpath(".//blockquote")] == ["全村68户受益"]


def test_attachments_are_linked_if_they_exist_and_are_harmless() -> None:
    made = body("projects/road.md")
    items = made.xpath(".//h2[@id='attachments']/following-sibling::ul[1]/li")
    assert [each.xpath("./a/@href") for each in items] == [
        ["files/%E9%AA%8C%E6%94%B6%E5%8D%95.pdf"],
        [],
        [],
    ]


def test_templates_never_join_markup_by_hand() -> None:
    """`~` would escape the plain side for HTML only; only plain paths and anchors may use it."""
    allowed = re.compile(r'"(?:[a-z]+[-/]|prose )" ~|~ "(?:\.md|/index\.md|/funds|/|\.md\.j2|-)"')
    ends = ("~ loop.index", "~ news.address")
    for template in TEMPLATES.rglob("*.j2"):
        for line in template.read_text(encoding="utf-8").splitlines():
            left = allowed.sub("", line)
            for end in ends:
                left = left.replace(end, "")
            assert "~" not in left, (template, line)
            assert "|safe" not in line.replace(" ", "")


def test_every_kind_has_its_templates() -> None:
    for kind in KINDS:
        assert (TEMPLATES / "records" / f"{kind.name}.md.j2").is_file()
        assert (TEMPLATES / "lists" / f"{kind.folder}.md.j2").is_file()
        assert (TEMPLATES / "items" / f"{kind.name}.md.j2").is_file()


def _hostile(value: object, bad: str, key: str = "") -> object:
    """The same raw record with `bad` in every free text."""
    if isinstance(value, dict):
        return {name: _hostile(each, bad, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_hostile(each, bad, key) for each in value]
    free = {"title", "summary", "body", "note", "from", "item", "text", "name", "citation", "unit"}
    free |= {"programme", "nomination", "selection", "recipient", "publisher", "quote", "purpose"}
    free |= {"payee", "voucher", "basis", "stated", "work", "outcome", "contractor", "supervisor"}
    free |= {"by", "compact", "method", "rectified", "who", "how", "place", "host", "lead", "scope"}
    free |= {"partners", "duties", "version", "adopted", "rules", "shop", "reason", "organiser"}
    free |= {"keeper", "reply", "figure"}
    is_date = isinstance(value, str) and value[:4].isdigit()
    is_reference = key == "compact" and value == "pact"
    is_text = isinstance(value, str) and not is_date and not is_reference
    return bad if key in free and is_text else value


@pytest.mark.parametrize("bad", [each for each in HOSTILE if "\n" not in each])
def test_a_record_of_hostile_text_does_nothing(bad: str) -> None:
    records = {
        kind: {
            name: _hostile(yaml.load(data, Loader=yaml.BaseLoader), bad)  # noqa: S506
            for name, data in entries.items()
        }
        for kind, entries in CYCLE.items()
    }
    made, _ = render_township(township(records), Today(TODAY))
    plain = _made_of()
    for each in made.pages:
        found = body_of(each)
        names, attributes = plain[each.path]
        assert _names(found) <= names | PROSE, each.path
        assert _attributes(found) <= attributes | {"rel", "href"}, each.path
        for href in found.xpath(".//a/@href"):
            assert urlsplit(href).scheme in {"", "https", "http"}, each.path
        if each.path.count("/") == 1 and not each.path.endswith("/index.md"):
            heading = found.xpath(".//h1")[0]
            assert words_of(heading) in {normal(bad), *VILLAGE_NAMES}, each.path
    check_links(made)


@cache
def _cycle_site() -> Site:
    return render_township(township(CYCLE), Today(TODAY))[0]


@cache
def _made_of() -> dict[str, tuple[set[object], set[str]]]:
    """Of each page of that site the elements and the attributes."""
    bodies = {each.path: body_of(each) for each in _cycle_site().pages}
    return {path: (_names(body), _attributes(body)) for path, body in bodies.items()}


VILLAGE_NAMES = {
    *(village.name for village in INFO.villages),
    *(f"{village.name}公开栏核对" for village in INFO.villages),
}
PROSE = {
    "p",
    "h3",
    "h4",
    "h5",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "code",
    "pre",
    "a",
    "blockquote",
    "hr",
}


def _names(element: etree._Element) -> set[object]:
    return {each.tag for each in element.iter()}


def _attributes(element: etree._Element) -> set[str]:
    return {str(name) for each in element.iter() for name in each.attrib}
