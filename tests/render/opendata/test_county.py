"""The tables of all places: each row with its place, totals as the portal shows them."""

from pathlib import Path

from generator.model.page import Site
from generator.model.registry import Registry, Settings
from generator.render import render_township
from generator.render.opendata.county import table_names
from generator.values import Today, Yuan
from tests.render.cycle import TODAY
from tests.render.html import body_of, page, words_of
from tests.render.opendata.reading import ZH, added, csv_rows, json_rows, sheet_rows, workbook
from tests.render.opendata.test_package import faults, write
from tests.render.portal import Published, county_data, render_portal
from tests.render.sample import COUNTY, INFO, SILENT, township
from tests.render.test_cycle import county as county_records

REGISTRY = Registry(settings=Settings(), counties=(COUNTY,), townships=(INFO, SILENT))
PLACES = {"jia": township(), "ceshi": county_records()}


def published() -> Published:
    sites = {name: render_township(town, Today(TODAY))[0] for name, town in PLACES.items()}
    return {
        name: {table: json_rows(site.files, table) for table in table_names()}
        for name, site in sites.items()
    }


def portal(data: Published | None = None) -> Site:
    summaries = {name: render_township(town, Today(TODAY))[1] for name, town in PLACES.items()}
    rows = published() if data is None else data
    return render_portal(REGISTRY, summaries, data=county_data(REGISTRY, summaries, rows, ZH))


def test_the_package_of_all_places_is_valid(tmp_path: Path) -> None:
    assert faults(write(portal().files, tmp_path)) == []


def test_the_rows_of_a_place_are_those_that_it_published() -> None:
    made = portal().files
    for place, town in PLACES.items():
        own = render_township(town, Today(TODAY))[0].files
        for table in table_names():
            rows = [row for row in json_rows(made, table) if row["township"] == place]
            assert len(rows) == len(json_rows(own, table)), table


def test_ids_references_and_addresses_carry_their_place() -> None:
    made = portal().files
    row = next(row for row in json_rows(made, "funds") if row["id"] == "jia/road")
    assert (row["project"], row["page"]) == ("jia/road", "jia/funds/road/")
    assert (row["township_name"], row["county_name"]) == ("测试镇", "测试县")
    village = next(row for row in json_rows(made, "places") if row["record_id"] == "jia/road")
    assert village["village"] == "jia/dong"
    assert "jia/dong" in {row["id"] for row in json_rows(made, "villages")}


def test_codes_are_words_again() -> None:
    rows = csv_rows(portal().files, "projects")
    assert {row["进展"] for row in rows} == {"管护", "谋划"}
    assert {row["预算（元）"] for row in rows} == {"300000", ""}


def test_the_sums_are_those_that_the_portal_shows() -> None:
    made = portal()
    shown = words_of(body_of(page(made, "index.md")).xpath(".//div[@class='figures']")[0])
    towns = [row for row in csv_rows(made.files, "townships") if row["全县的记录"] == "否"]
    received = added(row["到账资金（元）"] for row in towns)
    assert f"{ZH.wan(Yuan(received))} 到账资金" in shown
    lines = [row for row in csv_rows(made.files, "funds-raised") if row["乡镇·编号"] == "jia"]
    assert added(row["到账金额（元）"] for row in lines) == received
    sheet = sheet_rows(workbook(made.files), "资金·收入")
    assert added(row["到账金额（元）"] for row in sheet if row["乡镇·编号"] == "jia") == received
    projects = [row for row in csv_rows(made.files, "projects") if row["乡镇·编号"] == "jia"]
    assert f"{len(projects)} 项目" in shown


def test_every_village_of_the_registry_is_there_with_its_code() -> None:
    rows = csv_rows(portal({}).files, "villages")
    assert [row["区划代码"] for row in rows[:3]] == [each.code for each in INFO.villages]
    assert [row["编号"] for row in csv_rows(portal({}).files, "townships")] == [
        "jia",
        "yi",
        "ceshi",
    ]


def test_what_an_older_program_left_out_is_empty_and_what_it_called_otherwise_stays() -> None:
    old: Published = {
        "jia": {"projects": [{"id": "road", "title": "路", "status": "begun", "budget": "many"}]}
    }
    (row,) = csv_rows(portal(old).files, "projects")
    assert (row["编号"], row["进展"], row["预算（元）"], row["概述"]) == (
        "jia/road",
        "begun",
        "many",
        "",
    )
