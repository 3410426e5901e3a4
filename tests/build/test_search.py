"""The search index: what is searched, how it is cut, and that equal inputs give equal bytes."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import vouched
from generator.build.search import (
    Document,
    build_index,
    documents,
    keep,
    keep_phrases,
    kept,
    lists,
    part_of,
    part_of_site,
    phrases,
    published_part,
    roll,
    signs,
    sorted_lines,
)
from generator.build.search import entries as per_page
from generator.build.search.documents import document as page_of
from generator.build.search.lists import Ranges, lists_of, over_all
from generator.build.search.names import letters_of, sounds, spoken
from generator.build.search.output import Output
from generator.build.search.postings import Posting, digits, joined, order, places, postings, shards
from generator.build.search.roll import Roll
from generator.build.search.signs import close, fold, traditional

PAGE = """<!doctype html><html><head><meta name="gongshi:kind" content="项目">
<meta name="gongshi:village" content="李花山村"><meta name="gongshi:village" content="和丰村">
<meta name="gongshi:place" content="李花山村"><meta name="gongshi:amount" content="到账 20 元">
<meta name="gongshi:where" content="石首市 桃花山镇 李花山村"></head><body>
<nav>导航不算</nav><article><h1>李花山村庭院</h1><p>筹资<b>20</b> 万元， 另有
砂石</p><table><tr><td>水泥</td><td>砂石 3 吨</td></tr></table>
<p><span class="status">竣工</span> 路<br>桥</p>
<p data-search="off">不收录</p><script>alert(1)</script></article></body></html>"""


def found_in(tmp_path: Path, text: str = PAGE) -> Document:
    page = tmp_path / "projects" / "a" / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, encoding="utf-8")
    [found] = documents(tmp_path)
    return found


def test_only_the_article_is_searched(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "404.html").write_text("<html><body>没有这一页</body></html>", encoding="utf-8")
    found = found_in(tmp_path)
    assert found.path == "projects/a/index.html"
    assert found.title == "李花山村庭院"
    text = "".join(found.blocks)
    assert not any(word in text for word in ("导航", "不收录", "alert", "庭院"))


def test_a_block_ends_where_a_line_or_cell_ends(tmp_path: Path) -> None:
    assert found_in(tmp_path).blocks == (
        "筹资20万元，另有砂石",
        *("水泥", "砂石3吨", "竣工", "路", "桥"),
        "石首市桃花山镇李花山村",
    )


def test_a_page_says_its_facts_and_what_it_is_filtered_by(tmp_path: Path) -> None:
    found = found_in(tmp_path)
    assert found.facts == ("项目", "李花山村", "到账 20 元")
    assert found.facets == {"kind": ("项目",), "village": ("李花山村", "和丰村")}


@given(st.text())
def test_folding_keeps_every_sign_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("桃花山鎮", "桃花山镇"), ("WiFi", "wifi"), ("２０２２Ａ", "2022a"), ("，（İ）", "，（İ）")],
)
def test_what_readers_take_for_the_same_is_the_same(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_spaces_beside_chinese_are_layout() -> None:
    assert close(" 共 3 村， GS-3 a  b\n号 ") == "共3村，GS-3 a b号"


def test_traditional_signs_are_those_of_the_texts() -> None:
    old, new = traditional(set("镇"))
    assert dict(zip(old, new, strict=True)) == {"鎮": "镇", "鎭": "镇"}


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_can_be_read_back(number: int) -> None:
    [read] = numbers(digits(number))
    assert read == number


def numbers(text: str) -> list[int]:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    found, number, shift = [], 0, 0
    for digit in text:
        value = alphabet.index(digit)
        number += (value & 31) << shift
        shift += 5
        if value < 32:
            found.append(number)
            number, shift = 0, 0
    return found


def shelf(texts: list[str]) -> lists.Lists:
    found = map(places, texts)
    return lists_of(postings((each.keys(), each.values()) for each in found))


def whole(texts: list[str]) -> dict[str, str]:
    return dict(over_all([(0, shelf(texts).shelf())], [None]))


@given(st.lists(st.text(alphabet="村山a \n", max_size=12), max_size=6))
def test_every_two_signs_are_found_where_they_stand(texts: list[str]) -> None:
    made = whole(texts)
    for key in ("村山", "村村", "a山"):
        expected = {
            page: [at for at in range(len(text)) if text.startswith(key, at)]
            for page, text in enumerate(texts)
            if key in text
        }
        assert read_back(made.get(key, "")) == expected
    assert not any(set(key) & {" ", "\n"} for key in made)


def test_four_signs_of_sums_and_dates_are_found_together() -> None:
    made = whole(["到账200,000元", "2024年3月"])
    assert read_back(made["200,"]) == {0: [2]}
    assert read_back(made["000元"]) == {0: [6]}
    assert read_back(made["4年3月"]) == {1: [3]}
    assert read_back(made["年3月"]) == {1: [4]}
    assert "账200" not in made


def read_back(written: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    rest = iter(numbers(written))
    page = 0
    for distance in rest:
        page += distance
        place, more = 0, 1
        while more:
            step, more = divmod(next(rest), 2)
            place += step
            found.setdefault(page, []).append(place)
    return found


def test_pieces_are_small_and_in_the_order_of_javascript() -> None:
    keys = sorted(("村山", "山", "\U00020000", "\uff0c", "a", "村"), key=order)
    made = list(shards(((key, "A" * 40) for key in keys), 90))
    assert [list(piece) for piece in made] == [
        *(["a", "山"], ["村", "村山"]),
        ["\U00020000", "\uff0c"],
    ]
    assert list(shards([], 90)) == []


def test_a_name_is_known_by_its_sound(tmp_path: Path) -> None:
    assert sounds(["李花山村"]) == {"李花山村": "li hua shan cun"}
    titles = ["曾家湾村道路硬化", "2022年小结", "㐀㐁村", "PPT"]
    names = _names_of([titles], ["曾家湾村"], tmp_path)
    assert set(names) >= {"z", "c", "d"}
    assert names["c"]["曾家湾村"] == names["z"]["曾家湾村"]
    assert names["d"] == {"道路硬化": "dao lu ying hua"}
    assert all(letter.isascii() for letter in names)


def _names_of(
    parts: Iterable[list[str]], places: list[str], folder: Path
) -> dict[str, dict[str, str]]:
    """The names of parts by their letters, each part with places of its own."""
    found = Roll(folder)
    for titles in parts:
        own = [Document("", title, (), (), {"village": tuple(places[:2])}) for title in titles]
        found.see(part_of(own).gist)
    return {letter: json.loads("".join(texts)) for letter, texts in found.by_letter(places)}


NAMES = st.text(alphabet="村长重湾a1", min_size=1, max_size=6)


@given(
    st.lists(st.lists(NAMES, max_size=6), max_size=4),
    st.lists(NAMES, max_size=4, unique=True),
    st.integers(1, 9),
)
def test_names_of_parts_are_those_of_the_whole(
    parts: list[list[str]], places: list[str], at_once: int
) -> None:
    """However few lines are in memory, and in order."""
    known = spoken(places, [title for titles in parts for title in titles], {})
    expected: dict[str, dict[str, str]] = {}
    for name, said in known.items():
        for letter in letters_of(said):
            expected.setdefault(letter, {})[name] = said
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(sorted_lines, "_AT_ONCE", at_once)
        patch.setattr(sorted_lines, "_BATCH", 1)
        patch.setattr(sorted_lines, "_RUNS", 2)
        patch.setattr(roll, "_AT_ONCE", at_once)
        made = _names_of(parts, places, Path(folder))
    assert list(made) == sorted(expected)
    assert {letter: list(names.items()) for letter, names in made.items()} == {
        letter: list(names.items()) for letter, names in expected.items()
    }


FOUND = tuple(
    Document(
        f"p{number}/index.html",
        f"第{number}页",
        ("荷叶塘清淤 <b>&", "到账"),
        ("项目",),
        {"kind": ("项目",), "year": (str(2020 + number % 3),)},
    )
    for number in range(30)
)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def read(folder: Path, name: str) -> Any:  # noqa: ANN401 - whatever the JSON holds
    index = json.loads((folder / "now.json").read_text("utf-8"))["index"]
    return json.loads((folder / index / name).read_text("utf-8"))


def test_equal_documents_give_equal_bytes_and_others_another_folder(tmp_path: Path) -> None:
    for name, found in (("first", FOUND), ("second", FOUND), ("other", FOUND[1:])):
        build_index([part_of(found)], tmp_path / name)
    assert files(tmp_path / "first") == files(tmp_path / "second")
    assert not set(files(tmp_path / "first")) & set(files(tmp_path / "other")) - {"now.json"}


def test_the_index_says_what_it_is_filtered_by(tmp_path: Path) -> None:
    build_index([part_of(FOUND)], tmp_path / "find")
    head = read(tmp_path / "find", "index.json")
    assert head["parts"] == [["", None, 30]]
    assert head["facets"]["year"]["values"] == ["2022", "2021", "2020"]
    assert numbers(head["facets"]["year"]["of"])[:6] == [1, 2, 1, 1, 1, 0]
    assert head["facets"]["village"]["values"] == []
    assert numbers(head["titles"]) == [len(each.title) for each in FOUND]
    assert read(tmp_path / "find", "texts/3.json") == [
        *("p3/", "第3页", ["项目"]),
        ["荷叶塘清淤 <b>&", "到账"],
    ]


TEXTS = st.lists(st.text(alphabet="村山a1,年\uff0c\U00020000 \n", max_size=12), max_size=8)


@given(
    st.lists(TEXTS, min_size=1, max_size=4),
    st.integers(1, 60),
    st.integers(1, 200),
    st.integers(1, 9),
)
def test_lists_of_parts_are_those_of_the_whole(
    parts: list[list[str]], block: int, piece: int, marks: int
) -> None:
    """However small the blocks and ranges are in which they are read, and in order."""
    expected = whole([text for texts in parts for text in texts])
    assert list(expected) == sorted(expected, key=order)
    starts = [sum(map(len, parts[:at])) for at in range(len(parts))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "_BLOCK", block)
        patch.setattr(lists, "_RANGE", piece)
        patch.setattr(lists, "_MARKS", marks)
        ranges, shelves = Ranges(), [shelf(texts) for texts in parts]
        for each in shelves:
            ranges.see(each)
        made = over_all(
            [(start, each.shelf()) for start, each in zip(starts, shelves, strict=True)],
            ranges.ends(),
        )
        assert list(made) == list(expected.items())


def test_only_a_range_of_the_lists_is_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many sites there are."""
    monkeypatch.setattr(lists, "_BLOCK", 100)
    monkeypatch.setattr(lists, "_RANGE", 2_000)
    gists = _published(tmp_path)
    weights: list[int] = []
    real = joined

    def counted(parts: Iterable[tuple[int, Iterable[Posting]]]) -> dict[str, list[str]]:
        found = [(start, list(part)) for start, part in parts]
        weights.append(sum(len(key) + len(rest) for _, part in found for key, _, _, rest in part))
        return real(found)

    monkeypatch.setattr(lists, "joined", counted)
    for count, ranges in ((1, 1), (20, 5)):
        parts = [published_part(tmp_path / each.stem, f"{each.stem}/", each) for each in gists]
        assert [part.source for part in parts] == gists
        weights.clear()
        build_index(parts * count, tmp_path / "find")
        assert max(weights) < 4_000
        assert len(weights) >= ranges


