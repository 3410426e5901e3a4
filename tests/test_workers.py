"""Places in a pool, or one by one: what is sent for each, and what each leaves."""

import sys
import weakref
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest

from generator import reading, workers
from generator.alone import Hold
from generator.model.registry import TownshipEntry
from generator.outcome import Outcome, Result
from tests.apart import without_threads
from tests.county import make_county


class _Circle:
    """As an engine leaves them: found by a search only."""

    def __init__(self) -> None:
        self.own = self


class _Maker:
    """Makes nothing but a circle, and says how many of earlier ones are still there."""

    def __init__(self) -> None:
        self._circles: list[weakref.ref[_Circle]] = []

    def __call__(self, info: TownshipEntry) -> Outcome:
        left = sum(each() is not None for each in self._circles)
        self._circles.append(weakref.ref(_Circle()))
        return Outcome(info.id, str(left), Result.PUBLISHED, ())

    def __reduce__(self) -> NoReturn:
        """It holds the registry, so it is not to be sent."""
        raise AssertionError


def _places(folder: Path) -> list[TownshipEntry]:
    registry, _ = reading.read_registry(make_county(folder))
    assert registry is not None
    [first, *_] = registry.townships
    return [first.model_copy(update={"id": f"p{number}"}) for number in range(6)]


@pytest.mark.skipif(sys.platform != "linux", reason="no copies of the process elsewhere")
@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_is_left_of_a_place_when_the_next_is_made(tmp_path: Path, jobs: int) -> None:
    made = without_threads(partial(_made, tmp_path, jobs))
    assert {each.id for each in made} == {f"p{number}" for number in range(6)}
    assert {each.name for each in made} == {"0"}


def _made(folder: Path, jobs: int) -> list[Outcome]:
    return list(workers.each_township(_Maker(), _places(folder), jobs, Hold()))
