"""The places that a command is told: found in the registry, or refused."""

from collections.abc import Sequence

import click

from generator import reading
from generator.console import Settings, finish
from generator.messages import msg
from generator.model.registry import Registry, TownshipEntry
from generator.nearest import with_nearest
from generator.project import Project


def refuse_unknown(
    settings: Settings, project: Project, registry: Registry, wanted: Sequence[str]
) -> None:
    """Stop at the first wanted place that is none.

    Raises:
        click.UsageError: naming it, and those that look like it.
    """
    known = {info.id: info.name for info in reading.chosen(project, registry, ())}
    for name in wanted:
        if name not in known:
            unknown = msg("“{id}” is not a township of villages.yml.", id=name)
            raise click.UsageError(settings.say(with_nearest(unknown, name, known)))


def the_place(settings: Settings, project: Project, wanted: str) -> tuple[Registry, TownshipEntry]:
    """The registry, and the place of this id in it; a faulty registry is told, and the end.

    Raises:
        click.UsageError: if there is no such place.
    """
    registry, found = reading.read_registry(project)
    if registry is None:
        finish(settings, [], found)
    refuse_unknown(settings, project, registry, (wanted,))
    [info] = reading.chosen(project, registry, (wanted,))
    return registry, info
