"""What a command reads first: the registry, and townships, loaded and checked.

Nothing that renders or builds is imported here, so that `gongshi check` starts at once.
"""

from collections.abc import Sequence
from datetime import date

from generator import check, load
from generator.diagnostics import Diagnostic, has_errors
from generator.garbage import no_circles
from generator.model.registry import Registry, TownshipEntry
from generator.model.searched import Looked
from generator.model.township import Township
from generator.project import Project
from generator.values import Today


def check_county(
    project: Project, only: Sequence[str], today: date
) -> tuple[Registry | None, list[Diagnostic]]:
    """Everything wrong with the registry and with the records of all (or the named) townships."""
    registry, diagnostics = read_registry(project)
    if registry is not None:
        for info in chosen(project, registry, only):
            with no_circles():  # until the township is gone
                diagnostics.extend(read_township(project, registry, info, Today(today))[1])
    return registry, diagnostics


def read_registry(project: Project) -> tuple[Registry | None, list[Diagnostic]]:
    """Load and check the registry; None if no township can be made from it."""
    registry, document, diagnostics = load.load_registry(project.root)
    if registry is None or document is None:
        return None, diagnostics
    strays = load.stray_files(project.root, registry)
    diagnostics.extend(check.check_registry(registry, document, strays))
    if has_errors(diagnostics):
        return None, sorted(diagnostics, key=lambda each: each.order)
    content = project.root / "content"
    if not content.is_dir() and (content.exists() or _is_published(project, registry)):
        diagnostics.append(load.content_gone())  # every site would be published empty
        return None, diagnostics
    diagnostics.extend(load.stray_folders(project.root, registry))
    return registry, sorted(diagnostics, key=lambda each: each.order)


def _is_published(project: Project, registry: Registry) -> bool:
    """Whether the site of any place stands."""
    from generator.county import published_places  # noqa: PLC0415 - slow, and seldom needed

    return any(True for _ in published_places(project, registry))


def read_township(
    project: Project,
    registry: Registry,
    info: TownshipEntry,
    today: Today,
    looked: Looked | None = None,
) -> tuple[Township, list[Diagnostic]]:
    """Load and check one township: everything wrong at once, in the order of files and lines.

    Files that no record names are not `looked` through again.
    """
    with no_circles():
        township, diagnostics = load.load_township(project.root, registry, info, looked)
        diagnostics.extend(check.check_township(township, today))
    return township, sorted(diagnostics, key=lambda each: each.order)


def chosen(project: Project, registry: Registry, only: Sequence[str]) -> list[TownshipEntry]:
    """The named places, or all of them: townships in the order of the registry, then counties."""
    places = load.places(project.root, registry)
    return [info for info in places if not only or info.id in only]
