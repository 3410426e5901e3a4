"""Nothing here is skipped: without Pango or a font every test fails and says what to install."""

from collections.abc import Iterator

import pytest

from tests.paper.find import fault


@pytest.fixture(scope="session", autouse=True)
def _printable() -> Iterator[None]:
    reason = fault()
    if reason is not None:
        pytest.fail(f"{reason} (python -m tests.paper installs what is missing)")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)  # a test that needs it sets it
        yield
