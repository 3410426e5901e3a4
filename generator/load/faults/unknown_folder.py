"""A folder or file lies where none is expected.

Records lie in `content/<township>/<kinds>/`, each kind in its own folder: projects, funds, awards,
bulletins. What lies elsewhere would never be published.

Passes:

    content/taohuashan/projects/lihuashan-courtyards.yml

Fails:

    content/taohuashan/project/lihuashan-courtyards.yml
"""

import difflib
from collections.abc import Iterable

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain(name: str, known: Iterable[str]) -> tuple[Message, Message]:
    """Name the nearest known folder."""
    folders = list(known)
    near = difflib.get_close_matches(name, folders, n=1)
    remedy = (
        msg("Did you mean “{folder}”?", folder=near[0])
        if near
        else msg("Move it into one of: {folders}", folders=", ".join(folders))
    )
    return msg("“{name}” is not a folder of records.", name=name), remedy


def explain_file(name: str) -> tuple[Message, Message]:
    """A file beside the folders of records: nobody would read it."""
    return (
        msg("“{name}” lies in no folder of records.", name=name),
        msg("Move it into the folder of its kind, such as content/<township>/projects"),
    )


def explain_inner(name: str) -> tuple[Message, Message]:
    """A folder inside a folder of records: nothing in it would be read."""
    return (
        msg("“{name}” is a folder inside a folder of records.", name=name),
        msg("Move its files into the folder above, and remove it"),
    )
