"""Two things have the same id.

Ids are addresses: of two records with the same id only one could be shown. Townships are unique in
the registry, villages in their township, records in their township and kind (`bridge.yml` and
`bridge.yaml` are the same record).
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain(record_id: str, other: str) -> tuple[Message, Message]:
    """Name the id and the place where it stood first."""
    return (
        msg("The id “{id}” is taken already: {other}.", id=record_id, other=other),
        msg("Give this one another id, for example “{id}-2”", id=record_id),
    )
