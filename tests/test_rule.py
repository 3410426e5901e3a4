"""A rule's module becomes its page: title, paragraphs to translate, examples to leave alone."""

from types import ModuleType

import pytest

from generator import check, load
from generator.diagnostics import Severity
from generator.messages import Message
from generator.rule import Rule, rule_of

PAGE = """A title.

A paragraph
in two lines.

Passes:

    first: example

    after: a blank line

A last word.
"""


def module(doc: str | None = PAGE, severity: object = Severity.WARNING) -> ModuleType:
    made = ModuleType("generator.check.some_rule", doc)
    if severity is not None:
        made.__dict__["SEVERITY"] = severity
    return made


def test_a_module_is_a_rule() -> None:
    rule = rule_of(module())
    assert rule.id == "some-rule"
    assert rule.severity is Severity.WARNING
    assert rule.title == Message("A title.")
    assert rule.paragraphs == (
        Message("A paragraph in two lines."),
        Message("Passes:"),
        "    first: example\n\n    after: a blank line",
        Message("A last word."),
    )


@pytest.mark.parametrize(
    "wrong", [module(doc=None), module(severity=None), module(severity="error")]
)
def test_a_module_without_page_or_severity_is_no_rule(wrong: ModuleType) -> None:
    with pytest.raises(TypeError, match="some_rule is no rule"):
        rule_of(wrong)


@pytest.mark.parametrize("rule", [*load.RULES, *check.RULES], ids=lambda rule: rule.id)
def test_every_rule_has_a_title_of_one_sentence_and_a_page(rule: Rule) -> None:
    assert rule.title.text.endswith(".")
    assert "\n" not in rule.title.text
    assert any(isinstance(paragraph, Message) for paragraph in rule.paragraphs)
    for paragraph in rule.paragraphs:
        assert not (isinstance(paragraph, Message) and "\n" in paragraph.text)
