"""A township's id is the name of something else on the site.

Each township's site lies at `/<id>/`, beside the portal's own pages.

The same holds for a county, whose own records have their site at `/<id>/` too.

Fails:

    townships:
      - {id: handbook, …}
"""

from collections.abc import Iterator

from generator.check.finding import RegistryContext, RegistryFinding
from generator.diagnostics import Severity
from generator.messages import msg

SEVERITY = Severity.ERROR
RESERVED = frozenset({"about", "assets", "counties", "data", "find", "handbook", "hant", "search"})


def check(context: RegistryContext) -> Iterator[RegistryFinding]:
    """Compare each id with the portal's own names."""
    counties = [county.id for county in context.registry.counties]
    townships = [township.id for township in context.registry.townships]
    for key, ids in (("counties", counties), ("townships", townships)):
        for index, place in enumerate(ids):
            if place in RESERVED:
                yield RegistryFinding(
                    (key, index, "id"),
                    msg("“{id}” is a page of the portal.", id=place),
                    msg("Choose another id"),
                )
