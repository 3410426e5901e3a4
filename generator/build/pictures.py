"""Small versions of attached pictures: turned upright, in sRGB, with nothing of what a camera knew.

The original is never published: its EXIF may hold the place of a house, the time, the device. A
version is made of the pixels alone. What was made once is kept below build/, by a digest of the
original, the settings and Pillow's version, so that an unchanged picture costs a copy.
"""

import hashlib
import shutil
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image, ImageCms

from generator.build.files import write_bytes
from generator.model.picture import Picture, version

_JPEG = {"quality": 80, "optimize": True, "progressive": True}
_WEBP = {"quality": 78, "method": 4}
_LOSSLESS = {"lossless": True, "quality": 75, "method": 4}
_PNG = {"optimize": True}
_RECIPE = repr((3, _JPEG, _WEBP, _LOSSLESS, _PNG, PIL.__version__))
"""Part of the key of what is kept; the number counts changes of this module that change bytes."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each orientation of EXIF."""


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
    """All versions of one picture, the largest first: each is made from the one before."""
    try:
        made = list(_versions(data, original.picture))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        message = f"{original.source.name}: {error}"
        raise PictureFault(message) from error
    for name, coded in made:  # what the disk refuses is no fault of the picture
        write_bytes(folder / name, coded)


def _versions(data: bytes, picture: Picture) -> Iterator[tuple[str, bytes]]:
    image = _upright(data, picture)
    for size in reversed(picture.sizes):
        if image.size != (size.width, size.height):
            image = image.resize(
                (size.width, size.height), Image.Resampling.LANCZOS, reducing_gap=3.0
            )
        for ending in ("webp", picture.fallback):
            yield version("", size, ending).lstrip("/"), _coded(image, ending)


def _upright(data: bytes, picture: Picture) -> Image.Image:
    """The pixels alone, turned as they were meant, in sRGB."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a rule has counted the pixels
        image = Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP"))
        largest = picture.sizes[-1]
        wanted = (largest.width, largest.height)
        sideways = image.size != (picture.size.width, picture.size.height)
        image.draft(image.mode, wanted[::-1] if sideways else wanted)  # JPEG decodes smaller
        image.load()
    plain = _srgb(image, see_through=picture.drawn)
    turn = _TURNS.get(picture.turned)
    return plain if turn is None else plain.transpose(turn)


def _srgb(image: Image.Image, *, see_through: bool) -> Image.Image:
    """A picture of its pixels alone, in RGB, with transparency where it may have some."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.point(lambda value: value / 256).convert("L")
    if image.mode in ("P", "PA", "LA", "RGBa", "1") or "transparency" in image.info:
        image = image.convert("RGBA")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        with suppress(ImageCms.PyCMSError, OSError):  # a broken profile is as good as none
            image = _converted(image, profile)
    mode = "RGBA" if see_through else "RGB"
    clean = Image.new(mode, image.size)
    clean.paste(image.convert(mode))
    return clean.convert("RGB") if mode == "RGBA" and _is_opaque(clean) else clean


def _is_opaque(image: Image.Image) -> bool:
    return image.getchannel("A").getextrema() == (255, 255)


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    target = "RGBA" if image.mode == "RGBA" else "RGB"
    found = ImageCms.profileToProfile(
        image, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=target
    )
    return found or image


def _coded(image: Image.Image, ending: str) -> bytes:
    """The bytes of a version; WebP of a drawing is exact wherever that is smaller."""
    if ending == "jpg":
        return _saved(image, "JPEG", _JPEG)
    if ending == "png":
        return _saved(image, "PNG", _PNG)
    lossy = _saved(image, "WEBP", _WEBP)
    return min(lossy, _saved(image, "WEBP", _LOSSLESS), key=len) if _is_flat(image) else lossy


def _is_flat(image: Image.Image) -> bool:
    """Whether a picture may be smaller without loss: see-through, or of few colours."""
    return image.mode == "RGBA" or image.resize((256, 256), 0).getcolors(4_096) is not None


def _saved(image: Image.Image, form: str, options: Mapping[str, int]) -> bytes:
    target = BytesIO()
    image.save(target, form, **options)
    return target.getvalue()
