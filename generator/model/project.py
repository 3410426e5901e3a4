"""Project 项目: one thing that residents made together, told in the five stages 五共."""

from typing import Annotated, ClassVar

from pydantic import Field

from generator.messages import Message, msg
from generator.model.base import (
    Amount,
    AnyDate,
    Codelist,
    Count,
    Integer,
    Line,
    Model,
    Money,
    Notice,
    PastDate,
    Period,
    Prose,
    Record,
    Reference,
    Score,
    label,
)
from generator.values import PartialDate


class Theme(Codelist):
    """六个家园: the six homes that a project may serve."""

    INDUSTRY = "industry", "Thriving industry"
    ECOLOGY = "ecology", "Healthy ecology"
    LIVABLE = "livable", "Livable homes"
    CULTURE = "culture", "Living culture"
    HARMONY = "harmony", "Harmony"
    WELLBEING = "wellbeing", "Well-being"


class Status(Codelist):
    """OC4IDS project status, and cancelled."""

    IDENTIFICATION = "identification", "Being planned"
    PREPARATION = "preparation", "Approved"
    IMPLEMENTATION = "implementation", "Under way"
    COMPLETION = "completion", "Completed"
    MAINTENANCE = "maintenance", "In use and maintained"
    CANCELLED = "cancelled", "Cancelled"


class StepName(Codelist):
    """四议: the four deliberations, in their order."""

    BRANCH = "branch-proposal", "Proposed by the Party branch"
    COMMITTEES = "committees-consultation", "Consulted by the two committees"
    MEMBERS = "members-review", "Reviewed by the Party members"
    VILLAGERS = "villagers-resolution", "Resolved by the villagers' assembly"


class Step(Model):
    """One step of 四议两公开."""

    step: Annotated[StepName, label("step")]
    date: Annotated[PastDate | None, label("date")] = None
    note: Annotated[Line | None, label("note")] = None


class Vote(Model):
    """Who could vote, who came, and how they voted; all are people or households, as noted."""

    eligible: Annotated[Integer | None, label("eligible")] = None
    present: Annotated[Integer | None, label("present")] = None
    for_: Annotated[Integer | None, label("for"), Field(alias="for")] = None
    against: Annotated[Integer | None, label("against")] = None
    abstain: Annotated[Integer | None, label("abstain")] = None


class Decision(Model):
    """决策共谋: decided together."""

    summary: Annotated[Prose | None, label("summary")] = None
    steps: Annotated[tuple[Step, ...], label("steps")] = ()
    vote: Annotated[Vote | None, label("vote")] = None
    notice: Annotated[Notice | None, label("public notice")] = None


class Milestone(Model):
    """A point that the work reaches."""

    title: Annotated[Line, label("title")]
    due: Annotated[AnyDate | None, label("due")] = None
    met: Annotated[PastDate | None, label("met")] = None


class Construction(Model):
    """发展共建: built together."""

    summary: Annotated[Prose | None, label("summary")] = None
    contractor: Annotated[Line | None, label("contractor")] = None
    supervisor: Annotated[Line | None, label("supervisor")] = None
    milestones: Annotated[tuple[Milestone, ...], label("milestones")] = ()


class Purchase(Model):
    """Something bought for the upkeep; its payment stands in the fund."""

    item: Annotated[Line, label("item")]
    quantity: Annotated[Amount | None, label("quantity")] = None
    amount: Annotated[Money | None, label("amount")] = None


class Management(Model):
    """建设共管: managed together."""

    summary: Annotated[Prose | None, label("summary")] = None
    by: Annotated[Line | None, label("managed by")] = None
    compact: Annotated[Line | None, label("compact")] = None
    under: Annotated[
        Annotated[Line, Reference("compact")] | None, label("compact that it follows")
    ] = None
    agreed: Annotated[
        Annotated[Line, Reference("compact", leads=True)] | None, label("compact that came of it")
    ] = None
    bought: Annotated[tuple[Purchase, ...], label("bought")] = ()


class Assessment(Model):
    """One remark of an evaluation, and how it was put right."""

    text: Annotated[Line, label("text")]
    rectified: Annotated[Line | None, label("rectified")] = None


class Evaluation(Model):
    """效果共评: judged together."""

    summary: Annotated[Prose | None, label("summary")] = None
    date: Annotated[PastDate | None, label("date")] = None
    method: Annotated[Line | None, label("method")] = None
    participants: Annotated[Count | None, label("participants")] = None
    satisfied: Annotated[Count | None, label("satisfied")] = None
    score: Annotated[Score | None, label("score")] = None
    findings: Annotated[tuple[Assessment, ...], label("findings")] = ()


class Sharing(Model):
    """成果共享: shared together."""

    summary: Annotated[Prose | None, label("summary")] = None
    who: Annotated[Line | None, label("who benefits")] = None
    how: Annotated[Line | None, label("how")] = None


class Beneficiaries(Model):
    """Whom it serves."""

    households: Annotated[Count | None, label("households")] = None
    people: Annotated[Count | None, label("people")] = None


class Output(Model):
    """What was made, with its quantity."""

    name: Annotated[Line, label("name")]
    quantity: Annotated[Amount, label("quantity")]


class Project(Record):
    """项目."""

    NAME: ClassVar[Message] = msg("project")

    theme: Annotated[Theme | None, label("theme")] = None
    status: Annotated[Status, label("status")]
    organisations: Annotated[
        tuple[Annotated[Line, Reference("organisation")], ...], label("organisations behind it")
    ] = ()
    task: Annotated[Annotated[Line, Reference("task")] | None, label("task that it belongs to")] = (
        None
    )
    paid_from: Annotated[
        Annotated[Line, Reference("fund")] | None, label("account that pays for it")
    ] = None
    summary: Annotated[Prose | None, label("summary")] = None
    budget: Annotated[Money | None, label("budget")] = None
    period: Annotated[Period | None, label("period")] = None
    beneficiaries: Annotated[Beneficiaries | None, label("beneficiaries")] = None
    outputs: Annotated[tuple[Output, ...], label("outputs")] = ()
    decision: Annotated[Decision | None, label("decided together")] = None
    construction: Annotated[Construction | None, label("built together")] = None
    management: Annotated[Management | None, label("managed together")] = None
    evaluation: Annotated[Evaluation | None, label("judged together")] = None
    sharing: Annotated[Sharing | None, label("shared together")] = None

    @property
    def stages(self) -> tuple[tuple[str, Model | None], ...]:
        """The five stages in their order; None where nothing is recorded."""
        return (
            ("decision", self.decision),
            ("construction", self.construction),
            ("management", self.management),
            ("evaluation", self.evaluation),
            ("sharing", self.sharing),
        )

    @property
    def is_finished(self) -> bool:
        """Whether it is completed, or in use already."""
        return self.status in (Status.COMPLETION, Status.MAINTENANCE)

    @property
    def completeness(self) -> int:
        """How many of the five stages have something recorded."""
        return sum(stage is not None for _, stage in self.stages)

    @property
    def latest_date(self) -> PartialDate | None:
        """The latest of the dates of what has happened."""
        steps = self.decision.steps if self.decision else ()
        milestones = self.construction.milestones if self.construction else ()
        dates = [
            *(step.date for step in steps),
            *(milestone.met for milestone in milestones),
            self.evaluation.date if self.evaluation else None,
            self.period.start if self.period else None,
            self.period.end if self.period else None,
        ]
        return max((date for date in dates if date), key=lambda date: date.order, default=None)
