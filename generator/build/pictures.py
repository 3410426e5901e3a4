"""Small versions of attached pictures: turned upright, in sRGB, with nothing of what a camera knew.

The original is never published: its EXIF may hold the place of a house, the time, the device. A
version is made of the pixels alone. What was made once is kept below build/, by a digest of the
original, the settings and Pillow's version, so that an unchanged picture costs a copy.
"""

import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import PIL

from generator.build.files import write_bytes
from generator.model.picture import Picture

JPEG = {"quality": 80, "optimize": True, "progressive": True}
WEBP = {"quality": 78, "method": 4}
LOSSLESS = {"lossless": True, "quality": 75, "method": 4}
PNG = {"optimize": True}
_RECIPE = repr((3, JPEG, WEBP, LOSSLESS, PNG, PIL.__version__))
"""Part of the key of what is kept; the number counts changes of the pixels' module that change
bytes.
"""


class PictureFault(Exception):  # noqa: N818 - a state of a file, shown to the user in words
    """The pixels of a picture cannot be read, though its header can."""


@dataclass(frozen=True)
class Original:
    """An attached picture: where it lies, and what its header says."""

    source: Path
    picture: Picture


def make_versions(originals: dict[str, Original], kept: Path) -> dict[str, Path]:
    """Every published version by its path below the docs folder, made or found in `kept`.

    Args:
        originals: by the path below the docs folder that the original would have.
        kept: the folder of what was made before; what is no longer needed goes.

    Raises:
        PictureFault: if the pixels of a picture cannot be read.
    """
    made: dict[str, Path] = {}
    keys = set()
    for path, original in sorted(originals.items()):
        data = original.source.read_bytes()
        key = hashlib.sha256(_RECIPE.encode() + repr(original.picture).encode() + data).hexdigest()
        keys.add(key)
        names = original.picture.versions("")
        folder = kept / key
        if not all((folder / name.lstrip("/")).is_file() for name in names):
            _make(data, original, folder)
        made |= {path + name: folder / name.lstrip("/") for name in names}
    _forget(kept, keys)
    return made


def _forget(kept: Path, keys: Iterable[str]) -> None:
    for folder in kept.iterdir() if kept.is_dir() else ():
        if folder.name not in keys:
            shutil.rmtree(folder)


def _make(data: bytes, original: Original, folder: Path) -> None:
    """All versions of one picture."""
    from generator.build import pixels  # noqa: PLC0415 - slow, and few builds meet a new picture

    try:
        made = list(pixels.versions(data, original.picture))
    except pixels.UNREADABLE as error:
        message = f"{original.source.name}: {error}"
        raise PictureFault(message) from error
    for name, coded in made:  # what the disk refuses is no fault of the picture
        write_bytes(folder / name, coded)
