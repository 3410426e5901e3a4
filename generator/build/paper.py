"""HTML → PDF by WeasyPrint, which is loaded only here and only when something is printed.

It needs Pango and a font with the signs that the sheet has. Without them nothing is printed: a
sheet with empty boxes is worse than none.
"""

import contextlib
import hashlib
import io
import logging
import os
import re
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from generator.build.files import write_bytes
from generator.messages import Message, msg
from generator.model.page import Paper

_LOGGER = "weasyprint"
_MISSING = re.compile(r"\.notdef glyph rendered for Unicode string unsupported by fonts: (.*)")
_MOST_NAMED = 20


class PaperFault(Exception):  # noqa: N818 - a state of the machine that a clerk must read
    """Nothing can be printed on this machine: why, and what to install."""

    def __init__(self, reason: Message, remedy: Message) -> None:
        """Keep both untranslated; the command chooses the language."""
        super().__init__(str(reason))
        self.reason = reason
        self.remedy = remedy


def print_paper(paper: Paper, folder: Path) -> Path:
    """Write the sheet as `<name>.pdf`; an unchanged file is left untouched.

    Raises:
        PaperFault: if Pango or a font is missing.
        OSError: if the file cannot be written.
    """
    path = folder / f"{paper.name}.pdf"
    write_bytes(path, to_pdf(paper))
    return path


def to_pdf(paper: Paper) -> bytes:
    """The first variant that fits on one page, else the first: the same bytes for the same input.

    Raises:
        PaperFault: if Pango or a font is missing.
    """
    pdf, said = typeset(paper)
    missing = "".join(dict.fromkeys(found for each in said for found in _missing(each)))
    if missing:
        raise _no_font(missing)
    return pdf


def typeset(paper: Paper) -> tuple[bytes, tuple[str, ...]]:
    """The sheet whatever it looks like, and what WeasyPrint has to say of it.

    Raises:
        PaperFault: if Pango is missing.
    """
    weasyprint = _weasyprint()
    with _watched() as said:
        laid_out = [_lay_out(weasyprint, html) for html in paper.variants]
        document = next((each for each in laid_out if len(each.pages) == 1), laid_out[0])
        pdf = document.write_pdf(
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(paper.variants[0].encode()).digest()[:16],
        )
    return bytes(pdf), tuple(said)


def _lay_out(weasyprint: ModuleType, html: str) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    nothing = weasyprint.URLFetcher(allowed_protocols=())  # neither the disk nor a host
    document = weasyprint.HTML(string=html, url_fetcher=nothing).render()
    document.metadata.created = document.metadata.modified = _day()
    return document


def _day() -> str | None:
    """SOURCE_DATE_EPOCH as W3C writes dates; None leaves the date out of the file."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdigit():
        return None
    return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _weasyprint() -> ModuleType:
    """WeasyPrint; it speaks on stdout where a library is missing, which is caught too.

    Raises:
        PaperFault: if Pango, or a library beside it, is missing.
    """
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of HarfBuzz-Subset: it can wait
            import weasyprint  # noqa: PLC0415 - slow, and `make site` does without
    except OSError as error:
        reason = msg("Sheets cannot be printed here: {library}.", library=str(error).split("\n")[0])
        raise PaperFault(reason, _PANGO) from None
    found: ModuleType = weasyprint
    return found


@contextlib.contextmanager
def _watched() -> Iterator[list[str]]:
    """What WeasyPrint says on the way, instead of on the terminal."""
    said: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    logger, keeper = logging.getLogger(_LOGGER), Keeper()
    before, through = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [keeper], False
    try:
        yield said
    finally:
        logger.handlers, logger.propagate = before, through


def _missing(said: str) -> Iterator[str]:
    found = _MISSING.search(said)
    if found:
        yield from (sign for sign in found[1] if sign not in "\"' ")


def _no_font(signs: str) -> PaperFault:
    shown = signs[:_MOST_NAMED] + ("…" if len(signs) > _MOST_NAMED else "")
    return PaperFault(msg("No font on this machine has the signs {signs}.", signs=shown), _FONT)


_PANGO = msg(
    "Install Pango. Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0; Fedora, openEuler: dnf install pango; macOS: brew install pango; "
    "Windows: MSYS2, then pacman -S mingw-w64-x86_64-pango"
)
_FONT = msg(
    "Install a Chinese font. Debian, Ubuntu: apt-get install fonts-noto-cjk; Fedora, openEuler: "
    "dnf install google-noto-sans-cjk-fonts; Windows and macOS bring one"
)
