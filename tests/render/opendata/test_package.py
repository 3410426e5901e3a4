"""datapackage.json as `frictionless validate` sees it; the licence; the page of the data."""

import json
import re
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from generator.model.page import File
from generator.model.registry import Settings
from generator.model.township import Township
from generator.render import render_township
from generator.render.opendata.county import TOWNSHIPS
from generator.render.opendata.shared import (
    ATTACHMENTS,
    CODES,
    PLACES,
    SOURCES,
    STAGE_TABLE,
    VILLAGES,
)
from generator.values import Today
from tests.render import cycle
from tests.render.cycle import TODAY
from tests.render.html import body_of, page, words_of
from tests.render.opendata.reading import bundle, file, site
from tests.render.sample import township

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of libraries below it, at import
    from frictionless import system, validate

ROOT = Path(__file__).parents[3]
LICENCE = {
    "code": "CC-BY-4.0",
    "title": "知识共享署名 4.0",
    "url": "https://creativecommons.org/licenses/by/4.0/",
}


def write(files: Iterable[File], folder: Path) -> Path:
    for each in files:
        target = folder / each.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(each.data)
    return folder / "data" / "datapackage.json"


def faults(path: Path) -> list[list[Any]]:
    """What frictionless finds, every file's size, digest, types, keys and references."""
    with system.use_context(trusted=True), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = validate(str(path), type="package")
    return report.flatten(["name", "type", "note"])  # type: ignore[no-any-return]


def licensed(licence: dict[str, str]) -> Township:
    given = township()
    settings = Settings.model_validate({"licence": licence})
    return Township(given.info, given.county, settings, given.records, given.files)


@pytest.mark.parametrize(
    "town", [township(), cycle.cycle(), licensed(LICENCE)], ids=["usual", "all kinds", "licensed"]
)
def test_the_package_is_valid(town: Township, tmp_path: Path) -> None:
    assert faults(write(bundle(town).files, tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("管护", "别的", "constraint-error"),
        ("2025-01,", "2025年1月,", "constraint-error"),
        ("修路资金,1,", "修路资金,一,", "type-error"),
        ("\nroad,测试东村修路资金,1,", "\nnone,测试东村修路资金,1,", "foreign-key"),
    ],
)
def test_a_package_with_a_wrong_value_is_not(
    old: str, new: str, fault: str, tmp_path: Path
) -> None:
    path = write(bundle(township()).files, tmp_path)
    changed = 0
    for each in (path.parent / "projects.csv", path.parent / "funds-raised.csv"):
        text = each.read_bytes().decode()
        changed += text.count(old)
        each.write_bytes(text.replace(old, new).encode())
    assert changed
    assert fault in {found[1] for found in faults(path)}


def test_every_file_is_described_and_every_described_file_is_there() -> None:
    made = bundle(cycle.cycle())
    described = json.loads(file(made.files, "datapackage.json"))
    paths = [each["path"] for each in described["resources"]]
    there = [each.path.removeprefix("data/") for each in made.files]
    assert sorted([*paths, "datapackage.json"]) == sorted(there)
    for each in described["resources"]:
        assert each["bytes"] == len(file(made.files, each["path"]))


def test_fields_have_titles_descriptions_and_keys() -> None:
    described = json.loads(file(bundle(cycle.cycle()).files, "datapackage.json"))
    for resource in described["resources"]:
        for field in resource.get("schema", {}).get("fields", []):
            assert field["title"] == field["name"]
            assert field["description"]
            assert field["key"].isascii()


def test_a_licence_is_said_where_it_is_set_and_only_there() -> None:
    plain = json.loads(file(bundle(township()).files, "datapackage.json"))
    assert "licenses" not in plain
    assert "没有写明数据按什么许可使用" in words_of(
        body_of(page(site(township()), "data/index.md"))
    )
    town = licensed(LICENCE)
    described = json.loads(file(bundle(town).files, "datapackage.json"))
    assert described["licenses"] == [
        {"name": LICENCE["code"], "title": LICENCE["title"], "path": LICENCE["url"]}
    ]
    body = body_of(page(site(town), "data/index.md"))
    (link,) = body.xpath(".//a[@itemprop='license']")
    assert (link.get("href"), words_of(link)) == (LICENCE["url"], LICENCE["title"])


def _below(path: str) -> str:
    return path.removeprefix("data/")


def test_the_page_leads_to_every_file_and_explains_every_column() -> None:
    made = site(cycle.cycle())
    body = body_of(page(made, "data/index.md"))
    hrefs = set(body.xpath(".//a/@href"))
    files = {_below(each.path) for each in made.files if each.path.startswith("data/")}
    assert files <= hrefs
    told = body.xpath(".//details//td/code/text()")
    columns = [c.key for each in bundle(cycle.cycle()).resources for c in each.spec.columns]
    assert told == columns


def test_the_page_is_marked_up_as_a_dataset() -> None:
    made = site(licensed(LICENCE))
    body = body_of(page(made, "data/index.md"))
    (dataset,) = body.xpath(".//*[@itemtype='https://schema.org/Dataset']")
    own = {str(each.get("itemprop")) for each in dataset.xpath(".//*[@itemprop]")}
    assert {"name", "description", "license", "publisher", "distribution"} <= own
    assert len(words_of(dataset.xpath(".//*[@itemprop='description']")[0])) >= 50
    urls = dataset.xpath(".//*[@itemprop='distribution']//a[@itemprop='contentUrl']/@href")
    files = [_below(each.path) for each in made.files if each.path.startswith("data/")]
    assert sorted(urls) == sorted(files)
    assert body.xpath(".//script") == []


def test_the_page_in_english_says_no_chinese_of_its_own() -> None:
    made = render_township(township(language="en"), Today(TODAY))[0]
    head = page(made, "data/index.md").text.split("## What each column means")[0]
    assert "Open data of 测试镇" in head
    assert "下载" not in head


def test_the_handbook_s_program_adds_up_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "docs" / "opendata.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    write(bundle(township()).files, tmp_path)
    monkeypatch.chdir(tmp_path)
    exec(compile(program, "opendata.md", "exec"), {})  # noqa: S102 - our own handbook
    assert capsys.readouterr().out.splitlines() == [
        "测试东村修路资金 230000.50",
        "全镇一本账 5001",
    ]


def test_the_handbook_names_the_tables_that_there_are() -> None:
    text = (ROOT / "docs" / "opendata.md").read_text(encoding="utf-8")
    section = text.split("另外还有：")[1].split("##")[0]
    named = re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)
    shared = (PLACES, SOURCES, ATTACHMENTS, STAGE_TABLE, VILLAGES, CODES, TOWNSHIPS)
    assert named == [spec.name for spec in shared]
