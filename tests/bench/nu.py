"""`python -m tests.bench.nu SITE`: what the Nu HTML checker says of every page of a built site.

It needs Java, and either `GONGSHI_VNU` with the path of `vnu.jar`, or npm, from which the checker
(MIT licence, package `vnu-jar`) is fetched. Exit code 1 if there is any error.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

PACKAGE = "vnu-jar@26.9.27"


def jar(folder: Path) -> Path:
    """The checker that is named, or one fetched into `folder`."""
    if named := os.environ.get("GONGSHI_VNU"):
        return Path(named)
    command = ["npm", "install", "--silent", "--no-save", "--prefix", str(folder), PACKAGE]
    subprocess.run(command, check=True)
    return folder / "node_modules/vnu-jar/build/dist/vnu.jar"


def messages(site: Path) -> list[dict[str, str]]:
    """Everything that the checker says, errors and warnings."""
    with tempfile.TemporaryDirectory() as folder:
        options = ["--skip-non-html", "--format", "json", str(site)]
        command = ["java", "-Xss4m", "-jar", str(jar(Path(folder))), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    return list(json.loads(done.stderr)["messages"])


def main() -> int:
    """Print each kind of message once, with how often, and an example."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    found = messages(site)
    counts = Counter((each["type"], each["message"]) for each in found)
    examples = {(each["type"], each["message"]): each.get("url", "") for each in found}
    for (kind, message), number in counts.most_common():
        print(f"{number} × {kind}: {message}\n    {examples[kind, message]}")  # noqa: T201
    errors = sum(each["type"] != "info" for each in found)
    print(f"{len(list(site.rglob('*.html')))} pages, {errors} errors")  # noqa: T201
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
