"""`python -m tests.browser` provides browser and servers before the tests start."""

from tests.browser import find, servers

if __name__ == "__main__":
    print("browser:", find.provide())  # noqa: T201
    for server in ("nginx", "caddy"):
        print(f"{server}:", servers.provide(server))  # noqa: T201
