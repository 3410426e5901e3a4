"""The portal over all places, from what each of them publishes."""

from collections.abc import Mapping
from dataclasses import replace

from generator.build.indexes import PORTAL
from generator.build.publish import newest, published_pages
from generator.build.site import Work
from generator.county import edition_of, work_of
from generator.model.names import names_in_registry
from generator.model.registry import Registry
from generator.model.summary import Summary
from generator.portal.tables import Rendered, files_of, published_tables, put_together
from generator.project import Project
from generator.render import render_portal
from generator.render.feeds import CALENDAR, FEED


def portal_work(
    project: Project,
    registry: Registry,
    summaries: Mapping[str, Summary],
    rendered: Rendered | None = None,
) -> Work:
    """The portal over the townships that stand published, and over their open data.

    Of those just `rendered` the data is what they will publish. Those renamed lead on from their
    old ids.

    Raises:
        SiteFault: if a table cannot be read: the portal would be short of a place's rows.
        OSError: if something cannot be read or written.
    """
    renamed = [each for each in registry.townships if each.formerly and each.id in summaries]
    folders = {each.id: newest(project.site, each.id) for each in renamed}
    tables = published_tables(project, summaries.keys(), rendered)
    data = put_together(project, registry, summaries, tables)
    pages = {name: published_pages(folder) for name, folder in folders.items()}
    site = render_portal(registry, summaries, pages, data)
    followed = {  # nobody subscribes twice, so what is followed stays at the old address too
        f"{old}/{name}": folders[each.id] / name
        for each in renamed
        for old in each.formerly
        for name in (FEED, CALENDAR)
        if (folders[each.id] / name).is_file()
    }
    files = followed | files_of(project, data)
    told = {name for summary in summaries.values() for name in summary.names}
    edition = edition_of(registry.settings, PORTAL, lambda: names_in_registry(registry) | told)
    return replace(work_of(PORTAL, site, registry.settings, files), edition=edition)
