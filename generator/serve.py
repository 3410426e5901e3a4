"""`gongshi serve`: build, show, watch, build again what a change touches."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Event

from watchfiles import watch

from generator.build.preview import Preview
from generator.build_faults import why
from generator.console import RESULTS
from generator.diagnostics import Diagnostic
from generator.messages import SOURCE_LANGUAGE
from generator.outcome import InUseError, Outcome, Result
from generator.pipeline import make_county
from generator.project import REGISTRY, Project

_PULSE = 200
"""Milliseconds after which the watcher comes back without news, to see whether it is to stop."""

Say = Callable[[str], None]
Describe = Callable[[list[Diagnostic]], str]


@dataclass
class Workshop:
    """What `serve` keeps between two builds: what is wrong where, and who is told."""

    project: Project
    today: date
    preview: Preview
    say: Say
    describe: Describe
    language: str = SOURCE_LANGUAGE
    standing: dict[str, list[Diagnostic]] = field(default_factory=dict)

    def rebuild(self, only: tuple[str, ...]) -> None:
        """Build what is named (or all), and show what is wrong anywhere, not only there."""
        try:
            outcomes, beside = make_county(self.project, only, 1, self.today, self._observe)
        except InUseError as error:
            self.say(error.message.translate(self.language))
            return
        except OSError as error:
            self.say(why(error).translate(self.language))
            return
        if not only:
            self.standing.clear()
        self.standing[""] = beside
        self.standing |= {outcome.id: list(outcome.diagnostics) for outcome in outcomes}
        found = [each for diagnostics in self.standing.values() for each in diagnostics]
        banner = self.describe(found) if found else ""
        if banner:
            self.say(banner)
        self.preview.changed(banner)

    def _observe(self, outcome: Outcome) -> None:
        if outcome.result is not Result.UNCHANGED:
            self.say(f"{outcome.id}: {RESULTS[outcome.result].translate(self.language)}")


def serve(shop: Workshop, stop: Event) -> None:
    """Serve the site until `stop` is set; a fault is shown on the page and said, never fatal."""
    shop.preview.start()
    shop.say(shop.preview.address)
    paths = [path for path in _watched(shop.project) if path.exists()]
    try:
        batches = watch(
            *paths,
            stop_event=stop,
            raise_interrupt=False,
            yield_on_timeout=True,
            rust_timeout=_PULSE,
        )
        next(batches)  # watching begins here, so that no change during the first build is missed
        shop.rebuild(())
        for batch in batches:
            if batch:
                shop.rebuild(touched(shop.project, (Path(path) for _, path in batch)))
    finally:
        shop.preview.stop()


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
