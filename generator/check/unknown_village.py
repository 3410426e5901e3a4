"""A village is not one of the township's.

A record names villages by their id in `villages.yml`; the page of the village then shows the
record.

Passes (in `content/taohuashan/`):

    village: lihuashan

Fails:

    village: lihuashancun
"""

import difflib
from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import Message, msg
from generator.model.base import VillageId
from generator.model.fields import marked
from generator.model.township import Township

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Look every village up, in any kind of record."""
    township = context.township
    for entry in context.readable:
        for path, value, _ in marked(entry.record, VillageId):
            if value not in township.villages:
                yield Finding(
                    entry,
                    path,
                    msg(
                        "“{village}” is not a village of {township}.",
                        village=str(value),
                        township=township.info.name,
                    ),
                    _remedy(str(value), township),
                )


def _remedy(wanted: str, township: Township) -> Message:
    moved = next((each for each in township.info.villages if wanted in each.formerly), None)
    if moved:
        return msg("It is {id} ({name}) now; write that", id=moved.id, name=moved.name)
    names = {village.name: village.id for village in township.info.villages}
    near = difflib.get_close_matches(wanted, [*township.villages, *names], n=1)
    if not near:
        return msg("Use an id of villages.yml; “gongshi villages” lists them")
    village_id = names.get(near[0], near[0])
    return msg(
        "Did you mean {id} ({name})?", id=village_id, name=township.villages[village_id].name
    )
