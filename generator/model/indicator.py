"""Indicator 村情: one measure of a place over time."""

from typing import Annotated, ClassVar

from pydantic import Field

from generator.messages import Message, msg
from generator.model.base import Amount, Codelist, Line, Model, PastDate, Prose, Record, label
from generator.values import PartialDate


class Measure(Codelist):
    """What is measured."""

    COLLECTIVE_INCOME = "collective-income", "Collective income"
    INCOME_PER_HEAD = "income-per-head", "Income per head"
    POPULATION = "population", "Population"
    HOUSEHOLDS = "households", "Number of households"
    SATISFACTION = "satisfaction", "Satisfaction"
    SAFETY = "safety", "Public safety"
    COVERAGE = "coverage", "Coverage"
    VISITORS = "visitors", "Visitors and business"
    OTHER = "other", "Other measure"


class Value(Model):
    """The measure at one time; the unit is the same for all."""

    date: Annotated[PastDate | None, label("date")] = None
    value: Annotated[Amount, label("value")]
    note: Annotated[Line | None, label("note")] = None


class Indicator(Record):
    """村情."""

    NAME: ClassVar[Message] = msg("indicator")

    measure: Annotated[Measure, label("measure")]
    values: Annotated[tuple[Value, ...], label("values"), Field(min_length=1)]
    method: Annotated[Line | None, label("how it is measured")] = None
    summary: Annotated[Prose | None, label("summary")] = None

    @property
    def latest_date(self) -> PartialDate | None:
        """The latest date of a value."""
        dates = [each.date for each in self.values]
        return max((date for date in dates if date), key=lambda date: date.order, default=None)
