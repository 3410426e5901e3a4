"""Texts that attack, on paper: what the rules let through is printed as text."""

import json
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from generator import reading
from generator.printing import Order, print_sheets
from generator.render.paper.document import Size
from generator.render.text import normal
from tests.browser.attacks import ATTACKS, SIGNS
from tests.county import TODAY, make_county, put


def _harmless(texts: tuple[str, ...]) -> list[str]:
    """Those that no rule refuses, in signs that every machine's font has."""
    return [text for text in texts if "<" not in text and text not in SIGNS]


def test_attacks_are_printed_as_they_are(tmp_path: Path) -> None:
    project = make_county(tmp_path, {})
    texts = _harmless(ATTACKS)
    assert len(texts) > 50
    gifts = [
        {"source": "villagers", "kind": "cash", "amount": "1", "date": "2025-11-01", "from": text}
        for text in texts
    ]
    record = {"title": "{{7*7}}", "village": "dong", "raised": gifts, "sources": [{"title": "x"}]}
    put(tmp_path, "jia/funds/a.yml", json.dumps(record))
    registry, _ = reading.read_registry(project)
    assert registry is not None
    order = Order(tmp_path / "paper", Size.A3)
    printed = print_sheets(project, registry, registry.townships[0], TODAY, order)
    said = ""
    for path in printed.paths:
        reader = PdfReader(BytesIO(path.read_bytes()))
        said += "".join("".join(page.extract_text().split()) for page in reader.pages)
    missing = [text for text in texts if "".join(normal(text).split()) not in said]
    assert missing == []
    assert "{{7*7}}" in said
