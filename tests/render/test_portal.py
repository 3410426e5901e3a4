"""The portal and the summaries that it is made from."""

from generator.model.page import Site
from generator.model.summary import Summary
from generator.render import render_township
from generator.values import Today
from tests.render.cycle import TODAY
from tests.render.html import body_of, page, words_of
from tests.render.portal import render_portal
from tests.render.sample import registry, township


def summary() -> Summary:
    return render_township(township(), Today(TODAY))[1]


def portal() -> Site:
    return render_portal(registry(), {"jia": summary()})


def test_a_summary_survives_json() -> None:
    made = summary()
    assert Summary.model_validate_json(made.model_dump_json()) == made


def test_a_summary_is_exact() -> None:
    made = summary()
    assert (made.figures.received, made.figures.spent) == ("235001.50", "68000.25")
    assert made.figures.counts == {"project": 2, "fund": 2, "award": 2, "bulletin": 1}
    assert (made.villages, made.published_villages) == (3, 2)
    assert made.latest == "2025-08-15"
    assert made.newest[0].address == "awards/road-grant"


def test_the_portal_names_all_townships() -> None:
    body = body_of(page(portal(), "index.md"))
    shown = words_of(body)
    assert "到账 235,001.50 元" in shown
    assert "尚无公示内容：测试乡。" in shown
    hrefs = body.xpath(".//a/@href")
    assert "jia/" in hrefs
    assert "jia/awards/road-grant/" in hrefs
    assert not [href for href in hrefs if "yi/" in href]


def test_links_of_deeper_pages_climb_to_the_root() -> None:
    assert "../jia/" in body_of(page(portal(), "search.md")).xpath(".//a/@href")


def test_a_portal_without_anything_is_honest() -> None:
    made = render_portal(registry(), {})
    shown = words_of(body_of(page(made, "index.md")))
    assert "尚无公示内容：测试镇、测试乡。" in shown


def test_the_portal_speaks_english_too() -> None:
    made = render_portal(registry("en"), {"jia": summary()})
    assert "Received 235,001.50 yuan" in words_of(body_of(page(made, "index.md")))


def test_the_same_summaries_make_the_same_bytes() -> None:
    assert portal() == portal()


def test_a_silent_township_with_a_site_is_linked() -> None:
    empty, silent = render_township(township({}), Today(TODAY))
    assert silent.records == 0
    assert "尚无公示内容" in words_of(body_of(page(empty, "index.md")))
    made = render_portal(registry(), {"jia": silent})
    body = body_of(page(made, "index.md"))
    assert body.xpath(".//a/@href") == ["jia/"]
