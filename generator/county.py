"""What the build stage is told to make: a township's site, the handbook's, the portal's."""

from pathlib import Path

from generator import check, load
from generator.build import site_not_built
from generator.build.fingerprint import read_state
from generator.build.pictures import Original
from generator.build.site import HANDBOOK, PORTAL, Work
from generator.model.base import is_harmless
from generator.model.page import Site
from generator.model.picture import is_picture
from generator.model.registry import Registry, Settings
from generator.model.summary import Summary
from generator.model.township import Township
from generator.project import Project
from generator.render import render_portal
from generator.render.handbook import render_handbook
from generator.rule import Rule, rule_of

RULES: tuple[Rule, ...] = (*load.RULES, *check.RULES, rule_of(site_not_built))
"""Every rule that a diagnostic can name, in the order in which a record meets them."""


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
    return _work(info.id, site, settings, sources, pictures)


def portal_work(registry: Registry, summaries: dict[str, Summary]) -> Work:
    """The portal over the townships that stand published."""
    return _work(PORTAL, render_portal(registry, summaries), registry.settings, {})


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
    return _work(HANDBOOK, render_handbook(pages, RULES, settings.language), settings, others)


def published_summaries(project: Project, registry: Registry) -> dict[str, Summary]:
    """The summaries of the townships whose sites stand published, in the order of the registry."""
    places = load.places(project.root, registry)
    states = {info.id: read_state(project.site / info.id) for info in places}
    return {
        name: Summary.model_validate(state["summary"])
        for name, state in states.items()
        if state is not None and "summary" in state
    }


def _work(
    name: str,
    site: Site,
    settings: Settings,
    files: dict[str, Path],
    pictures: dict[str, Original] | None = None,
) -> Work:
    is_portal = name == PORTAL
    return Work(
        name=name,
        site=site,
        language=settings.language.value,
        extra={"portal": not is_portal, "portal_title": settings.title},
        site_url=_address(settings, "" if is_portal else f"{name}/"),
        files=files,
        pictures=pictures or {},
    )


def _address(settings: Settings, path: str) -> str:
    """The public address of a site; empty where the county has not said where it lies."""
    return f"{settings.site_url.rstrip('/')}/{path}" if settings.site_url else ""
