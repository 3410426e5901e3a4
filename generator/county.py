"""What the build stage is told to make: a township's site, the handbook's, the portal's."""

from pathlib import Path

from generator import check, load
from generator.build import site_not_built
from generator.build.edition import Edition
from generator.build.fingerprint import read_state
from generator.build.site import HANDBOOK, PORTAL, Work
from generator.build.traditional import protected
from generator.model.base import is_harmless
from generator.model.names import names_in_registry, names_in_township
from generator.model.page import Site
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
    """A township's pages, with the attachments that its published records name."""
    info, settings = township.info, township.settings
    used = {
        (entry.kind.folder, attachment.file)
        for entries in township.public.records.values()
        for entry in entries
        for attachment in entry.record.attachments
        if is_harmless(attachment.file)
    }
    files = {
        f"{folder}/files/{name}": project.records(info.id) / folder / name for folder, name in used
    }
    edition = _edition(settings, info.id, names_in_township(township))
    return _work(info.id, site, settings, files, edition)


def portal_work(registry: Registry, summaries: dict[str, Summary]) -> Work:
    """The portal over the townships that stand published."""
    told = {name for summary in summaries.values() for name in summary.names}
    edition = _edition(registry.settings, PORTAL, names_in_registry(registry) | told)
    site = render_portal(registry, summaries)
    return _work(PORTAL, site, registry.settings, {}, edition)


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


def _edition(settings: Settings, name: str, names: frozenset[str]) -> Edition | None:
    """What the edition in Traditional characters is made with; None where none is wanted."""
    if not settings.has_traditional:
        return None
    own = {each.name: each.traditional for each in settings.protected_names}
    given = {name: traditional for name, traditional in own.items() if traditional}
    return Edition(
        names=protected(names | own.keys(), given),
        portal=name == PORTAL,
        address=_site_address(settings, name),
    )


def _work(
    name: str,
    site: Site,
    settings: Settings,
    files: dict[str, Path],
    edition: Edition | None = None,
) -> Work:
    return Work(
        name=name,
        site=site,
        language=settings.language.value,
        extra={"portal": name != PORTAL, "portal_title": settings.title}
        | ({"traditional": True} if edition else {}),
        site_url=_site_address(settings, name),
        files=files,
        edition=edition,
    )


def _site_address(settings: Settings, name: str) -> str:
    """The public address of a site; empty where the county has not said where it lies."""
    path = "" if name == PORTAL else f"{name}/"
    return f"{settings.site_url.rstrip('/')}/{path}" if settings.site_url else ""
