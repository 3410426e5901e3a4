"""Of the news of many places only those stay that the portal may show; its pages are the same."""

from itertools import cycle, islice

import pytest

from generator.model.summary import Figures, News, Summary
from generator.render import newest
from generator.render.feeds.atom import MOST
from generator.render.newest import NEWEST, with_newest
from tests.render.portal import render_portal
from tests.render.sample import registry
from tests.render.test_portal import summary

DATES = ("2026-01", "2025-12-31", "", "2026-01-01", "2026", "2024-02-29", "2026-01-02")


def _place(number: int, *, records: int = 1) -> Summary:
    news = (
        News(
            title=f"{number}号的第{at}件",
            address=f"projects/{number}-{at}",
            kind="project",
            date=date,
            id="" if at % 5 == 3 else f"urn:uuid:{number}-{at}",
        )
        for at, date in enumerate(islice(cycle(DATES[number % 7 :] + DATES), 12))
    )
    base = summary()
    return base.model_copy(
        update={
            "id": f"p{number}",
            "newest": tuple(news),
            "figures": base.figures if records else Figures(),
        }
    )


@pytest.mark.parametrize("room", [0, 30, 400])
def test_the_portal_is_that_of_all_news(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newest, "_ROOM", room)
    every = {f"p{number}": _place(number, records=number % 4) for number in range(40)}
    every["jia"] = summary()
    few = with_newest(every.items())
    assert list(few) == list(every)
    assert render_portal(registry(), few) == render_portal(registry(), every)


def test_news_of_many_places_are_as_many_as_of_a_few() -> None:
    few, many = (
        sum(len(each.newest) for each in with_newest(places).values())
        for places in (
            [(f"p{number}", _place(number)) for number in range(count)] for count in (20, 80)
        )
    )
    assert few <= many <= NEWEST + MOST


def test_news_of_a_place_without_records_are_never_shown() -> None:
    [found] = with_newest([("p1", _place(1, records=0))]).values()
    assert found.newest == ()
