"""One site from pages to publication: write, build, index, publish in one swap."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.build.edition import FOLDER as HANT
from generator.build.edition import Edition, make_edition
from generator.build.fingerprint import (
    fingerprint,
    made_of,
    of_the_generator,
    read_state,
    write_state,
)
from generator.build.indexes import PORTAL, index_site, published_parts
from generator.build.lay import publish_files
from generator.build.mkdocs_site import fresh_folder
from generator.build.pages import build_pages, make_html
from generator.build.pictures import Original, make_versions
from generator.build.publish import newest, publish_folder, publish_gently, staging_folder
from generator.build.search import FOLDER
from generator.build.write import Workplace, write_site
from generator.model.page import Site
from generator.project import Project


@dataclass(frozen=True)
class Work:
    """One site to make: its name under build/, its pages, and what its templates are told."""

    name: str
    site: Site
    language: str
    extra: dict[str, Any]
    site_url: str = ""
    files: dict[str, Path] = field(default_factory=dict)
    pictures: dict[str, Original] = field(default_factory=dict)
    """Attached pictures; of these, only versions made here are published."""
    edition: Edition | None = None


def write(project: Project, work: Work) -> Workplace:
    """The Markdown of a site, the files beside it and its configuration, under build/.

    Raises:
        PictureFault: if a picture cannot be read.
    """
    place = Workplace(project.build / work.name, work.extra, work.language, work.site_url)
    files = work.files | make_versions(work.pictures, place.folder / "pictures")
    write_site(place, work.site, project, files)
    return place


def prepare(project: Project, work: Work) -> None:
    """Make the pages of a site ahead, under build/, from where the site is then made.

    Raises:
        SiteFault, PictureFault, OSError: as `publish`.
    """
    make_html(project, write(project, work), work.site)


def digest_of(project: Project, work: Work) -> str:
    """A digest of everything that the published site depends on."""
    pages = [text for page in work.site.pages for text in (page.path, page.text)]
    told = [
        work.site.name,
        repr(work.site.navigation),
        repr(work.extra),
        work.language,
        work.site_url,
        repr(work.edition),
    ]
    made = [part for file in work.site.files for part in (file.path, file.data)]
    originals = {path: each.source for path, each in work.pictures.items()}
    files = [
        part for path, source in sorted((work.files | originals).items()) for part in (path, source)
    ]
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return fingerprint(
        [of_the_generator(), epoch, *told, *pages, *made, *files, project.config, project.theme]
    )


def is_published(project: Project, name: str, digest: str) -> bool:
    """Whether the site that stands published was made from the same inputs."""
    return made_of(project.site / name) == digest


def publish(
    project: Project,
    work: Work,
    summary: dict[str, Any],
    *,
    gently: bool = False,
    indexed: Callable[[str], None] | None = None,
) -> bool:
    """Build a site in the staging folder, with its own search index, and swap it in.

    Args:
        project: where to.
        work: what to.
        summary: what the portal is to know of it.
        gently: keep what leaves the site until `settle`, for a portal that still names it.
        indexed: is told the name of the search index once it is made and its gist kept.

    Returns:
        Whether there was anything to do: a site made from the same inputs is left alone.

    Raises:
        SiteFault: if MkDocs finds a broken link; nothing is published then.
        PictureFault: if a picture cannot be read; nothing is published then.
        OSError: if something cannot be written.
    """
    digest = digest_of(project, work)
    if is_published(project, work.name, digest):
        return False
    ready = _build(project, work)
    index = index_site(project, work.name, ready, ready / FOLDER)
    if indexed:
        indexed(index)
    if work.edition:
        make_edition(ready, work.edition)
    (ready / "404.html").unlink(missing_ok=True)  # a server asks for the one at its root only
    write_state(ready, digest, summary)
    put = publish_gently if gently else publish_folder
    put(ready, project.site / work.name)
    return True


def publish_portal(
    project: Project,
    work: Work,
    names: Sequence[str],
    ahead: Callable[[], Path | None] = lambda: None,
) -> bool:
    """Build the portal, with a search index over all published sites, and lay it over the root.

    Args:
        project: where to.
        work: what to.
        names: of the sites below it.
        ahead: waits for the folder of that index, if it is made ahead.

    Returns:
        Whether there was anything to do: the same pages over the same sites are left alone.

    Raises:
        SiteFault, OSError: as `publish`.
    """
    states = [str((read_state(project.site / name) or {}).get("fingerprint")) for name in names]
    digest = fingerprint([digest_of(project, work), *names, *states])
    if is_published(project, "", digest):
        return False
    ready = _build(project, work)
    if index := ahead():
        index.rename(ready / FOLDER)
    else:
        index_site(project, PORTAL, ready, ready / FOLDER, published_parts(project, names))
    if work.edition:
        there = (name for name in names if (newest(project.site, name) / HANT).is_dir())
        make_edition(ready, replace(work.edition, places=frozenset(there)))
    write_state(ready, digest, {})
    publish_files(ready, project.site, frozenset(names))
    return True


def _build(project: Project, work: Work) -> Path:
    place = write(project, work)
    ready = fresh_folder(staging_folder(project.site) / work.name)
    build_pages(project, place, work.site, ready)
    return ready
