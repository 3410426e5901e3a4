"""The thread on a page: what a record came from, what came of it, and the story in one line."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.model.base import Model, Record
from generator.model.kind import Kind
from generator.model.links import Links
from generator.model.project import Project
from generator.model.township import Entry
from generator.render.stages import Stage, stages_of

_FLOW = (
    *("organisation", "suggestion", "meeting", "task", "project", "fund", "activity"),
    *("facility", "compact", "points", "award"),
)
"""The kinds in the order in which a story goes through them; others come last."""

_STAGE_OF = {
    "suggestion": "decision",
    "meeting": "decision",
    "task": "decision",
    "fund": "construction",
    "activity": "construction",
    "compact": "management",
    "points": "management",
    "facility": "management",
    "organisation": "management",
    "award": "evaluation",
}
"""Which of a project's five stages a linked record belongs to; others belong to sharing."""


@dataclass(frozen=True)
class Step:
    """The records of one kind at one place of a story."""

    kind: Kind
    entries: tuple[Entry[Record], ...]
    is_here: bool = False
    anchor: str = ""
    """Where on the page itself all of them are listed; empty if they are not."""


@dataclass(frozen=True)
class StageStory:
    """One of a project's stages: what its own record says of it, and the linked records."""

    stage: Stage
    recorded: Model | None
    linked: tuple[Entry[Record], ...]

    def __bool__(self) -> bool:
        """Whether anything is published of the stage."""
        return self.recorded is not None or bool(self.linked)


def in_flow(entries: Iterable[Entry[Record]]) -> tuple[Entry[Record], ...]:
    """Entries by kind, in the order of a story; those of one kind keep their order."""
    return tuple(sorted(entries, key=lambda entry: _rank(entry.kind)))


def story(links: Links, entry: Entry[Record]) -> tuple[Step, ...]:
    """The whole story that the record is part of; empty where it stands alone."""
    origins = links.origins(entry)
    after = [each for each in links.consequences(entry) if each not in origins]
    if not origins and not after:
        return ()
    return (
        *_steps(links, origins, links.came_from(entry), "came-from"),
        Step(entry.kind, (entry,), is_here=True),
        *_steps(links, after, links.came_of(entry), "came-of"),
    )


def stage_stories(links: Links, entry: Entry[Project]) -> tuple[StageStory, ...]:
    """The five stages of a project with every record of its story.

    What led here by way of another record, such as the hall of the meeting or the visit before it,
    belongs to the decision, whatever its kind.
    """
    origins = links.origins(entry)
    near = links.came_from(entry)
    linked: dict[str, list[Entry[Record]]] = {}
    for each in in_flow(dict.fromkeys((*origins, *links.consequences(entry)))):
        far = each in origins and each not in near
        stage = "decision" if far else _STAGE_OF.get(each.kind.name, "sharing")
        linked.setdefault(stage, []).append(each)
    return tuple(
        StageStory(stage, recorded, tuple(linked.get(stage.field, ())))
        for stage, recorded in stages_of(entry.record)
    )


def _steps(
    links: Links,
    entries: Iterable[Entry[Record]],
    near: tuple[Entry[Record], ...],
    anchor: str,
) -> tuple[Step, ...]:
    ordered = sorted(entries, key=lambda entry: _place(links, entry))
    groups = groupby(ordered, key=lambda entry: entry.kind)
    found = ((kind, tuple(group)) for kind, group in groups)
    return tuple(
        Step(kind, group, anchor=anchor if all(each in near for each in group) else "")
        for kind, group in found
    )


def _place(links: Links, entry: Entry[Record]) -> float:
    """Where a record stands in the story: what a meeting founded comes after the meeting."""
    meeting = next((each for each in links.came_from(entry) if each.kind.name == "meeting"), None)
    if meeting is not None and entry.kind.name == "organisation":
        return _rank(meeting.kind) + 0.5
    return _rank(entry.kind)


def _rank(kind: Kind) -> int:
    return _FLOW.index(kind.name) if kind.name in _FLOW else len(_FLOW)
