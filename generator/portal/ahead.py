"""The portal made ahead, beside the build of the one place that changed.

Tables and pages need of that place only what its rendering has given already, the search index what
the place's own index holds. Nobody but this build changes a published site meanwhile. So the portal
is taken as it was made ahead, once the place stands published; if it does not, all is made anew.
"""

import json
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import county
from generator.beside import Helpers, LostError, Word
from generator.build import site as sites
from generator.build.fingerprint import state_text
from generator.build.indexes import IndexAhead
from generator.build.pages import html_of
from generator.build.site import Work
from generator.model.page import File
from generator.model.registry import Registry
from generator.model.summary import Summary
from generator.portal.work import portal_work
from generator.project import Project


@dataclass(frozen=True)
class Made:
    """A portal that is to be published yet.

    Attributes:
        names: of the sites below it.
        work: its pages.
        index: waits for the folder of its search index; None if that is to be made then.
    """

    names: tuple[str, ...]
    work: Work
    index: Callable[[], Path | None]


@dataclass
class Ahead:
    """What was begun ahead, if anything."""

    helpers: Helpers
    with_portal: bool = True
    _word: Word | None = None
    _later: Iterator[Any] | None = None
    _stands: bool = False

    def begin(
        self,
        project: Project,
        registry: Registry,
        place: str,
        tables: Sequence[File],
        summary: Summary,
    ) -> None:
        """Make all of the portal as it will be once this place stands published.

        Args:
            project: where to.
            registry: all places.
            place: the one that changed.
            tables: its open data.
            summary: what the portal is to know of it.
        """
        if not (self.with_portal and self.helpers.are_there):
            return
        word = self._word = Word()

        def work() -> Iterator[object]:
            index = IndexAhead(project, place)
            own = {place: _published(summary)}
            summaries = county.published_summaries(project, registry, own)
            portal = portal_work(project, registry, summaries, {place: tables})
            sites.prepare(project, portal)
            yield tuple(summaries), portal
            index.gather(html_of(project.build / portal.name), [*summaries])
            if name := word.hear():
                yield index.made(name)

        self._later = self.helpers.attempt(work)

    def indexed(self, index: str) -> None:
        """The place's own search index is made, and its gist kept; `index` is its name."""
        if self._word:
            self._word.say(index)

    def stands(self) -> None:
        """The place stands published, as it was rendered."""
        self._stands = True

    def made(self) -> Made | None:
        """What was made, at least the pages; None if it is to be made now, and by nobody else."""
        if self._later is None or self._word is None:
            return None
        self._word.say(None)  # if it has not been told, it is told that it never will be
        with suppress(LostError):
            if self._stands:
                names, work = next(self._later)
                return Made(names, work, self._index)
            deque(self._later, 0)  # to its end
        return None

    def _index(self) -> Path | None:
        with suppress(LostError):
            folder: Path | None = next(self._later) if self._later else None
            return folder
        return None


def _published(summary: Summary) -> Summary:
    """The summary as it will be read from the published site: with its keys in order."""
    return Summary.model_validate(
        json.loads(state_text("", summary.model_dump(mode="json")))["summary"]
    )
