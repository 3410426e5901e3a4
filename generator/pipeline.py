"""The whole story: load → check → render → build, one township at a time, the portal last.

`make_township` tells it for one township, `make_county` for all of them. A township with an error
is held back and keeps its last good site; the others are published. Nothing here prints: what
happens is told to an observer, and what is wrong is returned as diagnostics.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import partial
from multiprocessing import get_context

from generator import check, county, load
from generator.alone import Hold, alone, end_with_the_build, working
from generator.build import address_gone, recall, site_not_built
from generator.build import site as sites
from generator.build.mkdocs_site import SiteFault
from generator.build.pictures import PictureFault
from generator.build.publish import published_pages, settle, tidy
from generator.diagnostics import Diagnostic, has_errors
from generator.messages import Message, msg
from generator.model.registry import Registry, TownshipEntry
from generator.model.township import Township
from generator.outcome import Observer, Outcome, Result
from generator.project import HANDBOOK, REGISTRY, Project
from generator.reasons import reason_of
from generator.render import render_township

BUILD_FAULTS = (SiteFault, PictureFault, OSError)
"""What may go wrong once the records are sound: the last good site stays."""


class ProcessLostError(Exception):
    """A process of the pool was ended from outside."""

    message = msg(
        "A process of the build was ended from outside, perhaps because memory ran out. "
        "Build again with fewer at once: “--jobs 1”."
    )


def make_township(
    project: Project,
    registry: Registry,
    info: TownshipEntry,
    today: date,
    *,
    gently: bool = False,
) -> Outcome:
    """Load, check, render, build: one township from its records to its published site.

    Whatever the disk refuses on the way holds this township back, and no other.
    """
    try:
        return _made(project, registry, info, today, gently=gently)
    except BUILD_FAULTS as error:
        fault = site_not_built.diagnostic(f"content/{info.id}", why(error))
        return Outcome(info.id, info.name, Result.HELD_BACK, (fault,))


def _made(
    project: Project, registry: Registry, info: TownshipEntry, today: date, *, gently: bool
) -> Outcome:
    inputs = county.place_inputs(project, registry, info, today)
    if (found := recall.recall_place(project, info.id, inputs)) is not None:
        return Outcome(info.id, info.name, Result.UNCHANGED, found)
    township, diagnostics = read_township(project, registry, info, today)
    if has_errors(diagnostics):
        return Outcome(info.id, info.name, Result.HELD_BACK, tuple(diagnostics))
    site, summary = render_township(township, today)
    work = county.township_work(project, township, site)
    before = published_pages(project.site / info.id)
    try:
        published = sites.publish(project, work, summary.model_dump(mode="json"), gently=gently)
    except BUILD_FAULTS as error:
        diagnostics.append(site_not_built.diagnostic(f"content/{info.id}", why(error)))
        return Outcome(info.id, info.name, Result.HELD_BACK, tuple(diagnostics))
    recall.remember_place(project, info.id, inputs, diagnostics)
    diagnostics.extend(address_gone.diagnostics(f"content/{info.id}", before, site))
    result = Result.PUBLISHED if published else Result.UNCHANGED
    return Outcome(info.id, info.name, result, tuple(diagnostics))


def make_county(  # noqa: PLR0913 - what to make, how, and who is told; all but one in any call
    project: Project,
    only: Sequence[str],
    jobs: int,
    today: date,
    observe: Observer,
    *,
    with_portal: bool = True,
) -> tuple[list[Outcome], list[Diagnostic]]:
    """All (or the named) townships, then handbook and portal if they are wanted.

    Returns:
        The townships' outcomes in the order of the registry, and what was found beside them.

    Raises:
        InUseError: if another build works on the same site.
        ProcessLostError: if a process of the pool was killed.
    """
    inputs = recall.county_inputs(project, today)
    whole = with_portal and not only
    if whole and (known := recall.recall_county(project, inputs)) is not None:
        return known
    registry, diagnostics = read_registry(project)
    if registry is None:
        return [], diagnostics
    infos = chosen(project, registry, only)
    with alone(project) as hold:
        project.claim()
        tidy(project.site)
        outcomes = {}
        make = partial(make_township, project, registry, today=today, gently=with_portal)
        for outcome in each_township(make, infos, jobs, hold):
            observe(outcome)
            outcomes[outcome.id] = outcome
        if with_portal:
            diagnostics.extend(make_over_all(project, registry))
        tidy(project.site)
        made = [outcomes[info.id] for info in infos]
        if whole and not _is_broken(made, diagnostics):
            recall.remember_county(project, inputs, made, diagnostics)
    return made, diagnostics


def _is_broken(outcomes: Sequence[Outcome], beside: list[Diagnostic]) -> bool:
    """Whether anything of the county is not published as its records say."""
    held = any(each.result is Result.HELD_BACK for each in outcomes)
    return held or has_errors(beside)


def why(error: Exception) -> Message:
    """Why a site could not be made: MkDocs' own words, or a file with the system's reason."""
    if isinstance(error, OSError) and error.filename:
        return msg("{file}: {reason}", file=str(error.filename), reason=reason_of(error))
    return reason_of(error) if isinstance(error, OSError) else Message("{e}", {"e": str(error)})


def make_over_all(project: Project, registry: Registry) -> Iterator[Diagnostic]:
    """What is made once the places stand, handbook and portal; what could not be made is told.

    What the places no longer have goes then; it stays beside them while an old portal names it.
    """
    failed = False
    for make in (make_handbook, make_portal):
        try:
            make(project, registry)
        except BUILD_FAULTS as error:
            failed = True
            yield site_not_built.diagnostic(REGISTRY, why(error))
    if not failed:
        try:
            settle(project.site)
        except OSError as error:
            yield site_not_built.diagnostic(REGISTRY, why(error))


def make_handbook(project: Project, registry: Registry) -> None:
    """The handbook, beside the townships.

    Raises:
        SiteFault, OSError: if it cannot be made; it stays as it was.
    """
    sites.publish(project, county.handbook_work(project, registry.settings), {}, gently=True)


def make_portal(project: Project, registry: Registry) -> None:
    """The portal over what stands published; townships that are gone go.

    Raises:
        SiteFault, OSError: if it cannot be made; it stays as it was.
    """
    summaries = county.published_summaries(project, registry)
    work = county.portal_work(project, registry, summaries)
    handbook = [HANDBOOK] if (project.site / HANDBOOK).is_dir() else []
    sites.publish_portal(project, work, [*summaries, *handbook])


def check_county(
    project: Project, only: Sequence[str], today: date
) -> tuple[Registry | None, list[Diagnostic]]:
    """Everything wrong with the registry and with the records of all (or the named) townships."""
    registry, diagnostics = read_registry(project)
    if registry is not None:
        for info in chosen(project, registry, only):
            diagnostics.extend(read_township(project, registry, info, today)[1])
    return registry, diagnostics


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
    township, found = read_township(project, registry, info, today)
    result = Result.HELD_BACK
    if not has_errors(found):
        site, _ = render_township(township, today)
        try:
            sites.write(project, county.township_work(project, township, site))
            result = Result.WRITTEN
        except BUILD_FAULTS as error:
            found.append(site_not_built.diagnostic(f"content/{info.id}", why(error)))
    return Outcome(info.id, info.name, result, tuple(found))


def read_registry(project: Project) -> tuple[Registry | None, list[Diagnostic]]:
    """Load and check the registry; None if no township can be made from it."""
    registry, document, diagnostics = load.load_registry(project.root)
    if registry is None or document is None:
        return None, diagnostics
    diagnostics.extend(check.check_registry(registry, document))
    if has_errors(diagnostics):
        return None, sorted(diagnostics, key=lambda each: each.order)
    content = project.root / "content"
    wanted = content.exists() or county.published_summaries(project, registry)
    if wanted and not content.is_dir():
        diagnostics.append(load.content_gone())  # every site would be published empty
        return None, diagnostics
    diagnostics.extend(load.stray_folders(project.root, registry))
    return registry, sorted(diagnostics, key=lambda each: each.order)


def read_township(
    project: Project, registry: Registry, info: TownshipEntry, today: date
) -> tuple[Township, list[Diagnostic]]:
    """Load and check one township: everything wrong at once, in the order of files and lines."""
    township, diagnostics = load.load_township(project.root, registry, info)
    diagnostics.extend(check.check_township(township, today))
    return township, sorted(diagnostics, key=lambda each: each.order)


def chosen(project: Project, registry: Registry, only: Sequence[str]) -> list[TownshipEntry]:
    """The named places, or all of them: townships in the order of the registry, then counties."""
    places = load.places(project.root, registry)
    return [info for info in places if not only or info.id in only]


def jobs_by_default() -> int:
    """As many processes as this one may use processors."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each_township(
    make: Callable[[TownshipEntry], Outcome], infos: list[TownshipEntry], jobs: int, hold: Hold
) -> Iterator[Outcome]:
    """Townships as they are done: in this process, or in a pool of them."""
    workers = min(jobs, len(infos))
    if workers <= 1:
        yield from map(make, infos)
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), end_with_the_build, (hold,))
    try:
        futures = [pool.submit(make, info) for info in infos]
        for future in as_completed(futures):
            yield future.result()
    except BrokenProcessPool:
        raise ProcessLostError from None
    finally:
        pool.shutdown(cancel_futures=True)
