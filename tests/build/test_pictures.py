"""Versions of pictures: upright, in sRGB, bounded, and with nothing of what a camera knew."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from generator.build.pictures import Original, PictureFault, make_versions
from generator.load.pictures import read_picture
from generator.model.picture import WIDTHS, Picture, Size
from tests.pictures import (
    CORNERS,
    SECRETS,
    camera,
    corners,
    noise,
    photograph,
    quarters,
    saved,
)


def versions(folder: Path, data: bytes) -> dict[str, Path]:
    source = folder / "original"
    source.write_bytes(data)
    picture = read_picture(source)
    assert picture.fault is None
    made = make_versions({"a/files/b.jpg": Original(source, picture)}, folder / "kept")
    assert set(made) == {f"a/files/{name}" for name in picture.versions("b.jpg")}
    for path, file in made.items():
        with Image.open(file) as image:
            assert path.endswith(f"/{image.width}.{file.suffix[1:]}")
            assert Size(*image.size) in picture.sizes
    return made


def opened(made: dict[str, Path], name: str) -> Image.Image:
    return Image.open(BytesIO(made[f"a/files/b.jpg/{name}"].read_bytes()))


def test_nothing_of_what_the_camera_knew_is_left(tmp_path: Path) -> None:
    original = photograph(orientation=6)
    assert all(secret in original for secret in (b"SecretPhone", b"SecretOwner", b"Exif"))
    for file in versions(tmp_path, original).values():
        data = file.read_bytes()
        assert [secret for secret in SECRETS if secret in data] == []
        with Image.open(BytesIO(data)) as image:
            assert dict(image.getexif()) == {}
            assert not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)


def test_text_and_profile_of_a_png_are_gone(tmp_path: Path) -> None:
    info = PngInfo()
    info.add_text("Author", "SecretOwner")
    data = saved(quarters(60, 40, "RGBA"), "PNG", pnginfo=info, exif=camera(3))
    assert b"SecretOwner" in data
    for file in versions(tmp_path, data).values():
        assert [secret for secret in SECRETS if secret in file.read_bytes()] == []


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_turned_upright(tmp_path: Path, orientation: int) -> None:
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    upright = quarters(640, 400)
    held = upright.transpose(turns[orientation]) if orientation in turns else upright
    made = versions(tmp_path, saved(held, exif=camera(orientation)))
    for name in ("480.webp", "480.jpg", "640.jpg"):
        image = opened(made, name)
        assert image.width > image.height
        assert corners(image) == list(CORNERS)


def _colours(width: int = 300, height: int = 200) -> list[tuple[str, bytes]]:
    plain = quarters(width, height)
    seen = quarters(width, height, "RGBA")
    seen.putalpha(Image.linear_gradient("L").resize(seen.size))
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    palette = plain.quantize(8)
    return [
        ("jpeg", saved(plain)),
        ("progressive", saved(plain, progressive=True)),
        ("cmyk", saved(plain.convert("CMYK"))),
        ("profile", saved(plain, icc_profile=wide)),
        ("broken profile", saved(plain, icc_profile=b"no profile at all")),
        ("png", saved(plain, "PNG")),
        ("palette", saved(palette, "PNG")),
        ("palette with a hole", saved(palette, "PNG", transparency=0)),
        ("transparent", saved(seen, "PNG")),
        ("webp", saved(plain, "WEBP")),
        ("animated", saved(plain, "PNG", save_all=True, append_images=[plain.rotate(90)])),
    ]


@pytest.mark.parametrize(("name", "data"), _colours(), ids=[name for name, _ in _colours()])
def test_colours_of_every_kind_of_file(tmp_path: Path, name: str, data: bytes) -> None:
    """What is see-through stays so; the colours stay where they are."""
    made = versions(tmp_path, data)
    for file in made.values():
        with Image.open(file) as image:
            assert image.mode in ("RGB", "RGBA")
            if name != "palette with a hole":
                assert corners(image) == list(CORNERS)


def test_what_is_see_through_stays_so(tmp_path: Path) -> None:
    data = saved(Image.new("RGBA", (30, 30), (10, 20, 30, 0)), "PNG")
    for file in versions(tmp_path, data).values():
        with Image.open(file) as image:
            assert image.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("mode", ["I;16", "L"])
def test_grey_of_8_and_16_bits(tmp_path: Path, mode: str) -> None:
    grey = Image.new(mode, (40, 40), 40_000 if mode == "I;16" else 156)
    image = opened(versions(tmp_path, saved(grey, "PNG")), "40.jpg").convert("L")
    assert abs(int(image.getpixel((20, 20))) - 156) <= 2  # type: ignore[arg-type]


def test_a_profile_is_turned_into_srgb(tmp_path: Path) -> None:
    """In a profile whose red is blue, a red that is written is a blue that is seen."""
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = usual.replace(b"rXYZ", b"-XYZ").replace(b"bXYZ", b"rXYZ").replace(b"-XYZ", b"bXYZ")
    data = saved(Image.new("RGB", (40, 40), (220, 20, 20)), quality=95, icc_profile=swapped)
    red, _, blue = opened(versions(tmp_path, data), "40.jpg").getpixel((9, 9))  # type: ignore[misc]
    assert blue > 200
    assert red < 50


def test_a_drawing_is_exact_where_that_is_smaller(tmp_path: Path) -> None:
    drawing = quarters(400, 300, "RGB").quantize(4)
    made = versions(tmp_path, saved(drawing, "PNG"))
    assert b"VP8L" in made["a/files/b.jpg/400.webp"].read_bytes()[:40]
    colours = opened(made, "400.png").convert("RGB").getcolors(9) or []
    assert {colour for _, colour in colours} == set(CORNERS)


def test_a_photograph_becomes_small(tmp_path: Path) -> None:
    data = saved(noise(4000, 3000), quality=95)
    made = versions(tmp_path, data)
    sizes = {path.rpartition("/")[2]: file.stat().st_size for path, file in made.items()}
    assert {name.partition(".")[0] for name in sizes} == {str(width) for width in WIDTHS}
    assert sizes["480.webp"] < sizes["960.webp"] < sizes["1600.webp"] < len(data) // 4


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    data = saved(noise(1200, 800), exif=camera(6))
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    first, second = versions(one, data), versions(other, data)
    assert {path: file.read_bytes() for path, file in first.items()} == {
        path: file.read_bytes() for path, file in second.items()
    }


def test_what_was_made_is_kept_and_what_is_not_needed_goes(tmp_path: Path) -> None:
    made = versions(tmp_path, photograph(600, 400))
    times = {path: file.stat().st_mtime_ns for path, file in made.items()}
    again = versions(tmp_path, photograph(600, 400))
    assert {path: file.stat().st_mtime_ns for path, file in again.items()} == times
    assert len(list((tmp_path / "kept").iterdir())) == 1
    other = versions(tmp_path, photograph(400, 600))
    assert not set(other.values()) & set(made.values())
    assert len(list((tmp_path / "kept").iterdir())) == 1
    assert make_versions({}, tmp_path / "kept") == {}
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_picture_whose_pixels_are_garbage_is_named(tmp_path: Path) -> None:
    source = tmp_path / "桥.png"
    source.write_bytes(b"\x89PNG\r\n\x1a\n")
    original = Original(source, Picture(Size(10, 10)))
    with pytest.raises(PictureFault, match=r"桥\.png"):
        make_versions({"a/files/桥.png": original}, tmp_path / "kept")
    assert not list((tmp_path / "kept").rglob("*.webp"))
