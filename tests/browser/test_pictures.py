"""Photographs in a browser: the small version on a phone, only when it is near, and no jump."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from generator import pipeline
from generator.outcome import Result
from tests.browser.conftest import SCHEMES, WIDTHS, Open, look, serve
from tests.browser.test_arriving import SHIFTS
from tests.browser.test_weight import BUDGETS, Wire
from tests.county import RECORDS, TODAY, make_county
from tests.pictures import camera, noise, saved

ATTACHMENTS = """\
attachments:
  - {file: bridge.jpg, title: 新桥, alt: 许多颜色的方块}
  - {file: upright.jpg, title: 竖着拍的, alt: 竖着的许多颜色}
"""
PAGE = "jia/projects/road/"


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The invented county with two photographs, as a telephone makes them."""
    root = tmp_path_factory.mktemp("pictured")
    road = "jia/projects/road.yml"
    project = make_county(root, {**RECORDS, road: RECORDS[road] + ATTACHMENTS})
    folder = root / "content/jia/projects"
    photograph = saved(noise(4000, 3000), exif=camera(), quality=92)
    (folder / "bridge.jpg").write_bytes(photograph)
    (folder / "upright.jpg").write_bytes(saved(noise(1600, 1200), exif=camera(6)))
    outcomes, _ = pipeline.make_county(project, (), 1, TODAY, lambda _: None)
    assert all(each.result is Result.PUBLISHED for each in outcomes)
    server, address = serve(project.site)
    yield address
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("width", WIDTHS)
def test_pictures_come_when_they_are_near_and_move_nothing(
    pictured: str, reader: Open, width: int
) -> None:
    """In both schemes axe finds nothing; the rest is of sizes alone (`test_style`)."""
    visit = reader(width)
    page = visit.page
    page.add_init_script(f"({SHIFTS})()")
    page.goto(pictured + PAGE, wait_until="networkidle")
    page.locator("#pictures").scroll_into_view_if_needed()
    for image in page.locator(".pictures img").all():
        image.scroll_into_view_if_needed()
        image.evaluate("image => image.decode()")
        box = image.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= width
        assert box["height"] > 100
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shifted") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.complaints == []
    for scheme in SCHEMES:
        look(page, width, scheme)
        assert Axe().run(page).response["violations"] == []


def test_a_phone_loads_the_small_version(pictured: str, reader: Open) -> None:
    page = reader(360).page
    wire = Wire(page)
    page.goto(pictured + PAGE)
    for image in page.locator(".pictures img").all():
        image.scroll_into_view_if_needed()
        image.evaluate("image => image.decode()")
    page.wait_for_load_state("networkidle")
    names = [address.partition("/files/")[2] for address in wire.photographs]
    assert names == ["bridge.jpg/480.webp", "upright.jpg/480.webp"]
    assert max(wire.photographs.values()) <= int(BUDGETS["picture"]["bytes"])
    first = page.locator(".pictures img").first
    assert first.evaluate("image => image.naturalWidth") > 0
    upright = page.locator(".pictures img").nth(1).bounding_box()
    assert upright is not None
    assert upright["height"] > upright["width"] * 0.9


def test_pictures_far_below_are_not_loaded(pictured: str, reader: Open) -> None:
    page = reader(360).page
    wire = Wire(page)
    page.goto(pictured + PAGE, wait_until="networkidle")
    first = page.locator(".pictures img").first
    assert first.get_attribute("loading") == "lazy"
    assert sum(wire.without_photographs.values()) <= int(BUDGETS["first_view"]["bytes"])


def test_the_whole_picture_is_one_click_away(pictured: str, reader: Open) -> None:
    visit = reader(360)
    visit.page.goto(pictured + PAGE)
    visit.page.locator(".pictures a").first.click()
    visit.page.wait_for_url("**/bridge.jpg/1600.jpg")
    assert visit.page.evaluate("document.images[0].naturalWidth") == 1600
