"""Pages of records among their kin: what earlier builds kept is what would be made."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from generator.model.page import Site, Written
from generator.model.township import Township
from generator.render import Kept, render_township
from generator.render.kin import alone, kinships
from generator.render.view import View
from generator.values import Today
from tests.render.cycle import CYCLE, TODAY
from tests.render.sample import township

Raw = Mapping[str, Mapping[str, str]]

ALONE = """
title: 无关的一条路
village: xi
status: completion
"""
"""A project that nothing else has to do with."""

WHOLE: Raw = {**CYCLE, "project": {**CYCLE["project"], "alone": ALONE}}
EACH = [(kind, name) for kind, found in WHOLE.items() for name in found]


def made(town: Township, kept: Kept | None = None, today: date = TODAY) -> Site:
    return render_township(town, Today(today), kept=kept)[0]


@pytest.fixture(scope="module")
def known() -> Mapping[str, Written]:
    """What a build of everything leaves."""
    kept = Kept()
    made(township(WHOLE), kept)
    return kept.used


def again(town: Township, known: Mapping[str, Written], today: date = TODAY) -> set[str]:
    """Hold that the pages are those of a build from nothing; which kin were written anew."""
    kept = Kept(known)
    assert made(town, kept, today) == made(town, None, today)
    anew = (each for key, each in kept.used.items() if each is not known.get(key))
    return {page.path for each in anew for page in each.pages}


def without(kind: str, name: str) -> Raw:
    return {**WHOLE, kind: {each: raw for each, raw in WHOLE[kind].items() if each != name}}


def changed(kind: str, name: str, raw: str) -> Raw:
    return {**WHOLE, kind: {**WHOLE[kind], name: raw}}


def test_what_did_not_change_is_not_written_anew(known: Mapping[str, Written]) -> None:
    assert again(township(WHOLE), known) == set()


@pytest.mark.parametrize(("kind", "name"), EACH)
def test_a_record_that_goes_is_missed_by_its_kin(
    kind: str, name: str, known: Mapping[str, Written]
) -> None:
    town = township(without(kind, name))
    anew = again(town, known)
    latest = [View(each, Today(TODAY)).latest for each in (town, township(WHOLE))]
    if latest[0] == latest[1]:  # it stands on every page
        assert "projects/alone.md" not in anew


def test_a_record_that_changes_is_written_anew_with_its_kin(known: Mapping[str, Written]) -> None:
    road = CYCLE["project"]["road"].replace("title: 测试东村修路", "title: 测试东村铺路")
    anew = again(township(changed("project", "road", road)), known)
    assert {"projects/road.md", "suggestions/muddy.md"} <= anew
    assert "projects/alone.md" not in anew
    assert again(township(changed("project", "alone", ALONE.replace("路", "桥"))), known) == {
        "projects/alone.md",
        "villages/xi.md",
        "noticeboard/xi.md",
    }


def test_a_title_that_two_pages_bear_concerns_both(known: Mapping[str, Written]) -> None:
    """Each then says in its title what tells it apart; and so it does if the other is no kin."""
    same = ALONE.replace("village: xi", "village: nan")
    anew = again(township({**WHOLE, "project": {**WHOLE["project"], "twin": same}}), known)
    assert {"projects/alone.md", "projects/twin.md"} <= anew


@pytest.mark.parametrize("later", range(-400, 400, 37))
def test_on_another_day_the_pages_are_those_of_that_day(
    later: int, known: Mapping[str, Written]
) -> None:
    again(township(WHOLE), known, TODAY + timedelta(days=later))


def test_the_day_concerns_those_who_wait() -> None:
    """The suggestion waits for an answer; its kin tell so too."""
    waiting = CYCLE["suggestion"]["muddy"].replace("status: resolved", "status: open")
    waiting = re.sub(r"(?m)^(resolved|rate|answered): .*\n", "", waiting).replace(
        "due: 2025-01-10", f"due: {TODAY.isoformat()}"
    )
    town = township({**WHOLE, "suggestion": {**WHOLE["suggestion"], "muddy": waiting}})
    kept = Kept()
    made(town, kept)
    assert again(town, kept.used) == set()
    assert again(town, kept.used, TODAY - timedelta(days=1)) == set()
    tomorrow = again(town, kept.used, TODAY + timedelta(days=1))
    assert "suggestions/muddy.md" in tomorrow
    assert not {"projects/alone.md", "villages/xi.md"} & tomorrow


def test_another_registry_concerns_all(known: Mapping[str, Written]) -> None:
    everyone = {page.path for each in known.values() for page in each.pages}
    town = township(WHOLE)
    renamed = replace(town, info=town.info.model_copy(update={"name": "测试新镇"}))
    assert again(renamed, known) == everyone


def test_a_file_that_comes_or_goes_concerns_who_names_it(known: Mapping[str, Written]) -> None:
    town = township(WHOLE)
    anew = again(replace(town, files=frozenset()), known)
    assert "projects/road.md" in anew
    assert "projects/alone.md" not in anew


def test_kin_are_those_that_are_linked_at_any_remove() -> None:
    town = township(WHOLE)
    found = kinships(town)
    named = [{(each.kind.name, each.id) for each in kin} for kin in found]
    assert sum(map(len, named)) == sum(map(len, WHOLE.values()))
    assert {("project", "alone")} in named
    [road] = [kin for kin in named if ("project", "road") in kin]
    assert ("suggestion", "muddy") in road
    for one, other in town.links.pairs:
        pair = {(each.kind.name, each.id) for each in (one, other)}
        assert any(pair <= kin for kin in named)


def test_alone_the_order_is_that_of_the_township() -> None:
    """Pages show records of one day in it."""
    town = township(WHOLE)
    for kin in kinships(town):
        own = alone(town, kin)
        kinds = [kind for kind in town.records if kind in own.records]
        assert list(own.records) == kinds
        pairs = [pair for pair in town.links.pairs if pair[0] in kin]
        assert list(own.links.pairs) == pairs
