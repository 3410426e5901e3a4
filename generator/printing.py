"""`gongshi print`: sheets for the noticeboard, and bulletins, of one township as PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.build.paper import print_paper
from generator.diagnostics import Diagnostic, has_errors
from generator.messages import Message, listing, msg
from generator.model.page import Paper
from generator.model.registry import Registry, TownshipEntry
from generator.model.township import Township
from generator.nearest import MOST_NAMED, with_nearest
from generator.project import Project
from generator.reading import read_township
from generator.render.paper.bulletins import Issue, issues
from generator.render.paper.content import Place, places
from generator.render.paper.document import Printer, Size
from generator.render.paper.spans import Span, latest_quarter
from generator.render.view import View
from generator.render.words import Words
from generator.values import Today


@dataclass(frozen=True)
class Order:
    """What is to be printed, and where to."""

    folder: Path
    size: Size
    village: str | None = None
    bulletin: str | None = None
    span: Span | None = None
    """None: the last quarter that is over and has something, else everything on record."""


@dataclass(frozen=True)
class Printed:
    """The files, what is wrong with the records, and what whoever prints should know."""

    paths: tuple[Path, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: tuple[Message, ...] = ()


class UnknownIdError(Exception):
    """A village or bulletin that the township does not have; `reason` names those that it has."""

    def __init__(self, reason: Message) -> None:
        """Keep the sentence untranslated."""
        super().__init__(str(reason))
        self.reason = reason


def print_sheets(
    project: Project, registry: Registry, info: TownshipEntry, today: date, order: Order
) -> Printed:
    """Check the records of a township, then print: nothing at all if they have an error.

    Raises:
        UnknownIdError: if the order names a village or bulletin that there is not.
        PaperFault: if Pango or a font is missing on this machine.
        OSError: if a file cannot be written.
    """
    township, found = read_township(project, registry, info, Today(today))
    if has_errors(found):
        return Printed(diagnostics=tuple(found))
    view = View(township, Today(today))
    printer = Printer(view, Words.of(township.settings.language), order.size, today)
    notes: list[Message] = []
    if order.bulletin is None:
        papers, notes = _notices(printer, order)
    else:
        papers = [printer.bulletin(_issue(township, view, order.bulletin))]
    paths = tuple(print_paper(paper, order.folder) for paper in papers)
    return Printed(paths, tuple(found), (*notes, *(_lacking(township) if paths else ())))


def _notices(printer: Printer, order: Order) -> tuple[list[Paper], list[Message]]:
    """The sheets of the village, or of each place that has something in the period."""
    board = places(printer.view)
    wanted = _wanted(printer.view, board, order.village)
    days = [day for place in wanted for day in place.days]
    span = order.span or latest_quarter(days, printer.posted)
    papers, silent = [], []
    for place in wanted:
        notice = place.notice(span)
        if notice:
            papers.append(printer.notice(place, notice))
        else:
            silent.append(place)
    return papers, list(_silence(printer, span, silent, papers))


def _silence(
    printer: Printer, span: Span, silent: Sequence[Place], papers: Sequence[Paper]
) -> Iterator[Message]:
    """Why there is no sheet, and which period has something."""
    period = printer.words.text(span.title)
    if span.start and span.end and span.months is None:
        period = f"{span.start} – {span.end}"
    if papers and silent:
        names = listing([place.name for place in silent])
        yield msg(
            "No sheet of {names}: nothing is dated in {period}. “--village” prints one alone.",
            names=names,
            period=period,
        )
    elif not papers:
        spans = dict.fromkeys(each.span for place in silent for each in place.notices)
        yield msg("There is nothing to print of {period}.", period=period)
        if spans:
            titles = [printer.words.text(each.title) for each in spans][:MOST_NAMED]
            joined = listing(titles)
            yield msg("Something is on record of: {periods}.", periods=joined)


def _wanted(view: View, board: tuple[Place, ...], village: str | None) -> tuple[Place, ...]:
    if village is None:
        return board
    known = {each.id: each.name for each in view.info.villages}
    wanted = next((name for name, title in known.items() if village in (name, title)), None)
    if wanted is None:
        unknown = msg("{place} has no village “{id}”.", place=view.name, id=village)
        raise UnknownIdError(with_nearest(unknown, village, known))
    return tuple(place for place in board if place.village and place.village.id == wanted)


def _issue(township: Township, view: View, wanted: str) -> Issue:
    """The bulletin of that id, or of that number."""
    found = {each.entry.id: each for each in issues(view)}
    numbered = {str(each.record.number): each for each in found.values()}
    issue = found.get(wanted) or numbered.get(wanted)
    if issue is not None:
        return issue
    if township.find("bulletin", wanted):
        raise UnknownIdError(msg("“{id}” is a draft; remove “draft: true” first.", id=wanted))
    unknown = msg("{place} has no bulletin “{id}”.", place=view.name, id=wanted)
    known = {name: each.record.title for name, each in found.items()}
    raise UnknownIdError(with_nearest(unknown, wanted, known))


def _lacking(township: Township) -> Iterator[Message]:
    """What a sheet would be better with."""
    if not township.settings.site_url:
        yield msg(
            "No QR code: settings in villages.yml name no “site_url”. The sheet says in words how "
            "to find its page."
        )
    contact = township.info.contact
    if not (contact and contact.phone):
        yield msg(
            "No supervision telephone: villages.yml has no “contact: phone” for this township. "
            "The sheet has a line to write it on."
        )
