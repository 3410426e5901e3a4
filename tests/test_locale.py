"""Whatever the program says, it says in Chinese too, with the same values in it."""

import re
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from generator.messages import LOCALE_DIR
from tests.catalogue import chinese, places, said, translations

SAID = said()
CHINESE = translations()
BOTH = sorted(set(SAID) & set(CHINESE))


def test_sentences_are_found_in_every_kind_of_place() -> None:
    assert "“{key}” is missing." in SAID  # msg(), in generator/load
    assert "title" in SAID  # label(), in generator/model
    assert "Thriving industry" in SAID  # a member of a codelist
    assert "A key is not one of those that the record knows." in SAID  # a rule's title
    assert "Passes:" in SAID  # a paragraph of a rule's page
    assert "Money received" in SAID  # a template


def test_every_sentence_has_a_translation() -> None:
    assert [f"{SAID[each]}: {each}" for each in SAID if each not in CHINESE] == []


def test_no_translation_is_of_a_sentence_that_nobody_says() -> None:
    assert sorted(set(CHINESE) - set(SAID)) == []
    assert list(chinese().obsolete) == []


def test_no_translation_is_a_guess() -> None:
    assert [each.id for each in chinese() if each.id and each.fuzzy] == []


@pytest.mark.parametrize("sentence", BOTH)
def test_a_translation_has_the_same_places(sentence: str) -> None:
    translation = CHINESE[sentence]
    assert places(translation) == places(sentence)
    if places(sentence):
        fields = {field for _, field, _, _ in Formatter().parse(translation) if field is not None}
        assert fields == set(places(sentence))


@pytest.mark.parametrize("sentence", BOTH)
def test_a_translation_keeps_what_is_written_as_code(sentence: str) -> None:
    code = re.compile(r"`([^`]+)`")
    assert sorted(code.findall(CHINESE[sentence])) == sorted(code.findall(sentence))


def test_english_words_for_one_are_of_sentences_that_are_said() -> None:
    with (LOCALE_DIR / "en" / "LC_MESSAGES" / "gongshi.po").open("rb") as stream:
        entries = [(str(each.id), str(each.string)) for each in read_po(stream) if each.id]
    assert [sentence for sentence, _ in entries if sentence not in SAID] == []
    assert [one for _, one in entries if not one] == []
    for sentence, one in entries:
        assert set(places(one)) <= set(places(sentence))
