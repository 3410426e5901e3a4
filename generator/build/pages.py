"""Pages to HTML, each built once: what has not changed since the last build is taken from it.

`build/<site>/html` is what MkDocs made last, `build/<site>/html.json` says of which inputs. A page
depends on its own text, and on what all pages share: configuration with navigation, theme, program.
Where anything is in doubt (shared inputs changed, a page is gone, a link leads to no anchor), all
pages are built as from nothing, so that the result is always what a first build gives.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache

from generator.build.anchors import are_sound
from generator.build.compiled import compiled_templates
from generator.build.files import copy_tree, files_below, remove_all_but
from generator.build.fingerprint import fingerprint, of_the_generator
from generator.build.mkdocs_site import build_html
from generator.build.site_map import site_map
from generator.build.write import Workplace
from generator.model.page import Site
from generator.project import Project


@dataclass(frozen=True)
class _Made:
    """What an earlier build was made from: the shared inputs, and each page's own."""

    shared: str
    pages: dict[str, str]
    others: str
    """Of all files beside the pages."""


def build_pages(project: Project, place: Workplace, site: Site, target: Path) -> None:
    """Build a site that has been written to `place` into the folder `target`.

    Raises:
        SiteFault: if MkDocs warns of anything.
        OSError: if something cannot be written.
    """
    make_html(project, place, site)
    html = html_of(place.folder)
    copy_tree(html, target)
    if place.site_url:
        (target / "sitemap.xml").write_bytes(site_map(html, place.site_url))


def make_html(project: Project, place: Workplace, site: Site) -> None:
    """Build a site that has been written to `place` where later builds find it.

    Raises:
        SiteFault, OSError: as `build_pages`.
    """
    others = sorted(files_below(place.docs) - {page.path for page in site.pages})
    inputs = _inputs(project, place, site, others)
    earlier = _read(place)
    made = {*map(_html, inputs.pages), *others}
    html = html_of(place.folder)
    if earlier == inputs and made <= files_below(html):  # somebody may have taken one away
        return
    compiled = compiled_templates(project.build, "mkdocs")
    _note(place).unlink(missing_ok=True)  # a build that is cut short leaves no note
    if earlier is None or not _build_changed(place, inputs, earlier, compiled):
        build_html(place.config, html, compiled=compiled)
    note = [inputs.shared, inputs.pages, inputs.others]
    _note(place).write_text(json.dumps(note, sort_keys=True), "utf-8")


def html_of(folder: Path) -> Path:
    """Where the pages of a site lie that is made in a folder under build/."""
    return folder / "html"


def _inputs(project: Project, place: Workplace, site: Site, others: list[str]) -> _Made:
    """What is built; `others` are the files that MkDocs copies as they are."""
    shared: list[str | Path] = [of_the_generator(), project.config, project.theme, place.config]
    pages = {page.path: fingerprint([page.text]) for page in site.pages}
    copied = [part for name in others for part in (name, place.docs / name)]
    return _Made(fingerprint(shared), pages, fingerprint(copied))


def _build_changed(
    place: Workplace, inputs: _Made, earlier: _Made, compiled: BytecodeCache
) -> bool:
    """Build only the pages that changed; False where the others cannot be relied upon."""
    old = html_of(place.folder)
    stay = {name for name, digest in inputs.pages.items() if earlier.pages.get(name) == digest}
    kept = {_html(name) for name in stay}
    gone = earlier.pages.keys() - inputs.pages.keys()
    if inputs.shared != earlier.shared or gone or kept - files_below(old):
        return False
    fresh = place.folder / "html.fresh"
    changed = frozenset(inputs.pages.keys() - stay)
    build_html(place.config, fresh, only=changed, compiled=compiled)
    if not are_sound(fresh, old, [*map(_html, changed)], kept):
        return False
    _lay_over(fresh, old, kept)
    return True


def _lay_over(fresh: Path, old: Path, kept: set[str]) -> None:
    """Put what is fresh in its place; of the rest, what is kept stays."""
    new = files_below(fresh)
    remove_all_but(old, new | kept)
    for name in sorted(new):
        target = old / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (fresh / name).replace(target)
    shutil.rmtree(fresh)


def _html(name: str) -> str:
    """Where MkDocs puts a page: `funds/road.md` becomes `funds/road/index.html`."""
    path = name.removesuffix(".md")
    return f"{path}.html" if path.rpartition("/")[2] == "index" else f"{path}/index.html"


def _note(place: Workplace) -> Path:
    return place.folder / "html.json"


def _read(place: Workplace) -> _Made | None:
    """The note of the last build; None if there is none that can be read."""
    try:
        note: Any = json.loads(_note(place).read_text("utf-8"))
        return _Made(str(note[0]), dict(note[1]), str(note[2]))
    except (OSError, ValueError, LookupError, TypeError):
        return None
