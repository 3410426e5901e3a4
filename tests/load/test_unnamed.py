"""Files that no record names: which are looked through, what is told of them, and how often."""

from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from generator.load import load_township, papers, stray_files
from generator.model.paper import Paper, Unread
from generator.model.searched import Looked, Searched
from tests.load.test_papers import MOBILE, pdf, workbook
from tests.load.test_reading import CESHI, REGISTRY
from tests.load.test_township import put

RECORD = "title: 测试\nstatus: completion\nattachments: [{file: named.txt, title: 测试}]\n"


def found(root: Path, looked: Looked | None = None) -> dict[str, Searched]:
    township, _ = load_township(root, REGISTRY, CESHI, looked)
    folder = "content/ceshi/"
    assert all(path.startswith(folder) for path, _ in township.unnamed)
    return {path.removeprefix(folder): each for path, each in township.unnamed}


def told(searched: Searched) -> list[str]:
    return [f"{each.what}: {each.place}" for each in searched.numbers]


def raw(root: Path, name: str, data: bytes) -> None:
    path = root / "content/ceshi" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_records_and_what_they_name_are_not_looked_at(tmp_path: Path) -> None:
    put(tmp_path, "ceshi/projects/a.yml", text=RECORD)
    put(tmp_path, "ceshi/projects/named.txt", "ceshi/funds/named.txt", text=MOBILE)
    assert list(found(tmp_path)) == ["funds/named.txt"]


def test_every_kind_of_file_is_looked_through(tmp_path: Path) -> None:
    raw(tmp_path, "projects/a.xlsx", workbook())
    raw(tmp_path, "projects/b.PDF", pdf(MOBILE))
    raw(tmp_path, "projects/c.md", f"测试\n{MOBILE}\n".encode("gb18030"))
    raw(tmp_path, "projects/d.vcf", f"TEL:{MOBILE}\n".encode("utf-16"))
    raw(tmp_path, "projects/e", f"{MOBILE}\n".encode())
    said = PngInfo()
    said.add_text("Comment", MOBILE)
    Image.new("RGB", (4, 4)).save(tmp_path / "content/ceshi/projects/f.png", pnginfo=said)
    places = {name: told(each) for name, each in found(tmp_path).items()}
    assert "a mobile number: sheet 名单, cell C5" in places["projects/a.xlsx"]
    assert places["projects/b.PDF"] == ["a mobile number: page 2, line 1"]
    assert places["projects/c.md"] == ["a mobile number: line 2"]
    assert places["projects/d.vcf"] == ["a mobile number: line 1"]
    assert places["projects/e"] == ["a mobile number: line 1"]
    assert places["projects/f.png"] == ["a mobile number: inside the picture: Comment"]


@pytest.mark.parametrize("name", ["ceshi/x.md", "ceshi/a/b/x.yml", "ceshi/projects/2022/x.md"])
def test_files_that_lie_wrong_are_looked_through(tmp_path: Path, name: str) -> None:
    put(tmp_path, name, text=MOBILE)
    assert {name: told(each) for name, each in found(tmp_path).items()} == {
        name.removeprefix("ceshi/"): ["a mobile number: line 1"]
    }


@pytest.mark.parametrize("name", ["x.md", "other/x.yml", ".x", "other/a/b/x.txt"])
def test_files_of_no_place_are_looked_through(tmp_path: Path, name: str) -> None:
    put(tmp_path, name, text=MOBILE)
    put(tmp_path, "ceshi/x.md", ".git/x.md", text=MOBILE)
    assert [path for path, _ in stray_files(tmp_path, REGISTRY)] == [f"content/{name}"]


def test_hidden_files_are_looked_through_and_hidden_folders_are_not(tmp_path: Path) -> None:
    put(tmp_path, "ceshi/funds/.x", "ceshi/.y", "ceshi/.z/x", text=MOBILE)
    raw(tmp_path, "funds/.DS_Store", b"\0")
    assert {name: each.unread for name, each in found(tmp_path).items()} == {
        ".y": None,
        "funds/.DS_Store": None,
        "funds/.x": None,
    }


@pytest.mark.parametrize(
    ("records", "why"),
    [
        ({"a.yml": "title: 测试\n"}, Unread.KIND),
        ({"a.yml": "title: [\n"}, None),
        ({"甲.yml": "title: 测试\n"}, None),
        ({"a.yml": "title: 测试\n", "a.yaml": "title: 测试\n"}, None),
        ({"a.yml": "title: 测试\nattachments: [{file: lists.xls, title: 测试}]\n"}, None),
    ],
)
def test_what_cannot_be_read_is_told_where_no_record_can_mean_it(
    tmp_path: Path, records: dict[str, str], why: Unread | None
) -> None:
    for name, text in records.items():
        put(tmp_path, f"ceshi/funds/{name}", text=text)
    raw(tmp_path, "funds/list.xls", b"\0")
    assert found(tmp_path)["funds/list.xls"].unread == why


def test_a_file_is_looked_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "ceshi/projects/a.md", text=MOBILE)
    put(tmp_path, "ceshi/projects/b.md", text="测试")
    first = Looked()
    said = found(tmp_path, first)
    assert len(first.used) == 2
    read = []
    real = papers.read_any

    def noted(path: Path) -> Paper:
        read.append(path.name)
        return real(path)

    monkeypatch.setattr(papers, "read_any", noted)
    again = Looked(first.used)
    assert found(tmp_path, again) == said
    assert (read, again.used) == ([], first.used)
    put(tmp_path, "ceshi/projects/b.md", text="测试二")
    found(tmp_path, Looked(first.used))
    assert read == ["b.md"]


def test_a_number_that_is_no_card_is_looked_for_anew(tmp_path: Path) -> None:
    put(tmp_path, "ceshi/projects/a.md", text="6200000000000005")
    looked = Looked()
    assert told(found(tmp_path, looked)["projects/a.md"])
    privacy = REGISTRY.settings.privacy.model_copy(update={"no_cards": ("6200000000000005",)})
    settings = REGISTRY.settings.model_copy(update={"privacy": privacy})
    other = REGISTRY.model_copy(update={"settings": settings})
    township, _ = load_township(tmp_path, other, CESHI, Looked(looked.used))
    assert [told(each) for _, each in township.unnamed] == [[]]


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.load.unnamed.MOST_BYTES", 3)
    put(tmp_path, "ceshi/funds/a.yml")
    put(tmp_path, "ceshi/funds/film.mp4", text="1234")
    assert found(tmp_path)["funds/film.mp4"].unread is Unread.LARGE


def test_links_to_folders_lead_nowhere(tmp_path: Path) -> None:
    put(tmp_path, "ceshi/old/a.md", text=MOBILE)
    (tmp_path / "content/ceshi/old/b").symlink_to("..", target_is_directory=True)
    assert list(found(tmp_path)) == ["old/a.md"]
