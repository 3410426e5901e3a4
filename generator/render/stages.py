"""The five stages 五共: the mark that readers know again on every page."""

from dataclasses import dataclass

from generator.messages import Message, msg
from generator.model.base import Model
from generator.model.project import Project


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the five: the field of a project, its one-word mark and its name."""

    field: str
    mark: Message
    title: Message
    about: Message


STAGES = (
    Stage(
        "decision",
        msg("Plan"),
        msg("Decided together"),
        msg("What to do is settled by the villagers."),
    ),
    Stage(
        "construction",
        msg("Build"),
        msg("Built together"),
        msg("Money, labour, goods and land come from many."),
    ),
    Stage(
        "management",
        msg("Manage"),
        msg("Managed together"),
        msg("The villagers keep it up and watch over it."),
    ),
    Stage(
        "evaluation",
        msg("Judge"),
        msg("Judged together"),
        msg("Those it was made for say how good it is."),
    ),
    Stage("sharing", msg("Share"), msg("Shared together"), msg("Who benefits, and how.")),
)


def stages_of(project: Project) -> tuple[tuple[Stage, Model | None], ...]:
    """The five stages of a project, None where nothing is recorded."""
    recorded = dict(project.stages)
    return tuple((stage, recorded[stage.field]) for stage in STAGES)
