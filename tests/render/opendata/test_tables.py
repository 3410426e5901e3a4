"""Tables come from the models: names, titles, keys; a new kind has its own without a word here."""

import re
from typing import Annotated

import pytest

from generator.messages import LANGUAGES, msg
from generator.model import KINDS
from generator.model.base import Codelist, Count, Line, Model, Money, Record, Reference, label
from generator.model.fields import keys_of, models_in
from generator.model.kind import Kind
from generator.render.opendata.county import TOWNSHIPS
from generator.render.opendata.records import plan, record_specs
from generator.render.opendata.shared import (
    ATTACHMENTS,
    CODES,
    PLACES,
    SOURCES,
    STAGE_TABLE,
    VILLAGES,
)
from generator.render.opendata.table import Spec, Type
from generator.render.opendata.texts import paragraphs
from generator.render.words import Words
from tests.render import cycle
from tests.render.opendata.reading import bundle, json_rows

SPECS: tuple[Spec, ...] = (
    *record_specs(),
    *(ATTACHMENTS, CODES, PLACES, SOURCES, STAGE_TABLE, TOWNSHIPS, VILLAGES),
)
_NAME = re.compile(r"[a-z]+(-[a-z]+)*")
_KEY = re.compile(r"[a-z]+(_[a-z]+)*")


def test_no_two_tables_have_one_name_or_one_title() -> None:
    names = [spec.name for spec in SPECS]
    assert len(set(names)) == len(names)
    assert all(_NAME.fullmatch(name) for name in names)
    titles = [spec.title(Words("zh_CN")) for spec in SPECS]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_no_two_columns_have_one_key_or_one_title(spec: Spec) -> None:
    keys = [column.key for column in spec.columns]
    assert len(set(keys)) == len(keys)
    assert all(_KEY.fullmatch(key) for key in keys)
    assert set(spec.key) <= set(keys)
    for language in LANGUAGES:
        headers = spec.headers(Words(language))
        assert len(set(headers)) == len(headers)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_a_kind_is_a_column_or_a_table(kind: Kind) -> None:
    made = plan(kind)
    keys = {column.key for column in made.spec.columns}
    lists = {spec.name for spec, _, _ in made.lists}
    for model in models_in(kind.model):
        for key in set(keys_of(model)) - set(keys_of(Record)):
            part = any(each == key or each.startswith(f"{key}_") for each in keys)
            listed = any(f"{kind.folder}-{key}" in each for each in lists)
            assert part or listed, key


class Colour(Codelist):
    """A list of codes that no other kind has."""

    RED = "red", "Red"
    BLUE = "blue", "Blue"


class Leaf(Model):
    """An entry of a list."""

    name: Annotated[Line, label("name")]
    cost: Annotated[Money | None, label("amount")] = None


class Tree(Record):
    """A kind that the program does not have."""

    colour: Annotated[Colour, label("kind")]
    height: Annotated[Count | None, label("area")] = None
    fund: Annotated[Annotated[Line, Reference("fund")] | None, label("project")] = None
    leaves: Annotated[tuple[Leaf, ...], label("entries")] = ()


def test_a_new_kind_has_its_tables_by_itself() -> None:
    made = plan(Kind("tree", "trees", msg("Projects"), Tree))
    columns = {column.key: column for column in made.spec.columns}
    assert list(columns) == [
        *("id", "title", "places", "colour", "height", "height_mark", "fund", "fund_title", "page"),
    ]
    assert columns["colour"].holds is Type.CODE
    assert columns["colour"].required
    assert columns["fund"].target is not None
    assert columns["fund"].target.table == "funds"
    specs = {spec.name: spec for spec, _, _ in made.lists}
    assert set(specs) == {"trees-formerly", "trees-leaves"}
    spec = specs["trees-leaves"]
    assert [column.key for column in spec.columns] == [
        *("record_id", "record_title", "line", "name", "cost"),
    ]


class Bough(Model):
    """An entry that has a list itself."""

    leaves: Annotated[tuple[Leaf, ...], label("entries")] = ()


class Forest(Record):
    """A kind with a list inside a list."""

    boughs: Annotated[tuple[Bough, ...], label("entries")] = ()


def test_a_list_inside_a_list_is_refused_rather_than_lost() -> None:
    with pytest.raises(NotImplementedError, match="forest"):
        plan(Kind("forest", "forests", msg("Projects"), Forest))


def test_votes_points_and_figures_have_rows() -> None:
    made = bundle(cycle.cycle()).files
    resolutions = json_rows(made, "meetings-resolutions")
    assert resolutions[0]["vote_for"] == 29
    assert resolutions[0]["project_title"] == "测试东村修路"
    assert json_rows(made, "points-entries")
    assert json_rows(made, "indicators-values")
    assert json_rows(made, "sources")
    assert json_rows(made, "organisations")


def test_an_attachment_has_an_address_where_its_page_links_it() -> None:
    rows = json_rows(bundle(cycle.cycle()).files, "attachments")
    files = {str(row["title"]): row["file"] for row in rows if row["table"] == "projects"}
    assert files == {"验收单": "projects/files/验收单.pdf", "网页": None, "缺的": None}


def test_long_texts_lose_what_nobody_sees_and_keep_their_shape() -> None:
    assert paragraphs("一\u202e二\r\n\r\n- 三\n  - 四\x0b五\n") == "一二\n\n- 三\n  - 四\n五"
