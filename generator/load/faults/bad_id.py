"""A file's or folder's name cannot be an address.

A record's id is its file's name without `.yml`; it becomes the page's address for ever. It is written
with lower-case letters a-z, digits and hyphens.

Passes:

    content/taohuashan/projects/lihuashan-courtyards.yml

Fails:

    content/taohuashan/projects/李花山 庭院.yml
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain(name: str) -> tuple[Message, Message]:
    """Name the file."""
    return (
        msg("“{name}” cannot be a record's file name.", name=name),
        msg("Rename it with a-z, 0-9 and hyphens, ending in .yml: lihuashan-courtyards.yml"),
    )
