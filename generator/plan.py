"""`gongshi plan`: the places that a change touches, so that CI builds these and no others.

A place is made from its records, its part of the registry, the configuration, the theme and the
program (`county.place_inputs`). What CI installs and runs can change the program, so that counts
as the program too. Anything else, the handbook among it, changes no place.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import load
from generator.county import registry_inputs
from generator.git import Repository
from generator.model.registry import Registry, TownshipEntry
from generator.project import REGISTRY, Project

MOST_MACHINES = 256
"""Jobs that GitHub starts of one matrix: https://docs.github.com/actions/reference/limits"""

GITLAB_JOBS = ".gitlab/places.yml"
"""What the child pipeline includes: how a place is built, and what comes after."""

_FOR_ALL = (
    "mkdocs.yml",
    "theme_overrides/*",
    "generator/*",
    "pyproject.toml",
    "*.lock",
    "requirements*",
    "constraints*",
    "*.whl",
    "Makefile",
    ".ci/*",
    ".github/*",
    ".gitlab/*",
    ".gitlab-ci.yml",
)
"""Configuration, theme, program, and what says which version of the program runs."""


def touched(
    changed: Iterable[str],
    places: Sequence[TownshipEntry],
    before: Registry | None,
    now: Registry,
) -> tuple[str, ...]:
    """The places that differing files touch, in the order of `places`.

    Args:
        changed: paths relative to the project's folder, with slashes.
        places: all that have a site today.
        before: the earlier registry; None if it cannot be read, which touches all.
        now: today's registry.
    """
    paths = set(changed)
    records = {path for path in paths if path.startswith(f"{load.CONTENT}/")}
    others = {path for path in paths - records if not path.startswith("docs/")}
    if any(fnmatchcase(path, pattern) for path in others for pattern in _FOR_ALL):
        return tuple(info.id for info in places)
    folders = {path.split("/")[1] for path in records}
    entries = _registered(places, before, now) if REGISTRY in paths else set()
    return tuple(info.id for info in places if info.id in folders | entries)


def _registered(
    places: Sequence[TownshipEntry], before: Registry | None, now: Registry
) -> set[str]:
    """The places of which the two registries say different things."""
    if before is None:
        return {info.id for info in places}
    earlier = _said(before)
    today = _said(now)
    return {info.id for info in places if earlier.get(info.id) != today[info.id]}


def _said(registry: Registry) -> Mapping[str, str]:
    """What a registry says of each place: townships, and each county as a place of its own."""
    known = {each.id for each in registry.counties}
    counties = (TownshipEntry.of_county(each) for each in registry.counties)
    every = (*registry.townships, *counties)
    return {info.id: registry_inputs(registry, info) for info in every if info.county in known}


def plan_since(project: Project, registry: Registry, revision: str) -> tuple[tuple[str, ...], bool]:
    """The places touched since a revision, up to the files as they lie here.

    Returns:
        Their ids, and whether the revision was found; without it there is nothing to compare, and
        all places are named.

    Raises:
        GitError: if git cannot answer.
    """
    places = load.places(project.root, registry)
    repository = Repository(project.root)
    commit = repository.commit(revision)
    if commit is None:
        return tuple(info.id for info in places), False
    changed = repository.changed(commit)
    before = _registry_of(repository.content(commit, REGISTRY)) if REGISTRY in changed else None
    return touched(changed, places, before, registry), True


def _registry_of(data: bytes | None) -> Registry | None:
    if data is None:
        return None
    with TemporaryDirectory() as folder:  # the loader reads files
        (Path(folder) / REGISTRY).write_bytes(data)
        return load.load_registry(Path(folder))[0]


def dealt(ids: Sequence[str], machines: int) -> list[str]:
    """Ids dealt out evenly to at most so many machines, those of one machine with spaces between.

    Ids are letters, digits and hyphens, so a shell may split them again.
    """
    return [" ".join(ids[start::machines]) for start in range(min(machines, len(ids)))]


def as_json(ids: Sequence[str], _: int) -> str:
    """All ids, for programs."""
    return json.dumps(list(ids))


def as_github(ids: Sequence[str], machines: int) -> str:
    """Two lines for `$GITHUB_OUTPUT`: a matrix, and whether it has a job at all.

    An empty matrix is a fault to GitHub, so the job that uses it has to ask for `any` first.
    """
    matrix = json.dumps({"township": dealt(ids, machines)}, separators=(",", ":"))
    return f"matrix={matrix}\nany={'true' if ids else 'false'}"


def as_gitlab(ids: Sequence[str], machines: int) -> str:
    """A child pipeline: one job a machine; JSON, which is YAML too."""
    jobs = {
        f"place-{number}": {"extends": ".place", "variables": {"TOWNSHIPS": each}}
        for number, each in enumerate(dealt(ids, machines), 1)
    }
    return json.dumps({"include": [{"local": GITLAB_JOBS}], **jobs}, indent=2)


PRINTERS: Mapping[str, Callable[[Sequence[str], int], str]] = {
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
}
"""Ids, and at most how many machines, to what the CI reads."""
