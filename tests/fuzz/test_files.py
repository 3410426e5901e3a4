"""Two thousand inputs, with `test_commands`: fixed ones by their seeds, and Hypothesis's own."""

import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.load.faults import file_size
from tests.fuzz.floods import FLOODS
from tests.fuzz.run import Input, Maker

FOUND = Path(__file__).parent / "found"
PORTIONS = 10
EACH = {"mutated": 80, "document": 30, "likely_record": 30, "registry": 18, "names": 4}
"""Inputs of each family in a portion; one of twelve that could be published is rendered."""


def _judge(made: Input) -> None:
    verdict = made.judge()
    assert verdict.outcome in ("loads", "told", "refused")


@pytest.mark.parametrize("portion", range(PORTIONS))
@pytest.mark.parametrize("family", EACH)
def test_inputs_are_read_or_refused(tmp_path: Path, family: str, portion: int) -> None:
    maker = Maker(tmp_path / "work")
    for number in range(EACH[family]):
        maker.workshop.renders = number % 12 == portion
        choose = Random(f"suite/{family}/{portion}/{number}")  # noqa: S311 - no secret
        made: Input = getattr(maker, family)(choose)
        try:
            _judge(made)
        except Exception as error:
            error.add_note(f"{family} {portion}/{number}: {made.name}\n{made.shown!r}")
            raise


@pytest.fixture(scope="module")
def maker() -> Maker:
    return Maker(Path(tempfile.mkdtemp(prefix="gongshi-fuzz-")) / "work")


@given(st.randoms(use_true_random=False), st.sampled_from(sorted(EACH)))
@settings(max_examples=80, suppress_health_check=list(HealthCheck))
def test_any_choice_of_hypothesis_is_read_or_refused(
    maker: Maker, choose: Random, family: str
) -> None:
    maker.workshop.renders = False
    _judge(getattr(maker, family)(choose))


@pytest.mark.parametrize("folder", ["funds", ""], ids=["record", "registry"])
@pytest.mark.parametrize("flood", FLOODS)
def test_too_much_of_anything_is_read_or_refused(tmp_path: Path, flood: str, folder: str) -> None:
    made = Maker(tmp_path / "work").flood_of(flood, 3_000, folder)
    assert len(made.shown) < file_size.LIMIT
    _judge(made)


@pytest.mark.parametrize("size", [19, 20, 21])
@pytest.mark.parametrize(
    "flood", ["closed brackets", "open braces", "steps", "dashes", "questions"]
)
def test_the_deepest_that_is_read_is_read_without_raising(
    tmp_path: Path, flood: str, size: int
) -> None:
    _judge(Maker(tmp_path / "work").flood_of(flood, size, "projects"))


@pytest.mark.parametrize("path", sorted(FOUND.glob("*/*")), ids=lambda path: f"{path.name}")
def test_what_broke_once_holds(tmp_path: Path, path: Path) -> None:
    """`found/<folder of a kind>/<what broke>.yml`, or `found/registry/`."""
    maker = Maker(tmp_path / "work")
    folder = "" if path.parent.name == "registry" else path.parent.name
    _judge(maker.file(folder, path.read_bytes()))
