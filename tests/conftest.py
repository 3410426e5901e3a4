"""Settings of all tests: no property is held against the clock, and nothing dear is made twice."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

settings.register_profile(
    "gongshi", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("gongshi")


class OneMaker(LoadScopeScheduling):  # type: ignore[misc]  # the base is untyped
    """Modules that make something for all their tests go to one worker whole; the rest one by one.

    The mark `xdist_group` would say the same, but is not heard: pytest-xdist 3.8 with pytest 9.2
    drops it in silence (issue 1386 of pytest-xdist).
    """

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return module if _makes_once(self.config.rootpath / module) else nodeid


@cache
def _makes_once(module: Path) -> bool:
    return 'scope="module"' in module.read_text(encoding="utf-8")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneMaker:
    """How tests are dealt out when several workers run them."""
    return OneMaker(config, log)
