"""The portal made in memory, of summaries and of rows that places would publish."""

from collections.abc import Mapping, Sequence

from generator import render
from generator.model.page import Site
from generator.model.registry import Registry
from generator.model.summary import Summary
from generator.render.opendata.bundle import Bundle, in_memory, with_parts
from generator.render.opendata.county import (
    Rows,
    about_county,
    places_of,
    portal_specs,
    registry_tables,
)
from generator.render.opendata.package import described
from generator.render.words import Words

Published = Mapping[str, Mapping[str, Rows]]
"""The rows of each table by its name, of each place by its id, as its site publishes them."""


def render_portal(
    registry: Registry,
    summaries: Mapping[str, Summary],
    pages: Mapping[str, Sequence[str]] | None = None,
    data: Bundle | None = None,
) -> Site:
    """The portal; its open data is that of places without any, if it is not given."""
    words = Words.of(registry.settings.language)
    known = data or county_data(registry, summaries, {}, words)
    return render.render_portal(registry, summaries, pages or {}, known)


def county_data(
    registry: Registry, summaries: Mapping[str, Summary], published: Published, words: Words
) -> Bundle:
    """The files of all tables at once, where a build puts them together from kept parts."""
    places = places_of(registry, summaries)
    tables = [*registry_tables(places, summaries)]
    tables += [table for each in places for table in each.tables(published.get(each.info.id, {}))]
    found = with_parts(tables, words)
    parted = [
        (spec, [part for of, parts in found for part in parts if of.name == spec.name])
        for spec in portal_specs()
    ]
    return described(in_memory(about_county(registry, summaries, words), parted, words), words)
