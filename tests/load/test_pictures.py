"""What the headers of pictures say, and which files cannot be shown."""

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from generator.load.pictures import read_picture
from generator.model.picture import MOST_BYTES, Fault, Picture, Size
from tests.pictures import camera, noise, photograph, quarters, saved


def read(folder: Path, data: bytes) -> Picture:
    path = folder / "picture.jpg"
    path.write_bytes(data)
    return read_picture(path)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_header(width: int, height: int) -> bytes:
    """A PNG that says how large it is, and has next to no pixels."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_is_the_one_that_is_seen(tmp_path: Path, orientation: int) -> None:
    found = read(tmp_path, photograph(800, 600, orientation))
    assert found.size == (Size(600, 800) if orientation >= 5 else Size(800, 600))
    assert found.turned == orientation
    assert found.fault is None
    assert not found.drawn


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_turned_pictures_of_every_form(tmp_path: Path, form: str) -> None:
    found = read(tmp_path, saved(quarters(80, 60), form, exif=camera(6)))
    assert (found.size, found.turned, found.fault) == (Size(60, 80), 6, None)


@pytest.mark.parametrize("orientation", [0, 9, 60_000])
def test_senseless_orientation_is_none(tmp_path: Path, orientation: int) -> None:
    assert read(tmp_path, photograph(80, 60, orientation)).turned == 1


@pytest.mark.parametrize(
    ("mode", "drawn"),
    [("RGB", False), ("L", False), ("I;16", False), ("RGBA", True), ("P", True), ("1", True)],
)
def test_drawings_are_told_from_photographs(tmp_path: Path, mode: str, drawn: bool) -> None:
    image = Image.new("I;16", (9, 9)) if mode == "I;16" else quarters(9, 9, mode)
    found = read(tmp_path, saved(image, "PNG"))
    assert (found.drawn, found.fault) == (drawn, None)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("part", [0.999, 0.6, 0.3])
def test_pictures_that_are_cut_off(tmp_path: Path, form: str, part: float) -> None:
    """With a preview in its EXIF, as cameras have it, whose end must not be taken for the end."""
    exif = camera()
    options = {"exif": exif.tobytes()[:-1] + photograph(64, 48)} if form == "JPEG" else {}
    whole = saved(noise(640, 480), form, **options)
    assert read(tmp_path, whole).fault is None
    assert read(tmp_path, whole[: int(len(whole) * part)]).fault is Fault.CUT_OFF


def test_what_cameras_write_behind_the_end_does_no_harm(tmp_path: Path) -> None:
    assert read(tmp_path, photograph(80, 60) + b"SEFT" * 100).fault is None


def test_a_picture_of_several_frames_is_read(tmp_path: Path) -> None:
    frames = [quarters(80, 60), quarters(80, 60).rotate(90)]
    found = read(tmp_path, saved(frames[0], "MPO", save_all=True, append_images=frames[1:]))
    assert (found.size, found.fault, found.drawn) == (Size(80, 60), None, False)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.NO_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", Fault.NO_PICTURE),
        (saved(quarters(9, 9), "GIF"), Fault.NO_PICTURE),
        (saved(quarters(9, 9), "BMP"), Fault.NO_PICTURE),
        (b"\xff\xd8\xff", Fault.NO_PICTURE),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Fault.HEIC),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Fault.HEIC),
        (png_header(7_072, 7_072), Fault.PIXELS),
        (png_header(10_000, 10_000), Fault.PIXELS),
        (png_header(2**31 - 1, 2**31 - 1), Fault.PIXELS),
    ],
)
def test_files_that_cannot_be_shown(tmp_path: Path, data: bytes, fault: Fault) -> None:
    assert read(tmp_path, data).fault is fault


def test_a_heavy_file_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "picture.jpg"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert read_picture(path) == Picture(weight=MOST_BYTES + 1, fault=Fault.BYTES)


def test_a_file_that_is_gone_or_a_folder_is_no_picture(tmp_path: Path) -> None:
    assert read_picture(tmp_path / "gone.jpg").fault is Fault.NO_PICTURE
    assert read_picture(tmp_path).fault is Fault.NO_PICTURE


@pytest.mark.parametrize("seed", range(0, 400, 7))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_damaged_byte_never_raises(tmp_path: Path, form: str, seed: int) -> None:
    data = bytearray(saved(quarters(64, 48), form, exif=camera(6)))
    data[seed % len(data)] ^= 0xFF
    read(tmp_path, bytes(data))
