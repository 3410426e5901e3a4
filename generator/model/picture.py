"""A picture that is attached to a record: what its header says, and its published versions.

Nothing here opens a file. Loading reads the header, checking and rendering ask what it said, and
building makes the versions, so that all of them speak of the same sizes.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from generator.messages import msg
from generator.model.paper import Passage

PICTURE_TYPES = frozenset({"jpeg", "jpg", "png", "webp"})
"""Endings of files that are shown as pictures."""

MOST_BYTES = 20_000_000
"""A larger file is refused: a repository keeps every version of it for ever."""

MANY_BYTES = 5_000_000
"""A larger one gets a warning. Phones make photographs of 2 to 8 MB."""

MOST_PIXELS = 50_000_000
"""More are refused: decoded, they take 4 bytes each, whatever the file's own size is."""

WIDTHS = (480, 960, 1600)
"""Widths of the published versions: phone, tablet or dense phone, and the whole picture."""

_MOST_HEIGHT = 8_000
"""Of a published version; WebP ends at 16,383, and a long screenshot stays readable."""

SAVE_HEIC = msg(
    "Save the picture as JPEG: open it on the computer and choose “Save as”, or set the iPhone’s "
    "camera to “Most compatible”"
)
"""What to do with the format of an iPhone; a file of it may have been given another's name."""


def is_picture(name: str) -> bool:
    """Whether a file of that name is shown as a picture."""
    return name.rpartition(".")[2].lower() in PICTURE_TYPES


class Fault(StrEnum):
    """Why a file with the name of a picture cannot be shown."""

    NO_PICTURE = "no picture"
    HEIC = "HEIC"
    CUT_OFF = "cut off"
    BYTES = "too many bytes"
    PIXELS = "too many pixels"


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels, as shown."""

    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    """What the header of a picture says.

    Attributes:
        size: as shown, after turning.
        turned: orientation by EXIF, 1 to 8; a phone held upright writes 6.
        weight: of the file, in bytes.
        drawn: has few colours or is see-through, so that JPEG would spoil it.
        fault: why it cannot be shown; sizes may be 0 then.
        words: what people wrote into it, which is never published; for checking only.
    """

    size: Size = Size(0, 0)
    turned: int = 1
    weight: int = 0
    drawn: bool = False
    fault: Fault | None = None
    words: tuple[Passage, ...] = ()

    @cached_property
    def sizes(self) -> tuple[Size, ...]:
        """The published versions, smallest first; none is larger than the picture itself."""
        width, height = self.size.width, self.size.height
        most = max(1, min(WIDTHS[-1], width, width * _MOST_HEIGHT // height))
        widths = [*(each for each in WIDTHS if each < most), most]
        heights = (max(1, min(_MOST_HEIGHT, round(height * each / width))) for each in widths)
        return tuple(Size(*each) for each in zip(widths, heights, strict=True))

    @property
    def fallback(self) -> str:
        """The ending for browsers without WebP, and for whoever saves the picture."""
        return "png" if self.drawn else "jpg"

    def versions(self, file: str) -> tuple[str, ...]:
        """Paths of all published versions below the folder of the original `file`."""
        endings = ("webp", self.fallback)
        return tuple(version(file, size, ending) for size in self.sizes for ending in endings)


def version(file: str, size: Size, ending: str) -> str:
    """Where a version lies: `bridge.jpg/480.webp`; no other attachment can have that address."""
    return f"{file}/{size.width}.{ending}"
