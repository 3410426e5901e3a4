"""What the portal needs of one township: the small record that rendering hands back."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from generator.values import Yuan

SumText = Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]{2})?$")]
"""Exact yuan as text: never a float, in any file."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Measure(_Frozen):
    """A number that may be a sum of inexact ones: `mark` is exact, least or about."""

    number: str
    unit: str = ""
    mark: str = "exact"


class StageCount(_Frozen):
    """How many projects have something recorded of a stage."""

    stage: str
    projects: int


class News(_Frozen):
    """One of the newest records."""

    title: str
    address: str
    kind: str
    date: str
    villages: tuple[str, ...] = ()
    id: str = ""
    """Its name in feeds, for ever; empty in a summary of before there were feeds."""
    summary: str = ""


class Figures(_Frozen):
    """The sums and counts of a township."""

    received: SumText = "0"
    spent: SumText = "0"
    counts: dict[str, int] = {}
    """Records by the name of their kind."""
    labour: int = 0
    goods: int = 0
    land: int = 0
    ideas: int = 0
    """Entries of the ledger in each form that is no money."""
    received_entries: int = 0
    spent_entries: int = 0
    households: Measure | None = None
    sessions: Measure | None = None
    """How often people consulted."""
    finished: int = 0
    """Projects completed, or in use already."""
    stages: tuple[StageCount, ...] = ()

    @property
    def money_received(self) -> Yuan:
        """Exact."""
        return Yuan.parse(self.received)

    @property
    def money_spent(self) -> Yuan:
        """Exact."""
        return Yuan.parse(self.spent)


class Summary(_Frozen):
    """One township in the portal."""

    id: str
    name: str
    county: str
    county_name: str
    villages: int
    published_villages: int
    latest: str | None = None
    published_on_time: int = 0
    publishing_duties: int = 0
    """Of the disclosure calendar: how many whose day has come are met, and how many there are."""
    figures: Figures = Figures()
    newest: tuple[News, ...] = ()
    names: tuple[str, ...] = ()
    """Persons whose names must not be converted as words are."""

    @property
    def records(self) -> int:
        """How many records it publishes."""
        return sum(self.figures.counts.values())