def test_a_title_is_known_without_the_longest_place_that_it_begins_with() -> None:
    names = spoken({"李家", "李家湾"}, ["李家湾修路", "李家修桥", "李"], {})
    assert list(names) == ["李家", "李家湾", "李家修桥", "修桥", "李家湾修路", "修路"]


def test_sounds_of_earlier_builds_are_taken_as_they_are() -> None:
    assert spoken((), ["修路"], {"修路": "xiu lou"}) == {"修路": "xiu lou"}


def test_sounds_are_those_that_all_phrases_give() -> None:
    """Of pypinyin with all its phrases, in a process of its own."""
    program = (
        "import json, sys; from pypinyin import lazy_pinyin, Style;"
        "names = json.load(sys.stdin);"
        "print(json.dumps([lazy_pinyin(each, style=Style.NORMAL) for each in names]))"
    )
    known = json.loads(phrases.by_first_sign().split("\n不")[1].partition("\n")[0])
    some = [*sorted(known)[::40], *(f"{key}{key[:2]}" for key in sorted(known)[::60])]
    names = ["行车道重修", "长乐村银行贷款", "重庆", "重", "㐀㐁村", *some]
    told = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(names),
        capture_output=True,
        check=True,
        text=True,
        env={name: value for name, value in os.environ.items() if name != "PYPINYIN_NO_PHRASES"},
    )
    every = json.loads(told.stdout)
    firsts = [[said.split("/")[0] for said in each.split()] for each in sounds(names).values()]
    assert firsts == every
    assert every[0] != every[3]


