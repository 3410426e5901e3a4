"""What a search costs on a county of 5,000 pages, beside Material's built-in search.

    python -m tests.bench.search [--pages 5000] [--folder FOLDER]

A county is invented (`tests.bench.county`), built with the program, and searched in a browser over
a server that compresses; every byte that the server sends is counted, heads of answers included.
The same pages are then built as one plain Material site with its search.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from generator import pipeline, workers
from generator.project import Project
from tests.bench.county import write_county
from tests.bench.wire import Wire, wire
from tests.browser.find import ARGUMENTS, provide

REPOSITORY = Path(__file__).parents[2]
FIRST_AT_MOST = 200_000
NEXT_AT_MOST = 40_000
TOWNSHIPS = 15

QUERIES = (
    *("路灯", "朝天口社区", "荷叶塘清淤", "商会", "200,000", "石首市", "橋南社區", "qnsq"),
    *("2024年3月", "村集体 水泥", "监督委员会签字", "排水坡度不够，施工队第二天返工", "竣工", "元"),
)
"""Two signs, places, rare and common words, a sum, a date, Traditional, initials, long, short."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--folder", type=Path, default=None)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root = given.folder or Path(scratch)
        site = build(root, given.pages)
        plain = build_material(root)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=provide(), args=list(ARGUMENTS))
            ours = measure(browser, site, ask_ours, QUERIES)
            theirs = measure(browser, plain, ask_material, QUERIES[:1])  # all comes at once
            browser.close()
    show(ours, theirs)
    first, after = max(row.first[0] for row in ours), max(row.after[0] for row in ours)
    return 0 if first <= FIRST_AT_MOST and after <= NEXT_AT_MOST else 1


def build(root: Path, pages: int) -> Path:
    """The county's site, and a line on what building took."""
    project = Project.at(root)
    if not (root / "villages.yml").exists():
        write_county(root, REPOSITORY / "villages.yml", TOWNSHIPS, pages)
        (root / "docs").mkdir()
        (root / "docs" / "index.md").write_text("# 手册\n", encoding="utf-8")
        shutil.copyfile(REPOSITORY / "mkdocs.yml", root / "mkdocs.yml")
    shutil.rmtree(root / "theme_overrides", ignore_errors=True)
    shutil.copytree(REPOSITORY / "theme_overrides", root / "theme_overrides")
    began = time.monotonic()
    jobs = workers.jobs_by_default()
    outcomes, beside = pipeline.make_county(project, (), jobs, date(2026, 11, 1), lambda _: None)
    found = [*beside, *(each for outcome in outcomes for each in outcome.diagnostics)]
    if found:
        sys.exit(str(found[0]))
    took = time.monotonic() - began
    count = len(list(project.site.rglob("*.html")))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    _say(f"{count} pages built in {took:.0f} s, the portal's index among it; {memory:.0f} MB")
    return project.site


def build_material(root: Path) -> Path:
    """The same pages as one site of plain Material, with its search."""
    place = root / "material"
    shutil.rmtree(place, ignore_errors=True)
    for docs in sorted((root / "build").glob("*/docs")):
        if docs.parent.name not in ("portal", "handbook"):
            ignore = shutil.ignore_patterns("search.md")
            shutil.copytree(docs, place / "docs" / docs.parent.name, ignore=ignore)
    (place / "docs" / "index.md").write_text("# 五千页的县\n", encoding="utf-8")
    config = {
        "site_name": "五千页的县",
        "theme": {"name": "material", "language": "zh", "font": False},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "def_list", "md_in_html", "tables"],
        "nav": [{"首页": "index.md"}],
        "validation": {"anchors": "ignore", "not_found": "ignore", "omitted_files": "ignore"},
    }
    (place / "mkdocs.yml").write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "-f", str(place / "mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True)
    return place / "site"


@dataclass(frozen=True)
class Row:
    """A query: bytes and requests as a reader's first search, and as a next one; its answer."""

    query: str
    first: tuple[int, int]
    after: tuple[int, int]
    answer: str


Ask = Callable[[Browser, Wire, list[str]], Iterator[str]]


def measure(browser: Browser, site: Path, ask: Ask, queries: Sequence[str]) -> list[Row]:
    """Each query as the first of a new reader, and as the next of one who has searched before."""
    rows = []
    with wire(site) as server:
        for query in queries:
            first, _ = _cost(server, ask(browser, server, [query]))
            after, answer = _cost(server, ask(browser, server, ["公示栏", query]))
            rows.append(Row(query, first, after, answer))
    return rows


def _cost(server: Wire, steps: Iterator[str]) -> tuple[tuple[int, int], str]:
    """What the last step cost."""
    cost, answer = (0, 0), ""
    for said in steps:
        cost, answer = (server.sent, server.requests), said
        server.reset()
    return cost, answer


def ask_ours(browser: Browser, server: Wire, queries: list[str]) -> Iterator[str]:
    """Search on the portal, as from the field in its head: the page, then query by query."""
    page = browser.new_page()
    server.reset()
    page.goto(f"{server.address}search/?q={quote(queries[0])}")
    yield _settled(page)
    for query in queries[1:]:
        page.locator("#q").fill(query)
        page.locator("#q").press("Enter")
        yield _settled(page)
    page.close()


def _settled(page: Page) -> str:
    page.locator("#results[data-state=done]").wait_for(state="attached", timeout=60_000)
    page.wait_for_load_state("networkidle")
    return page.locator("#status").inner_text()


def ask_material(browser: Browser, server: Wire, queries: list[str]) -> Iterator[str]:
    """Open the home page, and type into the search of the theme."""
    page = browser.new_page()
    server.reset()
    page.goto(server.address, wait_until="networkidle")
    for query in queries:
        page.locator("input[name=query]").fill(query, force=True)
        said = page.locator(".md-search-result__meta")
        said.filter(has_not_text="初始化").filter(has_text="结果").wait_for(
            state="attached", timeout=180_000
        )
        yield said.inner_text()
    page.close()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def show(ours: list[Row], theirs: list[Row]) -> None:
    """A table, in KB of 1,000 bytes."""
    _say(f"{'first search':>14} {'':8}{'next query':>12}")
    for row in (*ours, *theirs):
        costs = (f"{sent / 1000:10.1f} KB {count:3}" for sent, count in (row.first, row.after))
        _say(f"{'   '.join(costs)}   {row.query}: {row.answer}")
    for name, rows in (("here", ours), ("Material", theirs)):
        first = max(row.first[0] for row in rows) / 1000
        after = max(row.after[0] for row in rows) / 1000
        _say(f"{name}: first search at most {first:.1f} KB, next query at most {after:.1f} KB")


if __name__ == "__main__":
    sys.exit(main())
