"""The command: parse, call the pipeline, choose a printer, exit 0, 1 or 2."""

import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event
from typing import Any, NoReturn

import click

from generator import county, pipeline, plan, report
from generator.assemble import assemble_county
from generator.build.paper import PaperFault
from generator.build.preview import Preview
from generator.bulletin import draft_bulletin
from generator.console import (
    EXIT_CLEAN,
    EXIT_FINDINGS,
    EXIT_USAGE,
    Settings,
    announcer,
    default_language,
    finish,
    say_any_sign,
    tell_printed,
)
from generator.diagnostics import Diagnostic, has_errors
from generator.git import GitError
from generator.messages import LANGUAGES, Message, match_language, msg
from generator.printing import Order, UnknownIdError, print_sheets, unknown_township
from generator.reasons import reason_of
from generator.render.handbook import rule_text
from generator.render.paper.document import Size
from generator.render.paper.spans import Span
from generator.serve import Workshop
from generator.serve import serve as serve_site
from generator.spoken import say, speak, wanted_language
from generator.values import PartialDate, ValueFault


class _Day(click.ParamType[date]):
    """A day as 2022-08-26."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:  # noqa: ANN401 - click's own types
        """Read the day, or fail with what to write."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(say(msg("{value} is no day; write 2022-08-26", value=str(value))), param, ctx)


_TODAY = click.option(
    "--today",
    type=_Day(),
    default=None,
    metavar="DATE",
    help="The day that dates are held against.",
)
_TOWNSHIP = click.option(
    "--township", "-t", multiple=True, metavar="ID", help="Only this one; may be repeated."
)
_SITE = click.option(
    "--site-dir",
    type=click.Path(file_okay=False),
    default=None,
    metavar="DIR",
    help="Where to publish (default: site/).",
)


def _set_language(context: click.Context, _: click.Parameter, value: str | None) -> None:
    """Take `--lang` behind the command too, where people write it."""
    if value is not None:
        context.obj = replace(context.obj, language=value)


_LANG = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    is_eager=True,
    callback=_set_language,
    help="Language of the messages (default: the locale's).",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "folder",
    type=click.Path(exists=True, file_okay=False),
    default=".",
    metavar="DIR",
    help="Work in this folder.",
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=None,
    help="Language of the messages (default: the locale's).",
)
@click.version_option(package_name="gongshi", message="%(prog)s %(version)s")
@click.pass_context
def gongshi(context: click.Context, folder: str, lang: str | None) -> None:
    """Public co-creation bulletins: YAML records become a transparency site per township."""
    context.obj = Settings(Path(folder), lang or default_language())


@gongshi.command()
@_LANG
@click.option(
    "--format",
    "style",
    type=click.Choice(sorted(report.PRINTERS)),
    default="text",
    help="How findings are printed.",
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@_TODAY
@_TOWNSHIP
@click.pass_obj
def check(
    settings: Settings,
    *,
    style: str,
    strict: bool,
    today: date | None,
    township: tuple[str, ...],
) -> None:
    """Report everything that is wrong with the records: exit 0 clean, 1 findings, 2 usage."""
    project = settings.project()
    registry, found = pipeline.check_county(project, township, today or _today())
    if registry is not None:
        _refuse_unknown(
            settings, township, [info.id for info in pipeline.chosen(project, registry, ())]
        )
    for line in report.PRINTERS[style](found, settings.language):
        click.echo(line)
    sys.exit(EXIT_FINDINGS if has_errors(found) or (strict and found) else EXIT_CLEAN)


@gongshi.command()
@_LANG
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1),
    default=None,
    metavar="NUMBER",
    help="Processes (default: one a processor).",
)
@_SITE
@_TODAY
@_TOWNSHIP
@click.option("--no-portal", is_flag=True, help="Leave handbook and portal to “gongshi assemble”.")
@click.pass_obj
def build(  # noqa: PLR0913 - one parameter for each option, all named
    settings: Settings,
    *,
    jobs: int | None,
    site_dir: str | None,
    today: date | None,
    township: tuple[str, ...],
    no_portal: bool,
) -> None:
    """Check, render and publish every township whose records are sound, then the portal."""
    project = settings.project(site_dir)
    registry, _ = pipeline.read_registry(project)
    infos = pipeline.chosen(project, registry, township) if registry else []
    if registry is not None:
        _refuse_unknown(
            settings, township, [info.id for info in pipeline.chosen(project, registry, ())]
        )
    with announcer(settings, len(infos)) as observe:
        outcomes, beside = pipeline.make_county(
            project,
            township,
            jobs or pipeline.jobs_by_default(),
            today or _today(),
            observe,
            with_portal=not no_portal,
        )
    finish(settings, outcomes, beside)


