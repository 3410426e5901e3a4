"""What earlier builds saw, so that the same inputs are not even read again.

A build that went well leaves two kinds of notes under `build/`: for each place, a digest of its
inputs (records, registry, program, theme), what was found in them, and on which days the same would
be made of them (`values.today`); for the whole county, the same over all of it. A note counts on
these days alone, and only while the published site is the one that it speaks of.
Without notes, everything is made as from nothing; the result is the same.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from functools import reduce
from operator import and_
from pathlib import Path
from typing import Any

from generator.build.files import write_text
from generator.build.fingerprint import fingerprint, made_of, of_the_generator, read_state
from generator.diagnostics import Diagnostic, Position, Severity
from generator.messages import Message
from generator.outcome import Outcome, Result
from generator.project import HANDBOOK, REGISTRY, Project
from generator.values import ALWAYS, Days

_NOTE = "seen.json"
_NOTHING = fingerprint([])
"""The digest of a folder that is not there."""


@dataclass(frozen=True)
class Inputs:
    """Digests of what a county is made from, as it lay there when a build began: read once."""

    common: str
    """Of what every site depends on."""
    beside: str
    """Of the registry and the handbook."""
    content: Mapping[str, str]
    """Of whatever lies in the folder of records, by name."""

    @property
    def county(self) -> str:
        """A digest of everything that all sites of a county are made from."""
        names = (part for each in self.content.items() for part in each)
        return fingerprint([self.common, self.beside, *names])

    def place(self, place: str, registry: str) -> str:
        """A digest of everything that one place's site is made from, as `place_inputs`."""
        return _of_a_place(self.common, registry, self.content.get(place, _NOTHING))


@dataclass(frozen=True)
class Seen:
    """What was found in a place, and on which days it is what would be found."""

    found: tuple[Diagnostic, ...]
    days: Days


def county_inputs(project: Project) -> Inputs:
    """All that a build depends on, read now."""
    content = project.root / "content"
    names: list[str] = []
    with suppress(OSError):  # loading says so
        names = sorted(each.name for each in content.iterdir())
    return Inputs(
        common=_common(project),
        beside=fingerprint([project.root / REGISTRY, project.docs]),
        content={name: fingerprint([content / name]) for name in names},
    )


def place_inputs(project: Project, place: str, registry: str) -> str:
    """A digest of everything that one place's site is made from; `registry` is its part of it."""
    records = fingerprint([project.records(place)])
    return _of_a_place(_common(project), registry, records)


def _of_a_place(common: str, registry: str, records: str) -> str:
    return fingerprint([common, registry, records])


def _common(project: Project) -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return fingerprint([of_the_generator(), epoch, project.config, project.theme])


def recall_place(project: Project, place: str, inputs: str, today: date) -> Seen | None:
    """What was found in the same inputs, if the site made from them stands; None if not."""
    note = _read(project.build / place / _NOTE)
    if note is None or not _holds(note, inputs, today):
        return None
    return _seen(note) if _stands(project, place, note["made"]) else None


def remember_place(project: Project, place: str, inputs: str, seen: Seen) -> None:
    """Note what was found in a place whose site has just been made, or found unchanged."""
    note = {
        "inputs": inputs,
        "days": seen.days.told,
        "made": _made(project, place),
        "found": [asdict(each) for each in seen.found],
    }
    _write(project.build / place / _NOTE, note)


def recall_county(
    project: Project, inputs: str, today: date
) -> tuple[list[Outcome], list[Diagnostic]] | None:
    """The outcomes of a build of the same inputs, if all its sites stand; None if not."""
    note = _read(project.build / _NOTE)
    if note is None or not _holds(note, inputs, today):
        return None
    if not all(_stands(project, place, made) for place, made in note["made"].items()):
        return None
    outcomes = []
    for place, name in note["places"]:
        known = _read(project.build / place / _NOTE)
        if known is None:
            return None
        seen = _seen(known)
        outcomes.append(Outcome(place, name, Result.UNCHANGED, seen.found, seen.days))
    return outcomes, [_diagnostic(each) for each in note["beside"]]


def remember_county(
    project: Project,
    inputs: str,
    outcomes: Sequence[Outcome],
    beside: Iterable[Diagnostic],
) -> None:
    """Note a whole build without errors."""
    names = ["", HANDBOOK, *(each.id for each in outcomes)]
    note = {
        "inputs": inputs,
        "days": reduce(and_, (each.days for each in outcomes), ALWAYS).told,
        "made": {name: _made(project, name) for name in names},
        "places": [(each.id, each.name) for each in outcomes],
        "beside": [asdict(each) for each in beside],
    }
    _write(project.build / _NOTE, note)


def _holds(note: dict[str, Any], inputs: str, today: date) -> bool:
    return note["inputs"] == inputs and today in Days.parse(*note["days"])


def _seen(note: dict[str, Any]) -> Seen:
    return Seen(tuple(map(_diagnostic, note["found"])), Days.parse(*note["days"]))


def _made(project: Project, place: str) -> str | None:
    """The fingerprint of the site that stands published, be it with files that are to go."""
    state = read_state(project.site / place)
    return str(state["fingerprint"]) if state and "fingerprint" in state else None


def _stands(project: Project, place: str, made: str | None) -> bool:
    return made is not None and made_of(project.site / place) == made


def _read(path: Path) -> dict[str, Any] | None:
    """A note; None if there is none, or another version of the program wrote it."""
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return note if isinstance(note, dict) and note.keys() >= {"inputs", "days"} else None


def _write(path: Path, note: dict[str, Any]) -> None:
    """A note that cannot be written is done without: the next build reads everything again."""
    with suppress(OSError):
        write_text(path, json.dumps(note, ensure_ascii=False, sort_keys=True) + "\n")


def _diagnostic(note: dict[str, Any]) -> Diagnostic:
    return Diagnostic(
        **{
            **note,
            "severity": Severity(note["severity"]),
            "position": Position(**note["position"]),
            "message": _message(note["message"]),
            "remedy": _message(note["remedy"]),
            "field": tuple(
                part if isinstance(part, str) else _message(part) for part in note["field"]
            ),
        }
    )


def _message(note: dict[str, Any]) -> Message:
    values = {
        name: _message(value) if isinstance(value, dict) else value
        for name, value in note["values"].items()
    }
    return Message(note["text"], values)
