"""The runner of the rules: every rule is one module, in one tuple, and says what it is."""

from datetime import date

from generator import check, load
from generator.check import MOST_TOLD, check_registry, check_township
from generator.load.source import Source
from generator.load.yaml_text import parse
from generator.messages import msg
from generator.model.searched import Numbers, Searched
from generator.model.township import Township
from generator.values import Today
from tests.load.test_reading import CESHI, COUNTY, REGISTRY


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in (*load.RULES, *check.RULES)]
    assert len(ids) == len(set(ids))


def test_a_township_without_records_has_no_finding() -> None:
    township = Township(CESHI, COUNTY, REGISTRY.settings)
    assert check_township(township, Today(date(2026, 1, 1))) == []


COMMENTS = "# 13800000000\n" * (MOST_TOLD + 20)
FOUND = Searched((Numbers(msg("a mobile number"), msg("line {line}", line=1), 1),))


def test_of_the_registry_no_more_is_told_than_anybody_mends() -> None:
    document = Source("villages.yml", COMMENTS, parse(COMMENTS))
    found = check_registry(REGISTRY, document)
    assert [each.rule for each in found] == ["comment-private"] * (MOST_TOLD + 1)
    assert [each.position.line for each in found] == list(range(1, MOST_TOLD + 2))
    assert str(found[-1].message) == "The same is found in 20 more places."


def test_of_files_no_more_is_told_either() -> None:
    files = tuple((f"content/ceshi/{at}.md", FOUND) for at in range(MOST_TOLD + 20))
    township = Township(CESHI, COUNTY, REGISTRY.settings, unnamed=files)
    found = check_township(township, Today(date(2026, 1, 1)))
    assert [each.rule for each in found] == ["unnamed-private"] * (MOST_TOLD + 1)
    assert str(found[-1].message) == "The same is found in 20 more places."
    assert found[-1].position.path == files[MOST_TOLD][0]
