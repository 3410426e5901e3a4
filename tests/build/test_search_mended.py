"""The portal's index where a little differs: its bytes are those of one made from nothing."""

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build.search import (
    Document,
    Mended,
    Part,
    build_index,
    earlier_index,
    has_room,
    index,
    keep,
    lists,
    part_of,
)
from generator.build.search.lists import lists_of
from generator.build.search.postings import (
    in_order,
    order,
    places,
    postings,
    shards,
    shards_anew,
)
from generator.build.search.roll import Roll

Text = tuple[str, str]
"""The title of a page, and what stands on it."""

PLACES = ["测试东村", "测试西村"]


def documents(texts: Sequence[Text], place: str = PLACES[0]) -> list[Document]:
    return [
        Document(f"p{number}/index.html", title, (text,), (), {"village": (place,)})
        for number, (title, text) in enumerate(texts)
    ]


class Portal:
    """A portal with a page of its own over two places, of which the first may change."""

    def __init__(self, root: Path, own: Sequence[Text], *texts: Sequence[Text]) -> None:
        """Make its index, and leave what the next build needs."""
        self._root = root
        self.own = part_of(documents(own))
        self.places = [self.place(number, each) for number, each in enumerate(texts)]
        self.name = self.publish(self.parts())
        keep(self.own.gist, self.name, root / "own.json")
        keep(self.places[0].gist, str(self.places[0].index), root / "p0.json")

    def place(self, number: int, texts: Sequence[Text], name: str = PLACES[0]) -> Part:
        part = part_of(documents(texts, name), f"p{number}/")
        there = self._root / f"p{number}" / "find"
        return Part(part.root, build_index([part], there), part.gist)

    def parts(self, own: Part | None = None, place: Part | None = None) -> list[Part]:
        return [own or self.own, place or self.places[0], *self.places[1:]]

    def publish(self, parts: Sequence[Part]) -> str:
        return build_index(parts, self._root / "find")

    def mended(self, parts: Sequence[Part] | None = None) -> Mended | None:
        """What is known of the index over parts, if it can be mended, before the place is made."""
        kept_of = {"": self._root / "own.json", "p0/": self._root / "p0.json"}
        known = earlier_index(self._root, kept_of)
        ahead = [parts[0] if parts else self.own, *self.places]
        return Mended(known, ahead, "p0/") if known and known.read() else None

    def made(self, parts: Sequence[Part], how: Mended | None) -> dict[str, bytes]:
        """All files of the index over parts."""
        with TemporaryDirectory(dir=self._root) as folder:
            build_index(parts, Path(folder), how)
            return {
                path.relative_to(folder).as_posix(): path.read_bytes()
                for path in Path(folder).rglob("*.json")
            }


SIGNS = "村山年路测试东1,\uff0c\U00020000 "
TEXT = st.tuples(st.text(SIGNS, max_size=6), st.text(SIGNS, max_size=12))
TEXTS = st.lists(TEXT, min_size=1, max_size=4)


