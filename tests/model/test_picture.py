"""The versions of a picture, computed from its size alone."""

import pytest

from generator.model.picture import Picture, Size, is_picture


@pytest.mark.parametrize(
    ("width", "height", "sizes"),
    [
        (4000, 3000, [(480, 360), (960, 720), (1600, 1200)]),
        (3000, 4000, [(480, 640), (960, 1280), (1600, 2133)]),
        (1600, 900, [(480, 270), (960, 540), (1600, 900)]),
        (961, 10, [(480, 5), (960, 10), (961, 10)]),
        (700, 500, [(480, 343), (700, 500)]),
        (480, 20, [(480, 20)]),
        (10, 10, [(10, 10)]),
        (1, 1, [(1, 1)]),
        (40_000, 1, [(480, 1), (960, 1), (1600, 1)]),
        (1080, 20_000, [(432, 8000)]),
        (1, 50_000, [(1, 8000)]),
    ],
)
def test_no_version_is_larger_than_the_picture(
    width: int, height: int, sizes: list[tuple[int, int]]
) -> None:
    made = Picture(Size(width, height)).sizes
    assert [(each.width, each.height) for each in made] == sizes


def test_versions_have_addresses_of_their_own() -> None:
    picture = Picture(Size(700, 500), drawn=True)
    assert picture.versions("桥.png") == (
        "桥.png/480.webp",
        "桥.png/480.png",
        "桥.png/700.webp",
        "桥.png/700.png",
    )


def test_pictures_are_known_by_their_ending() -> None:
    assert [name for name in ("a.JPG", "a.webp", "a.pdf", "jpg", "a.svg") if is_picture(name)] == [
        "a.JPG",
        "a.webp",
        "jpg",
    ]
