"""The whole story: load → check → render → build, one township at a time, the portal last.

`make_township` tells it for one township, `make_county` for all of them. A township with an error is
held back and keeps its last good site; the others are published. Nothing here prints: what happens is
told to an observer, and what is wrong is returned as diagnostics.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from multiprocessing import get_context
from pathlib import Path

from filelock import FileLock, Timeout

from generator import check, load
from generator.build import site as sites
from generator.build.fingerprint import read_state
from generator.build.mkdocs_site import SiteFault
from generator.build.publish import staging_folder
from generator.build.search import SearchFault
from generator.diagnostics import Diagnostic, Position, Severity, has_errors
from generator.messages import msg
from generator.model.page import Site
from generator.model.registry import Registry, TownshipEntry
from generator.model.summary import Summary
from generator.model.township import Township
from generator.project import REGISTRY, Project
from generator.render import render_portal, render_township
from generator.render.handbook import render_handbook
from generator.rule import Rule

RULES: tuple[Rule, ...] = (*load.RULES, *check.RULES)
"""Every rule that a diagnostic can name."""


class Result(StrEnum):
    """What became of a township."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    HELD_BACK = "held back"


@dataclass(frozen=True)
class Outcome:
    """One township after its run: what became of it, and what was found."""

    id: str
    name: str
    result: Result
    diagnostics: tuple[Diagnostic, ...]


Observer = Callable[[Outcome], None]
"""Told of each township when it is done."""


class InUseError(Exception):
    """Another build works on the same site."""


def make_township(
    project: Project, registry: Registry, info: TownshipEntry, today: date
) -> Outcome:
    """Load, check, render, build: one township from its records to its published site."""
    township, diagnostics = read_township(project, registry, info, today)
    if has_errors(diagnostics):
        return Outcome(info.id, info.name, Result.HELD_BACK, tuple(diagnostics))
    site, summary = render_township(township)
    work = township_work(project, township, site)
    digest = sites.digest_of(project, work)
    result = Result.UNCHANGED
    if not sites.is_published(project, info.id, digest):
        try:
            sites.publish(project, work, digest, summary.model_dump(mode="json"))
            result = Result.PUBLISHED
        except (SiteFault, SearchFault, OSError) as error:
            diagnostics.append(_site_fault(info, error))
            result = Result.HELD_BACK
    return Outcome(info.id, info.name, result, tuple(diagnostics))


def read_township(
    project: Project, registry: Registry, info: TownshipEntry, today: date
) -> tuple[Township, list[Diagnostic]]:
    """Load and check one township, everything wrong at once, in the order of files and lines."""
    township, diagnostics = load.load_township(project.root, registry, info)
    diagnostics.extend(check.check_township(township, today))
    return township, sorted(diagnostics, key=lambda each: each.order)


def read_registry(project: Project) -> tuple[Registry | None, list[Diagnostic]]:
    """Load and check the registry; None if no township can be made from it."""
    registry, document, diagnostics = load.load_registry(project.root)
    if registry is None or document is None:
        return None, diagnostics
    diagnostics.extend(check.check_registry(registry, document))
    if has_errors(diagnostics):
        return None, sorted(diagnostics, key=lambda each: each.order)
    diagnostics.extend(load.stray_folders(project.root, registry))
    return registry, sorted(diagnostics, key=lambda each: each.order)


def check_county(
    project: Project, only: Sequence[str], today: date
) -> tuple[Registry | None, list[Diagnostic]]:
    """Everything that is wrong with the registry and the records of all (or the named) townships."""
    registry, diagnostics = read_registry(project)
    if registry is None:
        return None, diagnostics
    for info in chosen(registry, only):
        diagnostics.extend(read_township(project, registry, info, today)[1])
    return registry, diagnostics


def make_county(
    project: Project, only: Sequence[str], jobs: int, today: date, observe: Observer
) -> tuple[list[Outcome], list[Diagnostic]]:
    """All (or the named) townships, then handbook and portal; what was found beside the townships'.

    Raises:
        InUseError: if another build works on the same site.
    """
    registry, diagnostics = read_registry(project)
    if registry is None:
        return [], diagnostics
    with _alone(project):
        outcomes = []
        for outcome in _each_township(project, registry, chosen(registry, only), jobs, today):
            observe(outcome)
            outcomes.append(outcome)
        outcomes.sort(
            key=lambda outcome: [each.id for each in registry.townships].index(outcome.id)
        )
        try:
            make_portal(project, registry)
        except (SiteFault, SearchFault, OSError) as error:
            diagnostics.append(_site_fault(None, error))
        shutil.rmtree(staging_folder(project.site), ignore_errors=True)
    return outcomes, diagnostics


