"""Example projects that must pass, and ones that must fail with exactly the findings beside them.

A folder under `examples/broken/` is a project with `expected.txt`, one finding a line: severity,
rule and place, then tab, message, tab, remedy. A folder under `examples/valid/` has none. Places
and people in them are invented. A project without `villages.yml` uses the one in `examples/`.
"""

import shutil
from pathlib import Path
from typing import Any

import pytest

from generator import check, load
from generator.diagnostics import Diagnostic, Severity
from generator.model import KINDS
from generator.model.base import Codelist, Model
from generator.model.fields import codelist_in, keys_of, models_in, models_within
from generator.model.registry import Registry
from generator.project import Project
from generator.reading import check_county, read_registry, read_township
from generator.values import Today
from generator.values.private import mask
from tests.county import TODAY

EXAMPLES = Path(__file__).parent / "examples"
EXPECTED = "expected.txt"
BROKEN = sorted(path for path in (EXAMPLES / "broken").iterdir() if path.is_dir())
VALID = sorted(path for path in (EXAMPLES / "valid").iterdir() if path.is_dir())
UNWRITABLE = {
    "file-unreadable": "tests/load/test_reading.py",
    "file-size": "tests/load/test_reading.py",
    "picture-large": "tests/check/test_pictures.py",
}
"""Rules whose example a repository cannot hold, and the test that breaks them."""


def project_in(case: Path, folder: Path) -> Project:
    """The case as a project of its own, in a folder that a test may write to."""
    shutil.copytree(case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(EXPECTED))
    if not (folder / "villages.yml").exists():
        shutil.copy(EXAMPLES / "villages.yml", folder)
    return Project.at(folder)


def show(found: Diagnostic) -> str:
    where = f"{found.severity.value} {found.rule} {found.position}"
    return f"{where}\t{found.message}\t{found.remedy}"


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name)
def test_broken_example_has_exactly_the_expected_findings(case: Path, tmp_path: Path) -> None:
    _, found = check_county(project_in(case, tmp_path), (), TODAY)
    assert [show(each) for each in found] == (case / EXPECTED).read_text("utf-8").splitlines()


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name)
def test_every_finding_shows_its_line_and_names_its_record(case: Path, tmp_path: Path) -> None:
    project = project_in(case, tmp_path)
    for each in check_county(project, (), TODAY)[1]:
        path = project.root / each.position.path
        is_record = not each.rule.startswith("unnamed-")
        if is_record and path.is_file() and path.parent.parent.parent.name == "content":
            assert each.record == each.position.path.removeprefix("content/").rpartition(".")[0]
        if each.line_text:
            line = path.read_text("utf-8-sig").split("\n")[each.position.line - 1].rstrip("\r")
            assert len(each.line_text) == len(line)
            assert each.line_text == mask(line) or each.rule == "invisible-sign"
            assert each.position.column <= len(line) + 1


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_valid_example_has_no_finding(case: Path, tmp_path: Path) -> None:
    registry, found = check_county(project_in(case, tmp_path), (), TODAY)
    assert registry is not None
    assert [show(each) for each in found] == []


def test_every_rule_has_a_broken_example() -> None:
    broken = {
        line.split()[1]
        for case in BROKEN
        for line in (case / EXPECTED).read_text("utf-8").splitlines()
    }
    rules = {rule.id for rule in (*load.RULES, *check.RULES)}
    assert broken | set(UNWRITABLE) == rules
    assert not broken & set(UNWRITABLE)
    for rule, test in UNWRITABLE.items():
        assert rule in (EXAMPLES.parents[1] / test).read_text("utf-8")


def test_every_finding_has_the_severity_of_its_rule() -> None:
    severities = {rule.id: rule.severity for rule in (*load.RULES, *check.RULES)}
    for case in BROKEN:
        for line in (case / EXPECTED).read_text("utf-8").splitlines():
            severity, rule, _ = line.split(maxsplit=2)
            assert severities[rule] is Severity(severity)


def all_models() -> set[type[Model]]:
    """Every model that an editor may write a part of."""
    found: set[type[Model]] = set()
    waiting = [
        model for root in (Registry, *(kind.model for kind in KINDS)) for model in models_in(root)
    ]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            annotations: list[Any] = [info.annotation for info in model.model_fields.values()]
            waiting += [each for annotation in annotations for each in models_in(annotation)]
    return found


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Model]:
    """Every group of keys of every valid example, as models."""
    models: list[Model] = []
    for case in VALID:
        project = project_in(case, tmp_path_factory.mktemp("valid"))
        registry, _ = read_registry(project)
        assert registry is not None
        roots: list[Model] = [registry]
        for info in registry.townships:
            township, _ = read_township(project, registry, info, Today(TODAY))
            roots += [entry.record for entries in township.records.values() for entry in entries]
        models += [model for root in roots for _, model in models_within(root)]
    return models


def test_every_field_of_every_kind_occurs_in_a_valid_example(written: list[Model]) -> None:
    used = {(type(model).__name__, name) for model in written for name in model.model_fields_set}
    known = {(model.__name__, name) for model in all_models() for name in model.model_fields}
    assert known - used == set()


def _values(field: object) -> tuple[object, ...]:
    """The values of a field: the items of a list, or the one that it has."""
    return field if isinstance(field, tuple) else (field,)


def test_every_code_occurs_in_a_valid_example(written: list[Model]) -> None:
    used = {
        (type(value).__name__, value.value)
        for model in written
        for name in model.model_fields_set
        for value in _values(getattr(model, name))
        if isinstance(value, Codelist)
    }
    annotations: list[Any] = [
        info.annotation for model in all_models() for info in keys_of(model).values()
    ]
    lists = {found for each in annotations if (found := codelist_in(each))}
    assert {(codes.__name__, code.value) for codes in lists for code in codes} - used == set()
