"""A township whose every text is an attack: its pages show the text, and nothing happens.

The rules would refuse most of these records; rendering is tested without them, since a reader must
be safe even where a rule is not.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator import county, load
from generator.build import site as sites
from generator.model import KINDS
from generator.project import Project
from generator.render import render_township
from tests.browser.attacks import ATTACKS, REFUSED, records
from tests.browser.conftest import Open, serve
from tests.county import REGISTRY, TODAY, put

ALL = dict(records(ATTACKS))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    root = tmp_path_factory.mktemp("hostile")
    (root / "villages.yml").write_text(REGISTRY, encoding="utf-8")
    for path, record in ALL.items():
        put(root, path, json.dumps(record, ensure_ascii=False))
    project = Project.at(root)
    registry, _, _ = load.load_registry(root)
    assert registry is not None
    township, found = load.load_township(root, registry, registry.townships[0])
    assert not found, [(each.position, str(each.message)) for each in found]
    site, summary = render_township(township, TODAY)
    work = county.township_work(project, township, site)
    sites.publish(project, work, summary.model_dump(mode="json"))
    portal = county.portal_work(project, registry, {"jia": summary})
    sites.publish_portal(project, portal, ["jia"])
    server, address = serve(project.site)
    yield address, project.site
    server.shutdown()
    server.server_close()


def _dangers(page: Any) -> list[str]:  # noqa: ANN401 - a Playwright page
    """Elements and attributes that only an attack can have brought."""
    return list(
        page.evaluate(
            """() => [...document.querySelectorAll('body *')].flatMap((node) => [
                ...(['IFRAME', 'IMG', 'OBJECT', 'EMBED', 'TEXTAREA'].includes(node.tagName)
                    ? [node.outerHTML] : []),
                ...[...node.attributes].filter((attribute) => attribute.name.startsWith('on')
                    || /^\\s*(javascript|data|vbscript):/i.test(attribute.value))
                    .map((attribute) => `${node.tagName} ${attribute.name}=${attribute.value}`),
            ])"""
        )
    )


def test_every_kind_has_every_attack() -> None:
    assert len(set(ATTACKS)) >= 100
    for kind in KINDS:
        texts = str([each for path, each in ALL.items() if f"/{kind.folder}/" in path])
        assert [each for each in ATTACKS if repr(each)[1:-1] not in texts] == [], kind.name


@pytest.mark.parametrize("kind", [kind.folder for kind in KINDS])
def test_attacks_are_text(hostile: tuple[str, Path], reader: Open, kind: str) -> None:
    address, _ = hostile
    visit = reader()
    for path, record in ALL.items():
        if f"/{kind}/" not in path:
            continue
        visit.page.goto(f"{address}{path.removesuffix('.yml')}/")
        assert _dangers(visit.page) == [], path
        heading = str(visit.page.locator("h1").text_content())
        assert " ".join(record["title"].split()) in " ".join(heading.split())
    assert visit.complaints == []
    assert visit.foreign(address) == []


@pytest.mark.parametrize("attack", REFUSED)
def test_signs_that_hide_or_turn_others_are_refused(tmp_path: Path, attack: str) -> None:
    (tmp_path / "villages.yml").write_text(REGISTRY, encoding="utf-8")
    text = f"title: {json.dumps(attack, ensure_ascii=False)}\nstatus: planned\n"
    put(tmp_path, "jia/projects/a.yml", text)
    registry, _, _ = load.load_registry(tmp_path)
    assert registry is not None
    _, found = load.load_township(tmp_path, registry, registry.townships[0])
    assert found


def test_downloads_hold_no_formula(hostile: tuple[str, Path]) -> None:
    _, site = hostile
    tables = sorted(site.rglob("data/*.csv"))
    assert tables
    for table in tables:
        with table.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        starts = [cell for cell in cells if re.match(r"[=+@＝＋－＠\t\r]|-(?![\d.]+$)", cell)]
        assert starts == [], table.name
    books = sorted(site.rglob("data/*.xlsx"))
    assert books
    for book in books:
        for sheet in load_workbook(book).worksheets:
            typed = {cell.data_type for row in sheet.iter_rows() for cell in row}
            assert "f" not in typed, (book.name, sheet.title)


@pytest.mark.parametrize(
    "path", ["", "jia/", "jia/projects/", "jia/funds/", "jia/awards/", "jia/villages/dong/"]
)
def test_lists_of_attacks_are_text(hostile: tuple[str, Path], reader: Open, path: str) -> None:
    address, _ = hostile
    visit = reader(360)
    visit.page.goto(address + path)
    assert _dangers(visit.page) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert visit.complaints == []
    assert visit.foreign(address) == []


def test_searching_for_attacks_does_nothing(hostile: tuple[str, Path], reader: Open) -> None:
    address, _ = hostile
    visit = reader()
    visit.page.goto(f"{address}jia/search/?q=alert")
    visit.page.locator("#results[data-state=done]").wait_for(state="attached")
    assert visit.page.locator("#results a").count() > 0
    assert _dangers(visit.page) == []
    assert visit.complaints == []
