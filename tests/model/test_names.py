"""Names that must not be taken for words; 于谦 has been dead for centuries."""

from generator.model.names import names_in_township, names_of_places, persons
from tests.model.town import Raw, Records, town

STAR: Raw = {"family": "honour", "programme": "测试", "winners": [{"name": "于谦"}]}
RECORDS: Records = {
    "award": {
        "star": STAR,
    },
    "fund": {
        "road": {
            "raised": [
                {"source": "villagers", "kind": "cash", "from": "范仲淹、村干部", "amount": "1"},
                {"source": "villagers", "kind": "cash", "from": "余款转入的账户", "amount": "1"},
            ],
        },
    },
}


def test_a_place_is_known_with_and_without_its_type() -> None:
    assert names_of_places(["东升镇", "朱砂社区", "余村"]) == {
        "东升镇",
        "东升",
        "朱砂社区",
        "朱砂",
        "余村",
    }


def test_persons_whose_surname_could_be_a_word_are_known() -> None:
    assert persons(town(RECORDS)) == {"于谦", "范仲淹"}


def test_drafts_tell_no_names() -> None:
    assert persons(town({"award": {"star": {**STAR, "draft": "true"}}})) == frozenset()


def test_a_township_has_the_names_of_its_villages_and_county() -> None:
    names = names_in_township(town(RECORDS, "dong"))
    assert {"测试县", "测试镇", "dong村", "dong", "于谦"} <= names
