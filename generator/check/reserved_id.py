"""A township's id is the name of something else on the site.

Each township's site lies at `/<id>/`, beside the portal's own pages.

Fails:

    townships:
      - {id: handbook, …}
"""

from collections.abc import Iterator

from generator.check.finding import RegistryContext, RegistryFinding
from generator.diagnostics import Severity
from generator.messages import msg

SEVERITY = Severity.ERROR
RESERVED = frozenset({"about", "assets", "counties", "handbook", "pagefind", "search"})


def check(context: RegistryContext) -> Iterator[RegistryFinding]:
    """Compare each id with the portal's own names."""
    for index, township in enumerate(context.registry.townships):
        if township.id in RESERVED:
            yield RegistryFinding(
                ("townships", index, "id"),
                msg("“{id}” is a page of the portal.", id=township.id),
                msg("Choose another id"),
            )
