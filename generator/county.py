"""What the build stage is told to make: a township's site, the handbook's; see `portal` too."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from generator import check, load
from generator.build import address_gone, place_refused, recall, site_not_built
from generator.build.edition import Edition
from generator.build.fingerprint import read_state
from generator.build.indexes import PORTAL
from generator.build.mkdocs_site import SiteFault
from generator.build.pictures import Original
from generator.build.site import Work
from generator.build.traditional import protected
from generator.messages import msg
from generator.model.base import is_harmless
from generator.model.contact import Report
from generator.model.names import names_in_township
from generator.model.page import Site
from generator.model.picture import is_picture
from generator.model.registry import Registry, Settings, TownshipEntry
from generator.model.summary import Summary
from generator.model.township import Township
from generator.project import HANDBOOK, Project
from generator.render.feeds import FEED
from generator.render.handbook import render_handbook
from generator.render.newest import with_newest
from generator.render.share import SHARE_IMAGE
from generator.rule import Rule, rule_of

RULES: tuple[Rule, ...] = (
    *load.RULES,
    *check.RULES,
    rule_of(address_gone),
    rule_of(site_not_built),
    rule_of(place_refused),
)
"""Every rule that a diagnostic can name, in the order in which a record meets them."""


def place_inputs(project: Project, registry: Registry, info: TownshipEntry) -> str:
    """A digest of everything that a place's site is made from."""
    return recall.place_inputs(project, info.id, registry_inputs(registry, info))


def registry_inputs(registry: Registry, info: TownshipEntry) -> str:
    """All of the registry that a place's site is made from: its entry, its county, the settings."""
    entries = (info, registry.county_of(info), registry.settings)
    return "\n".join(each.model_dump_json() for each in entries)


def township_work(project: Project, township: Township, site: Site) -> Work:
    """A township's pages, with the attachments that its published records name.

    Of a picture the original stays here: small versions of it are published.
    """
    info, settings = township.info, township.settings
    used = {
        (entry.kind.folder, attachment.file)
        for entries in township.public.records.values()
        for entry in entries
        for attachment in entry.record.attachments
        if is_harmless(attachment.file)
    }
    sources = {
        f"{folder}/files/{name}": project.records(info.id) / folder / name
        for folder, name in used
        if not is_picture(name)
    }
    pictures = {
        f"{folder}/files/{name}": Original(project.records(info.id) / folder / name, picture)
        for folder, name in used
        if (picture := township.shown_picture(folder, name))
    }
    report = (settings.report or Report()).before(info.contact)
    edition = edition_of(settings, info.id, lambda: names_in_township(township))
    work = work_of(info.id, site, settings, sources, report)
    return replace(work, pictures=pictures, edition=edition)


def handbook_work(project: Project, settings: Settings) -> Work:
    """The pages of docs/, the files that they name, and a page of every rule."""
    files = [path for path in sorted(project.docs.rglob("*")) if path.is_file()]
    named = {path.relative_to(project.docs).as_posix(): path for path in files}
    pages = {
        name: path.read_text(encoding="utf-8")
        for name, path in named.items()
        if path.suffix == ".md"
    }
    others = {
        name: path
        for name, path in named.items()
        if path.suffix != ".md" and any(path.name in text for text in pages.values())
    }
    return work_of(HANDBOOK, render_handbook(pages, RULES, settings.language), settings, others)


class OtherVersionFault(SiteFault):
    """A site that stands published says of itself what this version cannot read."""

    def __init__(self, info: TownshipEntry) -> None:
        """Name the place, and how it is made again."""
        self.reason = msg(
            "The published site of {place} was made by another version of the program, which says"
            " too little or too much of it for the portal: build it again (gongshi build {id})",
            place=info.name,
            id=info.id,
        )
        super().__init__([str(self.reason)])


def published_summaries(
    project: Project, registry: Registry, ahead: Mapping[str, Summary] | None = None
) -> dict[str, Summary]:
    """The summaries of the townships whose sites stand published, in the order of the registry.

    Of places in `ahead` they are taken from there. Of the news of each there are only those that
    the portal may show.

    Raises:
        OtherVersionFault: for a site that another version of the program has left.
    """
    return with_newest(_summaries(project, registry, ahead or {}))


def _summaries(
    project: Project, registry: Registry, ahead: Mapping[str, Summary]
) -> Iterator[tuple[str, Summary]]:
    for info in load.places(project.root, registry):
        if info.id in ahead:
            yield info.id, ahead[info.id]
        elif (told := _told(project, info)) is not None:
            yield info.id, _summary(info, told)


def published_places(
    project: Project, registry: Registry
) -> Iterator[tuple[TownshipEntry, object]]:
    """The places whose sites stand published, and what these say of themselves."""
    for info in load.places(project.root, registry):
        if (told := _told(project, info)) is not None:
            yield info, told


def _told(project: Project, info: TownshipEntry) -> object:
    """What the site of a place says of it; None if it does not stand published."""
    state = read_state(project.site / info.id)
    return None if state is None else state.get("summary")


def _summary(info: TownshipEntry, told: object) -> Summary:
    try:
        return Summary.model_validate(told)
    except ValidationError:
        raise OtherVersionFault(info) from None


def edition_of(
    settings: Settings, name: str, names: Callable[[], frozenset[str]]
) -> Edition | None:
    """What the edition in Traditional characters is made with; None where none is wanted."""
    if not settings.has_traditional:
        return None
    own = {each.name: each.traditional for each in settings.protected_names}
    given = {name: traditional for name, traditional in own.items() if traditional}
    return Edition(
        names=protected(names() | own.keys(), given),
        portal=name == PORTAL,
        address=settings.address("" if name == PORTAL else f"{name}/"),
    )


def work_of(
    name: str,
    site: Site,
    settings: Settings,
    files: dict[str, Path],
    report: Report | None = None,
) -> Work:
    """A site to make, with what its templates are told of the county."""
    place = "" if name == PORTAL else f"{name}/"
    return Work(
        name=name,
        site=site,
        language=settings.language.value,
        extra={
            "portal": name != PORTAL,
            "portal_title": settings.title,
            "place": place,
            "feed": FEED if any(file.path == FEED for file in site.files) else "",
            "share": settings.address(SHARE_IMAGE),
            "report": _ways(report or settings.report or Report()),
            "traditional": settings.has_traditional and name != HANDBOOK,
        },
        site_url=settings.address(place),
        files=files,
    )


def _ways(report: Report) -> dict[str, str]:
    """Where a reader says that something is wrong, and what a telephone dials; only what is set."""
    ways = {name: value for name, value in report.model_dump().items() if value}
    dial = {"dial": re.sub(r"[ -]", "", report.phone)} if report.phone else {}
    return ways | dial
