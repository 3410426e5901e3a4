"""What attacks is refused where the rules say so: with a position, and nothing is published."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator import load, pipeline, reading
from generator.diagnostics import Severity
from generator.model import KINDS
from generator.model.fields import walk
from generator.outcome import Result
from generator.project import Project
from generator.values import Today
from tests.browser import hostile
from tests.browser.attacks import HIDDEN, PATHS
from tests.county import RECORDS, REGISTRY, TODAY, make_county, put

_PROJECT: dict[str, Any] = {"title": "测试", "status": "completion", "sources": [{"title": "测试"}]}


def _refused(project: Project) -> dict[str, list[str]]:
    """Rules by the file that they refuse, each at a line; nothing of it is published."""
    registry, faults = reading.read_registry(project)
    assert registry is not None, [str(each.message) for each in faults]
    outcome = pipeline.make_township(project, registry, registry.townships[0], TODAY)
    assert outcome.result is Result.HELD_BACK
    assert not (project.site / "jia").exists()
    found: dict[str, list[str]] = {}
    for each in outcome.diagnostics:
        if each.severity is Severity.ERROR:
            assert each.position.line > 0
            found.setdefault(each.position.path, []).append(each.rule)
    return found


def test_html_is_refused_in_every_text_of_every_kind(tmp_path: Path) -> None:
    hostile.write(tmp_path)
    registry, _, _ = load.load_registry(tmp_path)
    assert registry is not None
    township, found = reading.read_township(
        Project.at(tmp_path), registry, registry.townships[0], Today(TODAY)
    )
    refused = [each for each in found if each.rule == "raw-html"]
    texts = [
        (f"jia/{entry.address}", path)
        for kind in KINDS
        for entry in township.records[kind.name]
        for path, value, _ in walk(entry.record)
        if isinstance(value, str) and "<script" in value.lower()
    ]
    assert len({record for record, _ in texts}) > len(KINDS)
    assert len(refused) >= len(texts)
    assert {record for record, _ in texts} <= {each.record for each in refused}
    assert all(each.position.column > 1 and each.field for each in refused)
    _refused(Project.at(tmp_path))


@pytest.mark.parametrize("is_escaped", [False, True], ids=["as signs", "as escapes"])
def test_signs_that_hide_or_turn_others_are_refused(tmp_path: Path, is_escaped: bool) -> None:
    project = make_county(tmp_path, {})
    for at, attack in enumerate(HIDDEN):
        record = {**_PROJECT, "outputs": [{"name": attack, "quantity": "3 个"}]}
        text = json.dumps(record, ensure_ascii=is_escaped, indent=1)
        put(tmp_path, f"jia/projects/a{at}.yml", text)
    found = _refused(project)
    assert len(found) == len(HIDDEN)
    assert {rule for rules in found.values() for rule in rules} <= {"invisible-sign"}


@pytest.mark.parametrize(
    "field",
    [
        lambda path: {"village": path},
        lambda path: {"formerly": [path]},
        lambda path: {"attachments": [{"file": path, "title": "附件"}]},
        lambda path: {"meetings": [path]},
        lambda path: {"organisations": [path]},
        lambda path: {"sources": [{"title": "测试", "url": path}]},
    ],
    ids=["village", "former id", "attachment", "meeting", "organisation", "address"],
)
def test_a_path_is_no_name(tmp_path: Path, field: Any) -> None:  # noqa: ANN401 - makes a record
    project = make_county(tmp_path, {})
    for at, path in enumerate(PATHS):
        text = json.dumps({**_PROJECT, **field(path)})
        put(tmp_path, f"jia/projects/a{at}.yml", text)
    assert len(_refused(project)) == len(PATHS)


def test_a_path_is_no_id_of_a_record(tmp_path: Path) -> None:
    project = make_county(tmp_path, {})
    put(tmp_path, "jia/projects/a.yml", json.dumps(_PROJECT))
    names = [path for path in PATHS if "/" not in path and "\0" not in path]
    for name in names:
        put(tmp_path, f"jia/projects/{name}.yml", json.dumps(_PROJECT))
    found = _refused(project)
    hidden = [name for name in names if name.startswith(".")]
    assert sum(len(rules) for rules in found.values()) >= len(names) - len(hidden)
    assert {rule for rules in found.values() for rule in rules} <= {"bad-id", "reserved-id"}
    assert all("\u202e" not in path and "\n" not in path for path in found)


@pytest.mark.parametrize("place", ["id: jia", "id: dong", "county: ceshi", "id: ceshi"])
def test_a_path_is_no_id_of_a_place(tmp_path: Path, place: str) -> None:
    project = make_county(tmp_path, RECORDS)
    key = place.partition(":")[0]
    for path in PATHS:
        text = REGISTRY.replace(place, f"{key}: {json.dumps(path)}")
        (tmp_path / "villages.yml").write_text(text, "utf-8")
        registry, found = reading.read_registry(project)
        assert registry is None, path
        assert all(each.position.line > 0 for each in found if each.severity is Severity.ERROR)
    assert not project.site.exists()


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("phone", ["javascript:alert(1)", "1;ext=2", "<b>1</b>", "12345?x", "+1\n2"]),
        ("mail", ["a@example.org?bcc=b@example.org", "a@b\r\nBcc: c@example.org", "<a@b.cn>"]),
        ("url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "https://a/{x}", "x"]),
    ],
)
def test_a_contact_is_what_it_says(tmp_path: Path, key: str, values: list[str]) -> None:
    project = make_county(tmp_path, RECORDS)
    for value in values:
        told = f"settings:\n  report: {{{key}: {json.dumps(value)}}}\n  title: x\n"
        text = told + REGISTRY.partition("  title: 测试县公示\n")[2]
        (tmp_path / "villages.yml").write_text(text, "utf-8")
        registry, found = reading.read_registry(project)
        assert registry is None, value
        assert {each.position.line for each in found} == {2}
