"""The command with any words behind it, in this process and in one of its own."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.commands import Sandbox

PORTIONS, EACH = 8, 25


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    return Sandbox(tmp_path_factory.mktemp("fuzz") / "county")


@pytest.mark.parametrize("portion", range(PORTIONS))
def test_any_words_end_in_0_1_or_2(sandbox: Sandbox, portion: int) -> None:
    for number in range(EACH):
        words = sandbox.words(Random(f"suite/{portion}/{number}"))  # noqa: S311 - no secret
        try:
            assert sandbox.run(words).outcome in ("exit 0", "exit 1", "exit 2")
        except Exception as error:
            error.add_note(f"{portion}/{number}: {words!r}")
            raise


@given(st.randoms(use_true_random=False))
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_any_words_that_hypothesis_chooses_end_in_0_1_or_2(
    sandbox: Sandbox, choose: Random
) -> None:
    assert sandbox.run(sandbox.words(choose)).outcome in ("exit 0", "exit 1", "exit 2")


@pytest.mark.parametrize("number", range(4))
def test_so_do_they_in_a_process_of_its_own(sandbox: Sandbox, number: int) -> None:
    words = sandbox.words(Random(f"apart/{number}"))  # noqa: S311 - no secret
    assert sandbox.run_apart(words).outcome in ("exit 0", "exit 1", "exit 2")


@pytest.mark.parametrize(
    ("encoding", "words", "outcome"),
    [
        ("latin-1", ["--lang", "zh_CN", "rules"], "exit 0"),
        ("ascii", ["--lang", "zh_CN", "check", "--today", "2026-01-01"], "exit 0"),
        ("gbk", ["-C", "broken", "--lang", "en", "check"], "exit 1"),
        ("utf-8", ["villages", "\udcff\udcfe"], "exit 2"),
        ("utf-8", ["-C", "\udcff", "check"], "exit 2"),
    ],
)
def test_no_output_is_too_poor_for_what_is_said(
    sandbox: Sandbox, encoding: str, words: list[str], outcome: str
) -> None:
    assert sandbox.run_apart(words, encoding).outcome == outcome
