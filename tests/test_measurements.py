"""The documentation shows the figures that were measured, and no others."""

from pathlib import Path

from tests.bench.figures import KEPT, PICTURE, Figures, Measure, picture, show

PAGE = Path(__file__).parent.parent / "docs" / "measurements.md"


def _figures() -> Figures:
    figures = Figures({})
    for seconds in (40.0, 44.0, 41.0):
        figures.add(1, 1000, "cold", Measure(seconds, 80.0, 200.4))
        figures.add(1, 1000, "one", Measure(seconds / 10, 1.0, 150.0))
    figures.add(1, 1000, "mkdocs", Measure(1200.0, 0, 0, whole=False))
    figures.add(4, 4000, "cold", Measure(160.0, 320.0, 210.0))
    return figures


def test_the_page_shows_what_was_measured() -> None:
    figures = Figures.read(KEPT)
    assert show(figures) in PAGE.read_text("utf-8")
    assert PICTURE.read_text("utf-8") == picture(figures)
    for name in ("mkdocs", "material", "zensical", "hugo", "python"):
        assert figures.machine[name] in PAGE.read_text("utf-8")


def test_a_table_of_medians_with_their_spread() -> None:
    table = show(_figures())
    assert "| `gongshi build` from nothing | 41.00 s (40.00–44.00) | 160.00 s | 1.0 × |" in table
    assert "| one record changed | 4.10 s (4.00–4.40) | not tried | 1/10 |" in table
    assert "| stopped after 1,200 s | not tried | more than 29.3 × |" in table
    assert "| a cold build, for each page | 41.0 ms | 40.0 ms | |" in table
    assert "| largest process of a cold build | 200 MB | 210 MB | |" in table


def test_what_was_kept_is_read_back(tmp_path: Path) -> None:
    _figures().write(tmp_path / "kept.json")
    assert Figures.read(tmp_path / "kept.json") == _figures()
