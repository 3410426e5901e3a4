"""A former id of a township or a village is taken.

A township or village whose id was changed keeps its old ids under `formerly`, so that the old
addresses lead on to it. An old id that another one has, or had, would lead to two places; for a
township, so would one that is a page of the portal.

Fails:

    townships:
      - {id: taohuashan, formerly: [handbook], …}
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from generator.check.finding import RegistryContext, RegistryFinding
from generator.check.reserved_id import RESERVED
from generator.diagnostics import Path, Severity
from generator.messages import msg
from generator.model.registry import TownshipEntry, VillageEntry

SEVERITY = Severity.ERROR


def check(context: RegistryContext) -> Iterator[RegistryFinding]:
    """Townships among themselves, and the villages of each."""
    registry = context.registry
    counties = {county.id for county in registry.counties}
    taken = counties | {township.id for township in registry.townships} | RESERVED
    yield from _taken(registry.townships, ("townships",), taken)
    for index, township in enumerate(registry.townships):
        own = {village.id for village in township.villages}
        yield from _taken(township.villages, ("townships", index, "villages"), own)


def _taken(
    places: Sequence[TownshipEntry | VillageEntry], path: Path, taken: AbstractSet[str]
) -> Iterator[RegistryFinding]:
    seen: dict[str, str] = {}
    for index, place in enumerate(places):
        for number, old in enumerate(place.formerly):
            where = (*path, index, "formerly", number)
            if old in taken:
                yield RegistryFinding(
                    where,
                    msg("The id “{id}” is in use.", id=old),
                    msg("Leave it out; “formerly” holds only ids that are gone"),
                )
            elif old in seen:
                yield RegistryFinding(
                    where,
                    msg("“{id}” is already a former id of {name}.", id=old, name=seen[old]),
                    msg("Leave it with the one that took its place"),
                )
            seen.setdefault(old, place.name)
