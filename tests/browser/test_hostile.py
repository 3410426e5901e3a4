"""A township whose every text is an attack: its pages show the text, and nothing happens.

The rules would refuse most of these records; rendering is tested without them, since a reader must
be safe even where a rule is not.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import county, load
from generator.build import site as sites
from generator.project import Project
from generator.render import render_township
from tests.browser.conftest import Open, serve
from tests.county import REGISTRY, TODAY, put

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "[按我](javascript:alert(1))",
    "![图](https://example.org/track.png)",
    "<https://example.org/x>",
    "{: onclick=alert(1) }",
    "x{: .y onclick='alert(1)'}",
    "| a | b |",
    "`code` **粗** _斜_ ~~删~~",
    "# 标题",
    "1. 一",
    "- 项",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "{{ config }} {% raw %} {# #}",
    "]]> --> </article></body>",
    "[x]: javascript:alert(1)",
    "*[HTML]: x",
    "\\`\\*\\[ \\\\",
    "--- ... ::: /// === ~~~",
    "data:text/html,<script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "</textarea><iframe src=//example.org></iframe>",
)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _records(attack: str, number: int) -> dict[str, str]:
    text = _quoted(attack)
    body = "\n".join(f"  {line}" for line in (attack, "", f"> {attack}", "", f"- {attack}"))
    source = f"sources: [{{title: {text}, publisher: {text}, quote: {text}}}]\n"
    name = f"a{number}"
    return {
        f"jia/projects/{name}.yml": f"title: {text}\nvillage: dong\nstatus: completion\n"
        f"summary: |\n{body}\n"
        f"outputs: [{{name: {text}, quantity: 3 个}}]\n"
        f"decision:\n  steps: [{{step: branch-proposal, note: {text}}}]\n"
        f"  notice: {{outcome: {text}}}\n"
        f"construction: {{contractor: {text}, milestones: [{{title: {text}}}]}}\n"
        f"management: {{by: {text}, compact: {text}, bought: [{{item: {text}}}]}}\n"
        f"evaluation: {{method: {text}, findings: [{{text: {text}, rectified: {text}}}]}}\n"
        f"sharing: {{who: {text}, how: {text}}}\n{source}",
        f"jia/funds/{name}.yml": f"title: {text}\nproject: {name}\nraised:\n"
        f"  - {{source: villagers, from: {text}, kind: cash, amount: 100, note: {text}}}\n"
        f"  - {{source: villagers, from: {text}, kind: cash, stated: {text}}}\n"
        f"  - {{source: villagers, kind: goods, item: {text}, value: 1, basis: {text}}}\n"
        f"  - {{source: villagers, kind: labour, people: 3, work: {text}}}\n"
        f"  - {{source: villagers, kind: land, item: {text}}}\n"
        f"  - {{source: villagers, kind: ideas, text: {text}}}\n"
        f"spent: [{{purpose: {text}, payee: {text}, amount: 5, voucher: {text}}}]\n{source}",
        f"jia/awards/{name}.yml": f"title: {text}\nfamily: honour\nprogramme: {text}\n"
        f"period: {text}\nselection: {text}\n"
        f"winners: [{{name: {text}, citation: {text}}}]\n{source}",
        f"jia/bulletins/{name}.yml": f"title: {text}\nnumber: {number}\ndate: 2025\n"
        f"publisher: {text}\nsummary: {text}\nbody: |\n{body}\n{source}",
    }


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    root = tmp_path_factory.mktemp("hostile")
    (root / "villages.yml").write_text(REGISTRY, encoding="utf-8")
    for number, attack in enumerate(ATTACKS, start=1):
        for path, text in _records(attack, number).items():
            put(root, path, text)
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


@pytest.mark.parametrize("number", range(1, len(ATTACKS) + 1))
def test_attacks_are_text(hostile: tuple[str, Path], reader: Open, number: int) -> None:
    address, _ = hostile
    visit = reader()
    for kind in ("projects", "funds", "awards", "bulletins"):
        visit.page.goto(f"{address}jia/{kind}/a{number}/")
        assert _dangers(visit.page) == []
        heading = visit.page.locator("h1").inner_text()
        assert " ".join(heading.split()) == " ".join(ATTACKS[number - 1].split())
    assert visit.complaints == []
    assert visit.foreign(address) == []


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
