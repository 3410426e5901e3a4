"""The picture that chat apps show beside a link; what a page says stands in its title.

`seal` tells what is on it.
"""

from functools import cache
from pathlib import Path

from generator.model.page import File

SHARE_IMAGE = "share.png"
"""Its path from the portal's root; every site points there."""

KEPT = Path(__file__).with_name(SHARE_IMAGE)


@cache
def share_image() -> File:
    """The picture, the same for every site: 1200 by 630 pixels."""
    return File(SHARE_IMAGE, KEPT.read_bytes())
