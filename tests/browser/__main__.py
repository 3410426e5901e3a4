"""`python -m tests.browser` makes sure that there is a browser before the tests start."""

from tests.browser.find import provide

if __name__ == "__main__":
    print("browser:", provide())  # noqa: T201
