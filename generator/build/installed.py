"""What installed packages bring along for MkDocs and Markdown: found once, not for each site.

Both ask Python for it, MkDocs for each site anew, and Python reads what all packages say of
themselves each time. So the functions by which they ask are replaced by one that remembers. A
version that asks in another way finds the same for itself.
"""

from functools import cache, partial
from importlib import metadata
from typing import Any

import markdown.util
from mkdocs import plugins, utils


@cache
def _all() -> Any:  # noqa: ANN401 - its type is another one from Python 3.12 on
    return metadata.entry_points()


def entry_points(*, group: str) -> Any:  # noqa: ANN401 - as above
    """As `importlib.metadata.entry_points`."""
    return _all().select(group=group)


_ASKS = "entry_points"
for _asking in (plugins, utils):
    if getattr(_asking, _ASKS, None) is metadata.entry_points:
        setattr(_asking, _ASKS, entry_points)
if hasattr(markdown.util, "get_installed_extensions"):
    markdown.util.get_installed_extensions = partial(entry_points, group="markdown.extensions")
