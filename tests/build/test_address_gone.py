"""What stood on the site and is gone, without a way on."""

from generator.build.address_gone import diagnostics
from generator.model.page import File, Page, Site

BEFORE = ("", "about", "projects", "projects/bridge", "projects/road", "villages/dong")


def gone(*left: str, moved: str = "") -> list[str]:
    pages = tuple(Page(f"{address}.md", "") for address in left)
    files = (File(f"{moved}/index.html", b""),) if moved else ()
    found = diagnostics("content/jia", BEFORE, Site("测试镇", pages, (), files))
    return [str(each.message) for each in found]


def test_what_is_gone_is_said_once_each() -> None:
    assert gone("projects/road", "villages/dong") == [
        "The page “projects/bridge” is gone from the site."
    ]


def test_what_leads_on_is_not_gone() -> None:
    assert gone("projects/road", "villages/dong", moved="projects/bridge") == []


def test_lists_that_are_empty_now_are_no_matter() -> None:
    assert len(gone("projects/road", "projects/bridge", "villages/dong")) == 0
