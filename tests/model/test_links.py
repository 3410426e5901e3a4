"""The thread: what came of what, over any records, held against an independent reckoning."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from generator.model import KINDS as ALL_KINDS
from generator.model.base import Model, Record, Reference
from generator.model.fields import _marks, keys_of, models_in
from generator.model.links import Key, Links
from generator.model.township import Entry, Township
from tests.model.town import entry, town

REFERENCES = (
    ("fund", "project", "project", "came of"),
    ("award", "project", "project", "came of"),
    ("suggestion", "part_of", "suggestion", "came of"),
    ("suggestion", "project", "project", "leads to"),
    ("suggestion", "task", "task", "leads to"),
    ("meeting", "suggestions", "suggestion", "came of"),
    ("meeting", "resolutions.project", "project", "leads to"),
    ("meeting", "resolutions.compact", "compact", "leads to"),
    ("meeting", "resolutions.task", "task", "leads to"),
    ("activity", "organisation", "organisation", "came of"),
    ("activity", "project", "project", "came of"),
    ("organisation", "parent", "organisation", "came of"),
    ("compact", "meeting", "meeting", "came of"),
    ("compact", "replaces", "compact", "came of"),
    ("points", "compact", "compact", "came of"),
    ("points", "award", "award", "leads to"),
    ("task", "project", "project", "leads to"),
    ("facility", "project", "project", "came of"),
    ("project", "management.agreed", "compact", "leads to"),
    ("suggestion", "organisation", "organisation", "came of"),
    ("suggestion", "activity", "activity", "came of"),
    ("meeting", "organisation", "organisation", "came of"),
    ("meeting", "activity", "activity", "came of"),
    ("meeting", "facility", "facility", "came of"),
    ("meeting", "under", "compact", "came of"),
    ("meeting", "resolutions.organisation", "organisation", "leads to"),
    ("meeting", "resolutions.award", "award", "leads to"),
    ("task", "part_of", "task", "came of"),
    ("project", "organisations", "organisation", "came of"),
    ("project", "task", "task", "came of"),
    ("project", "paid_from", "fund", "came of"),
    ("project", "management.under", "compact", "came of"),
    ("fund", "organisation", "organisation", "came of"),
    ("award", "meeting", "meeting", "came of"),
    ("award", "organisation", "organisation", "came of"),
    ("award", "activity", "activity", "came of"),
    ("compact", "organisation", "organisation", "came of"),
    ("activity", "meeting", "meeting", "came of"),
    ("activity", "facility", "facility", "came of"),
    ("activity", "task", "task", "came of"),
    ("facility", "organisation", "organisation", "came of"),
    ("facility", "task", "task", "came of"),
    ("organisation", "task", "task", "came of"),
    ("points", "facility", "facility", "came of"),
)
"""Every field that names a record, written here a second time: whose, which, what it names."""

NEEDED: dict[str, dict[str, object]] = {
    "project": {"status": "completion"},
    "award": {"family": "grant"},
    "suggestion": {"channel": "echo-wall", "text": "测试", "status": "open"},
    "meeting": {"form": "courtyard"},
    "activity": {"form": "cleaning"},
    "organisation": {"form": "council", "level": "village"},
    "compact": {"text": "测试"},
    "points": {"rules": "测试"},
    "task": {"status": "planned"},
    "facility": {"form": "hall", "state": "open"},
}
KINDS = sorted({kind for kind, *_ in REFERENCES} | {kind for _, _, kind, _ in REFERENCES})
IDS = ("a", "b", "c")
NOBODY = "nobody"
"""An id that no record has."""


_MANY = {"suggestions", "resolutions", "organisations"}


@dataclass
class Graph:
    """Raw records, and the pairs (what came first, what came of it) that they were made from."""

    records: dict[str, dict[str, dict[str, object]]]
    pairs: set[tuple[Key, Key]] = field(default_factory=set)

    @property
    def keys(self) -> set[Key]:
        return {(kind, each) for kind, by_id in self.records.items() for each in by_id}

    @property
    def drafts(self) -> set[Key]:
        return {key for key in self.keys if self.records[key[0]][key[1]]["draft"] == "true"}

    def add(self, start: Key, path: str, target: Key, direction: str) -> None:
        raw = self.records[start[0]][start[1]]
        outer, _, inner = path.partition(".")
        if outer in _MANY:
            items: Any = raw.setdefault(outer, [])
            items.append({"text": "测试", inner: target[1]} if inner else target[1])
        elif inner:
            group: Any = raw.setdefault(outer, {})
            group[inner] = target[1]
        else:
            raw[outer] = target[1]
        if target[1] != NOBODY:
            self.pairs.add((start, target) if direction == "leads to" else (target, start))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Records of every kind; each reference leads to any record, or to one that is not there."""
    ids = {kind: draw(st.lists(st.sampled_from(IDS), unique=True)) for kind in KINDS}
    graph = Graph(
        {
            kind: {
                each: {"draft": draw(st.sampled_from(["false", "true"])), **NEEDED.get(kind, {})}
                for each in names
            }
            for kind, names in ids.items()
        }
    )
    for kind, path, target, direction in REFERENCES:
        for each in ids[kind]:
            many = path.partition(".")[0] in _MANY
            wanted = st.lists(st.sampled_from((*ids[target], NOBODY)), max_size=3 if many else 1)
            for name in draw(wanted):
                graph.add((kind, each), path, (target, name), direction)
    return graph


