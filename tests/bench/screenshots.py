"""`python -m tests.bench.screenshots SITE`: the pictures of both readmes, of the site as it is."""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.conftest import serve
from tests.browser.find import ARGUMENTS, provide

IMAGES = Path(__file__).parents[2] / "docs" / "images"
PAGES = {
    "home": "taohuashan/",
    "project": "taohuashan/projects/lihuashan-courtyards/",
    "fund": "taohuashan/funds/lihuashan-courtyards/",
    "village": "taohuashan/villages/lihuashan/",
}
SCREENS = ((360, 800, 1.5), (1280, 1100, 1.0))
"""Width, height, and dots a pixel."""
COLOURS = 64
"""Few, so that the pictures weigh little; the pages have fewer."""


def main() -> int:
    """Take each page on a phone and on a desk."""
    server, address = serve(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=provide(), args=list(ARGUMENTS))
        for width, height, dots in SCREENS:
            page = browser.new_page(
                viewport={"width": width, "height": height},
                device_scale_factor=dots,
                color_scheme="light",
                locale="zh-CN",
            )
            for name, path in PAGES.items():
                page.goto(address + path, wait_until="networkidle")
                image = Image.open(BytesIO(page.screenshot())).convert("RGB")
                few = image.quantize(COLOURS, dither=Image.Dither.NONE)
                few.save(IMAGES / f"{name}-{width}.png", optimize=True)
        browser.close()
    server.shutdown()
    server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
