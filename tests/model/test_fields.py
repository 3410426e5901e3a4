"""What a model says of its fields: keys, labels, codes and markers, wherever a value stands."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from generator.diagnostics import Path
from generator.messages import Message
from generator.model import KINDS
from generator.model.award import Award, Family, Grant, Honour
from generator.model.base import Model, Past, Reference, VillageId, label
from generator.model.fields import (
    _marks,
    codelist_in,
    field_at,
    keys_at,
    keys_of,
    label_of,
    labels,
    marker,
    models_at,
    models_in,
    models_within,
    walk,
)
from generator.model.fund import Cash, Form, Fund, Goods, Ideas, Labour, Land
from generator.model.project import Project, Status, Vote
from generator.model.registry import Registry
from generator.values import PartialDate, Yuan
from tests.test_examples import all_models

ADAPTER: TypeAdapter[Any] = TypeAdapter(Fund)
FUND = ADAPTER.validate_python(
    {
        "title": "测试资金",
        "villages": ["jiacun", "yicun"],
        "project": "canal",
        "raised": [
            {"source": "villagers", "kind": "cash", "from": "测试户", "amount": "20万"},
            {"source": "villagers", "kind": "labour", "village": "jiacun", "date": "2022"},
        ],
    }
)


@pytest.mark.parametrize("model", sorted(all_models(), key=str))
def test_every_field_has_one_label(model: type[Model]) -> None:
    for key, info in keys_of(model).items():
        assert label_of(info), f"{model.__name__}.{key}"


def test_keys_are_as_an_editor_writes_them() -> None:
    assert list(keys_of(Vote)) == ["eligible", "present", "for", "against", "abstain"]
    assert list(keys_of(Cash))[:4] == ["date", "source", "level", "from"]


def test_models_of_a_union() -> None:
    assert models_in(Award) == (Honour, Grant)
    assert models_at(Fund, ("raised", 0)) == (Cash, Labour, Goods, Land, Ideas)
    assert models_at(Fund, ("title",)) == ()
    assert models_at(Fund, ("nothing", "here")) == ()


@pytest.mark.parametrize(
    ("item", "models"),
    [
        ({"kind": "goods"}, (Goods,)),
        ({"kind": "goods", "goods": "水泥"}, (Goods,)),
        ({"kind": "money"}, (Cash, Labour, Goods, Land, Ideas)),
        ({}, (Cash, Labour, Goods, Land, Ideas)),
        ("水泥", (Cash, Labour, Goods, Land, Ideas)),
        ({"kind": ["goods"]}, (Cash, Labour, Goods, Land, Ideas)),
    ],
)
def test_the_data_tell_which_model_of_a_union_it_is(
    item: object, models: tuple[type[Model], ...]
) -> None:
    assert models_at(Fund, ("raised", 0), {"raised": [item]}) == models


def test_keys_along_a_path() -> None:
    assert set(keys_at(Project, ("decision", "vote"))) == set(keys_of(Vote))
    assert "amount" not in keys_at(Fund, ("raised", 0), {"raised": [{"kind": "goods"}]})
    assert "amount" in keys_at(Fund, ("raised", 0))
    assert keys_at(Award, (), {"family": "grant"}) == keys_of(Grant)


@pytest.mark.parametrize(
    ("model", "path", "codes"),
    [
        (Project, ("status",), Status),
        (Fund, ("raised", 3, "kind"), Form),
        (Award, ("family",), Family),
        (Project, ("title",), None),
    ],
)
def test_codes_along_a_path(model: Any, path: Path, codes: object) -> None:  # noqa: ANN401
    info = field_at(model, path)
    assert info is not None
    annotation: Any = info.annotation
    assert codelist_in(annotation) is codes


def test_a_list_s_item_has_the_list_s_field() -> None:
    assert field_at(Fund, ("raised", 0)) is keys_of(Fund)["raised"]
    assert field_at(Fund, ()) is None
    assert field_at(Fund, ("nothing",)) is None


def test_labels_along_a_path() -> None:
    words = labels(Fund, ("raised", 2, "amount"))
    assert words == (Message("raised"), "#3", Message("amount received"))
    assert labels(Fund, ("raissed",)) == ("raissed",)
    assert labels(Registry, ("townships", 0, "villages", 1, "id"))[-1] == label("id").text


def test_every_value_is_walked_to_with_its_path_and_marks() -> None:
    found = {path: (value, marks) for path, value, marks in walk(FUND)}
    assert found["raised", 0, "amount"][0] == Yuan.parse("20万")
    assert found["raised", 0, "from"][0] == "测试户"
    assert found["raised", 1, "date"][0] == PartialDate(2022)
    assert marker(found["raised", 1, "date"][1], Past) is not None
    for path in (("villages", 0), ("villages", 1), ("raised", 1, "village")):
        assert marker(found[path][1], VillageId) is not None
    assert marker(found["project",][1], Reference) == Reference("project")
    assert marker(found["title",][1], VillageId) is None
    assert ("spent",) not in found


def test_every_group_is_found_with_its_path() -> None:
    groups = {path: type(model) for path, model in models_within(FUND)}
    assert groups == {(): Fund, ("raised", 0): Cash, ("raised", 1): Labour}


def test_every_kind_has_its_own_folder_and_name() -> None:
    assert len({kind.folder for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS)


def test_every_reference_is_to_a_kind() -> None:
    references = {
        found.kind
        for model in all_models()
        for key in keys_of(model)
        if (found := marker(_marks((model, key)), Reference))
    }
    assert references
    assert references <= {kind.name for kind in KINDS}