def key(of: Entry[Record]) -> Key:
    return of.kind.name, of.id


def entries(of: Township) -> list[Entry[Record]]:
    return [each for found in of.records.values() for each in found]


def keys(found: tuple[Entry[Record], ...]) -> set[Key]:
    assert len({key(each) for each in found}) == len(found), "one stands twice"
    return {key(each) for each in found}


def closure(pairs: set[tuple[Key, Key]]) -> set[tuple[Key, Key]]:
    """Pairs of pairs, until nothing is new."""
    reached = set(pairs)
    while more := {(a, d) for a, b in reached for c, d in pairs if b == c} - reached:
        reached |= more
    return reached


def distance(pairs: set[tuple[Key, Key]], start: Key, end: Key) -> int:
    """How many steps, by widening the circle of all that can be reached in so many."""
    steps, here = 0, {start}
    while end not in here:
        here |= {after for before, after in pairs if before in here}
        steps += 1
    return steps


def references(model: type[Model], path: str = "") -> Iterator[tuple[str, str, str]]:
    """Every field of a model that names a record, with its path."""
    for name, info in keys_of(model).items():
        here = f"{path}.{name}" if path else name
        for mark in _marks((model, name)):
            if isinstance(mark, Reference):
                yield here, mark.kind, "leads to" if mark.leads else "came of"
        for inner in models_in(cast("Any", info.annotation)):
            yield from references(inner, here)


def test_the_table_above_has_every_reference_of_every_model() -> None:
    found = {
        (kind.name, *reference)
        for kind in ALL_KINDS
        for model in models_in(kind.model)
        for reference in references(model)
    }
    assert found == set(REFERENCES)
    assert len(REFERENCES) == len(set(REFERENCES))


@given(graphs())
def test_the_pairs_are_exactly_the_references(graph: Graph) -> None:
    pairs = town(graph.records).links.pairs
    assert {(key(before), key(after)) for before, after in pairs} == graph.pairs
    assert len(pairs) == len(graph.pairs)


@given(graphs())
def test_what_came_of_it_is_the_inverse_of_what_it_came_from(graph: Graph) -> None:
    made = town(graph.records)
    back = {(key(each), key(of)) for of in entries(made) for each in made.links.came_from(of)}
    forth = {(key(of), key(each)) for of in entries(made) for each in made.links.came_of(of)}
    assert back == forth == graph.pairs


