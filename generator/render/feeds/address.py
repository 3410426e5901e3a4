"""Where feeds lie and point to, and the names by which readers' programs know an entry again."""

from uuid import NAMESPACE_URL, UUID, uuid5

from generator.model.base import Record
from generator.model.township import Entry
from generator.render.view import View


def uid(view: View, path: str) -> UUID:
    """A name for ever: of the place's statistical code and a path, wherever the site may lie.

    RFC 4287, 4.2.6: an id stays when a site moves. So neither the site's address nor the id of the
    township is a part of it.
    """
    return uuid5(NAMESPACE_URL, f"gongshi:{view.info.code}/{path}")


def uid_of(view: View, entry: Entry[Record]) -> UUID:
    """The name of a record: by the first id that it ever had."""
    first = next(iter(entry.record.formerly), entry.id)
    return uid(view, f"{entry.kind.folder}/{first}")


def public_address(view: View, path: str) -> str:
    """The whole address of a page of the place; empty where the county has not said it."""
    return view.settings.address(f"{view.info.id}/{path}")
