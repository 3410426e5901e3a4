"""Writing pages and their MkDocs configuration, so that `mkdocs build -f …` works by hand."""

import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.build.files import remove_all_but, write_bytes, write_text
from generator.model.page import Site
from generator.project import Project


@dataclass(frozen=True)
class Workplace:
    """One MkDocs site in the making: its folder, and what its configuration adds to the base."""

    folder: Path
    extra: dict[str, Any] = field(default_factory=dict)
    language: str = "zh"
    site_url: str = ""

    @property
    def docs(self) -> Path:
        """The pages of Markdown."""
        return self.folder / "docs"

    @property
    def config(self) -> Path:
        """The configuration beside them."""
        return self.folder / "mkdocs.yml"


def write_site(place: Workplace, site: Site, project: Project, files: dict[str, Path]) -> None:
    """Write pages, attachments and configuration; what is no longer part of the site is removed.

    Unchanged files are left untouched, so that their times tell what changed.

    Args:
        place: where to write.
        site: pages and navigation.
        project: where the base configuration and the theme lie.
        files: attachments, by their path below the docs folder.
    """
    wanted = {page.path for page in site.pages} | {file.path for file in site.files} | set(files)
    for page in site.pages:
        write_text(place.docs / page.path, page.text)
    for file in site.files:
        write_bytes(place.docs / file.path, file.data)
    for path, source in files.items():
        target = place.docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    remove_all_but(place.docs, wanted)
    write_text(place.config, _config(place, site, project))


def _config(place: Workplace, site: Site, project: Project) -> str:
    """The configuration as JSON, which is YAML too; paths are relative to its folder."""
    relative = {
        name: os.path.relpath(path, place.folder).replace(os.sep, "/")
        for name, path in (("config", project.config), ("theme", project.theme))
    }
    config = {
        "INHERIT": relative["config"],
        "site_name": site.name,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": relative["theme"], "language": place.language},
        "nav": [{title: _nav_target(target)} for title, target in site.navigation],
        "extra": place.extra,
    }
    if place.site_url:
        config["site_url"] = place.site_url
    return json.dumps(config, ensure_ascii=False, indent=2) + "\n"


def _nav_target(target: str | tuple[tuple[str, str], ...]) -> str | list[dict[str, str]]:
    """A page, or the pages of a part, as MkDocs reads them."""
    return target if isinstance(target, str) else [{title: path} for title, path in target]
