"""The portal rendered ahead, beside the build of the one place that changed.

Its tables and their workbook take as long as that place's whole site, and need of it only what its
rendering has given already. They are used if the portal is then to be made from the very same
inputs; if not (the place could not be published, say), it is rendered as if nothing had been tried.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from generator import county, load
from generator.beside import Helpers
from generator.build.fingerprint import state_text
from generator.county import PortalSources
from generator.model.page import Site
from generator.model.registry import Registry
from generator.model.summary import Summary
from generator.project import Project


@dataclass
class Ahead:
    """What was begun ahead, if anything."""

    helpers: Helpers
    with_portal: bool = True
    _later: Callable[[], tuple[str, Site]] | None = None

    def begin(
        self, project: Project, registry: Registry, place: str, site: Site, summary: Summary
    ) -> None:
        """Render the portal as it will be once this place stands published."""
        if not (self.with_portal and self.helpers.are_there):
            return

        def work() -> tuple[str, Site]:
            known = county.published_summaries(project, registry) | {place: _published(summary)}
            order = [info.id for info in load.places(project.root, registry)]
            summaries = {name: known[name] for name in order if name in known}
            sources = county.portal_sources(project, registry, summaries, {place: site})
            return sources.digest(), sources.rendered()

        self._later = self.helpers.begin(work)

    def rendered(self, sources: PortalSources) -> Site:
        """The portal made from these inputs, wherever it was rendered."""
        if self._later is None:
            return sources.rendered()
        digest, site = self._later()
        return site if digest == sources.digest() else sources.rendered()


def _published(summary: Summary) -> Summary:
    """The summary as it will be read from the published site: with its keys in order."""
    return Summary.model_validate(
        json.loads(state_text("", summary.model_dump(mode="json")))["summary"]
    )
