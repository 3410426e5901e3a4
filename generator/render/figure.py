"""A picture on a page: its versions and their addresses, its description and its caption.

A browser takes the smallest version that is sharp enough, WebP where it knows it. Width and height
are given, so that nothing moves when the picture arrives.
"""

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.base import Attachment
from generator.model.picture import Picture, Size, version
from generator.render.text import file_address

SIZES = Markup("(min-width: 800px) 720px, 100vw")
"""How wide a picture stands on a page, by the width of the window."""


@dataclass(frozen=True)
class Figure:
    """One picture on one page; `folder` is the relative address of its original's folder."""

    attachment: Attachment
    picture: Picture
    folder: str

    @property
    def title(self) -> str:
        """The line below the picture."""
        return self.attachment.title

    @property
    def description(self) -> str:
        """For those who cannot see it."""
        return self.attachment.alt or self.attachment.title

    @property
    def size(self) -> Size:
        """Of the largest version."""
        return self.picture.sizes[-1]

    @property
    def whole(self) -> Markup:
        """The address of the largest version, in a form that every program opens."""
        return self._address(self.size, self.picture.fallback)

    @property
    def plain(self) -> Markup:
        """The address for browsers that know of no choice."""
        return self._address(self.picture.sizes[0], self.picture.fallback)

    @property
    def modern(self) -> Markup:
        """The versions in WebP with their widths, as `srcset` has them."""
        return self._choice("webp")

    @property
    def fallback(self) -> Markup:
        """The same for browsers without WebP."""
        return self._choice(self.picture.fallback)

    def _choice(self, ending: str) -> Markup:
        return Markup(", ").join(
            self._address(size, ending) + f" {size.width}w" for size in self.picture.sizes
        )

    def _address(self, size: Size, ending: str) -> Markup:
        path = f"{self.folder}/{version(self.attachment.file, size, ending)}"
        return Markup(file_address(path))  # noqa: S704 - quoted, so nothing in it is active
