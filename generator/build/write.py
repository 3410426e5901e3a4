"""Writing pages and their MkDocs configuration, so that `mkdocs build -f …` works by hand."""

import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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
    for left in sorted(place.docs.rglob("*"), reverse=True):
        if left.is_file() and left.relative_to(place.docs).as_posix() not in wanted:
            left.unlink()
        elif left.is_dir() and not any(left.iterdir()):
            left.rmdir()
    write_text(place.config, _config(place, site, project))


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 with LF, unless the file says that already."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file in one step, unless it holds that already: nobody ever finds a part of it."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(".part")  # a name that is never too long, and is taken again
    part.write_bytes(data)
    part.replace(path)


def copy_tree(source: Path, target: Path) -> None:
    """Copy the files of a folder.

    Raises:
        OSError: at the first that cannot be copied; shutil's own would hide the reason in a list.
    """
    for path in sorted(source.rglob("*")):
        if path.is_file():
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)


def write_whole(path: Path, text: str) -> None:
    """Write a file that others may read or write at the same time: whole, or not at all."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_text(text, encoding="utf-8", newline="\n")
    fresh.replace(path)


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
