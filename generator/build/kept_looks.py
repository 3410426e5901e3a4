"""What was found in files that no record names, kept under build/ for the next build.

Loading says by a digest what this depends on (`load.unnamed`). No number is kept.
"""

from pathlib import Path

from generator.build.vouched import recalled, remember
from generator.messages import Message
from generator.model.paper import Unread
from generator.model.searched import Looked, Numbers, Searched


def kept_looks(folder: Path) -> Looked:
    """What the last build left of a place, in its folder under build/; nothing if in doubt."""
    return Looked(
        {
            key: Searched(
                tuple(
                    Numbers(Message(what), Message(*place), count) for what, place, count in numbers
                ),
                Unread(unread) if unread else None,
            )
            for key, (numbers, unread) in recalled(_file(folder)).items()
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
    remember(_file(folder), told)


def _told(found: Numbers) -> tuple[object, ...]:
    return found.what.text, (found.place.text, found.place.values), found.count


def _file(folder: Path) -> Path:
    return folder / "looks.json"
