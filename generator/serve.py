"""`gongshi serve`: build, show, watch, build again what a change touches."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from threading import Event

from watchfiles import watch

from generator.build.preview import Preview
from generator.diagnostics import Diagnostic
from generator.pipeline import InUseError, Outcome, Result, make_county
from generator.project import REGISTRY, Project

_PULSE = 200
"""Milliseconds after which the watcher comes back without news, to see whether it is to stop."""

Say = Callable[[str], None]
Describe = Callable[[list[Diagnostic]], str]


def serve(
    project: Project, port: int, today: date, say: Say, describe: Describe, stop: Event
) -> None:
    """Serve the site until `stop` is set; a fault is shown on the page and said, never fatal.

    Args:
        project: what to build and watch.
        port: on this machine; 0 for any free one.
        today: the day that dates are held against.
        say: where lines for the terminal go.
        describe: diagnostics as text.
        stop: set by whoever wants it to end.

    Raises:
        OSError: if the port is taken.
    """
    project.site.mkdir(parents=True, exist_ok=True)
    preview = Preview(project.site, port)
    preview.start()
    say(preview.address)
    standing: dict[str, list[Diagnostic]] = {}
    try:
        paths = [path for path in _watched(project) if path.exists()]
        batches = watch(
            *paths,
            stop_event=stop,
            raise_interrupt=False,
            yield_on_timeout=True,
            rust_timeout=_PULSE,
        )
        next(batches)  # watching begins here, so that no change during the first build is missed
        _rebuild(project, (), today, standing, preview, say, describe)
        for batch in batches:
            if batch:
                only = touched(project, (Path(path) for _, path in batch))
                _rebuild(project, only, today, standing, preview, say, describe)
    finally:
        preview.stop()


def touched(project: Project, changed: Iterable[Path]) -> tuple[str, ...]:
    """The townships whose records changed; none named means all, for a change of anything else."""
    content = project.root / "content"
    names = set()
    for path in changed:
        if not path.is_relative_to(content) or path == content:
            return ()
        names.add(path.relative_to(content).parts[0])
    return tuple(sorted(names))


def _watched(project: Project) -> list[Path]:
    return [
        project.root / "content",
        project.root / REGISTRY,
        project.config,
        project.theme,
        project.docs,
        Path(__file__).parent / "render" / "templates",
    ]


def _rebuild(  # noqa: PLR0913 - the loop's state, named one by one
    project: Project,
    only: tuple[str, ...],
    today: date,
    standing: dict[str, list[Diagnostic]],
    preview: Preview,
    say: Say,
    describe: Describe,
) -> None:
    """Build what is named, and show what is wrong anywhere, not only in what was just built."""

    def observe(outcome: Outcome) -> None:
        if outcome.result is not Result.UNCHANGED:
            say(f"{outcome.id}: {outcome.result.value}")

    try:
        outcomes, beside = make_county(project, only, 1, today, observe)
    except InUseError as error:
        say(str(error))
        return
    if not only:
        standing.clear()
    standing[""] = beside
    standing.update({outcome.id: list(outcome.diagnostics) for outcome in outcomes})
    found = [each for diagnostics in standing.values() for each in diagnostics]
    banner = describe(found) if found else ""
    if banner:
        say(banner)
    preview.changed(banner)
