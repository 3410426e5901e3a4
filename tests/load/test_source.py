"""A file's text, and its raw values as often as somebody asks for them."""

from generator.load.source import Source
from generator.load.yaml_text import parse

TEXT = "title: 测试\nraised:\n  - {kind: cash, amount: 20万}\n  - kind: cash\n    amount:\n"


def test_forgotten_values_are_read_once_more() -> None:
    source = Source("content/ceshi/funds/x.yml", TEXT, parse(TEXT))
    before = source.data, source.empty
    source.forget()
    assert (source.data, source.empty) == before
    assert source.empty == (("raised", 1, "amount"),)
    assert source.value(("raised", 0, "amount")) == "20万"
    assert source.position(("raised", 0, "amount")).line == 3
