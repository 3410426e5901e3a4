"""What is made once the places stand: the handbook, and the portal over all of them."""

from collections.abc import Iterator
from functools import partial

from generator import county
from generator.build import site as sites
from generator.build import site_not_built
from generator.build.compiled import compiled_templates
from generator.build.publish import settle
from generator.build_faults import BUILD_FAULTS, why
from generator.diagnostics import Diagnostic
from generator.model.registry import Registry
from generator.portal.ahead import Ahead, Made
from generator.portal.work import portal_work
from generator.project import HANDBOOK, REGISTRY, Project
from generator.render import use_compiled


def make_over_all(
    project: Project, registry: Registry, ahead: Ahead | None = None
) -> Iterator[Diagnostic]:
    """What is made once the places stand, handbook and portal; what could not be made is told.

    What the places no longer have goes then; it stays beside them while an old portal names it.
    """
    failed = False
    for make in (make_handbook, partial(make_portal, ahead=ahead)):
        try:
            make(project, registry)
        except BUILD_FAULTS as error:
            failed = True
            yield site_not_built.diagnostic(REGISTRY, why(error))
    if not failed:
        try:
            settle(project.site)
        except OSError as error:
            yield site_not_built.diagnostic(REGISTRY, why(error))


def make_handbook(project: Project, registry: Registry) -> None:
    """The handbook, beside the townships.

    Raises:
        SiteFault, OSError: if it cannot be made; it stays as it was.
    """
    sites.publish(project, county.handbook_work(project, registry.settings), {}, gently=True)


def make_portal(project: Project, registry: Registry, ahead: Ahead | None = None) -> None:
    """The portal over what stands published; townships that are gone go.

    Raises:
        SiteFault, OSError: if it cannot be made; it stays as it was.
    """
    made = ahead.made() if ahead else None
    if made is None:
        use_templates(project, registry)
        summaries = county.published_summaries(project, registry)
        made = Made(tuple(summaries), portal_work(project, registry, summaries), lambda: None)
    handbook = [HANDBOOK] if (project.site / HANDBOOK).is_dir() else []
    sites.publish_portal(project, made.work, [*made.names, *handbook], made.index)


def use_templates(project: Project, registry: Registry) -> None:
    """Render with the templates that earlier builds compiled."""
    language = registry.settings.language
    use_compiled(language, compiled_templates(project.build, language.value))
