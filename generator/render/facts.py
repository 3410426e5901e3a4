"""What a reader asks of a record first, in plain words: for descriptions, feeds and calendars."""

from collections.abc import Iterator
from functools import singledispatch

from generator.messages import msg
from generator.model.activity import Activity
from generator.model.award import Grant, Honour
from generator.model.base import Record
from generator.model.bulletin import Bulletin
from generator.model.facility import Facility
from generator.model.fund import Fund
from generator.model.indicator import Indicator
from generator.model.meeting import Meeting
from generator.model.organisation import Organisation
from generator.model.project import Project
from generator.model.suggestion import Suggestion
from generator.model.task import Task
from generator.render.text import normal
from generator.render.words import Words

_RECEIVED = msg("Received {sum}")
_SPENT = msg("Spent {sum}")
_PEOPLE = msg("{n} people")
_OF_THEM = msg("{n} of them")


def facts(record: Record, words: Words) -> tuple[str, ...]:
    """State, sums and counts of a record; none where it gives none."""
    return tuple(normal(words.text(each)) for each in _facts(record, words) if each)


@singledispatch
def _facts(record: Record, words: Words) -> Iterator[object]:
    del record, words
    yield from ()


@_facts.register
def _of_project(record: Project, words: Words) -> Iterator[object]:
    yield record.status
    if record.budget:
        yield words.plain(msg("budget {sum}"), sum=words.wan(record.budget))
    served = record.beneficiaries
    if served and served.households:
        yield words.plain(msg("for {n} households"), n=served.households)
    for made in record.outputs[:2]:
        yield f"{made.name} {words.text(made.quantity)}"


@_facts.register
def _of_fund(record: Fund, words: Words) -> Iterator[object]:
    if record.received:
        yield words.plain(_RECEIVED, sum=words.wan(record.received))
    if record.outgoings:
        yield words.plain(_SPENT, sum=words.wan(record.outgoings))
    if not record.received and not record.outgoings and record.raised:
        yield words.plain(msg("{n} entries without money"), n=len(record.raised))


@_facts.register
def _of_honour(record: Honour, words: Words) -> Iterator[object]:
    yield record.family
    if record.winner_count:
        unit = record.unit or words.text(msg("winners"))
        yield f"{record.winner_count} {unit}"


@_facts.register
def _of_grant(record: Grant, words: Words) -> Iterator[object]:
    yield record.family
    if record.awarded:
        yield words.plain(msg("awarded {sum}"), sum=words.wan(record.awarded))
    if record.paid:
        yield words.plain(msg("paid out {sum}"), sum=words.wan(record.paid))


@_facts.register
def _of_bulletin(record: Bulletin, words: Words) -> Iterator[object]:
    yield words.plain(msg("No. {number}"), number=record.number)


@_facts.register
def _of_suggestion(record: Suggestion, words: Words) -> Iterator[object]:
    yield record.status
    if record.count:
        yield words.plain(msg("{n} suggestions"), n=record.count)


@_facts.register
def _of_meeting(record: Meeting, words: Words) -> Iterator[object]:
    yield record.form
    if record.present:
        yield words.plain(msg("{n} present"), n=record.present)
    if record.resolutions:
        yield words.plain(msg("{n} resolutions"), n=len(record.resolutions))


@_facts.register
def _of_task(record: Task, words: Words) -> Iterator[object]:
    yield record.status
    yield record.progress
    if record.lead:
        yield record.lead
    del words


@_facts.register
def _of_organisation(record: Organisation, words: Words) -> Iterator[object]:
    yield record.form
    if record.count:
        yield words.plain(_OF_THEM, n=record.count)
    if record.members:
        yield words.plain(msg("{n} members"), n=record.members)


@_facts.register
def _of_activity(record: Activity, words: Words) -> Iterator[object]:
    yield record.form
    if record.recurrence:
        yield " ".join(words.text(each) for each in (record.recurrence, record.weekday) if each)
    if record.people:
        yield words.plain(_PEOPLE, n=record.people)


@_facts.register
def _of_facility(record: Facility, words: Words) -> Iterator[object]:
    yield record.state
    yield record.form
    if record.count:
        yield words.plain(_OF_THEM, n=record.count)
    yield record.area


@_facts.register
def _of_indicator(record: Indicator, words: Words) -> Iterator[object]:
    for last in record.values[-1:]:
        yield last.value
    del words
