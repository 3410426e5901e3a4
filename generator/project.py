"""The folder that a command works in: its registry, records, configuration, theme and handbook."""

from dataclasses import dataclass
from pathlib import Path

from generator.messages import Message, msg

REGISTRY = "villages.yml"
HANDBOOK = "handbook"
"""The folder of the handbook beside the townships."""

STATE = "gongshi.json"
"""Lies in the portal and in every published place: the mark of a build, and its summary."""

LEAVING = "gongshi.leaving"
"""Lies in a published place that still holds files of the one before: see `build/publish.py`."""

_PACKAGE = Path(__file__).parent
_CARRIED = _PACKAGE / "data"
"""What a wheel carries of the repository's top level."""


@dataclass(frozen=True)
class Project:
    """Where everything lies; what the folder does not have itself, the package carries."""

    root: Path
    site: Path

    @classmethod
    def at(cls, root: Path, site: Path | None = None) -> "Project":
        """The project in a folder; its site is published to `site/` unless said otherwise."""
        root = root.resolve()
        return cls(root, (root / "site" if site is None else site).resolve())

    def refusal(self) -> Message | None:
        """Why nothing may be published to the site's folder; None if it may.

        Publishing replaces and removes what is there, so the folder must be empty, or bear the mark
        that an earlier build left, and must neither hold the project nor lie among its records.
        """
        if self.root.is_relative_to(self.site):
            return msg("{folder} holds the project itself.", folder=str(self.site))
        own = ("content", "docs", "theme_overrides", "generator", "tests", ".git")
        if any(self.site.is_relative_to(self.root / name) for name in own):
            return msg("{folder} belongs to the project's own files.", folder=str(self.site))
        if self.site.exists() and not self.site.is_dir():
            return msg("{folder} is no folder.", folder=str(self.site))
        filled = self.site.is_dir() and any(self.site.iterdir())
        if filled and not (self.site / STATE).is_file():
            return msg("{folder} holds files of another origin.", folder=str(self.site))
        return None

    def claim(self) -> None:
        """Leave the mark in the site's folder before anything is put there."""
        self.site.mkdir(parents=True, exist_ok=True)
        mark = self.site / STATE
        if not mark.exists():
            mark.write_text("{}\n", encoding="utf-8")

    @property
    def build(self) -> Path:
        """Pages of Markdown and their configuration, a folder for each site."""
        return self.root / "build"

    @property
    def config(self) -> Path:
        """The base configuration that every site inherits."""
        return self._own_or_carried("mkdocs.yml")

    @property
    def theme(self) -> Path:
        """Templates and styles over Material's."""
        return self._own_or_carried("theme_overrides")

    @property
    def docs(self) -> Path:
        """The handbook."""
        return self._own_or_carried("docs")

    def records(self, township: str) -> Path:
        """The folder of a township's records."""
        return self.root / "content" / township

    def _own_or_carried(self, name: str) -> Path:
        own = self.root / name
        if own.exists():
            return own
        carried = _CARRIED / name
        return carried if carried.exists() else _PACKAGE.parent / name
