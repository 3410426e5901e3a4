"""Sheets as documents for the printer: HTML with its own styles, in two densities."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import segno
from markupsafe import Markup

from generator.messages import Message, msg
from generator.model.page import Paper
from generator.render import prose
from generator.render.ledger import Ledger
from generator.render.paper.bulletins import Issue
from generator.render.paper.capitals import capitals
from generator.render.paper.content import Notice, Place
from generator.render.paper.spans import anchor, notice_days
from generator.render.templating import environment
from generator.render.text import normal
from generator.render.view import View
from generator.render.words import Words

BULLETIN_ANCHOR = "paper"
"""Where a bulletin's page shows the code of its printed form."""


class Size(StrEnum):
    """Sheets of paper; all lengths grow with the type, so both look alike."""

    A4 = "A4"
    A3 = "A3"


@dataclass(frozen=True)
class _Measure:
    """Type in points, margins in millimetres."""

    roomy: float
    close: float
    margin: float
    side: float


_MEASURES = {
    Size.A4: _Measure(12, 10.6, 12, 14),
    Size.A3: _Measure(17, 15, 17, 20),
}
"""At A3 a sign is 6 mm (17 pt), at least 5.3 mm: at one metre it is seen as 5 mm type needs."""


@dataclass(frozen=True)
class Printer:
    """Writes the sheets of one township."""

    view: View
    words: Words
    size: Size
    posted: date

    def notice(self, place: Place, notice: Notice) -> Paper:
        """A sheet for the noticeboard."""
        name = f"{self.view.info.id}-{notice.village.id if notice.village else 'town'}"
        days = self.view.township.settings.notice_days
        start, end = notice_days(self.posted, days)
        is_listed = notice.span.is_whole or notice.span.months is not None
        path = place.page.removesuffix("index.md").replace(".md", "/")
        url = self._url(path, anchor(notice.span) if is_listed else "")
        title = _text(self.words, msg("{place}: noticeboard", place=place.name))
        return self._paper(
            f"{name}-{notice.span.key}",
            f"{title} {_text(self.words, notice.span.title)}",
            "paper/notice.html.j2",
            {
                "heading": title,
                "notice": notice,
                "url": url,
                "qr": _qr(url, self.words),
                "code": notice.code,
                "is_listed": is_listed,
                "notice_start": start,
                "notice_end": end,
                "notice_length": max(days, 1),
            },
        )

    def bulletin(self, issue: Issue) -> Paper:
        """A bulletin with its red head."""
        url = self._url(f"{issue.entry.address}/", BULLETIN_ANCHOR)
        heading = _text(self.words, msg("{place} bulletin", place=self.view.name))
        number = _text(self.words, msg("No. {number}", number=issue.record.number))
        return self._paper(
            f"{self.view.info.id}-bulletin-{issue.entry.id}",
            f"{heading} {number} {normal(issue.record.title)}",
            "paper/bulletin.html.j2",
            {
                "heading": heading,
                "issue": issue,
                "record": issue.record,
                "body": prose.html(issue.record.body, top=3),
                "url": url,
                "qr": _qr(url, self.words),
                "code": issue.code,
                "is_listed": True,
            },
        )

    def _paper(self, name: str, title: str, template: str, context: dict[str, object]) -> Paper:
        measure = _MEASURES[self.size]
        page = environment(self.words).get_template(template)
        known = {
            **context,
            "title": title,
            "town": self.view,
            "size": self.size.value,
            "capitals": capitals,
            "left_of": left_of,
            "in_kind_dates": in_kind_dates,
            "html_language": "zh-CN" if self.words.language.startswith("zh") else "en",
        }
        variants = tuple(
            page.render(known, **_lengths(measure, base), page_of=_page_of(self.words))
            for base in (measure.roomy, measure.close)
        )
        return Paper(f"{name}-{self.size.value}", title, variants)

    def _url(self, path: str, anchor_: str) -> str | None:
        """The live page; None where the county has not said where its site lies."""
        site = self.view.township.settings.site_url
        if not site:
            return None
        return f"{site.rstrip('/')}/{self.view.info.id}/{path}" + (f"#{anchor_}" if anchor_ else "")


def left_of(ledger: Ledger) -> object:
    """Received less spent."""
    return ledger.received - ledger.outgoings


def in_kind_dates(ledger: Ledger) -> tuple[object, ...]:
    """The dates of what is no money."""
    return tuple(line.item.date for _, part in ledger.forms for line in part if line.item.date)


def _lengths(measure: _Measure, base: float) -> dict[str, Markup]:
    """Numbers of the style sheet; `Markup`, since a style sheet knows no entities."""
    given = {
        "base": base,
        "small": base * 0.72,
        "margin": measure.margin,
        "side": measure.side,
        "top": measure.margin + 8,
        "bottom": measure.margin + 3,
    }
    return {name: Markup(f"{value:.2f}") for name, value in given.items()}  # noqa: S704


def _page_of(words: Words) -> Markup:
    """“Page 1 of 2” as the value of `content`: the catalogue's words around the two counters."""
    said = words.text(msg("Page {page} of {pages}", page="\0page\0", pages="\0pages\0"))
    parts = enumerate(said.split("\0"))
    value = " ".join(f"counter({part})" if at % 2 else f'"{part}"' for at, part in parts)
    return Markup(value)  # noqa: S704 - the catalogue's own words


def _qr(url: str | None, words: Words) -> Markup | None:
    """The address as a QR code that survives a crease (15 % lost); an SVG of the sheet's own."""
    if url is None:
        return None
    code = segno.make(url, error="m", micro=False, boost_error=False)
    title = words.text(msg("QR code of the page on the web"))
    drawing = code.svg_inline(border=0, omitsize=True, svgclass="qr", lineclass=None, title=title)
    return Markup(drawing)  # noqa: S704 - drawn by segno, which escapes the title


def _text(words: Words, message: Message | object) -> str:
    return normal(words.text(message))
