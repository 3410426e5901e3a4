"""One sentence of facts for every page: what search engines and chat apps show of it."""

from collections.abc import Iterable

from generator.messages import msg
from generator.model.base import Record
from generator.model.kind import Kind
from generator.model.registry import VillageEntry
from generator.model.township import Entry
from generator.render.facts import facts
from generator.render.ledger import Ledger
from generator.render.text import normal
from generator.render.tools import description
from generator.render.view import View, as_of
from generator.render.words import Words

_FULL_STOP = msg(". ")
_COMMA = msg(", ")
_MOST_NAMES = 3


def of_record(view: View, words: Words, entry: Entry[Record], *, dated: bool = True) -> str:
    """Kind, place, date and facts of a record, then how its text begins."""
    latest = as_of(entry.record) if dated else None
    parts = [
        words.text(entry.kind.label),
        place_names(view, words, entry),
        words.text(latest) if latest else "",
        *facts(entry.record, words),
    ]
    text = description(entry.record)
    return _sentences(words, [_joined(parts), text or ""])


def of_home(view: View, words: Words) -> str:
    """What a township publishes, in figures."""
    counts = (
        words.plain(msg("{kind} {n}"), kind=kind.label, n=len(view.entries(kind.name)))
        for kind in view.kinds
    )
    parts = [*_money(words, view.ledger), *counts]
    lead = words.plain(msg("What {name} did together, and who paid"), name=_whole_name(view, words))
    return _sentences(words, [lead, _joined(parts[:8])])


def of_list(view: View, words: Words, kind: Kind) -> str:
    """How many records of a kind, and the newest of them."""
    entries = view.entries(kind.name)
    count = words.plain(msg("{n} records"), n=len(entries))
    titles = [normal(entry.record.title) for entry in entries[:_MOST_NAMES]]
    lead = f"{_whole_name(view, words)} · {words.text(kind.label)} · {count}"
    return _sentences(words, [lead, words.text(_COMMA).join(titles)])


def of_village(view: View, words: Words, village: VillageEntry) -> str:
    """What is published of a village, in figures."""
    found = view.at(village.id)
    counts = [
        words.plain(msg("{kind} {n}"), kind=kind.label, n=len(entries)) for kind, entries in found
    ]
    parts = [*_money(words, view.ledger_of(village.id)), *counts]
    nothing = words.text(msg("Nothing has been published yet"))
    name = f"{_whole_name(view, words)}{words.gap}{village.name}"
    return _sentences(words, [name, _joined(parts) or nothing])


def of_villages(view: View, words: Words) -> str:
    """How many villages have something published."""
    told = words.plain(
        msg("{published} of {all} villages and communities have something published."),
        published=len(view.published_villages),
        all=len(view.info.villages),
    )
    return f"{_whole_name(view, words)} · {told}"


def of_page(view: View, words: Words, title: object) -> str:
    """Of a page that is about the site itself: its title, and whose it is."""
    told = words.text(msg("Who gave what, and where it went; every total leads to its entries"))
    return _sentences(words, [f"{_whole_name(view, words)} · {words.text(title)}", told])


def place_names(view: View, words: Words, entry: Entry[Record]) -> str:
    """The villages of a record in plain words, else the township."""
    known = view.villages
    names = [known[each].name for each in view.places(entry) if each in known]
    return words.text(_COMMA).join(names) or view.name


def _whole_name(view: View, words: Words) -> str:
    return view.name if view.info.is_county else f"{view.county.name}{words.gap}{view.name}"


def _money(words: Words, ledger: Ledger) -> list[str]:
    told = []
    if ledger.received:
        told.append(words.plain(msg("Received {sum}"), sum=words.wan(ledger.received)))
    if ledger.outgoings:
        told.append(words.plain(msg("Spent {sum}"), sum=words.wan(ledger.outgoings)))
    return told


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def _sentences(words: Words, parts: Iterable[str]) -> str:
    return words.text(_FULL_STOP).join(part for part in parts if part)