def test_phrases_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "phrases.json"
    monkeypatch.setattr(phrases, "_kept", [])
    keep_phrases(file)
    told = phrases.by_first_sign()
    for spoilt in ("{", "", file.read_text("utf-8")[:-9], file.read_text("utf-8")):
        file.write_text(spoilt, "utf-8")
        assert phrases.by_first_sign() == told
    monkeypatch.setattr(phrases, "_made", lambda: pytest.fail("made again"))
    assert phrases.by_first_sign() == told


SITE = {
    "jia/projects/a/index.html": PAGE,
    "jia/projects/b/index.html": PAGE.replace("李花山村庭院", "和丰村路灯"),
    "yi/funds/a/index.html": PAGE.replace("砂石 3 吨", "到账200,000元"),
    "index.html": PAGE.replace("庭院", ""),
}


def _published(root: Path) -> list[Path]:
    """Two places with their indexes, and the gist that each build left; gives the gists' files."""
    for path, text in SITE.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    gists = [root / f"{place}.json" for place in ("jia", "yi")]
    for gist in gists:
        part = part_of(documents(root / gist.stem))
        keep(part.gist, build_index([part], root / gist.stem / "find"), gist)
    return gists


def _of_all(root: Path, gists: list[Path], target: Path) -> dict[str, bytes]:
    own = part_of([each for each in documents(root) if each.path == "index.html"])
    parts = [published_part(root / each.stem, f"{each.stem}/", each) for each in gists]
    build_index([own, *parts], target)
    return files(target)


