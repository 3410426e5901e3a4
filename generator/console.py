"""What the commands share: the folder and language they are told, and how outcomes are told."""

import locale
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click

from generator import report
from generator.diagnostics import Diagnostic, has_errors
from generator.messages import Message, match_language, msg
from generator.outcome import Observer, Outcome, Result
from generator.project import REGISTRY, Project

EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE = 0, 1, 2


@dataclass(frozen=True)
class Settings:
    """What every command is told: the folder, and the language of its words."""

    root: Path
    language: str

    def project(self, site: str | None = None) -> Project:
        """The project in the folder.

        Raises:
            click.UsageError: if there is no registry, or the site would replace other files.
        """
        if not (self.root / REGISTRY).is_file():
            raise click.UsageError(
                self.say(
                    msg("There is no {file} in {folder}.", file=REGISTRY, folder=str(self.root))
                )
            )
        project = Project.at(self.root, Path(site) if site else None)
        if refusal := project.refusal():
            remedy = msg("Name an empty folder, or one that an earlier build published to")
            words = f"{self.say(refusal)} {self.say(remedy)}"
            raise click.UsageError(words)
        return project

    def say(self, message: Message) -> str:
        """A message in the language of the command."""
        return message.translate(self.language)


def say_any_sign() -> None:
    """Let no sign stop the command: one that the output cannot bear is written as its number.

    A pipe on Chinese Windows takes GBK alone, and a file's name may hold bytes that are no text.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def default_language() -> str:
    """The language of the locale, as POSIX orders its variables."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    named = next((os.environ[name] for name in names if os.environ.get(name)), None)
    return match_language(named or (locale.getlocale()[0] or ""))


@contextmanager
def announcer(settings: Settings, total: Callable[[], int]) -> Iterator[Observer]:
    """Tells of each township as it is done: a bar on a terminal, plain lines in CI.

    How many there will be is asked only where a bar is drawn.
    """
    if not sys.stderr.isatty():
        yield lambda outcome: click.echo(f"{outcome.id}: {_result(settings, outcome)}", err=True)
        return
    from rich.console import Console  # noqa: PLC0415 - in CI nobody waits for what draws the bar
    from rich.progress import Progress  # noqa: PLC0415 - the same

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total())
        yield lambda outcome: bar.update(task, advance=1, description=outcome.name)


def _result(settings: Settings, outcome: Outcome) -> str:
    return settings.say(RESULTS[outcome.result])


RESULTS = {
    Result.PUBLISHED: msg("published"),
    Result.UNCHANGED: msg("unchanged"),
    Result.HELD_BACK: msg("held back, the last good site stays"),
    Result.WRITTEN: msg("written"),
}


def _counts(outcomes: Sequence[Outcome]) -> Message:
    """How many places there are of each result."""
    counts = {result: sum(each.result is result for each in outcomes) for result in Result}
    held = counts[Result.HELD_BACK]
    if counts[Result.WRITTEN]:
        return msg(
            "{written} written, {held} held back.", written=counts[Result.WRITTEN], held=held
        )
    return msg(
        "{published} published, {unchanged} unchanged, {held} held back.",
        published=counts[Result.PUBLISHED],
        unchanged=counts[Result.UNCHANGED],
        held=held,
    )


def finish(settings: Settings, outcomes: Sequence[Outcome], beside: list[Diagnostic]) -> NoReturn:
    """Print what was found and what became of the townships; exit 1 if there is an error."""
    found = [*beside, *(each for outcome in outcomes for each in outcome.diagnostics)]
    if found:
        for line in report.text(found, settings.language):
            click.echo(line, err=True)
    if outcomes:
        click.echo(settings.say(_counts(outcomes)))
    sys.exit(EXIT_FINDINGS if has_errors(found) else EXIT_CLEAN)
