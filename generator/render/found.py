"""What a search result says of a record, and what results are filtered by."""

from generator.messages import Message, msg
from generator.model.award import Grant
from generator.model.base import Codelist, Record
from generator.model.facility import Facility
from generator.model.fund import Fund
from generator.model.project import Project
from generator.model.suggestion import Suggestion
from generator.model.task import Task
from generator.model.township import Entry
from generator.render.sheet import Desk
from generator.render.view import as_of
from generator.render.words import Words
from generator.values import Yuan

_BUDGET = msg("budget {sum}")
_RECEIVED = msg("{sum} received")
_SPENT = msg("{sum} spent")
_AWARDED = msg("{sum} awarded")
_PAID = msg("{sum} paid")


def found_as(desk: Desk, entry: Entry[Record]) -> dict[str, object]:
    """Where the record is, its year, how far it has come, and its sum, in words."""
    record, words = entry.record, desk.words
    villages = desk.village_names(entry)
    date, status, amount = as_of(record), _status(record), _amount(record)
    given: dict[str, object] = {
        "where": desk.where(*villages),
        "township": desk.view.name,
        "villages": villages,
        "year": str(date.year) if date else "",
        "status": words.text(status),
        "amount": _said(words, *amount) if amount else "",
    }
    return {name: value for name, value in given.items() if value}


def _said(words: Words, sentence: Message, amount: Yuan) -> str:
    return words.text(Message(sentence.text, {"sum": words.text(amount)}))


def _status(record: Record) -> Codelist | None:
    match record:
        case Project() | Suggestion() | Task():
            return record.status
        case Facility():
            return record.state
    return None


def _amount(record: Record) -> tuple[Message, Yuan] | None:
    """The sum that a reader asks for first; None where no exact one is known."""
    sums: tuple[tuple[Message, Yuan | None], ...] = ()
    match record:
        case Project():
            sums = ((_BUDGET, record.budget),)
        case Fund():
            sums = ((_RECEIVED, record.received), (_SPENT, record.outgoings))
        case Grant():
            sums = ((_PAID, record.paid), (_AWARDED, record.awarded))
    return next(((sentence, amount) for sentence, amount in sums if amount), None)
