"""Messages stay untranslated until they are printed, and a value never becomes a placeholder."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from generator import messages
from generator.messages import Message, catalogue, listing, match_language, msg

PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "{number} of {kind}"
msgstr "{kind}共{number}个"

msgid "fund"
msgstr "资金"

msgid "untranslated"
msgstr ""
"""

ODD = """\
# What a file may hold.
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

#: file.py:1
msgid ""
"one "
"two\\n"
msgstr "“一”\\n"
"\\"二\\"\\\\n"

msgid "tab\\t"
msgstr "\\\\"
#~ msgid "gone"
#~ msgstr "走了"
"""


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_catalogues_are_read_as_babel_reads_them(language: str) -> None:
    path = messages.LOCALE_DIR / language / "LC_MESSAGES" / "gongshi.po"
    assert messages.read_catalogue(path) == _by_babel(path.read_bytes())


@pytest.mark.parametrize("text", [ODD, ODD.rstrip(), ODD.replace("\n", "\r\n")])
def test_whatever_a_catalogue_holds_is_read_as_babel_reads_it(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.po"
    path.write_bytes(text.encode())
    known = messages.read_catalogue(path)
    assert known == _by_babel(text.encode())
    assert known["one two\n"] == '“一”\n"二"\\n'


def _by_babel(data: bytes) -> dict[str, str]:
    entries = read_po(BytesIO(data))
    return {str(each.id): str(each.string) for each in entries if each.id and each.string}


@pytest.fixture
def chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "zh_CN/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "gongshi.po").write_text(PO, "utf-8")
    monkeypatch.setattr(messages, "LOCALE_DIR", tmp_path)
    uncached = catalogue.__wrapped__
    monkeypatch.setattr(messages, "catalogue", uncached)


def test_english_is_the_source() -> None:
    assert str(msg("{number} of {kind}", number=3, kind="fund")) == "3 of fund"


@pytest.mark.usefixtures("chinese")
def test_a_message_is_translated_with_its_values() -> None:
    message = msg("{number} of {kind}", number=3, kind=msg("fund"))
    assert message.translate("zh_CN") == "资金共3个"
    assert message.translate("en") == "3 of fund"


@pytest.mark.usefixtures("chinese")
def test_what_has_no_translation_stays_english() -> None:
    assert msg("untranslated").translate("zh_CN") == "untranslated"
    assert msg("unknown").translate("zh_CN") == "unknown"
    assert msg("fund").translate("fr") == "fund"


@given(st.text())
def test_a_value_is_never_a_placeholder(value: str) -> None:
    assert str(msg("{text}!", text=value)) == f"{value}!"
    assert str(msg("{inner}", inner=msg("{text}", text=value))) == value


@given(st.text(), st.text())
def test_equal_messages_are_one_in_a_set(text: str, value: str) -> None:
    one, other = msg(text, a=value, b=msg("x")), msg(text, b=msg("x"), a=value)
    assert {one, other} == {one}
    assert hash(one) == hash(other)


def test_a_message_without_values_may_have_braces() -> None:
    assert str(Message("{ and }")) == "{ and }"


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("zh_CN.UTF-8", "zh_CN"),
        ("zh", "zh_CN"),
        ("ZH-Hans", "zh_CN"),
        ("C", "en"),
        ("", "en"),
        ("de_AT", "en"),
        ("en_GB.UTF-8", "en"),
    ],
)
def test_the_language_that_serves_a_locale(wanted: str, language: str) -> None:
    assert match_language(wanted) == language


def test_things_in_a_row_have_the_comma_of_their_language() -> None:
    assert str(listing(["甲村", "乙村", msg("fund")])) == "甲村, 乙村, fund"
    assert listing(["甲村", "乙村", "丙村"]).translate("zh_CN") == "甲村、乙村、丙村"
    assert listing(["甲村"]).translate("zh_CN") == "甲村"


@pytest.mark.parametrize(
    ("count", "said"), [("1", "{n} entry"), ("2", "{n} entries"), ("11", "{n} entries")]
)
def test_english_has_words_of_its_own_for_one(count: str, said: str) -> None:
    assert messages.sentence("{n} entries", {"n": count}, "en") == said
    assert messages.sentence("{n} entries", {"n": "a link", "count": count}, "en") == said
    assert messages.sentence("{n} entries", {"n": count}, "zh_CN") == "{n} 笔"


def test_signs_are_not_said_by_their_names() -> None:
    for language in ("en", "zh_CN"):
        for sign in ("listing comma", "clause comma", "full stop", "semicolon"):
            assert messages.sentence(sign, {}, language) != sign
