"""Two counties, townships or villages of the registry have the same id or code.

Ids are addresses of pages, codes are those of the statistical office; each stands once. Villages
of different townships may share an id.
"""

from collections.abc import Iterator, Sequence

from generator.check.finding import RegistryContext, RegistryFinding
from generator.diagnostics import Path, Severity
from generator.messages import msg
from generator.model.registry import County, Registry, TownshipEntry, VillageEntry

SEVERITY = Severity.ERROR

Place = County | TownshipEntry | VillageEntry


def check(context: RegistryContext) -> Iterator[RegistryFinding]:
    """Look through each list of the registry."""
    registry = context.registry
    yield from _repeated(registry.counties, ("counties",))
    yield from _repeated(registry.townships, ("townships",))
    yield from _shared(registry)
    for index, township in enumerate(registry.townships):
        yield from _repeated(township.villages, ("townships", index, "villages"))


def _shared(registry: Registry) -> Iterator[RegistryFinding]:
    """A county and a township share the addresses of the site."""
    counties = {county.id: county.name for county in registry.counties}
    for index, township in enumerate(registry.townships):
        if township.id in counties:
            yield RegistryFinding(
                ("townships", index, "id"),
                msg(
                    "“{value}” is already that of {name}.",
                    value=township.id,
                    name=counties[township.id],
                ),
                msg("Give {name} its own", name=township.name),
            )


def _repeated(places: Sequence[Place], path: Path) -> Iterator[RegistryFinding]:
    for key in ("id", "code"):
        seen: dict[str, str] = {}
        for index, place in enumerate(places):
            value = getattr(place, key)
            if value in seen:
                yield RegistryFinding(
                    (*path, index, key),
                    msg("“{value}” is already that of {name}.", value=value, name=seen[value]),
                    msg("Give {name} its own", name=place.name),
                )
            seen.setdefault(value, place.name)
