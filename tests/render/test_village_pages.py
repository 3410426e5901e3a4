"""What the site has of a village: written among the records that name it, as if among all."""

import pytest

from generator.model.page import Written
from generator.model.township import Township
from generator.render import Kept, render_township
from generator.render.feeds import Feed
from generator.render.kin import alone, concerned, kinships
from generator.render.pieces import Cutter
from generator.render.sheet import Desk
from generator.render.view import View
from generator.render.village_pages import village_pieces
from generator.render.words import Words
from generator.values import Today
from tests.render.cycle import CYCLE, TODAY
from tests.render.sample import INFO, township

FAR = """
title: 西村清塘捐款
raised:
  - {date: 2025-03-01, source: villagers, village: nan, kind: cash, amount: 50}
"""
"""A fund of no village, one entry of which is of a village that nothing else names."""

WHOLE = {**CYCLE, "fund": {**CYCLE["fund"], "far": FAR}}
VILLAGES = [village.id for village in INFO.villages]


def desk_of(town: Township) -> Desk:
    return Desk(View(town, Today(TODAY)), Words.of(town.settings.language))


def written(desk: Desk, *, among_all: bool = False) -> dict[str, Written]:
    """Of each village what is written of it, by its id."""
    entries = [entry for found in desk.view.township.records.values() for entry in found]
    kin = (tuple(entries),) if among_all else kinships(desk.view.township)
    everybody = desk.view.info.villages
    pieces = village_pieces(Cutter(desk), everybody, kin, Kept())
    return {village.id: piece.written() for village, piece in zip(everybody, pieces, strict=True)}


def test_nothing_is_missing_that_all_records_would_tell() -> None:
    desk = desk_of(township(WHOLE))
    assert written(desk) == written(desk, among_all=True)


@pytest.mark.parametrize("village", VILLAGES)
def test_all_that_is_of_a_village_is_known(village: str) -> None:
    view = desk_of(township(WHOLE)).view
    own = View(alone(view.township, concerned(kinships(view.township))[village]), Today(TODAY))
    assert own.of_village(village) == view.of_village(village)
    assert own.ledger_of(village).lines == view.ledger_of(village).lines != ()


def test_what_names_another_village_is_not_known() -> None:
    told = concerned(kinships(desk_of(township(WHOLE)).view.township))
    assert [entry.id for entry in told["nan"]] == ["far"]
    assert concerned(()) == {}


def test_feeds_that_say_nothing_new_are_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept()
    before = render_township(township(WHOLE), Today(TODAY), kept=kept)[0]
    written: list[str] = []
    real = Feed.data

    def data(feed: Feed) -> bytes:
        written.append(feed.path)
        return real(feed)

    monkeypatch.setattr(Feed, "data", data)
    again = Kept(kept.used)
    assert render_township(township(WHOLE), Today(TODAY), kept=again)[0] == before
    assert written == []
    raw = {**WHOLE, "fund": {**WHOLE["fund"], "far": FAR.replace("西村", "南边")}}
    render_township(township(raw), Today(TODAY), kept=Kept(kept.used))
    assert written == ["feed.xml"]  # the calendar and all of the villages say what they said


def test_a_change_in_one_village_leaves_the_feeds_of_the_others() -> None:
    kept = Kept()
    before = render_township(township(WHOLE), Today(TODAY), kept=kept)[0]
    again = Kept(kept.used)
    raw = {**WHOLE, "fund": {**WHOLE["fund"], "far": FAR.replace("西村", "南边")}}
    after = render_township(township(raw), Today(TODAY), kept=again)[0]
    assert after == render_township(township(raw), Today(TODAY))[0]
    anew = [again.used[key] for key in again.used.keys() - kept.used.keys()]
    pages = {page.path for each in anew for page in each.pages}
    assert pages == {"funds/far.md", "villages/nan.md", "noticeboard/nan.md"}
    changed = {file.path for file in {*after.files} - {*before.files}}
    assert {path for path in changed if path.startswith("villages/")} == {
        file.path for each in anew for file in each.files
    }
