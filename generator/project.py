"""The folder that a command works in: its registry, records, configuration, theme and handbook."""

from dataclasses import dataclass
from pathlib import Path

REGISTRY = "villages.yml"
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