@gongshi.command(name="plan")
@_LANG
@click.option("--since", "revision", required=True, metavar="REV", help="A commit, by any name.")
@click.option(
    "--format",
    "style",
    type=click.Choice(sorted(plan.PRINTERS)),
    default="json",
    show_default=True,
    help="For whom the places are named.",
)
@click.option(
    "--machines",
    type=click.IntRange(1, plan.MOST_MACHINES),
    default=plan.MOST_MACHINES,
    metavar="NUMBER",
    show_default=True,
    help="At most so many jobs in the matrix.",
)
@click.pass_obj
def plan_(settings: Settings, revision: str, style: str, machines: int) -> None:
    """Name the places that changes since a commit touch, for a matrix of CI jobs."""
    project = settings.project()
    registry, found = pipeline.read_registry(project)
    if registry is None:
        finish(settings, [], found)
        return
    try:
        ids, compared = plan.plan_since(project, registry, revision)
    except GitError as error:
        raise click.UsageError(settings.say(error.reason)) from None
    if not compared:
        words = msg("This copy has no commit {revision}: all places are named.", revision=revision)
        click.echo(settings.say(words), err=True)
    click.echo(plan.PRINTERS[style](ids, machines))


@gongshi.command()
@_LANG
@click.argument(
    "folders",
    nargs=-1,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="[DIR]...",
)
@_SITE
@click.pass_obj
def assemble(settings: Settings, folders: tuple[Path, ...], site_dir: str | None) -> None:
    """Put together what several machines built, then make handbook and portal over it."""
    project = settings.project(site_dir)
    with announcer(settings, len(folders)) as observe:
        outcomes, beside = assemble_county(project, folders, observe)
    finish(settings, outcomes, beside)


@gongshi.command()
@_LANG
@_TODAY
@_TOWNSHIP
@click.pass_obj
def render(settings: Settings, today: date | None, township: tuple[str, ...]) -> None:
    """Write the Markdown of every township and its mkdocs.yml under build/, and stop there."""
    project = settings.project()
    registry, _ = pipeline.read_registry(project)
    if registry is not None:
        _refuse_unknown(
            settings, township, [info.id for info in pipeline.chosen(project, registry, ())]
        )
    outcomes, beside = pipeline.render_county(project, township, today or _today())
    finish(settings, outcomes, beside)


@gongshi.command()
@_LANG
@click.option(
    "--port",
    "-p",
    type=click.IntRange(0, 65535),
    default=8000,
    metavar="NUMBER",
    show_default=True,
    help="On this machine; 0 for any free one.",
)
@_SITE
@_TODAY
@click.pass_obj
def serve(settings: Settings, port: int, site_dir: str | None, today: date | None) -> None:
    """Show the site while records are written: rebuilds what changed, shows what is wrong."""
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())

    def describe(found: list[Diagnostic]) -> str:
        return "\n".join(report.text(found, settings.language))

    project = settings.project(site_dir)
    project.site.mkdir(parents=True, exist_ok=True)
    try:
        preview = Preview(project.site, port)
    except OSError as error:
        raise click.UsageError(
            settings.say(
                msg("Port {port} cannot be used: {reason}.", port=port, reason=reason_of(error))
            )
        ) from None
    serve_site(
        Workshop(project, today or _today(), preview, click.echo, describe, settings.language), stop
    )


@gongshi.command()
@_LANG
@click.argument("rule_id", required=False, metavar="[ID]")
@click.pass_obj
def rules(settings: Settings, rule_id: str | None) -> None:
    """List the rules, or show the page of one."""
    known = {rule.id: rule for rule in county.RULES}
    if rule_id is None:
        for rule in county.RULES:
            severity = settings.say(report.SEVERITY[rule.severity])
            click.echo(f"{rule.id:24} {severity:8} {settings.say(rule.title)}")
    elif rule_id in known:
        click.echo(rule_text(known[rule_id], settings.language), nl=False)
    else:
        raise click.UsageError(settings.say(msg("There is no rule “{id}”.", id=rule_id)))


@gongshi.command()
@_LANG
@click.argument("township_id", metavar="TOWNSHIP")
@click.pass_obj
def villages(settings: Settings, township_id: str) -> None:
    """List the villages of a township with their ids, as records name them."""
    project = settings.project()
    registry, found = pipeline.read_registry(project)
    if registry is None:
        finish(settings, [], found)
        return
    _refuse_unknown(
        settings, (township_id,), [info.id for info in pipeline.chosen(project, registry, ())]
    )
    for village in pipeline.chosen(project, registry, (township_id,))[0].villages:
        click.echo(f"{village.id:24} {village.name}")


@gongshi.command()
@_LANG
@click.argument("township_id", metavar="TOWNSHIP")
@click.option("--from", "start", required=True, metavar="DATE", help="The first day (or month).")
@click.option("--to", "end", required=True, metavar="DATE", help="The last day (or month).")
@_TODAY
@click.pass_obj
def bulletin(
    settings: Settings, township_id: str, start: str, end: str, today: date | None
) -> None:
    """Draft the next bulletin of a township over a period, from its records."""
    project = settings.project()
    first, last = _period(settings, start, end)
    registry, found = pipeline.read_registry(project)
    if registry is None:
        finish(settings, [], found)
        return
    places = pipeline.chosen(project, registry, ())
    _refuse_unknown(settings, (township_id,), [info.id for info in places])
    [info] = pipeline.chosen(project, registry, (township_id,))
    day = today or _today()
    township, found = pipeline.read_township(project, registry, info, day)
    if has_errors(found):
        finish(settings, [], found)
    language = match_language(registry.settings.language.value)  # a record speaks as its site does
    draft = draft_bulletin(township, first, last, day, language)
    target = project.records(info.id) / "bulletins" / draft.name
    if target.exists() or township.find("bulletin", target.stem):
        raise click.UsageError(settings.say(msg("{file} exists already.", file=str(target))))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(draft.text, encoding="utf-8")
    click.echo(target.relative_to(project.root).as_posix())


