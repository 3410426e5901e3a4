"""The small summary of a township that the portal is made from."""

from generator.model.base import Record
from generator.model.disclosure import on_time
from generator.model.names import persons
from generator.model.summary import Figures, Measure, News, StageCount, Summary
from generator.model.township import Entry
from generator.render.descriptions import of_record
from generator.render.feeds.address import uid_of
from generator.render.feeds.atom import MOST
from generator.render.felt import finished
from generator.render.stages import STAGES
from generator.render.sums import Mark, Sum
from generator.render.text import normal
from generator.render.view import View, as_of
from generator.render.words import Words
from generator.values import Approximation, Quantity


def summarise(view: View, words: Words) -> Summary:
    """Exact figures, and the newest records."""
    met, counted = on_time(view.calendar)
    return Summary(
        id=view.info.id,
        name=view.name,
        county=view.county.id,
        county_name=view.county.name,
        villages=len(view.info.villages),
        published_villages=len(view.published_villages),
        latest=str(view.latest) if view.latest else None,
        published_on_time=met,
        publishing_duties=counted,
        figures=_figures(view),
        newest=tuple(_news(view, words, entry) for entry in view.everything[:MOST]),
        names=tuple(sorted(persons(view.township))),
    )


def _figures(view: View) -> Figures:
    ledger = view.ledger
    counts = view.stage_counts
    return Figures(
        received=str(ledger.received),
        spent=str(ledger.outgoings),
        counts={kind.name: len(view.entries(kind.name)) for kind in view.kinds},
        labour=len(ledger.labour),
        goods=len(ledger.goods),
        land=len(ledger.land),
        ideas=len(ledger.ideas),
        received_entries=len(ledger.counted),
        spent_entries=len(ledger.spent),
        households=measure(view.households[0]) if view.households else None,
        sessions=measure(view.funnel.sessions) if view.funnel.sessions else None,
        finished=finished(view.projects),
        stages=tuple(
            StageCount(stage=stage.field, projects=counts.get(stage.field, 0)) for stage in STAGES
        ),
    )


def measure(value: Sum | Quantity) -> Measure:
    """A sum of quantities as plain data."""
    if isinstance(value, Sum):
        return Measure(number=str(value.number), unit=value.unit, mark=value.mark)
    marks = {Approximation.EXACT: Mark.EXACT, Approximation.OVER: Mark.LEAST}
    mark = marks.get(value.approximation, Mark.ABOUT)
    return Measure(number=str(value.number), unit=value.unit, mark=mark)


def _news(view: View, words: Words, entry: Entry[Record]) -> News:
    date = as_of(entry.record)
    places = (view.villages.get(place) for place in view.places(entry))
    return News(
        title=normal(entry.record.title),
        address=entry.address,
        kind=entry.kind.name,
        date=str(date) if date else "",
        villages=tuple(village.name for village in places if village),
        id=uid_of(view, entry).urn,
        summary=of_record(view, words, entry),
    )
