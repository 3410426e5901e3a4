"""The open data of one township, or of a county's own records."""

from generator.messages import Message, msg
from generator.model.registry import Settings
from generator.render.opendata.bundle import About, Bundle, in_memory, with_parts
from generator.render.opendata.package import described
from generator.render.opendata.records import group_order, record_tables
from generator.render.opendata.shared import shared_tables
from generator.render.opendata.workbook import KeptBook
from generator.render.view import View
from generator.render.words import Words

FIRST_YEAR = 1980
"""The first year that every program for workbooks takes as a day of making."""

TITLE = msg("Open data of {name}")
_DESCRIPTION = msg(
    "What {name} publishes about public co-creation, as tables: projects, money, labour and goods, "
    "awards, suggestions, meetings and the like, as far as recorded, each with its sources."
)
_LICENSED = msg("Licence of the data: {title} ({code}).")
_UNLICENSED = msg("No licence is stated for the data.")
_LATEST = msg("The latest date among the records is {date}.")
_FORMULAS = msg(
    "A text that begins like a formula has an apostrophe in front in the CSV files; here and in "
    "JSON it stands as recorded."
)
_DATES = msg("Dates of a whole day are dates; those known only by year or month are texts.")


def township_data(view: View, words: Words, kept: KeptBook | None = None) -> Bundle:
    """Every table with a row, in CSV and JSON; a workbook; the package that describes them.

    Of the workbook is taken what is `kept`.
    """
    tables = [*record_tables(view), *shared_tables(view, words)]
    ordered = sorted(tables, key=lambda table: group_order(table.spec))
    parted = with_parts(ordered, words)
    return described(in_memory(_about(view, words), parted, words, kept), words)


def _about(view: View, words: Words) -> About:
    latest = view.latest
    settings = view.township.settings
    base = settings.site_url.rstrip("/") if settings.site_url else None
    return About(
        name=view.info.id,
        title=words.text(Message(TITLE.text, {"name": view.name})),
        description=words.text(Message(_DESCRIPTION.text, {"name": view.name})),
        publisher=view.name,
        licence=settings.licence,
        keywords=keywords(words, view.name, view.county.name),
        address=f"{base}/{view.info.id}/" if base else None,
        earliest=str(view.earliest) if view.earliest else None,
        latest=str(latest) if latest else None,
        day=latest.first if latest and latest.year >= FIRST_YEAR else About.day,
        lines=cover_lines(settings, words, words.text(latest) if latest else None),
    )


def keywords(words: Words, *names: str) -> tuple[str, ...]:
    """Words to find the data by."""
    shared = (msg("public co-creation"), msg("village affairs"), msg("transparency"))
    return tuple(dict.fromkeys((*names, *(words.text(each) for each in shared))))


def cover_lines(settings: Settings, words: Words, latest: str | None) -> tuple[str, ...]:
    """What the workbook says of all tables."""
    lines = [_licence(settings)]
    lines += [Message(_LATEST.text, {"date": latest})] if latest else []
    return tuple(words.text(line) for line in (*lines, _DATES, _FORMULAS))


def _licence(settings: Settings) -> Message:
    licence = settings.licence
    if licence is None:
        return _UNLICENSED
    return Message(_LICENSED.text, {"title": licence.title, "code": licence.code})
