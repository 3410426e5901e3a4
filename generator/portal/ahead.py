"""The portal's tables and pages made ahead, beside the build of the one place that changed.

They need of that place only what its rendering has given already. They stand under `build/` with
notes of what they were made from, so that the portal takes them if it is then to be made from the
very same inputs; if not (the place could not be published, say), it makes them anew.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from generator import county
from generator.beside import Helpers
from generator.build import site as sites
from generator.build.fingerprint import state_text
from generator.model.page import Site
from generator.model.registry import Registry
from generator.model.summary import Summary
from generator.portal.work import portal_work
from generator.project import Project


@dataclass
class Ahead:
    """What was begun ahead, if anything."""

    helpers: Helpers
    with_portal: bool = True
    _later: Callable[[], None] | None = None

    def begin(
        self, project: Project, registry: Registry, place: str, site: Site, summary: Summary
    ) -> None:
        """Make tables and pages as they will be once this place stands published."""
        if not (self.with_portal and self.helpers.are_there):
            return

        def work() -> None:
            own = {place: _published(summary)}
            summaries = county.published_summaries(project, registry, own)
            sites.prepare(project, portal_work(project, registry, summaries, {place: site}))

        self._later = self.helpers.begin(work)

    def wait(self) -> None:
        """Until nobody works on them any more."""
        if self._later is not None:
            self._later()


def _published(summary: Summary) -> Summary:
    """The summary as it will be read from the published site: with its keys in order."""
    return Summary.model_validate(
        json.loads(state_text("", summary.model_dump(mode="json")))["summary"]
    )
