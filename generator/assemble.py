"""`gongshi assemble`: one county from the places that several machines built."""

from collections.abc import Sequence
from pathlib import Path

from generator import load
from generator.alone import alone
from generator.build import address_gone, place_refused, site_not_built
from generator.build.parts import Part, find_parts, take
from generator.build.publish import published_pages, tidy
from generator.build_faults import why
from generator.diagnostics import Diagnostic
from generator.model.registry import TownshipEntry
from generator.outcome import Observer, Outcome, Result
from generator.over_all import make_over_all
from generator.project import Project
from generator.reading import read_registry


def assemble_county(
    project: Project, folders: Sequence[Path], observe: Observer
) -> tuple[list[Outcome], list[Diagnostic]]:
    """Take the places that lie in the folders, then make handbook and portal over all that stand.

    Places of the site that are in no folder stay; those that left the registry go.

    Returns:
        The outcomes of the places taken or refused, and what was found beside them.

    Raises:
        InUseError: if another build works on the same site.
        OSError: if a folder cannot be read.
    """
    registry, diagnostics = read_registry(project)
    if registry is None:
        return [], diagnostics
    known = {info.id: info for info in load.places(project.root, registry)}
    outcomes = []
    with alone(project):
        project.claim()
        tidy(project.site)
        for part in find_parts(folders, known):
            outcome = _taken(project, part, known.get(part.place))
            observe(outcome)
            outcomes.append(outcome)
        diagnostics.extend(make_over_all(project, registry))
        tidy(project.site)
    return outcomes, diagnostics


def _taken(project: Project, part: Part, info: TownshipEntry | None) -> Outcome:
    name = info.name if info else part.place
    if part.refusal:
        refused = place_refused.diagnostic(str(part.folder), part.refusal)
        return Outcome(part.place, name, Result.HELD_BACK, (refused,))
    before = published_pages(project.site / part.place)
    try:
        published = take(project, part)
    except OSError as error:
        failed = site_not_built.diagnostic(str(part.folder), why(error))
        return Outcome(part.place, name, Result.HELD_BACK, (failed,))
    gone = address_gone.gone(f"content/{part.place}", before, published_pages(part.folder))
    result = Result.PUBLISHED if published else Result.UNCHANGED
    return Outcome(part.place, name, result, tuple(gone))
