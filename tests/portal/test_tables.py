"""The tables of the portal, put together from parts that earlier builds left."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.build.mkdocs_site import SiteFault
from generator.model.page import Site
from generator.model.registry import Registry, Settings
from generator.model.summary import Summary
from generator.portal import joined, kept
from generator.portal.tables import files_of, published_tables, put_together
from generator.project import Project
from generator.render import render_township
from generator.render.opendata.bundle import Bundle
from generator.render.opendata.county import table_names
from generator.render.opendata.joined import join
from generator.render.opendata.stored import Resource
from generator.render.opendata.table import Spec
from generator.render.words import Words
from generator.values import Today
from tests.render.cycle import TODAY
from tests.render.opendata.reading import json_rows
from tests.render.portal import county_data
from tests.render.sample import COUNTY, INFO, SILENT, township
from tests.render.test_cycle import county as county_records

ZH = Words("zh_CN")
REGISTRY = Registry(settings=Settings(), counties=(COUNTY,), townships=(INFO, SILENT))
RENDERED = {
    "jia": render_township(township(), Today(TODAY)),
    "ceshi": render_township(county_records(), Today(TODAY)),
}
SUMMARIES: Mapping[str, Summary] = {name: summary for name, (_, summary) in RENDERED.items()}
SPENT = [{"purpose": "料", "amount": "1"}]
ONE = township({"fund": {"one": {"title": "账", "spent": SPENT}}})
CHANGED = render_township(ONE, Today(TODAY))[0]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.at(tmp_path)


def publish(project: Project, name: str, site: Site) -> None:
    folder = project.site / name / "data"
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*"):
        path.unlink()
    for file in site.files:
        if file.path.startswith("data/"):
            (project.site / name / file.path).write_bytes(file.data)


def made(project: Project, rendered: Mapping[str, Site] | None = None) -> Bundle:
    ahead = {name: site.files for name, site in (rendered or {}).items()}
    tables = published_tables(project, [*SUMMARIES], ahead)
    return put_together(project, REGISTRY, SUMMARIES, tables)


def files(project: Project, bundle: Bundle) -> dict[str, bytes]:
    here = {path: source.read_bytes() for path, source in files_of(project, bundle).items()}
    return here | {file.path: file.data for file in bundle.files}


def from_nothing(sites: Mapping[str, Site]) -> dict[str, bytes]:
    """What is made in memory, of all rows at once."""
    rows = {
        name: {table: json_rows(site.files, table) for table in table_names()}
        for name, site in sites.items()
    }
    bundle = county_data(REGISTRY, SUMMARIES, rows, ZH)
    return {file.path: file.data for file in bundle.files}


SITES = {name: site for name, (site, _) in RENDERED.items()}


def all_published(project: Project) -> None:
    for name, site in SITES.items():
        publish(project, name, site)


def test_the_files_are_those_made_in_memory(project: Project) -> None:
    all_published(project)
    first = made(project)
    assert files(project, first) == from_nothing(SITES)
    assert made(project) == first


def test_only_what_changed_is_made_anew(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    all_published(project)
    made(project)
    read: list[str] = []
    rows = kept.rows_of

    def told(source: kept.Source) -> object:
        read.append(source.parent.parent.name if isinstance(source, Path) else "")
        return rows(source)

    monkeypatch.setattr(kept, "rows_of", told)
    made(project)
    assert read == []
    publish(project, "jia", CHANGED)
    bundle = made(project)
    assert set(read) == {"jia"}
    assert files(project, bundle) == from_nothing({**SITES, "jia": CHANGED})


def test_a_table_of_the_same_parts_is_not_joined_anew(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_published(project)
    made(project)
    written: list[str] = []

    def told(spec: Spec, *more: Any) -> Resource:  # noqa: ANN401 - handed on as they are
        written.append(spec.name)
        return join(spec, *more)

    monkeypatch.setattr(joined, "join", told)
    publish(project, "jia", CHANGED)
    bundle = made(project)
    assert "funds" in written
    assert "meetings" not in written  # of the county alone
    assert files(project, bundle) == from_nothing({**SITES, "jia": CHANGED})


@pytest.mark.parametrize("hurt", [b"", b"PK", None])
@pytest.mark.parametrize("name", ["all.xlsx", "frame.xlsx", "projects.csv", "meetings.json"])
def test_what_was_put_together_and_hurt_is_not_taken(
    name: str, hurt: bytes | None, project: Project
) -> None:
    """While another table changed."""
    all_published(project)
    made(project)
    file = project.build / "portal" / "tables" / name
    if hurt is None:
        file.unlink()
    else:
        file.write_bytes(hurt)
    publish(project, "jia", CHANGED)
    assert files(project, made(project)) == from_nothing({**SITES, "jia": CHANGED})


def test_a_workbook_that_was_changed_gives_no_sheet(project: Project) -> None:
    """As long as it was, so that its size does not tell."""
    all_published(project)
    made(project)
    file = project.build / "portal" / "tables" / "all.xlsx"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    publish(project, "jia", CHANGED)
    assert files(project, made(project)) == from_nothing({**SITES, "jia": CHANGED})


def test_a_change_and_its_undoing_leave_what_was(project: Project) -> None:
    all_published(project)
    made(project)
    publish(project, "jia", CHANGED)
    made(project)
    publish(project, "jia", SITES["jia"])
    assert files(project, made(project)) == from_nothing(SITES)


@pytest.mark.parametrize("note", ["[]", '{"inputs": 1}', '{"inputs": "", "tables": [["no"]]}'])
def test_a_note_of_another_kind_is_none(note: str, project: Project) -> None:
    all_published(project)
    made(project)
    (project.build / "portal" / "tables" / "note.json").write_text(note, "utf-8")
    assert files(project, made(project)) == from_nothing(SITES)


def test_what_was_made_ahead_is_taken_once_it_is_published(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_published(project)
    ahead = made(project, {"jia": CHANGED})
    publish(project, "jia", CHANGED)
    monkeypatch.setattr(kept, "rows_of", None)
    assert made(project) == ahead
    assert files(project, ahead) == from_nothing({**SITES, "jia": CHANGED})


def test_what_was_made_ahead_in_vain_is_not_taken(project: Project) -> None:
    all_published(project)
    made(project, {"jia": CHANGED})
    assert files(project, made(project)) == from_nothing(SITES)


@pytest.mark.parametrize("hurt", ["unlink", "empty", "garble"])
@pytest.mark.parametrize("place", ["jia", "portal"])
def test_what_was_hurt_under_build_is_made_anew(project: Project, place: str, hurt: str) -> None:
    all_published(project)
    made(project)
    folder = project.build / place / "tables"
    victim = folder / "note.json" if hurt == "garble" else folder / "projects.csv"
    if hurt == "unlink":
        victim.unlink()
    else:
        victim.write_bytes(b"" if hurt == "empty" else b'{"inputs": 1')
    (project.build / "portal" / "tables" / "note.json").unlink()
    assert files(project, made(project)) == from_nothing(SITES)


def test_a_place_without_rows_leaves_the_tables(project: Project) -> None:
    all_published(project)
    made(project)
    publish(project, "jia", Site("", (), ()))
    assert files(project, made(project)) == from_nothing({"ceshi": SITES["ceshi"]})


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"id": "road"'])
def test_a_file_that_cannot_be_read_stops_the_portal(text: str, project: Project) -> None:
    all_published(project)
    (project.site / "jia" / "data" / "funds.json").write_text(text, encoding="utf-8")
    with pytest.raises(SiteFault, match=r"funds\.json"):
        made(project)


def test_a_row_of_another_programs_table_is_read_as_far_as_it_is_known(project: Project) -> None:
    all_published(project)
    row = {"id": "road", "more": 1}
    (project.site / "jia" / "data" / "funds.json").write_text(json.dumps([row]), encoding="utf-8")
    funds = json.loads(files(project, made(project))["data/funds.json"])
    assert [each["id"] for each in funds if each["township"] == "jia"] == ["jia/road"]
