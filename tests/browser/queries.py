"""What readers type, and what must stand on a page that is found: written by hand, page by page.

A query is found where every one of its words stands in one line or cell; a word with several
spellings, where any of them does. The spellings are not made by the program under test.
"""

from dataclasses import dataclass

Spellings = tuple[str, ...]


@dataclass(frozen=True)
class Query:
    """What is typed; of each word the spellings that count. Without `words`, it counts as it is."""

    typed: str
    words: tuple[Spellings, ...] = ()

    @property
    def wanted(self) -> tuple[Spellings, ...]:
        """Every word with its spellings."""
        return self.words or ((self.typed,),)


def plain(*typed: str) -> tuple[Query, ...]:
    """Queries that count as they are."""
    return tuple(Query(each) for each in typed)


TWO_SIGNS = plain("庭院", "大桥", "清淤", "筹资", "竣工", "积分", "会议", "老人")
PLACES = plain(
    *(
        "李花山",
        "和丰村",
        "新港口",
        "挖口子村",
        "伍桂墩村",
        "桃花山镇",
        "石首市",
        "两湖村",
        "界山口社区",
    )
)
RARE = plain(
    *("荷叶塘", "以奖代补", "红色文化墙", "十星级文明户", "爱心超市", "最美庭院", "啄木鸟", "天井"),
    *("共谋共建共管共评共享", "没有这样一句话"),
)
SUMS = (
    *plain("54,000,000", "200", "68户", "2,0"),
    Query("200,000", (("200,000", "20万"),)),
    Query("20万", (("20万", "200,000"),)),
    Query("20万元", (("20万元", "200,000元"),)),
    Query("200000", (("200000", "200,000", "20万"),)),
    Query("５４，０００，０００", (("54,000,000", "5,400万"),)),
)
DATES = (
    *plain("2022年", "2023年3月", "3月"),
    Query("2023-03", (("2023年3月",),)),
    Query("2022", (("2022",),)),
)
SEVERAL = (
    Query("李花山 庭院", (("李花山",), ("庭院",))),
    Query("庭院，李花山村。", (("庭院",), ("李花山村",))),
    Query("“最美庭院”", (("最美庭院",),)),
    Query("桃花山镇 资金 2022", (("桃花山镇",), ("资金",), ("2022",))),
    Query("《党建引领》 20万", (("党建引领",), ("20万", "200,000"))),
)
LETTERS = (*plain("5g", "68", "pp"), Query("wifi", (("wifi",),)))
TRADITIONAL = (
    Query("桃花山鎮", (("桃花山镇",),)),
    Query("兩湖村", (("两湖村",),)),
    Query("村規民約", (("村规民约",),)),
    Query("愛心超市", (("爱心超市",),)),
    Query("資金 李花山", (("资金",), ("李花山",))),
    Query("橋", (("桥",),)),
)
SOUNDS = (
    Query("lhs", (("lhs", "李花山"),)),
    Query("lihuashan", (("lihuashan", "李花山"),)),
    Query("lihuashanc", (("lihuashanc", "李花山村"),)),
    Query("thsz", (("thsz", "桃花山镇"),)),
    Query("wgdc", (("wgdc", "伍桂墩村"),)),
    Query("wkzc", (("wkzc", "挖口子村"),)),
    Query("LHS 庭院", (("lhs", "李花山"), ("庭院",))),
)

QUERIES = (
    *(*TWO_SIGNS, *PLACES, *RARE, *SUMS, *DATES, *SEVERAL),
    *(*LETTERS, *TRADITIONAL, *SOUNDS),
)
