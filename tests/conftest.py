"""Settings of all tests: no property is held against the clock, and nothing dear is made twice."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "gongshi", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("gongshi")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share what their module makes run in one worker: the others need not make it."""
    for item in items:
        if isinstance(item, pytest.Function) and _shares(item):
            item.add_marker(pytest.mark.xdist_group(item.module.__name__))


def _shares(item: pytest.Function) -> bool:
    found = item._fixtureinfo.name2fixturedefs.values()  # noqa: SLF001 - pytest tells it nowhere else
    return any(fixture.scope == "module" for definitions in found for fixture in definitions)