@gongshi.command(name="print")
@_LANG
@click.argument("township_id", metavar="TOWNSHIP")
@click.option("--village", metavar="ID", default=None, help="Only the sheet of this village.")
@click.option("--bulletin", metavar="ID", default=None, help="This bulletin, by id or number.")
@click.option(
    "--size",
    type=click.Choice([size.value for size in Size], case_sensitive=False),
    default=Size.A3.value,
    show_default=True,
    help="Of the paper.",
)
@click.option("--from", "start", metavar="DATE", default=None, help="The first day (or month).")
@click.option("--to", "end", metavar="DATE", default=None, help="The last day (or month).")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    metavar="DIR",
    help="Where to put the PDFs (default: build/paper/).",
)
@_TODAY
@click.pass_obj
def print_(  # noqa: PLR0913 - one parameter for each option, all named
    settings: Settings,
    *,
    township_id: str,
    village: str | None,
    bulletin: str | None,
    size: str,
    start: str | None,
    end: str | None,
    out: Path | None,
    today: date | None,
) -> None:
    """Print sheets for the noticeboard, or a bulletin, as PDF: exit 1 if nothing was printed."""
    if bulletin is not None and (village or start or end):
        words = msg("A bulletin has its own place and period: name it alone.")
        raise click.UsageError(settings.say(words))
    project = settings.project()
    registry, found = pipeline.read_registry(project)
    if registry is None:
        finish(settings, [], found)
        return
    known = {info.id: info for info in pipeline.chosen(project, registry, ())}
    if township_id not in known:
        names = {info.id: info.name for info in known.values()}
        raise click.UsageError(settings.say(unknown_township(township_id, names)))
    span = _span(settings, start, end)
    folder = out or project.build / "paper"
    order = Order(folder, Size(size.upper()), village, bulletin, span)
    try:
        printed = print_sheets(project, registry, known[township_id], today or _today(), order)
    except UnknownIdError as error:
        raise click.UsageError(settings.say(error.reason)) from None
    except PaperFault as fault:
        said = f"{settings.say(fault.reason)} {settings.say(fault.remedy)}"
        raise click.UsageError(said) from None
    tell_printed(settings, printed, project.root)


def _span(settings: Settings, start: str | None, end: str | None) -> Span | None:
    """The period of `--from` and `--to`; without them the default, which depends on the records."""
    if start and end:
        return Span.between(*_period(settings, start, end))
    if not start and not end:
        return None
    first = _partial_date(settings, start) if start else None
    return Span.between(first, _partial_date(settings, end) if end else None)


def _period(settings: Settings, start: str, end: str) -> tuple[PartialDate, PartialDate]:
    first, last = _partial_date(settings, start), _partial_date(settings, end)
    if first.certainly_after(last):
        words = msg("It ends on {end}, before it begins on {start}.", end=end, start=start)
        raise click.UsageError(settings.say(words))
    return first, last


def _partial_date(settings: Settings, text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueFault as fault:
        words = f"{settings.say(fault.reason)} {settings.say(fault.remedy)}"
        raise click.UsageError(words) from None


def _refuse_unknown(settings: Settings, wanted: Sequence[str], known: Sequence[str]) -> None:
    for name in wanted:
        if name not in known:
            raise click.UsageError(
                settings.say(msg("“{id}” is not a township of villages.yml.", id=name))
            )


def _today() -> date:
    """Today in this machine's zone: the only place where the clock is read."""
    return datetime.now(UTC).astimezone().date()


def main() -> None:
    """Run the command; whatever goes wrong is said in a sentence, never as a traceback."""
    say_any_sign()
    speak(gongshi, wanted_language(sys.argv[1:]) or default_language())
    try:
        gongshi()
    except pipeline.InUseError as error:
        _stop(error.message)
    except OSError as error:
        file = str(error.filename or "?")
        _stop(
            msg("{file} cannot be read or written: {reason}.", file=file, reason=reason_of(error))
        )
    except Exception as error:
        if os.environ.get("GONGSHI_DEBUG"):
            raise
        _stop(
            msg(
                "This should not have happened: {error}. Set GONGSHI_DEBUG=1 to see where.",
                error=f"{type(error).__name__}: {error}",
            )
        )


def _stop(message: Message) -> NoReturn:
    click.echo(say(message), err=True)
    sys.exit(EXIT_USAGE)
