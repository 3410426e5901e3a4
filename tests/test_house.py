"""The plan of the house: who may import whom, and what every module says of itself."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator
from generator.county import RULES
from generator.diagnostics import Severity
from generator.rule import rule_of

HOUSE = Path(generator.__file__).parent
STAGES = ("load", "check", "render", "build")
FOUNDATION = ("model", "values", "diagnostics", "messages", "reasons", "rule")
"""What every stage may use; it knows of no stage itself."""

MODULES = {
    "generator." + ".".join(path.relative_to(HOUSE).with_suffix("").parts): path
    for path in sorted(HOUSE.rglob("*.py"))
}


def imported(path: Path, module: str) -> Iterator[str]:
    """Every module that a file imports, wherever in it, by its whole name."""
    package = module.removesuffix(".__init__").split(".")
    if not module.endswith(".__init__"):
        package = package[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            yield name
            yield from (f"{name}.{alias.name}" for alias in node.names)


def within(name: str, part: str) -> bool:
    return f"{name}.".startswith(f"generator.{part}.")


IMPORTS = {module: set(imported(path, module)) for module, path in MODULES.items()}


def test_the_imports_are_seen() -> None:
    assert "generator.model.base" in IMPORTS["generator.model.fund"]
    assert "generator.load.faults.wrong_type" in IMPORTS["generator.load.explain"]
    assert all(any(within(module, part) for module in MODULES) for part in (*STAGES, *FOUNDATION))


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_imports_another(stage: str) -> None:
    others = [each for each in STAGES if each != stage]
    wrong = {
        f"{module} imports {name}"
        for module, names in IMPORTS.items()
        if within(module, stage)
        for name in names
        if any(within(name, other) for other in others)
    }
    assert wrong == set()


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_imports_what_puts_the_stages_together(stage: str) -> None:
    above = (
        *("assemble", "cli", "commands", "console", "county", "git", "pipeline", "plan"),
        *("serve", "spoken", "report", "__main__"),
    )
    wrong = {
        f"{module} imports {name}"
        for module, names in IMPORTS.items()
        if within(module, stage)
        for name in names
        if any(within(name, each) for each in above)
    }
    assert wrong == set()


@pytest.mark.parametrize("part", FOUNDATION)
def test_the_foundation_knows_no_stage(part: str) -> None:
    wrong = {
        f"{module} imports {name}"
        for module, names in IMPORTS.items()
        if within(module, part)
        for name in names
        if name.startswith("generator.")
        if not any(within(name, each) for each in FOUNDATION)
    }
    assert wrong == set()


def test_only_the_build_imports_mkdocs() -> None:
    users = {
        module
        for module, names in IMPORTS.items()
        if any(f"{name}.".startswith("mkdocs.") for name in names)
    }
    assert users
    assert {module for module in users if not within(module, "build")} == set()


@pytest.mark.parametrize("stage", ["load", "check", "render"])
def test_no_stage_reads_the_clock(stage: str) -> None:
    clocks = {"today", "now", "utcnow", "time", "time_ns", "fromtimestamp"}
    calls = {
        f"{module} calls {node.func.attr}()"
        for module, path in MODULES.items()
        if within(module, stage)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in clocks
    }
    assert calls == set()


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is(module: str) -> None:
    assert ast.get_docstring(ast.parse(MODULES[module].read_text("utf-8")))


def test_every_rule_is_in_the_list_of_rules() -> None:
    listed = {rule.id for rule in RULES}
    found = set()
    for info in pkgutil.walk_packages([str(HOUSE)], "generator."):
        if info.name != "generator.__main__":
            module = importlib.import_module(info.name)
            if isinstance(module.__dict__.get("SEVERITY"), Severity):
                found.add(rule_of(module).id)
    assert found == listed
    assert len(RULES) == len(listed)
