"""Pictures made for tests: no photograph of a place or a person, only colours that can be found."""

import random
from io import BytesIO
from typing import Any

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (40, 60, 190), (250, 250, 250)
CORNERS = (RED, GREEN, BLUE, WHITE)
"""Colours of the quarters: top left, top right, bottom left, bottom right."""

SECRETS = (
    b"SecretPhone",
    b"SecretOwner",
    b"Exif",
    b"GPS",
    b"ICC_PROFILE",
    b"iCCP",
    b"tEXt",
    b"XMP",
)
"""What a published picture must not hold."""


def quarters(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture of four quarters, so that turning shows."""
    image = Image.new("RGB", (width, height))
    for index, colour in enumerate(CORNERS):
        left, top = (index % 2) * width // 2, (index // 2) * height // 2
        image.paste(colour, (left, top, left + width - width // 2, top + height - height // 2))
    return image.convert(mode)


def noise(width: int, height: int) -> Image.Image:
    """As many colours as a photograph; the same each time."""
    pixels = random.Random(7).randbytes(width // 8 * height // 8 * 3)  # noqa: S311 - no secret
    small = Image.frombytes("RGB", (width // 8, height // 8), pixels)
    return small.resize((width, height), Image.Resampling.BICUBIC)


def camera(orientation: int = 1) -> Image.Exif:
    """What a telephone writes into a photograph: device, owner, how it was held, and where."""
    exif = Image.Exif()
    exif[Base.Model] = "SecretPhone"
    exif[Base.Artist] = "SecretOwner"
    exif[Base.Orientation] = orientation
    exif.get_ifd(IFD.GPSInfo).update(
        {
            GPS.GPSLatitudeRef: "N",
            GPS.GPSLatitude: (29.0, 30.0, 12.0),
            GPS.GPSLongitudeRef: "E",
            GPS.GPSLongitude: (112.0, 42.0, 1.0),
        }
    )
    return exif


def saved(image: Image.Image, form: str = "JPEG", **options: Any) -> bytes:  # noqa: ANN401 - Pillow's
    """The bytes of a file."""
    target = BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def photograph(width: int = 2000, height: int = 1500, orientation: int = 1) -> bytes:
    """A photograph as a telephone makes it."""
    return saved(quarters(width, height), exif=camera(orientation), quality=90)


def corners(image: Image.Image) -> list[tuple[int, int, int]]:
    """Which of the four colours is nearest in each quarter."""
    plain = image.convert("RGB")
    width, height = plain.size
    found = []
    for index in range(4):
        x = width // 4 + (index % 2) * width // 2
        y = height // 4 + (index // 2) * height // 2
        seen = plain.getpixel((x, y))
        assert isinstance(seen, tuple)
        found.append(min(CORNERS, key=lambda colour: _distance(colour, seen)))
    return found


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=False))
