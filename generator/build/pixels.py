"""The pixels of a picture, made into its versions; `pictures` tells what for."""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageCms

from generator.build.pictures import JPEG, LOSSLESS, PNG, WEBP
from generator.model.picture import Picture, version

UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError)
"""What the library raises for pixels that it cannot read."""

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


def versions(data: bytes, picture: Picture) -> Iterator[tuple[str, bytes]]:
    """All versions of one picture, the largest first: each is made from the one before.

    Raises:
        UNREADABLE: if its pixels cannot be read.
    """
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
        return _saved(image, "JPEG", JPEG)
    if ending == "png":
        return _saved(image, "PNG", PNG)
    lossy = _saved(image, "WEBP", WEBP)
    return min(lossy, _saved(image, "WEBP", LOSSLESS), key=len) if _is_flat(image) else lossy


def _is_flat(image: Image.Image) -> bool:
    """Whether a picture may be smaller without loss: see-through, or of few colours."""
    return image.mode == "RGBA" or image.resize((256, 256), 0).getcolors(4_096) is not None


def _saved(image: Image.Image, form: str, options: Mapping[str, int]) -> bytes:
    target = BytesIO()
    image.save(target, form, **options)
    return target.getvalue()
