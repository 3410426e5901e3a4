"""Pictures on pages: addresses, sizes, descriptions; other attachments stay links."""

from dataclasses import replace

from lxml import etree

from generator.model.picture import Fault, Picture, Size
from generator.render import render_township
from generator.values import Today
from tests.county import TODAY
from tests.render.html import body_of, page, words_of
from tests.render.sample import entry, township

RECORD = {
    "title": "测试桥",
    "status": "completion",
    "attachments": [
        {"file": "桥 1.jpg", "title": "桥*一*", "alt": '三孔"石桥" <b>'},
        {"file": "plan.png", "title": "平面图"},
        {"file": "验收单.pdf", "title": "验收单"},
        {"file": "broken.jpg", "title": "坏的"},
    ],
}
PICTURES = {
    "projects/桥 1.jpg": Picture(Size(4000, 3000)),
    "projects/plan.png": Picture(Size(700, 500), drawn=True),
    "projects/broken.jpg": Picture(fault=Fault.CUT_OFF),
}


def made() -> etree._Element:
    town = replace(
        township({"project": {"bridge": RECORD}}),
        files=frozenset({*PICTURES, "projects/验收单.pdf"}),
        pictures=PICTURES,
    )
    return body_of(page(render_township(town, Today(TODAY))[0], "projects/bridge.md"))


def test_a_picture_stands_with_its_versions() -> None:
    figure = made().xpath(".//div[@class='pictures']/figure")[0]
    (image,) = figure.xpath("./a//img")
    assert dict(image.attrib) == {
        "src": "../files/%E6%A1%A5%201.jpg/480.jpg",
        "srcset": "../files/%E6%A1%A5%201.jpg/480.jpg 480w, "
        "../files/%E6%A1%A5%201.jpg/960.jpg 960w, ../files/%E6%A1%A5%201.jpg/1600.jpg 1600w",
        "sizes": "(min-width: 800px) 720px, 100vw",
        "width": "1600",
        "height": "1200",
        "alt": '三孔"石桥" <b>',
        "loading": "lazy",
        "decoding": "async",
    }
    (source,) = figure.xpath("./a//source")
    assert source.get("type") == "image/webp"
    assert source.get("srcset") == image.get("srcset").replace(".jpg ", ".webp ")
    assert figure.xpath("./a/@href") == ["../files/%E6%A1%A5%201.jpg/1600.jpg"]
    assert words_of(figure.find("figcaption")) == "桥*一*"


def test_a_drawing_falls_back_to_png_and_its_title() -> None:
    figure = made().xpath(".//figure")[1]
    assert figure.xpath("./a/@href") == ["../files/plan.png/700.png"]
    assert figure.xpath(".//img/@alt") == ["平面图"]


def test_what_is_no_picture_that_can_be_shown_stays_in_the_list() -> None:
    page_of_bridge = made()
    assert len(page_of_bridge.xpath(".//figure")) == 2
    items = page_of_bridge.xpath(".//h2[@id='attachments']/following-sibling::ul[1]/li")
    assert [words_of(each) for each in items] == ["验收单", "坏的"]
    assert [each.xpath("./a/@href") for each in items] == [
        ["files/%E9%AA%8C%E6%94%B6%E5%8D%95.pdf"],
        [],
    ]


def test_a_record_without_pictures_has_no_heading_for_them() -> None:
    town = township({"project": {"bridge": {"title": "桥", "status": "completion"}}})
    found = body_of(page(render_township(town, Today(TODAY))[0], "projects/bridge.md"))
    assert not found.xpath(".//*[@id='pictures' or @id='attachments']")


def test_drafts_keep_their_pictures_to_themselves() -> None:
    draft = entry("project", "bridge", {**RECORD, "draft": "true"})
    town = replace(township({}), records={"project": (draft,)}, pictures=PICTURES)
    assert all("<figure" not in each.text for each in render_township(town, Today(TODAY))[0].pages)
