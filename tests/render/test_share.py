"""What chat apps and search engines are told: a sentence of facts, a title, a picture."""

from collections import Counter
from io import BytesIO

import pytest
from PIL import Image

from generator.render import render_township
from generator.render.seal import drawn
from generator.render.share import share_image
from generator.values import Today
from tests.render.cycle import TODAY, cycle
from tests.render.html import meta_of, page
from tests.render.portal import render_portal
from tests.render.sample import registry, township

MOST_BYTES = 20_000


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_has_a_description_of_its_own(language: str) -> None:
    site, summary = render_township(cycle(language), Today(TODAY))
    portal = render_portal(registry(language), {"jia": summary})
    for pages in (site.pages, portal.pages):
        for each in pages:
            told = str(meta_of(each)["description"])
            assert 10 <= len(told) <= 330, each.path
            assert "listing comma" not in told
    counts = Counter(str(meta_of(each)["description"]) for each in site.pages)
    assert [each for each, count in counts.items() if count > 1] == []


def test_descriptions_say_figures() -> None:
    site, _ = render_township(cycle(), Today(TODAY))
    home = str(meta_of(page(site, "index.md"))["description"])
    assert home.startswith("测试县测试镇大家一起办了什么、钱从哪里来。到账 235,001.50 元")
    village = str(meta_of(page(site, "villages/dong.md"))["description"])
    assert village.startswith("测试县测试镇测试东村。到账 230,000.50 元 · 支出 68,000.25 元")
    silent = str(meta_of(page(site, "villages/nan.md"))["description"])
    assert silent == "测试县测试镇测试南社区。还没有公示内容"
    listed = str(meta_of(page(site, "projects/index.md"))["description"])
    assert listed == "测试县测试镇 · 项目 · 2 条。测试东村修路、测试西村清淤"


def test_titles_in_browsers_differ_where_records_share_one() -> None:
    same = "{title: 测试东村, text: 扫地。}"
    given = {
        "compact": {"a": same, "b": same},
        "points": {"c": "{title: 一样, rules: 扫。}"},
        "facility": {"d": "{title: 一样, form: square, state: open}"},
    }
    site, _ = render_township(township(given), Today(TODAY))
    titles = [(meta.get("title"), meta.get("subtitle")) for meta in map(meta_of, site.pages)]
    assert len(set(titles)) == len(titles)
    assert ("测试东村", "公约 · a") in titles
    assert ("一样", "积分") in titles


def test_the_picture_is_small_and_of_the_size_that_chat_apps_want() -> None:
    data = share_image().data
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
        counts = Counter(image.convert("L").tobytes())
    (paper, _), (red, _) = counts.most_common(2)
    assert (paper > 240, 50 < red < 90) == (True, True)
    assert len(data) <= MOST_BYTES


def test_the_picture_is_kept_as_it_was_drawn() -> None:
    """By its pixels: another version of the library may pack them otherwise."""
    with Image.open(BytesIO(share_image().data)) as kept, Image.open(BytesIO(drawn())) as anew:
        assert kept.convert("RGB").tobytes() == anew.convert("RGB").tobytes()


def test_the_portal_has_the_picture_only_where_pages_can_point_to_it() -> None:
    given = registry()
    settings = given.settings.model_copy(update={"site_url": "https://example.org/"})
    addressed = given.model_copy(update={"settings": settings})
    assert "share.png" in [file.path for file in render_portal(addressed, {}).files]
    assert "share.png" not in [file.path for file in render_portal(given, {}).files]
