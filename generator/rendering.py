"""`gongshi render`: the pages as Markdown, and nothing after it."""

from collections.abc import Sequence
from datetime import date

from generator import county
from generator.alone import working
from generator.build import site as sites
from generator.build import site_not_built
from generator.build_faults import BUILD_FAULTS, why
from generator.diagnostics import Diagnostic, has_errors
from generator.model.registry import Registry, TownshipEntry
from generator.outcome import Outcome, Result
from generator.project import Project
from generator.reading import chosen, read_registry, read_township
from generator.render import render_township
from generator.values import Today


def render_county(
    project: Project, only: Sequence[str], today: date
) -> tuple[list[Outcome], list[Diagnostic]]:
    """Markdown and configuration only, under build/, of every township without errors."""
    registry, diagnostics = read_registry(project)
    if registry is None:
        return [], diagnostics
    with working(project):
        places = chosen(project, registry, only)
        return [_written(project, registry, info, today) for info in places], diagnostics


def _written(project: Project, registry: Registry, info: TownshipEntry, today: date) -> Outcome:
    day = Today(today)
    township, found = read_township(project, registry, info, day)
    result = Result.HELD_BACK
    if not has_errors(found):
        site, _ = render_township(township, day)
        try:
            sites.write(project, county.township_work(project, township, site))
            result = Result.WRITTEN
        except BUILD_FAULTS as error:
            found.append(site_not_built.diagnostic(f"content/{info.id}", why(error)))
    return Outcome(info.id, info.name, result, tuple(found))
