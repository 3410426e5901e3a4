"""The open data of the portal: the published tables of all places, each row with its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from generator.messages import msg
from generator.model.registry import County, Registry, TownshipEntry
from generator.model.summary import Summary
from generator.render.opendata.bundle import About
from generator.render.opendata.cells import read
from generator.render.opendata.records import group_order, record_specs
from generator.render.opendata.shared import (
    ATTACHMENTS,
    PLACES,
    SOURCES,
    STAGE_TABLE,
    VILLAGES,
    village_row,
)
from generator.render.opendata.table import Cell, Column, Row, Spec, Table, Target, Type
from generator.render.opendata.township import FIRST_YEAR, cover_lines, keywords
from generator.render.words import Words
from generator.values import PartialDate

_PIECE = 500
"""Rows of the registry that are written at a time."""

Rows = Sequence[Mapping[str, object]]

TITLE = msg("Open data of all places")
_DESCRIPTION = msg(
    "What the townships publish about public co-creation, as tables, a row of each with its place: "
    "projects, money, labour and goods, awards, suggestions, meetings and the like, with sources."
)
_PLACE = Column(
    "township",
    (msg("the place"), msg("id")),
    Type.ID,
    msg("Id of the place, see the table of townships."),
    required=True,
    target=Target("townships"),
)
_PLACE_NAME = Column(
    "township_name", (msg("the place"),), Type.TEXT, msg("Its name."), required=True
)
_COUNTY_NAME = Column(
    "county_name", (msg("the county"),), Type.TEXT, msg("Its county."), required=True
)
_OWN_IDS = frozenset({"id", "record_id"})
_PREFIX = (_PLACE, _PLACE_NAME, _COUNTY_NAME)

TOWNSHIPS = Spec(
    "townships",
    (msg("Townships"),),
    msg("One row for each township, and for each county that publishes records of its own."),
    (
        Column("id", (msg("id"),), Type.ID, msg("Its id on this site."), required=True),
        Column("code", (msg("code"),), Type.ID, msg("Statistical code."), required=True),
        Column("name", (msg("name"),), Type.TEXT, msg("Its name."), required=True),
        Column("county_code", (msg("the county"), msg("code")), Type.ID, msg("Statistical code.")),
        _COUNTY_NAME,
        Column(
            "is_county",
            (msg("a county's own records"),),
            Type.FLAG,
            msg("They are in no total of the townships."),
            required=True,
        ),
        Column("records", (msg("records"),), Type.INTEGER, msg("How many are published.")),
        Column("received", (msg("money received"),), Type.MONEY, msg("The sum shown here.")),
        Column("spent", (msg("money spent"),), Type.MONEY, msg("The sum shown here.")),
        Column("villages", (msg("number of villages"),), Type.INTEGER, msg("In the registry.")),
        Column(
            "published_villages",
            (msg("villages with records"),),
            Type.INTEGER,
            msg("Of which something is published."),
        ),
        Column("latest", (msg("latest date"),), Type.DATE, msg("The latest among its records.")),
    ),
    ("id",),
)
_COMMON = (STAGE_TABLE, PLACES, SOURCES, ATTACHMENTS)


def table_names() -> tuple[str, ...]:
    """The tables that a place may publish and that the portal puts together."""
    return tuple(spec.name for spec in _published_specs())


@cache
def _published_specs() -> tuple[Spec, ...]:
    return (*record_specs(), *_COMMON)


@cache
def portal_specs() -> tuple[Spec, ...]:
    """Every table that the portal may have, in order, but that of code lists."""
    specs = (TOWNSHIPS, *map(_prefixed, (*_published_specs(), VILLAGES)))
    return tuple(sorted(specs, key=group_order))


def places_of(registry: Registry, summaries: Iterable[str]) -> tuple["Place", ...]:
    """All townships, then the counties with records of their own."""
    known = set(summaries)
    counties = [TownshipEntry.of_county(each) for each in registry.counties if each.id in known]
    return tuple(Place(info, registry.county_of(info)) for info in (*registry.townships, *counties))


def registry_tables(places: Sequence["Place"], summaries: Mapping[str, Summary]) -> Iterator[Table]:
    """What the registry itself tells: its places with their figures, and all villages; in pieces.

    No piece has more than a bounded number of rows.
    """
    townships = (each.row(summaries.get(each.info.id)) for each in places)
    yield from _pieces(TOWNSHIPS, townships)
    yield from _pieces(_prefixed(VILLAGES), (row for each in places for row in each.villages()))


def _pieces(spec: Spec, rows: Iterator[Row]) -> Iterator[Table]:
    before = 0
    while some := tuple(islice(rows, _PIECE)):
        yield Table(spec, some, before)
        before += len(some)


@dataclass(frozen=True)
class Place:
    """A township, or a county as a place of its own."""

    info: TownshipEntry
    county: County

    @property
    def head(self) -> tuple[str, str, str]:
        """What stands before each of its rows."""
        return (self.info.id, self.info.name, self.county.name)

    def tables(self, published: Mapping[str, Rows]) -> Iterator[Table]:
        """Its published rows as tables of the portal."""
        for spec in _published_specs():
            rows = (
                (*self.head, *_cells(spec, row, self.info.id))
                for row in published.get(spec.name, ())
            )
            yield Table(_prefixed(spec), tuple(rows))

    def villages(self) -> Iterator[Row]:
        """Its villages in the registry, as rows of the table of villages."""
        for village in self.info.villages:
            yield (*self.head, f"{self.info.id}/{village.id}", *village_row(village)[1:])

    def row(self, summary: Summary | None) -> tuple[Cell, ...]:
        """Its row in the table of townships; without figures where it has published nothing."""
        info, county = self.info, self.county
        head = (info.id, info.code, info.name, county.code, county.name, info.is_county)
        if summary is None or not summary.records:
            return (*head, 0, None, None, len(info.villages), 0, None)
        figures = summary.figures
        return (
            *head,
            summary.records,
            figures.money_received,
            figures.money_spent,
            summary.villages,
            summary.published_villages,
            PartialDate.parse(summary.latest) if summary.latest else None,
        )


def _prefixed(spec: Spec) -> Spec:
    """The table with the place before each row."""
    return _all_prefixed()[spec.name]


@cache
def _all_prefixed() -> dict[str, Spec]:
    return {
        spec.name: replace(spec, columns=(*_PREFIX, *spec.columns))
        for spec in (*_published_specs(), VILLAGES)
    }


def _cells(spec: Spec, row: Mapping[str, object], place: str) -> Iterator[Cell]:
    """The cells of a published row; ids and addresses with the place before them.

    An id is one of its place only. With the place in front it is one of all, so that a reference
    needs no second column, and an address leads on from the root of the portal.
    """
    for column in spec.columns:
        cell = read(row, column)
        yield f"{place}/{cell}" if cell and _is_of_place(column) else cell


def _is_of_place(column: Column) -> bool:
    return bool(column.holds is Type.PATH or column.target or column.key in _OWN_IDS)


def about_county(registry: Registry, summaries: Mapping[str, Summary], words: Words) -> About:
    """What the data of all places is."""
    settings = registry.settings
    dates = [PartialDate.parse(each.latest) for each in summaries.values() if each.latest]
    latest = max(dates, key=lambda each: each.order, default=None)
    return About(
        name="all",
        title=words.text(TITLE),
        description=words.text(_DESCRIPTION),
        publisher=settings.title,
        licence=settings.licence,
        keywords=keywords(words, *(county.name for county in registry.counties)),
        address=f"{settings.site_url.rstrip('/')}/" if settings.site_url else None,
        latest=str(latest) if latest else None,
        day=latest.first if latest and latest.year >= FIRST_YEAR else About.day,
        lines=cover_lines(settings, words, words.text(latest) if latest else None),
    )
