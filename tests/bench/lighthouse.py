"""`python -m tests.bench.lighthouse SITE`: Lighthouse's scores of the kinds of page readers meet.

It needs npm, from which Lighthouse (Apache licence) is fetched, and a browser as the tests do.
Exit code 1 if accessibility, best practices or SEO is below 100 anywhere.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.browser.conftest import serve
from tests.browser.find import ARGUMENTS, provide

PACKAGE = "lighthouse@12.8.2"
CATEGORIES = ("accessibility", "best-practices", "seo", "performance")
HELD = CATEGORIES[:3]
PAGES = {
    "portal": "",
    "home": "taohuashan/",
    "project": "taohuashan/projects/lihuashan-courtyards/",
    "fund": "taohuashan/funds/lihuashan-courtyards/",
    "village": "taohuashan/villages/lihuashan/",
    "search": "search/?q=%E6%A1%A5",
}


def report(address: str) -> dict[str, dict[str, dict[str, object]]]:
    """Lighthouse's report of one page, seen with a phone."""
    flags = " ".join(("--headless=new", *ARGUMENTS))
    command = ["npx", "--yes", PACKAGE, address, "--quiet", "--output=json"]
    command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}"]
    environment = {**os.environ, "CHROME_PATH": provide()}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return dict(json.loads(done.stdout))


def main() -> int:
    """Print a line for each page, and what costs it points."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    server, address = serve(site)
    below = False
    for name, path in PAGES.items():
        found = report(address + path)
        scores = {each: found["categories"][each]["score"] for each in CATEGORIES}
        below |= any(scores[each] != 1 for each in HELD)
        print(name, {each: round(float(str(score)) * 100) for each, score in scores.items()})  # noqa: T201
        held = {
            str(part["id"])
            for each in HELD
            for part in found["categories"][each]["auditRefs"]  # type: ignore[attr-defined]
        }
        for key, audit in found["audits"].items():
            if key in held and audit["score"] not in (None, 1):
                print("   ", key, audit["title"])  # noqa: T201
    server.shutdown()
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
