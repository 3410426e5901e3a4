"""A page that stood on the site is gone.

Somebody may have kept the link, printed it or sent it on. This is noticed once, by the build that
takes the page away. If the record was withdrawn, nothing is to be done. If its file was renamed,
the new one says so, and the old address leads on to it.

Passes (in `projects/courtyards.yml`, which was `projects/yards.yml`):

    formerly: [yards]
"""

import sys
from collections.abc import Container, Iterable, Iterator

from generator.diagnostics import Diagnostic, Position, Severity
from generator.messages import msg
from generator.model.page import Site
from generator.rule import rule_of

SEVERITY = Severity.WARNING


def diagnostics(place: str, published: Iterable[str], site: Site) -> Iterator[Diagnostic]:
    """One for each address of a record or a village that the new site has not.

    Args:
        place: the folder of the township's records, as an editor names it.
        published: the addresses of the pages that stand published.
        site: what is about to take their place.
    """
    kept = {page.path.removesuffix(".md") for page in site.pages}
    kept |= {file.path.removesuffix("/index.html") for file in site.files}
    yield from gone(place, published, kept)


def gone(place: str, published: Iterable[str], kept: Container[str]) -> Iterator[Diagnostic]:
    """One for each address of a record or a village among those published that is not kept."""
    for address in published:
        name = address.partition("/")[2]
        if name and address not in kept:
            yield Diagnostic(
                rule_of(sys.modules[__name__]).id,
                SEVERITY,
                Position(place),
                msg("The page “{address}” is gone from the site.", address=address),
                msg(
                    "If it has another name now, write “formerly: [{id}]” there; "
                    "if it was withdrawn, all is well",
                    id=name,
                ),
            )
