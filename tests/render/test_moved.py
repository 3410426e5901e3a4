"""Old addresses: a page that leads on, and nothing anywhere else."""

import posixpath

from lxml import html

from generator.model.page import File, Site
from generator.model.registry import Settings
from generator.model.township import Township
from generator.render import render_township
from generator.values import Today
from tests.render.cycle import TODAY
from tests.render.portal import render_portal
from tests.render.sample import COUNTY, INFO, SILENT, entry, registry

RECORD = "{title: 公约 <b>, text: 扫地。, date: 2020, formerly: [old, older]}"


def township(site_url: str | None = None) -> Township:
    village = INFO.villages[0].model_copy(update={"formerly": ("laodong",)})
    info = INFO.model_copy(update={"villages": (village,)})
    draft = entry("compact", "hidden", "{title: 稿, text: 扫。, draft: true, formerly: [secret]}")
    records = {"compact": (entry("compact", "new", RECORD), draft)}
    return Township(info, COUNTY, Settings(site_url=site_url), records)


def moved(site: Site) -> dict[str, File]:
    return {file.path: file for file in site.files if file.path.endswith(".html")}


def tree(file: File) -> html.HtmlElement:
    return html.document_fromstring(file.data.decode())


def test_each_former_id_of_what_is_public_has_a_page() -> None:
    site, _ = render_township(township(), Today(TODAY))
    assert set(moved(site)) == {
        "compacts/old/index.html",
        "compacts/older/index.html",
        "villages/laodong/index.html",
    }


def test_a_moved_page_leads_on_without_script_and_asks_not_to_be_found() -> None:
    site, _ = render_township(township(), Today(TODAY))
    file = moved(site)["compacts/old/index.html"]
    page = tree(file)
    (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
    target = refresh.removeprefix("0; url=")
    assert posixpath.normpath(posixpath.join("compacts/old", target)) == "compacts/new"
    assert page.xpath("//article//a/@href") == [target]
    assert page.xpath("//article//a")[0].text_content() == "公约 <b>"
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical']/@href") == [target]
    assert not page.xpath("//script | //style | //*[@style]")
    (style,) = page.xpath("//link[@rel='stylesheet']/@href")
    assert posixpath.normpath(posixpath.join("compacts/old", style)) == "assets/gongshi.css"
    assert page.get("lang") == "zh-CN"


def test_the_canonical_address_is_whole_where_it_is_known() -> None:
    site, _ = render_township(township("https://example.org/g/"), Today(TODAY))
    page = tree(moved(site)["villages/laodong/index.html"])
    (canonical,) = page.xpath("//link[@rel='canonical']/@href")
    assert canonical == "https://example.org/g/jia/villages/dong/"


def test_no_page_list_or_feed_names_the_old_address() -> None:
    site, summary = render_township(township(), Today(TODAY))
    texts = [page.text for page in site.pages] + [
        file.data.decode() for file in site.files if not file.path.endswith((".html", ".xlsx"))
    ]
    for old in ("compacts/old", "laodong", "secret"):
        assert not [text for text in texts if old in text]
    assert "compacts/old" not in summary.model_dump_json()


def test_a_renamed_township_leads_on_page_by_page() -> None:
    renamed = INFO.model_copy(update={"formerly": ("laojia",)})
    given = registry().model_copy(update={"townships": (renamed, SILENT)})
    site = render_portal(given, {}, {"jia": ("", "compacts/new")})
    pages = moved(site)
    assert set(pages) == {"laojia/index.html", "laojia/compacts/new/index.html"}
    for path, file in pages.items():
        folder = posixpath.dirname(path)
        (link,) = tree(file).xpath("//article//a")
        target = posixpath.normpath(posixpath.join(folder, link.get("href")))
        assert target == folder.replace("laojia", "jia")
        assert link.text_content() == "测试镇"
        (style,) = tree(file).xpath("//link[@rel='stylesheet']/@href")
        assert posixpath.normpath(posixpath.join(folder, style)) == "assets/gongshi.css"
    assert not moved(render_portal(given, {}, {}))
