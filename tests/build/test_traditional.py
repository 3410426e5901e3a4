"""Traditional characters: words as words, names sign by sign."""

import pytest

from generator.build.traditional import Converter, name_in_traditional, protected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("群众筹资修里程碑，村里的面条", "群眾籌資修里程碑，村裡的麵條"),
        ("信息、项目、文件", "信息、項目、文件"),
        ("2,000.50 元 abc", "2,000.50 元 abc"),
    ],
)
def test_words_are_converted_as_words(text: str, said: str) -> None:
    assert Converter({})(text) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("于谦", "于謙"),
        ("范兴垸村", "范興垸村"),
        ("余码头村", "余碼頭村"),
        ("东升镇", "東升鎮"),
        ("朱砂社区", "朱砂社區"),
        ("腊里山村", "臘里山村"),
        ("斗湖堤镇", "斗湖堤鎮"),
        ("和丰村", "和豐村"),
        ("李家冲", "李家沖"),
        ("沙岗村", "沙崗村"),
        ("李花山村", "李花山村"),
    ],
)
def test_a_name_is_converted_sign_by_sign(name: str, said: str) -> None:
    assert name_in_traditional(name) == said


def test_a_name_in_a_sentence_is_protected() -> None:
    plain, guarded = Converter({}), Converter(protected(["余码头", "余码头村"], {}))
    assert plain("余码头村出资") == "餘碼頭村出資"
    assert guarded("余码头村出资，余款归余码头") == "余碼頭村出資，餘款歸余碼頭"


def test_what_the_county_wrote_goes_before_the_signs() -> None:
    names = protected(["后湖"], {"后湖": "後湖"})
    assert Converter(names)("后湖的皇后") == "後湖的皇后"
