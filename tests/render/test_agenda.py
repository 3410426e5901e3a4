"""The calendar of activities: the week, the months with their days, and what has no day."""

from datetime import date

from generator.model.activity import Activity
from generator.model.page import Site
from generator.model.township import Entry
from generator.render import render_township
from generator.render.agenda import Agenda, agenda
from generator.values import Today
from tests.render.html import body_of, page, words_of
from tests.render.sample import township

TODAY = date(2026, 1, 1)
RAW = {
    "dance": "form: culture, recurrence: daily, daytime: evening",
    "sweep": "form: cleaning, weekday: friday, time: 07:00-08:30, hours: 1.5 小时",
    "early": "form: cleaning, recurrence: weekly, weekday: friday, time: 06:30",
    "review": "form: other, recurrence: weekly",
    "fair": "form: culture, recurrence: yearly, weekday: sunday",
    "visit": "form: visit, period: {start: 2022-07-19, end: 2022-07-20}",
    "show": "form: culture, date: 2022-08-20, people: 300余",
    "second": "form: culture, date: 2022-08-20",
    "month": "form: culture, date: 2022-08",
    "year": "form: culture, date: 2022",
    "never": "form: care",
}


def _town(raw: dict[str, str]) -> dict[str, dict[str, str]]:
    return {
        "activity": {
            name: f"{{title: 活动{name}, {rest}, sources: [{{title: 甲}}]}}"
            for name, rest in raw.items()
        }
    }


def _plan(raw: dict[str, str] = RAW) -> Agenda:
    return agenda(township(_town(raw)).of(Activity))


def _site(raw: dict[str, str] = RAW) -> Site:
    return render_township(township(_town(raw)), Today(TODAY))[0]


def _ids(entries: tuple[Entry[Activity], ...]) -> list[str]:
    return [each.id for each in entries]


def test_the_week_stands_by_day_and_part_of_the_day() -> None:
    week = _plan().week
    assert week is not None
    assert [str(part) for part in week.parts] == ["morning", "evening", "None"]
    rows = {row.day.value: [_ids(slots) for slots in row.slots] for row in week.rows}
    assert list(rows) == [
        "daily",
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        "weekly",
    ]
    assert rows["daily"] == [[], ["dance"], []]
    assert rows["friday"] == [["early", "sweep"], [], []]
    assert rows["weekly"] == [[], [], ["review"]]
    assert rows["monday"] == [[], [], []]


def test_without_a_named_day_there_are_no_empty_days() -> None:
    week = _plan({"dance": RAW["dance"], "review": RAW["review"]}).week
    assert week is not None
    assert [row.day.value for row in week.rows] == ["daily", "weekly"]
    assert _plan({"never": RAW["never"]}).week is None


def test_what_comes_round_less_often_is_not_put_on_a_week() -> None:
    assert [(often, _ids(group)) for often, group in _plan().rarer] == [("yearly", ["fair"])]  # type: ignore[arg-type]


def test_months_stand_newest_first_and_nothing_is_put_on_a_day_that_is_not_known() -> None:
    spans = _plan().spans
    assert [str(span.title) for span in spans] == ["2022-08", "2022-07", "2022"]
    august, july, year = spans
    assert [(str(day), _ids(group)) for day, group in august.days] == [
        ("2022-08-20", ["second", "show"])
    ]
    assert _ids(august.loose) == ["month"]
    assert (july.loose, year.days, year.weeks) == ((), (), ())
    assert _ids(year.loose) == ["year"]
    assert _ids(_plan().undated) == ["never"]


def test_a_month_has_all_its_days_and_marks_those_of_a_period() -> None:
    july = _plan().spans[1]
    assert all(len(week) == 7 for week in july.weeks)
    days = [day for week in july.weeks for day in week if day.number]
    assert [day.number for day in days] == list(range(1, 32))
    marked = {day.number: day.anchor for day in days if day.anchor}
    assert marked == {19: "day-2022-07-19", 20: "day-2022-07-19"}
    assert july.weeks[0][4].number == 1, "1 July 2022 was a Friday"


def test_every_activity_stands_on_the_calendar_and_leads_to_its_record() -> None:
    shown = body_of(page(_site(), "activities/index.md"))
    by_form = shown.xpath(".//h2[@id='by-form']")[0].getparent()
    grouped = {str(href).removesuffix(".md") for href in by_form.xpath(".//a/@href")}
    assert grouped == set(RAW)
    by_form.getparent().remove(by_form)
    assert {str(href).removesuffix(".md") for href in shown.xpath(".//section//a/@href")} >= set(
        RAW
    )


def test_a_marked_day_leads_to_a_place_on_the_page() -> None:
    shown = body_of(page(_site(), "activities/index.md"))
    marked = {str(href) for href in shown.xpath(".//div[@class='month']//td/a/@href")}
    assert marked == {"#day-2022-08-20", "#day-2022-07-19"}
    ids = {str(each) for each in shown.xpath(".//@id")}
    assert {href[1:] for href in marked} <= ids


def test_hours_people_and_the_clock_stand_beside_the_activity() -> None:
    shown = body_of(page(_site(), "activities/index.md"))
    rows = shown.xpath(".//h2[@id='week']/following-sibling::div//tr[td]")
    friday = next(words_of(row) for row in rows if words_of(row[0]) == "星期五")
    assert "07:00-08:30 活动sweep 1.5 小时" in friday
    assert friday.index("06:30") < friday.index("07:00")
    assert "300余人" in words_of(shown).replace(" ", "")


def test_where_nothing_has_a_date_the_page_says_so_once() -> None:
    shown = body_of(page(_site({"never": RAW["never"]}), "activities/index.md"))
    assert words_of(shown).count("来源没有写是哪一天") == 1
    assert [str(each) for each in shown.xpath(".//h2/@id")] == ["by-form", "download"]
