"""A file's or folder's name cannot be an address.

A record's id is its file's name without `.yml`; it becomes the page's address for ever. It is
written with lower-case letters a-z, digits and hyphens.

Windows hides the ends of names: `bridge.yml.txt` looks like `bridge.yml` there and is none.

Passes:

    content/taohuashan/projects/lihuashan-courtyards.yml

Fails:

    content/taohuashan/projects/李花山 庭院.yml
"""

import re

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR
_ENDS = re.compile(r"\.ya?ml\b.*")
_OTHERS = re.compile(r"[^a-z0-9]+")


def explain(name: str) -> tuple[Message, Message]:
    """Name the file, and the nearest name that would do."""
    stem = _ENDS.sub("", name.lower())
    near = _OTHERS.sub("-", stem).strip("-")
    remedy = (
        msg("Rename it to “{name}.yml”", name=near)
        if near and stem.isascii()
        else msg("Rename it with a-z, 0-9 and hyphens, ending in .yml: lihuashan-courtyards.yml")
    )
    return msg("“{name}” cannot be a record's file name.", name=name), remedy
