"""`python -m tests.paper` makes sure that sheets can be printed before the tests start."""

from tests.paper.find import provide

if __name__ == "__main__":
    print("paper:", provide())  # noqa: T201