def test_the_portal_leaves_texts_where_they_are_published(tmp_path: Path) -> None:
    made = _of_all(tmp_path, _published(tmp_path), tmp_path / "find")
    head = read(tmp_path / "find", "index.json")
    now = [json.loads((tmp_path / each / "find/now.json").read_text())["index"] for each in JIA_YI]
    assert head["parts"] == [["", None, 1], ["jia/", now[0], 2], ["yi/", now[1], 1]]
    assert len([path for path in made if "/texts/" in path]) == 1


JIA_YI = ("jia", "yi")


def test_an_index_of_kept_parts_is_that_of_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gists = _published(tmp_path)
    afresh = _of_all(tmp_path, [tmp_path / "none" / each.name for each in gists], tmp_path / "a")
    told = kept(gists[0])
    assert told is not None
    made = part_of(documents(tmp_path / "jia")).gist
    assert (told.titles, told.facets, told.of) == (made.titles, made.facets, made.of)
    assert told.names == made.names
    assert told.lists.data() == made.lists.data()
    pages = [path for path in SITE if "/" in path]
    for page in pages:
        (tmp_path / page).unlink()
    assert _of_all(tmp_path, gists, tmp_path / "b") == afresh
    monkeypatch.setattr("generator.build.search.gist.of_the_generator", lambda: "another")
    assert kept(gists[0]) is None


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"program": 1}', "short", "other"])
def test_a_spoilt_gist_is_none(tmp_path: Path, spoilt: str) -> None:
    gists = _published(tmp_path)
    afresh = _of_all(tmp_path, gists, tmp_path / "a")
    text = gists[0].read_text("utf-8")
    spoil(gists[0], spoilt)
    assert kept(gists[0]) is None
    assert _of_all(tmp_path, gists, tmp_path / "b") == afresh
    assert gists[0].read_text("utf-8") == text


