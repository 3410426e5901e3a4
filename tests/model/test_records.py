"""What the nouns say of themselves: sums, completeness, latest dates, what the public may see."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator.load import load_township
from generator.model.award import Grant, Honour
from generator.model.bulletin import Bulletin
from generator.model.fund import Fund
from generator.model.project import Project
from generator.model.township import Township
from generator.values import PartialDate, Yuan
from tests.load.test_reading import CESHI, COUNTY, REGISTRY

FEN = st.integers(0, 10**12)


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def make(model: Any, **data: object) -> Any:  # noqa: ANN401 - any record
    return TypeAdapter(model).validate_python({"title": "测试", **data})


@given(
    cash=st.lists(FEN, max_size=5),
    promised=st.lists(FEN, max_size=3),
    labour=FEN,
    spent=st.lists(FEN, max_size=5),
)
def test_only_money_that_arrived_is_received(
    cash: list[int], promised: list[int], labour: int, spent: list[int]
) -> None:
    fund: Fund = make(
        Fund,
        raised=[
            *({"source": "villagers", "kind": "cash", "amount": yuan(fen)} for fen in cash),
            *({"source": "villagers", "kind": "cash", "pledged": yuan(fen)} for fen in promised),
            {"source": "villagers", "kind": "labour", "value": yuan(labour)},
        ],
        spent=[{"purpose": "砖", "amount": yuan(fen)} for fen in spent],
    )
    assert fund.received == Yuan.parse(yuan(sum(cash)))
    assert fund.outgoings == Yuan.parse(yuan(sum(spent)))


@given(st.lists(FEN, max_size=5))
def test_a_grant_s_payments_add_up(fens: list[int]) -> None:
    grant: Grant = make(Grant, family="grant", disbursed=[{"amount": yuan(fen)} for fen in fens])
    assert grant.paid == Yuan.parse(yuan(sum(fens)))


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ({"count": "14"}, 14),
        ({"winners": [{"name": "一组"}, {"name": "三组"}]}, 2),
        ({"count": "2", "winners": [{"name": "一组"}]}, 2),
        ({"count": "0"}, 0),
        ({}, None),
    ],
)
def test_how_many_won(written: dict[str, object], count: int | None) -> None:
    assert make(Honour, family="honour", programme="测试评选", **written).winner_count == count


def test_completeness_counts_the_stages_that_say_something() -> None:
    bare: Project = make(Project, status="completion")
    told: Project = make(
        Project, status="completion", decision={"summary": "议"}, sharing={"who": "全村"}
    )
    assert (bare.completeness, told.completeness) == (0, 2)
    assert [name for name, stage in told.stages if stage] == ["decision", "sharing"]


@pytest.mark.parametrize(
    ("model", "written", "latest"),
    [
        (Project, {"status": "completion"}, None),
        (
            Project,
            {
                "status": "completion",
                "decision": {"steps": [{"step": "branch-proposal", "date": "2022-01"}]},
                "construction": {
                    "milestones": [{"title": "完工", "due": "2030", "met": "2022-03-01"}]
                },
                "evaluation": {"date": "2022-02"},
            },
            "2022-03-01",
        ),
        (Fund, {"spent": [{"purpose": "砖", "amount": "1", "date": "2022-08-20"}]}, "2022-08-20"),
        (Fund, {"balance": [{"date": "2022-08-31", "amount": "0"}]}, "2022-08-31"),
        (
            Grant,
            {"family": "grant", "date": "2022", "disbursed": [{"amount": "1", "date": "2023"}]},
            "2023",
        ),
        (Honour, {"family": "honour", "programme": "测试", "date": "2022-07"}, "2022-07"),
        (Bulletin, {"number": "1", "date": "2022-08-30", "body": "测试"}, "2022-08-30"),
    ],
)
def test_latest_date(model: Any, written: dict[str, object], latest: str | None) -> None:  # noqa: ANN401
    expected = PartialDate.parse(latest) if latest else None
    assert make(model, **written).latest_date == expected


def test_places_of_a_record() -> None:
    assert make(Fund, village="jiacun").places == ("jiacun",)
    assert make(Fund, villages=["jiacun", "yicun"]).places == ("jiacun", "yicun")
    assert make(Fund).places == ()


def test_records_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        make(Fund).title = "改"


def test_a_township_without_drafts_is_what_the_public_sees(tmp_path: Any) -> None:  # noqa: ANN401
    folder = tmp_path / "content/ceshi/funds"
    folder.mkdir(parents=True)
    (folder / "shown.yml").write_text("title: 测试\n", "utf-8")
    (folder / "draft.yml").write_text("title: 测试\ndraft: true\n", "utf-8")
    (folder / "broken.yml").write_text("title: [\n", "utf-8")
    (folder / "plan.pdf").write_text("测试", "utf-8")
    township, _ = load_township(tmp_path, REGISTRY, CESHI)
    assert township.find("fund", "draft") is not None
    assert township.files == {"funds/plan.pdf"}
    assert township.unread == {("fund", "broken")}
    public = township.public
    assert [entry.id for entry in public.of(Fund)] == ["shown"]
    assert public.find("fund", "draft") is None
    assert (public.info, public.files, public.unread) == (CESHI, township.files, township.unread)
    assert public.of(Fund)[0].address == "funds/shown"


def test_a_township_that_has_nothing_yet() -> None:
    township = Township(CESHI, COUNTY, REGISTRY.settings)
    assert [township.of(model) for model in (Project, Fund, Bulletin)] == [(), (), ()]
    assert township.find("project", "x") is None
