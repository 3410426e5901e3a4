"""What was found in files that no record names, kept under build/ for the next build.

Loading says by a digest what this depends on (`load.unnamed`). No number is kept.
"""

import json
from contextlib import suppress
from pathlib import Path

from generator.build.vouched import vouch, vouched
from generator.messages import Message
from generator.model.paper import Unread
from generator.model.searched import Looked, Numbers, Searched


def kept_looks(folder: Path) -> Looked:
    """What the last build left of a place, in its folder under build/; nothing if in doubt."""
    kept = json.loads(vouched(_file(folder)) or b"{}")
    return Looked(
        {
            key: Searched(
                tuple(
                    Numbers(Message(what), Message(*place), count) for what, place, count in numbers
                ),
                Unread(unread) if unread else None,
            )
            for key, (numbers, unread) in kept.items()
        }
    )


def keep_looks(folder: Path, looked: Looked) -> None:
    """Leave it for the next build, if this one found anything else; done without if need be."""
    if looked.used.keys() == looked.known.keys():
        return
    told = {
        key: ([_told(each) for each in found.numbers], found.unread)
        for key, found in looked.used.items()
    }
    with suppress(OSError, ValueError):
        data = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        vouch(_file(folder), data)


def _told(found: Numbers) -> tuple[object, ...]:
    return found.what.text, (found.place.text, found.place.values), found.count


def _file(folder: Path) -> Path:
    return folder / "looks.json"
