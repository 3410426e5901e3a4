"""The runner of the rules: every rule is one module, in one tuple, and says what it is."""

from datetime import date

from generator import check, load
from generator.check import check_township
from generator.model.township import Township
from generator.values import Today
from tests.load.test_reading import CESHI, COUNTY, REGISTRY


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in (*load.RULES, *check.RULES)]
    assert len(ids) == len(set(ids))


def test_a_township_without_records_has_no_finding() -> None:
    township = Township(CESHI, COUNTY, REGISTRY.settings)
    assert check_township(township, Today(date(2026, 1, 1))) == []
