"""A township of the registry has no county, or a code does not lie in its own.

A township names a county that is in the list. A village's twelve digits begin with its township's
nine, a township's nine with its county's six.

A duty of the disclosure calendar names kinds of record that there are: `fund`, `meeting` and so on.

Fails:

    counties:
      - {id: shishou, code: "421081", name: 石首市}
    townships:
      - {id: taohuashan, code: "421024104", county: shishou, name: 桃花山镇}
"""

from collections.abc import Iterator

from generator.check.finding import RegistryContext, RegistryFinding
from generator.diagnostics import Path, Severity
from generator.messages import msg
from generator.model import KINDS
from generator.model.registry import Disclosure, TownshipEntry

SEVERITY = Severity.ERROR


def check(context: RegistryContext) -> Iterator[RegistryFinding]:
    """Follow each township to its county and each village to its township."""
    counties = {county.id: county for county in context.registry.counties}
    for index, township in enumerate(context.registry.townships):
        path: Path = ("townships", index)
        county = counties.get(township.county)
        if county is None:
            yield RegistryFinding(
                (*path, "county"),
                msg("“{county}” is not a county of the registry.", county=township.county),
                msg("Use one of: {counties}", counties=", ".join(counties)),
            )
        elif not township.code.startswith(county.code):
            yield _foreign((*path, "code"), township.code, county.name, county.code)
        yield from _villages(township, path)
    if context.registry.settings.disclosure:
        yield from _duties(context.registry.settings.disclosure, ("settings",))
    for index, own in enumerate(context.registry.counties):
        if own.disclosure:
            yield from _duties(own.disclosure, ("counties", index))


def _duties(disclosure: Disclosure, place: Path) -> Iterator[RegistryFinding]:
    """A kind that is misspelt would never be published, and every village late for ever."""
    known = {kind.folder: kind.name for kind in KINDS}
    names = known.values()
    for number, duty in enumerate(disclosure.duties):
        for index, name in enumerate(duty.kinds):
            if name not in names:
                yield RegistryFinding(
                    (*place, "disclosure", "duties", number, "kinds", index),
                    msg("“{name}” is not a kind of record.", name=name),
                    msg("Did you mean “{id}”?", id=known[name])
                    if name in known
                    else msg("Use one of: {names}", names=", ".join(names)),
                )


def _villages(township: TownshipEntry, path: Path) -> Iterator[RegistryFinding]:
    for index, village in enumerate(township.villages):
        if not village.code.startswith(township.code):
            where = (*path, "villages", index, "code")
            yield _foreign(where, village.code, township.name, township.code)


def _foreign(path: Path, code: str, name: str, prefix: str) -> RegistryFinding:
    return RegistryFinding(
        path,
        msg(
            "The code {code} does not lie in {name} ({prefix}).",
            code=code,
            name=name,
            prefix=prefix,
        ),
        msg("It must begin with {prefix}", prefix=prefix),
    )
