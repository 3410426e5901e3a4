"""Calendars as files (RFC 5545), for phones."""

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar
from icalendar import Event as Component

from generator.render.feeds.almanac import Almanac, Row


def write(almanac: Almanac) -> bytes:
    """A calendar; times are set here, as the library would put the clock's."""
    calendar = Calendar()
    calendar.add("prodid", f"-//gongshi//{almanac.code}//{almanac.language}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", almanac.title)
    for row in almanac.rows:
        calendar.add_component(_component(row))
    data: bytes = calendar.to_ical()
    return data


def _component(row: Row) -> Component:
    made = Component()
    made.add("uid", f"{row.uid}@gongshi")
    made.add("dtstamp", datetime.combine(row.first, time(), UTC))
    made.add("dtstart", row.first)
    made.add("dtend", row.last + timedelta(days=1))
    made.add("summary", row.summary)
    made.add("location", row.location)
    made.add("description", row.description)
    made.add("categories", [row.category])
    made.add("transp", "TRANSPARENT")
    if row.weekday:
        until = {"until": row.until} if row.until else {}
        made.add("rrule", {"freq": "weekly", "byday": row.weekday, **until})
    if row.url:
        made.add("url", row.url)
    return made
