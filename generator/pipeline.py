"""The whole story: load → check → render → build, one township at a time, the portal last.

`make_township` tells it for one township, `make_county` for all of them. A township with an error
is held back and keeps its last good site; the others are published. Nothing here prints: what
happens is told to an observer, and what is wrong is returned as diagnostics.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial

from generator import county
from generator.alone import alone
from generator.beside import helpers
from generator.build import address_gone, recall, site_not_built
from generator.build import site as sites
from generator.build.kept_looks import keep_looks, kept_looks
from generator.build.kept_pages import keep_pages, kept_pages
from generator.build.publish import published_pages, tidy
from generator.build_faults import BUILD_FAULTS, why
from generator.cluster import each_on_cluster
from generator.diagnostics import Diagnostic, has_errors
from generator.kept_book import kept_book
from generator.model.registry import Registry, TownshipEntry
from generator.outcome import Observer, Outcome, Result
from generator.over_all import make_over_all, use_templates
from generator.portal.ahead import Ahead
from generator.portal.tables import keep_tables
from generator.project import Project
from generator.reading import chosen, read_registry, read_township
from generator.render import Kept, at_its_turn, render_township
from generator.values import Today
from generator.workers import each_township, jobs_by_default


def make_township(  # noqa: PLR0913 - what to make and how; most callers name but four
    project: Project,
    registry: Registry,
    info: TownshipEntry,
    today: date,
    *,
    gently: bool = False,
    ahead: Ahead | None = None,
) -> Outcome:
    """Load, check, render, build: one township from its records to its published site.

    Whatever the disk refuses on the way holds this township back, and no other. If a portal is to
    follow, what leaves the site goes `gently`, and the township's part of the portal's tables is
    made here; the tables themselves `ahead` of their turn, if this township is the only one.
    """
    try:
        return _made(project, registry, info, today, ahead, gently=gently)
    except BUILD_FAULTS as error:
        fault = site_not_built.diagnostic(f"content/{info.id}", why(error))
        return Outcome(info.id, info.name, Result.HELD_BACK, (fault,))


def _made(  # noqa: PLR0913 - what to make and how, handed on by the above alone
    project: Project,
    registry: Registry,
    info: TownshipEntry,
    today: date,
    ahead: Ahead | None,
    *,
    gently: bool,
) -> Outcome:
    inputs = county.place_inputs(project, registry, info)
    if known := _recalled(project, info, inputs, today):
        return known
    day, looked = Today(today), kept_looks(project.build / info.id)
    township, diagnostics = read_township(project, registry, info, day, looked)
    keep_looks(project.build / info.id, looked)
    if has_errors(diagnostics):
        return Outcome(info.id, info.name, Result.HELD_BACK, tuple(diagnostics))
    use_templates(project, registry)
    beside = ahead.helpers.begin if ahead else at_its_turn
    early = partial(ahead.begin, project, registry, info.id) if ahead else None
    kept = Kept(kept_pages(project.build / info.id))
    with kept_book(project.build / info.id) as book:
        site, summary = render_township(township, day, beside, early, kept, book)
    if kept.used != kept.known:
        keep_pages(project.build / info.id, kept.used)
    if gently and not ahead:
        keep_tables(project, registry, info, site)
    work = county.township_work(project, township, site)
    before = published_pages(project.site / info.id)
    try:
        published = sites.publish(
            project,
            work,
            summary.model_dump(mode="json"),
            gently=gently,
            indexed=ahead.indexed if ahead else None,
        )
    except BUILD_FAULTS as error:
        diagnostics.append(site_not_built.diagnostic(f"content/{info.id}", why(error)))
        return Outcome(info.id, info.name, Result.HELD_BACK, tuple(diagnostics))
    if ahead:
        ahead.stands()
    recall.remember_place(project, info.id, inputs, recall.Seen(tuple(diagnostics), day.same))
    diagnostics.extend(address_gone.diagnostics(f"content/{info.id}", before, site))
    result = Result.PUBLISHED if published else Result.UNCHANGED
    return Outcome(info.id, info.name, result, tuple(diagnostics), day.same)


def _recalled(project: Project, info: TownshipEntry, inputs: str, today: date) -> Outcome | None:
    """The outcome of a township whose site stands, made from the same inputs; None for others."""
    seen = recall.recall_place(project, info.id, inputs, today)
    if seen is None:
        return None
    return Outcome(info.id, info.name, Result.UNCHANGED, seen.found, seen.days)


def make_county(  # noqa: PLR0913 - what to make, how, and who is told; all but one in any call
    project: Project,
    only: Sequence[str],
    jobs: int,
    today: date,
    observe: Observer,
    *,
    with_portal: bool = True,
    scheduler: str | None = None,
    inputs: recall.Inputs | None = None,
) -> tuple[list[Outcome], list[Diagnostic]]:
    """All (or the named) townships, then handbook and portal if they are wanted.

    The townships are made by so many processes here, or on the cluster of a Dask scheduler.
    `inputs` is what there is to build from, if somebody has just read it.

    Returns:
        The townships' outcomes in the order of the registry, and what was found beside them.

    Raises:
        InUseError: if another build works on the same site.
        ClusterError: if the cluster cannot be used.
        ProcessLostError: if a process of the pool was killed.
    """
    inputs = inputs or recall.county_inputs(project)
    whole = with_portal and not only
    if whole and (known := recall.recall_county(project, inputs.county, today)) is not None:
        return known
    registry, diagnostics = read_registry(project)
    if registry is None:
        return [], diagnostics
    infos = chosen(project, registry, only)
    with alone(project) as hold:
        project.claim()
        tidy(project.site)
        outcomes: dict[str, Outcome] = {}
        make = partial(make_township, project, registry, today=today, gently=with_portal)
        for info in () if scheduler else infos:  # a single one that changed needs no pool
            place = inputs.place(info.id, county.registry_inputs(registry, info))
            if known_one := _recalled(project, info, place, today):
                observe(known_one)
                outcomes[info.id] = known_one
        rest = [info for info in infos if info.id not in outcomes]
        alone_in_it = len(rest) == 1 and not scheduler and min(jobs, jobs_by_default()) > 1
        with helpers(hold, wanted=alone_in_it) as found:
            ahead = Ahead(found, with_portal=with_portal)
            for outcome in (
                each_on_cluster(scheduler, project, make, rest)
                if scheduler
                else each_township(
                    partial(make, ahead=ahead) if alone_in_it else make, rest, jobs, hold
                )
            ):
                observe(outcome)
                outcomes[outcome.id] = outcome
            if with_portal:
                diagnostics.extend(make_over_all(project, registry, ahead))
        tidy(project.site)
        made = [outcomes[info.id] for info in infos]
        if whole and not _is_broken(made, diagnostics):
            recall.remember_county(project, inputs.county, made, diagnostics)
    return made, diagnostics


def _is_broken(outcomes: Sequence[Outcome], beside: list[Diagnostic]) -> bool:
    """Whether anything of the county is not published as its records say."""
    held = any(each.result is Result.HELD_BACK for each in outcomes)
    return held or has_errors(beside)