def render_county(project: Project, only: Sequence[str], today: date) -> list[Outcome]:
    """Markdown and configuration only, under build/, of every township without errors."""
    registry, diagnostics = read_registry(project)
    if registry is None:
        return [Outcome(REGISTRY, REGISTRY, Result.HELD_BACK, tuple(diagnostics))]
    outcomes = []
    for info in chosen(registry, only):
        township, found = read_township(project, registry, info, today)
        result = Result.HELD_BACK
        if not has_errors(found):
            sites.write(project, township_work(project, township, render_township(township)[0]))
            result = Result.PUBLISHED
        outcomes.append(Outcome(info.id, info.name, result, tuple(found)))
    return outcomes


def chosen(registry: Registry, only: Sequence[str]) -> list[TownshipEntry]:
    """The named townships, or all of them, in the order of the registry."""
    return [info for info in registry.townships if not only or info.id in only]


def _each_township(
    project: Project, registry: Registry, infos: list[TownshipEntry], jobs: int, today: date
) -> Iterator[Outcome]:
    """Townships as they are done: in this process, or in a pool of them."""
    workers = min(jobs, len(infos))
    if workers <= 1:
        yield from (make_township(project, registry, info, today) for info in infos)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        futures: Iterable[Future[Outcome]] = [
            pool.submit(make_township, project, registry, info, today) for info in infos
        ]
        for future in as_completed(futures):
            yield future.result()


def township_work(project: Project, township: Township, site: Site) -> sites.Work:
    """What the build stage is to make of a township's pages."""
    info, settings = township.info, township.settings
    used = {
        f"{entry.kind.folder}/{attachment.file}"
        for entries in township.public.records.values()
        for entry in entries
        for attachment in entry.record.attachments
    }
    files = {
        f"{Path(name).parent}/files/{Path(name).name}": project.records(info.id) / name
        for name in used
    }
    return sites.Work(
        name=info.id,
        site=site,
        language=settings.language.value,
        extra={"portal": True, "portal_title": settings.title},
        site_url=_below(settings.site_url, info.id),
        files=files,
    )


def make_portal(project: Project, registry: Registry) -> None:
    """The handbook and the portal, from what stands published; townships that are gone are removed.

    Raises:
        SiteFault, SearchFault: if one of them cannot be built.
    """
    settings = registry.settings
    _make_handbook(project, registry)
    summaries = published_summaries(project, registry)
    work = sites.Work(
        name=sites.PORTAL,
        site=render_portal(registry, summaries),
        language=settings.language.value,
        extra={"portal": False, "portal_title": settings.title},
        site_url=_below(settings.site_url, ""),
    )
    sites.publish_portal(project, work, [*summaries, sites.HANDBOOK])


def published_summaries(project: Project, registry: Registry) -> dict[str, Summary]:
    """The summaries of the townships whose sites stand published."""
    found = {}
    for info in registry.townships:
        state = read_state(project.site / info.id)
        if state is not None and "summary" in state:
            found[info.id] = Summary.model_validate(state["summary"])
    return found


def _make_handbook(project: Project, registry: Registry) -> None:
    settings = registry.settings
    files = {path.relative_to(project.docs): path for path in sorted(project.docs.rglob("*"))}
    pages = {
        path.as_posix(): source.read_text(encoding="utf-8")
        for path, source in files.items()
        if source.suffix == ".md"
    }
    others = {
        path.as_posix(): source
        for path, source in files.items()
        if source.is_file() and source.suffix != ".md"
    }
    work = sites.Work(
        name=sites.HANDBOOK,
        site=render_handbook(pages, RULES, settings.language),
        language=settings.language.value,
        extra={"portal": True, "portal_title": settings.title},
        site_url=_below(settings.site_url, sites.HANDBOOK),
        files=others,
    )
    digest = sites.digest_of(project, work)
    if not sites.is_published(project, work.name, digest):
        sites.publish(project, work, digest, {})


def _below(site_url: str | None, path: str) -> str:
    return (
        f"{site_url.rstrip('/')}/{path}/".replace("//", "/").replace(":/", "://")
        if site_url
        else ""
    )


def _site_fault(info: TownshipEntry | None, error: Exception) -> Diagnostic:
    """A site that could not be built or published, in words; the last good one stays."""
    return Diagnostic(
        "site-not-built",
        Severity.ERROR,
        Position(f"content/{info.id}" if info else REGISTRY),
        msg("The site could not be made: {reason}", reason=str(error)),
        msg("The last good site stays published; mend this and build again"),
    )


class _alone:  # noqa: N801 - reads as a word of the `with` statement
    """Holds the site for one build."""

    def __init__(self, project: Project) -> None:
        lock = project.site.parent / f".{project.site.name}.lock"
        lock.parent.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(lock, timeout=0)

    def __enter__(self) -> None:
        try:
            self._lock.acquire()
        except Timeout:
            raise InUseError(str(self._lock.lock_file)) from None

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def jobs_by_default() -> int:
    """As many processes as this one may use processors."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
