"""The whole story: load → check → render → build, one township at a time, the portal last.

`make_township` tells it for one township, `make_county` for all of them. A township with an error
is held back and keeps its last good site; the others are published. Nothing here prints: what
happens is told to an observer, and what is wrong is returned as diagnostics.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import partial
from multiprocessing import get_context

from generator import county
from generator.alone import Hold, alone, end_with_the_build, working
from generator.beside import helpers, start_method
from generator.build import address_gone, recall, site_not_built
from generator.build import site as sites
from generator.build.compiled import compiled_templates
from generator.build.mkdocs_site import SiteFault
from generator.build.pictures import PictureFault
from generator.build.publish import published_pages, settle, tidy
from generator.cluster import Maker, each_on_cluster
from generator.diagnostics import Diagnostic, has_errors
from generator.garbage import settled
from generator.messages import Message, msg
from generator.model.registry import Registry, TownshipEntry
from generator.outcome import Observer, Outcome, ProcessLostError, Result
from generator.portal.ahead import Ahead
from generator.portal.work import portal_work
from generator.project import HANDBOOK, REGISTRY, Project
from generator.reading import chosen, read_registry, read_township
from generator.reasons import reason_of
from generator.render import at_its_turn, render_township, use_compiled

BUILD_FAULTS = (SiteFault, PictureFault, OSError)
"""What may go wrong once the records are sound: the last good site stays."""


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

    Whatever the disk refuses on the way holds this township back, and no other. The portal is
    begun `ahead` of its turn if this is the only one.
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
    inputs = county.place_inputs(project, registry, info, today)
    if known := _recalled(project, info, inputs):
        return known
    township, diagnostics = read_township(project, registry, info, today)
    if has_errors(diagnostics):
        return Outcome(info.id, info.name, Result.HELD_BACK, tuple(diagnostics))
    _use_compiled(project, registry)
    beside = ahead.helpers.begin if ahead else at_its_turn
    site, summary = render_township(township, today, beside)
    if ahead:
        ahead.begin(project, registry, info.id, site, summary)
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


def _recalled(project: Project, info: TownshipEntry, inputs: str) -> Outcome | None:
    """The outcome of a township whose site stands, made from the same inputs; None for others."""
    found = recall.recall_place(project, info.id, inputs)
    return None if found is None else Outcome(info.id, info.name, Result.UNCHANGED, found)


def _use_compiled(project: Project, registry: Registry) -> None:
    language = registry.settings.language
    use_compiled(language, compiled_templates(project.build, language.value))


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
    inputs = inputs or recall.county_inputs(project, today)
    whole = with_portal and not only
    if whole and (known := recall.recall_county(project, inputs.county)) is not None:
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
            if known_one := _recalled(project, info, place):
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


def why(error: Exception) -> Message:
    """Why a site could not be made: MkDocs' own words, or a file with the system's reason."""
    if isinstance(error, OSError) and error.filename:
        return msg("{file}: {reason}", file=str(error.filename), reason=reason_of(error))
    if isinstance(error, county.OtherVersionFault):
        return error.reason
    return reason_of(error) if isinstance(error, OSError) else Message("{e}", {"e": str(error)})


def make_over_all(
    project: Project, registry: Registry, ahead: Ahead | None = None
) -> Iterator[Diagnostic]:
    """What is made once the places stand, handbook and portal; what could not be made is told.

    What the places no longer have goes then; it stays beside them while an old portal names it.
    """
    failed = False
    for make in (make_handbook, partial(make_portal, ahead=ahead)):
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


def make_portal(project: Project, registry: Registry, ahead: Ahead | None = None) -> None:
    """The portal over what stands published; townships that are gone go.

    Raises:
        SiteFault, OSError: if it cannot be made; it stays as it was.
    """
    summaries = county.published_summaries(project, registry)
    _use_compiled(project, registry)
    if ahead:
        ahead.wait()
    work = portal_work(project, registry, summaries)
    handbook = [HANDBOOK] if (project.site / HANDBOOK).is_dir() else []
    sites.publish_portal(project, work, [*summaries, *handbook])


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


def jobs_by_default() -> int:
    """As many processes as this one may use processors."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each_township(
    make: Maker, infos: list[TownshipEntry], jobs: int, hold: Hold
) -> Iterator[Outcome]:
    """Townships as they are done: in this process, or in a pool of them."""
    workers = min(jobs, len(infos))
    if workers <= 1:
        yield from map(make, infos)
        return
    settled()
    start = get_context(start_method())
    pool = ProcessPoolExecutor(workers, start, end_with_the_build, (hold,))
    try:
        futures = [pool.submit(make, info) for info in infos]
        for future in as_completed(futures):
            yield future.result()
    except BrokenProcessPool:
        raise ProcessLostError(
            msg(
                "A process of the build was ended from outside, perhaps because memory ran out. "
                "Build again with fewer at once: “--jobs 1”."
            )
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)