def spoil(file: Path, how: str) -> None:
    """Something else instead, or a part of what was there, or one sign near its end another."""
    data = file.read_bytes()
    other = {"short": data[:-9], "other": data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]}
    file.write_bytes(other.get(how, how.encode()))


def _entries(folder: Path, notes: Path | None, target: Path) -> dict[str, bytes]:
    part = part_of_site(folder, notes) if notes else part_of(documents(folder))
    build_index([part], target)
    return files(target)


OLD_ADDRESS = "<html><head><meta http-equiv=refresh content='0; url=../b/'></head><p>去</p></html>"


def test_pages_that_did_not_change_are_not_parsed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _published(tmp_path)
    place, notes = tmp_path / "jia", tmp_path / "notes" / "entries.json"
    (place / "projects" / "old").mkdir()
    (place / "projects/old/index.html").write_text(OLD_ADDRESS, "utf-8")
    assert _entries(place, notes, tmp_path / "a") == _entries(place, None, tmp_path / "b")
    (place / "projects/a/index.html").write_text(PAGE.replace("水泥", "木材"), "utf-8")
    (place / "projects" / "c").mkdir()
    (place / "projects/b/index.html").rename(place / "projects/c/index.html")
    parsed: list[str] = []
    real = page_of

    def spy(path: str, data: bytes) -> Document | None:
        parsed.append(path)
        return real(path, data)

    monkeypatch.setattr(per_page, "document", spy)
    afresh = _entries(place, None, tmp_path / "c")
    assert _entries(place, notes, tmp_path / "d") == afresh
    assert parsed == ["projects/a/index.html", "projects/c/index.html"]
    assert _entries(place, notes, tmp_path / "e") == afresh
    assert len(parsed) == 2
    monkeypatch.setattr(vouched, "of_the_generator", lambda: "another")
    assert _entries(place, notes, tmp_path / "f") == afresh
    assert len(parsed) == 5


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"program": 1}', "short", "other"])
def test_spoilt_notes_of_pages_are_made_again(tmp_path: Path, spoilt: str) -> None:
    _published(tmp_path)
    notes = tmp_path / "entries.json"
    afresh = _entries(tmp_path / "jia", notes, tmp_path / "a")
    text = notes.read_text("utf-8")
    spoil(notes, spoilt)
    assert _entries(tmp_path / "jia", notes, tmp_path / "b") == afresh
    assert notes.read_text("utf-8") == text


def test_a_file_is_written_whole_or_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda file, data: real(file, data[:3]))
    out = Output(tmp_path / "out")
    out.write("a/b/c.json", "荷叶塘清淤")
    assert (tmp_path / "out/a/b/c.json").read_text("utf-8") == "荷叶塘清淤"
    with pytest.raises(FileExistsError):
        out.write("a/b/c.json", "")


def test_a_gist_of_another_index_is_none(tmp_path: Path) -> None:
    """As where another machine built the site that stands."""
    gists = _published(tmp_path)
    page = tmp_path / "jia/projects/a/index.html"
    page.write_text(PAGE.replace("水泥", "木材"), "utf-8")
    build_index([part_of(documents(tmp_path / "jia"))], tmp_path / "jia" / "find")
    _of_all(tmp_path, gists, tmp_path / "a")
    none = [tmp_path / "none" / each.name for each in gists]
    assert files(tmp_path / "a") == _of_all(tmp_path, none, tmp_path / "b")


def test_pairs_of_signs_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = dict(signs.simplified())
    signs.keep_signs(tmp_path / "signs.json")
    monkeypatch.setattr(signs, "_known", {})
    monkeypatch.setattr(signs, "_converted", lambda: pytest.fail("converted again"))
    signs.keep_signs(tmp_path / "signs.json")
    assert signs.simplified() == pairs


@pytest.mark.parametrize("spoilt", ["{", "[]", '{"engine": "1", "old": "", "new": ""}'])
def test_spoilt_pairs_of_signs_are_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoilt: str
) -> None:
    pairs = dict(signs.simplified())
    (tmp_path / "signs.json").write_text(spoilt, "utf-8")
    monkeypatch.setattr(signs, "_known", {})
    signs.keep_signs(tmp_path / "signs.json")
    assert signs.simplified() == pairs