@given(graphs())
def test_origins_and_consequences_are_all_that_can_be_reached(graph: Graph) -> None:
    made = town(graph.records)
    reached = closure(graph.pairs)
    for of in entries(made):
        here = key(of)
        assert keys(made.links.origins(of)) == {a for a, b in reached if b == here} - {here}
        assert keys(made.links.consequences(of)) == {b for a, b in reached if a == here} - {here}


@given(graphs())
def test_the_farthest_origin_is_first_and_the_nearest_consequence(graph: Graph) -> None:
    made = town(graph.records)
    for of in entries(made):
        before = [distance(graph.pairs, key(each), key(of)) for each in made.links.origins(of)]
        after = [distance(graph.pairs, key(of), key(each)) for each in made.links.consequences(of)]
        assert before == sorted(before, reverse=True)
        assert after == sorted(after)


@given(graphs())
def test_the_public_thread_has_no_draft(graph: Graph) -> None:
    links = town(graph.records).public.links
    shown = {(key(before), key(after)) for before, after in links.pairs}
    assert shown == {pair for pair in graph.pairs if not graph.drafts.intersection(pair)}
    for of in entries(town(graph.records).public):
        assert not graph.drafts & keys(links.origins(of))
        assert not graph.drafts & keys(links.consequences(of))


def test_a_circle_is_walked_once() -> None:
    parents = {"a": "c", "b": "a", "c": "b"}
    made = town(
        {
            "organisation": {
                each: {**NEEDED["organisation"], "parent": up} for each, up in parents.items()
            }
        }
    )
    start = made.find("organisation", "a")
    assert start is not None
    assert [each.id for each in made.links.consequences(start)] == ["b", "c"]
    assert [each.id for each in made.links.origins(start)] == ["b", "c"]


def test_a_record_that_names_itself_does_not_come_of_others() -> None:
    made = town({"organisation": {"a": {**NEEDED["organisation"], "parent": "a"}}})
    start = made.find("organisation", "a")
    assert start is not None
    assert made.links.origins(start) == made.links.consequences(start) == ()


def test_many_ways_to_the_same_record_cost_no_more_than_one() -> None:
    """With each step twice as many ways: whoever walks them all never comes to the end."""
    layers = [
        [entry("organisation", f"{side}{at}", NEEDED["organisation"]) for side in "ab"]
        for at in range(60)
    ]
    links = Links(
        tuple(
            (before, after)
            for first, second in pairwise(layers)
            for before in first
            for after in second
        )
    )
    assert len(links.consequences(layers[0][0])) == 2 * 59
    assert len(links.origins(layers[-1][0])) == 2 * 59


def test_a_thread_from_the_suggestion_to_the_money() -> None:
    made = town(
        {
            "suggestion": {"lamp": NEEDED["suggestion"]},
            "meeting": {
                "talk": {
                    "form": "night-talk",
                    "suggestions": ["lamp"],
                    "resolutions": [{"text": "测试", "project": "light"}],
                }
            },
            "project": {"light": {"status": "completion", "management": {"agreed": "rules"}}},
            "fund": {"light": {"project": "light"}},
            "compact": {"rules": {"text": "测试", "meeting": "talk"}},
            "points": {"year": {"rules": "测试", "compact": "rules", "award": "star"}},
            "award": {"star": {"family": "honour", "programme": "测试"}},
        }
    )
    first, last = made.find("suggestion", "lamp"), made.find("award", "star")
    assert first is not None
    assert last is not None
    assert [each.address for each in made.links.consequences(first)] == [
        "meetings/talk",
        "projects/light",
        "compacts/rules",
        "funds/light",
        "points/year",
        "awards/star",
    ]
    assert [each.kind.name for each in made.links.origins(last)][-1] == "points"
    assert made.links.origins(last)[0] == first