@settings(max_examples=40)
@given(TEXTS, TEXTS, TEXTS, st.tuples(st.integers(1, 60), st.integers(1, 60)), st.data())
def test_a_mended_index_is_one_made_from_nothing(
    own: list[Text],
    first: list[Text],
    second: list[Text],
    sizes: tuple[int, int],
    data: st.DataObject,
) -> None:
    """Whatever a place and the portal's own page say now, and however small the pieces are."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "_PIECE", sizes[0])
        patch.setattr(lists, "_BLOCK", sizes[1])
        portal = Portal(Path(folder), own, first, second)
        other = {
            which: data.draw(st.lists(TEXT, min_size=len(texts), max_size=len(texts)))
            for which, texts in (("own", own), ("first", first))
        }
        place = portal.place(0, other["first"], data.draw(st.sampled_from(PLACES)))
        parts = portal.parts(part_of(documents(other["own"])), place)
        mended = portal.mended(parts)
        assert mended
        assert mended.fits(parts) == any(part.gist.lists.firsts for part in portal.parts())
        assert portal.made(parts, mended) == portal.made(parts, None)


MANY = [
    (f"第{number}次", f"{chr(0x4E00 + number)}组荷叶塘清淤{number * 37}元") for number in range(99)
]
ONE_OTHER = [*MANY[:50], ("第500次", MANY[50][1]), *MANY[51:]]


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Portal:
    monkeypatch.setattr(index, "_PIECE", 300)
    return Portal(tmp_path, [("公示", "首页")], MANY, MANY[:40])


def _pieces(tmp_path: Path, name: str) -> list[Path]:
    return sorted((tmp_path / "find" / name / "places").iterdir())


def test_pieces_that_stay_get_a_second_name(portal: Portal, tmp_path: Path) -> None:
    before = {path.stat().st_ino for path in _pieces(tmp_path, portal.name)}
    parts = portal.parts(place=portal.place(0, ONE_OTHER))
    name = build_index(parts, tmp_path / "find", portal.mended())
    stay = [path.stat().st_ino in before for path in _pieces(tmp_path, name)]
    assert name != portal.name
    assert 0 < stay.count(False) < len(stay)


def test_where_no_file_has_two_names_pieces_are_written(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: str) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refused)
    parts = portal.parts(place=portal.place(0, ONE_OTHER))
    assert portal.made(parts, portal.mended()) == portal.made(parts, None)


def test_a_page_more_or_another_place_is_not_mended(portal: Portal) -> None:
    mended = portal.mended()
    assert mended
    assert mended.fits(portal.parts())
    more = portal.parts(place=portal.place(0, [*MANY, MANY[0]]))
    other = [*portal.parts()[:2], portal.place(1, MANY[1:41])]
    for parts in (more, other, portal.parts()[:2], [*portal.parts(), portal.places[1]]):
        assert not mended.fits(parts)
        assert portal.made(parts, mended) == portal.made(parts, None)


@pytest.mark.parametrize("file", ["places/3.json", "traditional.json", "index.json"])
def test_a_spoilt_index_is_not_mended(portal: Portal, tmp_path: Path, file: str) -> None:
    assert portal.mended()
    path = tmp_path / "find" / portal.name / file
    path.write_bytes(path.read_bytes().replace("公".encode(), "私".encode()) + b" ")
    assert portal.mended() is None


@pytest.mark.parametrize("file", ["own.json", "p0.json", "find/now.json"])
def test_what_was_made_of_something_unknown_is_not_mended(
    portal: Portal, tmp_path: Path, file: str
) -> None:
    assert portal.mended()
    (tmp_path / file).write_bytes(b"")
    assert portal.mended() is None


def test_the_index_of_another_program_is_not_mended(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert portal.mended()
    monkeypatch.setattr("generator.build.search.gist.of_the_generator", lambda: "another")
    assert portal.mended() is None


def refuse(*_: object) -> None:
    pytest.fail("asked")


def test_names_stay_unless_one_comes_or_goes(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = {
        title: portal.parts(place=portal.place(0, [*MANY[:50], (title, "清淤"), *MANY[51:]]))
        for title in ("第500次", "李花山村庭院")
    }
    wanted = {title: portal.made(parts[title], None) for title in parts}
    with monkeypatch.context() as patch:
        patch.setattr(Roll, "by_letter", refuse)
        assert portal.made(parts["第500次"], portal.mended()) == wanted["第500次"]
        with pytest.raises(pytest.fail.Exception, match="asked"):
            portal.made(parts["李花山村庭院"], portal.mended())
    assert portal.made(parts["李花山村庭院"], portal.mended()) == wanted["李花山村庭院"]


def test_what_is_in_memory_at_once_has_a_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [tmp_path / "a", tmp_path / "b"]
    for file in kept:
        file.write_bytes(b"12345")
    monkeypatch.setattr("generator.build.search.earlier._ROOM", 10)
    assert has_room(kept)
    monkeypatch.setattr("generator.build.search.earlier._ROOM", 9)
    assert not has_room(kept)


KEYS = st.text("村山a\uff0c\U00020000", min_size=1, max_size=3)
LISTS = st.dictionaries(KEYS, st.text("AB", max_size=9))


@given(LISTS, LISTS, st.integers(1, 40))
def test_shards_cut_anew_are_those_cut_at_once(
    before: dict[str, str], other: dict[str, str], size: int
) -> None:
    """Every second list of those that differ has gone."""
    now = before | other
    for key in list(other)[::2]:
        del now[key]
    old = list(shards(((key, before[key]) for key in in_order(before)), size))
    if not old:
        return
    firsts = [next(iter(shard)) for shard in old]
    begins = [order(first) for first in firsts]
    lie = {key: max(0, sum(at <= order(key) for at in begins) - 1) for key in before | other}
    differ = [key for key in other if before.get(key) != now.get(key)]
    changed = {lie[key] for key in differ} | {lie[key] - 1 for key in differ if key in firsts}

    def held(number: int) -> dict[str, str]:
        return {key: now[key] for key in in_order(now) if lie[key] == number}

    cut = shards_anew(firsts, held, changed, size)
    made = [old[each] if isinstance(each, int) else each for each in cut]
    wanted = list(shards(((key, now[key]) for key in in_order(now)), size))
    assert [list(each.items()) for each in made] == [list(each.items()) for each in wanted]


@given(st.sets(st.text("村a\uff0c\ufa11\U00020000\U0002f800", max_size=3)))
def test_keys_are_in_the_order_of_javascript(keys: set[str]) -> None:
    assert in_order(keys) == sorted(keys, key=order)


@given(st.lists(st.text(SIGNS, max_size=12), max_size=6), st.integers(1, 60), st.data())
def test_postings_are_picked_by_their_keys(
    texts: list[str], block: int, data: st.DataObject
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "_BLOCK", block)
        pages = map(places, texts)
        found = lists_of(postings((page.keys(), page.values()) for page in pages))
    every = list(found.shelf().take(None))
    there = st.sampled_from([posting[0] for posting in every] or ["村"])
    keys = in_order(data.draw(st.sets(there | st.text(SIGNS, min_size=1, max_size=3))))
    assert list(found.picked(keys)) == [posting for posting in every if posting[0] in keys]
