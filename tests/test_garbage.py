"""The search for circles: left out for a while, and as it was afterwards."""

import gc
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from generator.garbage import no_circles, settled
from generator.project import Project
from generator.reading import check_county
from tests.apart import without_threads
from tests.bench.synthetic import Size, write_county


def test_it_is_off_inside_and_on_afterwards() -> None:
    with no_circles():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_stays_off_where_it_was() -> None:
    with no_circles(), no_circles():
        pass
    gc.disable()
    try:
        with no_circles():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_fault_turns_it_on_again() -> None:
    with pytest.raises(ZeroDivisionError), no_circles():
        _ = 1 // 0
    assert gc.isenabled()


def test_what_is_there_is_set_aside_once() -> None:
    """A process that builds again and again would else keep what each build leaves."""
    gc.unfreeze()
    settled.cache_clear()
    try:
        settled()
        before = gc.get_freeze_count()
        later = [[number] for number in range(1000)]
        settled()
        assert 0 < gc.get_freeze_count() <= before
        assert later
    finally:
        gc.unfreeze()


def test_records_hold_no_circles(tmp_path: Path) -> None:
    """In a fresh process: what else runs in this one leaves circles of its own."""
    assert without_threads(partial(_circles_left, tmp_path)) < 10


def _circles_left(folder: Path) -> int:
    """What the search for circles finds after a county was read and let go."""
    write_county(folder, Size(villages=3))
    check_county(Project.at(folder), (), date(2026, 11, 1))  # whatever is made once
    gc.collect()
    check_county(Project.at(folder), (), date(2026, 11, 1))
    return gc.collect()
