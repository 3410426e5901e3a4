"""The tables of all places put together, part by part.

The parts are kept by place (`portal.kept`), so that one that changed is all that is made anew. What
they were put together to lies in `build/portal/tables/` with a note of what it was made from, since
it may have been done ahead. No more than one part is in memory, however many places there are.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.build.fingerprint import fingerprint, of_the_generator
from generator.build.indexes import PORTAL
from generator.build.publish import newest
from generator.model.page import File, Site
from generator.model.registry import Registry, TownshipEntry
from generator.model.summary import Summary
from generator.portal.joined import Whole, files, joined
from generator.portal.kept import Parts, Source, kept_part, kept_parts
from generator.project import Project
from generator.render.opendata.bundle import Bundle
from generator.render.opendata.county import (
    Place,
    about_county,
    places_of,
    portal_specs,
    registry_tables,
    table_names,
)
from generator.render.opendata.package import described
from generator.render.opendata.parts import Pile
from generator.render.opendata.stored import json_path
from generator.render.words import Words

Tables = Callable[[str], Mapping[str, Source]]
"""Of a place, by its id, the tables that it publishes."""

Rendered = Mapping[str, Sequence[File]]
"""Of places that are about to be published, the files that they will publish."""


def published_tables(
    project: Project, names: Collection[str], rendered: Rendered | None = None
) -> Tables:
    """The tables of places that stand published; of those just rendered, what they will publish."""
    ahead = rendered or {}

    def tables(name: str) -> Mapping[str, Source]:
        if name in ahead:
            return _of_files(ahead[name])
        return _of_folder(newest(project.site, name)) if name in names else {}

    return tables


def _of_folder(folder: Path) -> dict[str, Source]:
    files = {name: folder / json_path(name) for name in table_names()}
    return {name: path for name, path in files.items() if path.is_file()}


def _of_files(files: Iterable[File]) -> dict[str, Source]:
    data = {file.path: file.data for file in files}
    return {name: data[path] for name in table_names() if (path := json_path(name)) in data}


def keep_tables(project: Project, registry: Registry, info: TownshipEntry, site: Site) -> None:
    """Make what a place adds to the tables, before they are put together.

    Raises:
        OSError: if something cannot be read or written.
    """
    place, words = Place(info, registry.county_of(info)), Words.of(registry.settings.language)
    kept_parts(_kept(project, info.id), place, _of_files(site.files), words)


def put_together(
    project: Project, registry: Registry, summaries: Mapping[str, Summary], tables: Tables
) -> Bundle:
    """The open data of the portal; all but its description is written to the disk.

    Raises:
        SiteFault: if a table cannot be read: the portal would be short of a place's rows.
        OSError: if something cannot be read or written.
    """
    words = Words.of(registry.settings.language)
    about = about_county(registry, summaries, words)
    places = places_of(registry, summaries)
    program = fingerprint([of_the_generator(), words.language])
    wholes = {spec.name: Whole(spec, Pile(), program) for spec in portal_specs()}
    for made in _all_parts(project, places, summaries, tables, words):
        for table, (digest, part) in made.items():
            whole = wholes[table]
            whole.pile.add(part)
            whole.inputs = fingerprint([whole.inputs, table, digest])
    found = [whole for whole in wholes.values() if whole.pile.rows]
    return described(joined(_folder(project), about, found, words), words)


def _all_parts(
    project: Project,
    places: Sequence[Place],
    summaries: Mapping[str, Summary],
    tables: Tables,
    words: Words,
) -> Iterator[Parts]:
    """What the registry tells, then what each place adds."""
    for number, table in enumerate(registry_tables(places, summaries)):
        yield kept_part(_folder(project) / f"registry-{number}", table, words)
    for place in places:
        name = place.info.id
        yield kept_parts(_kept(project, name), place, tables(name), words)


def files_of(project: Project, bundle: Bundle) -> dict[str, Path]:
    """Where the files lie that are not in memory, by their paths on the site."""
    return {file.path: _folder(project) / Path(file.path).name for file in files(bundle)}


def _kept(project: Project, place: str) -> Path:
    return project.build / place / "tables"


def _folder(project: Project) -> Path:
    return project.build / PORTAL / "tables"
