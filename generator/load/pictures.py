"""The headers of attached pictures: size and turning, without decoding a pixel.

A file that is cut off has a sound header, so its end is looked for too. Whatever is wrong becomes
a `Fault` of the picture, which the rules report with record and field.
"""

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from generator.load.papers.photo import photo_words
from generator.model.picture import MOST_BYTES, MOST_PIXELS, Fault, Picture, Size

_FORMATS = ("JPEG", "PNG", "WEBP")
_ORIENTATION = 0x0112
"""The EXIF tag that says how the camera was held."""

_SIDEWAYS = frozenset({5, 6, 7, 8})
_DRAWN_MODES = frozenset({"1", "LA", "P", "PA", "RGBA", "RGBa"})
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_START_OF_SCAN, _END_OF_IMAGE = b"\xff\xda", b"\xff\xd9"


def read_picture(path: Path) -> Picture:
    """What the header of a picture says; a file that cannot be shown has a fault."""
    try:
        weight = path.stat().st_size
        if weight > MOST_BYTES:
            return Picture(weight=weight, fault=Fault.BYTES)
        data = path.read_bytes()
    except OSError:
        return Picture(fault=Fault.NO_PICTURE)
    try:
        return _header(data)
    except Image.DecompressionBombError:
        fault = Fault.PIXELS
    except UnidentifiedImageError:
        is_heic = data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS
        fault = Fault.HEIC if is_heic else Fault.NO_PICTURE
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError):  # what Pillow's readers raise
        fault = Fault.CUT_OFF
    return Picture(weight=weight, fault=fault)


def _header(data: bytes) -> Picture:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of large pictures; they are counted here
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            width, height = image.size
            turned = _orientation(image)
            fault = None if width and height else Fault.NO_PICTURE
            if width * height > MOST_PIXELS:
                fault = Fault.PIXELS
            elif not _is_whole(data, image):
                fault = Fault.CUT_OFF
            drawn = image.format != "JPEG" and _is_drawn(image)
            words = photo_words(image)
    size = Size(height, width) if turned in _SIDEWAYS else Size(width, height)
    return Picture(size, turned, len(data), drawn, fault, words)


def _orientation(image: Image.Image) -> int:
    """How the picture must be turned; 1 where it says nothing that can be read."""
    if image.format == "PNG" and "exif" not in image.info:
        return 1  # Pillow would decode the picture, to look for it behind the pixels
    try:
        turned = image.getexif().get(_ORIENTATION, 1)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError):
        return 1
    return turned if turned in range(1, 9) else 1


def _is_drawn(image: Image.Image) -> bool:
    return image.mode in _DRAWN_MODES or "transparency" in image.info


def _is_whole(data: bytes, image: Image.Image) -> bool:
    """Whether the end is there. Cameras may write more behind it, so the last bytes say nothing."""
    if image.format == "PNG":
        image.verify()  # checksums of all parts; raises where one is cut off
        return b"IEND" in data[-64_000:]
    if image.format == "WEBP":
        return len(data) >= int.from_bytes(data[4:8], "little") + 8
    scan = data.find(_START_OF_SCAN, _after_segments(data))
    return scan >= 0 and data.find(_END_OF_IMAGE, scan) >= 0


def _after_segments(data: bytes) -> int:
    """Where a JPEG's first scan begins: a preview inside the EXIF has an end of its own."""
    at = 2
    while data[at : at + 1] == b"\xff" and data[at : at + 2] != _START_OF_SCAN:
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return at
