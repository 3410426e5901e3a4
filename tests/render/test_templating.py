"""Macros that all templates of a page share."""

from collections.abc import Iterator

import pytest
from jinja2 import meta, nodes

from generator.render.templating import SHARED_MACROS, TEMPLATES, environment
from generator.render.words import Words

ENVIRONMENT = environment(Words("zh_CN"))
TEMPLATE_NAMES = ENVIRONMENT.list_templates()


def _parsed(name: str) -> nodes.Template:
    return ENVIRONMENT.parse((TEMPLATES / name).read_text("utf-8"))


def _bound(node: nodes.Node) -> Iterator[str]:
    """Names that a template binds where what it imports or includes can see them."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Macro):
            continue
        if isinstance(child, nodes.Name) and child.ctx != "load":
            yield child.name
        yield from _bound(child)


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_no_template_calls_anything_else_by_a_name_that_shared_macros_use(name: str) -> None:
    """They are made once for a page, so a name means the same in all templates of the page."""
    free = meta.find_undeclared_variables(_parsed(SHARED_MACROS))
    assert "link" in free
    assert not free & set(_bound(_parsed(name)))
