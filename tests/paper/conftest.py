"""Nothing here is skipped: without Pango or a font every test fails and says what to install."""

import pytest

from tests.paper.find import fault


@pytest.fixture(scope="session", autouse=True)
def _printable() -> None:
    reason = fault()
    if reason is not None:
        pytest.fail(f"{reason} (python -m tests.paper installs what is missing)")
