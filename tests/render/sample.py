"""An invented township for the tests of rendering, 测试镇: no place or figure is real."""

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from generator.diagnostics import Path, Position
from generator.model import KINDS
from generator.model.base import Record
from generator.model.registry import County, Registry, Settings, TownshipEntry
from generator.model.township import Entry, Township

COUNTY = County(id="ceshi", code="990001", name="测试县")
INFO = TownshipEntry.model_validate(
    {
        "id": "jia",
        "code": "990001101",
        "county": "ceshi",
        "name": "测试镇",
        "contact": {"phone": "0000-0000001", "address": "测试镇政府"},
        "villages": [
            {
                "id": "dong",
                "code": "990001101201",
                "name": "测试东村",
                "kind": "village",
                "demonstration": "1",
            },
            {"id": "xi", "code": "990001101202", "name": "测试西村", "kind": "village"},
            {"id": "nan", "code": "990001101001", "name": "测试南社区", "kind": "community"},
        ],
    }
)
SILENT = INFO.model_copy(update={"id": "yi", "code": "990001102", "name": "测试乡"})

PROJECT = """
title: 测试东村修路
village: dong
theme: livable
status: maintenance
summary: |
  修一条路。
  两边种树，**全村**出力。

  # 为什么修

  - 下雨出不去
  - 见[公告](https://example.org/a?b=1&c=2)
budget: 30万
period: {start: 2025-01, end: 2025-06}
beneficiaries: {households: 68, people: 近300}
outputs: [{name: 水泥路, quantity: 800 米}, {name: 行道树, quantity: 120余 棵}]
decision:
  summary: 院子会上商定。
  steps:
    - {step: branch-proposal, date: 2025-01-05}
    - {step: committees-consultation, date: 2025-01-08, note: 会上改了一次线路}
    - {step: members-review}
    - {step: villagers-resolution, date: 2025-01-20}
  vote: {eligible: 40, present: 30, for: 29, against: 0, abstain: 1}
  notice: {from: 2025-01-21, to: 2025-01-27, objections: 0, outcome: 无异议}
construction:
  contractor: 测试施工队
  supervisor: 村务监督委员会
  milestones:
    - {title: 路基完成, due: 2025-03, met: 2025-03-15}
    - {title: 通车, due: 2025-06}
management:
  by: 村民理事会
  compact: 门前三包公约
  bought: [{item: 扫帚, quantity: 20 把, amount: 400}]
evaluation:
  date: 2025-07-02
  method: 入户问卷
  participants: 60
  satisfied: 58
  score: 95 分
  findings: [{text: 路灯少, rectified: 加装六盏}, {text: 弯道窄}]
sharing: {who: 68户村民, how: 出门走水泥路}
sources:
  - title: 测试公告
    publisher: 测试镇
    date: 2025-06-30
    url: https://example.org/notice_(1)?a=1&b=2
    quote: 全村68户受益
  - {title: 没有网址的来源}
attachments:
  - {file: 验收单.pdf, title: 验收单}
  - {file: page.html, title: 网页}
  - {file: 缺.pdf, title: 缺的}
"""

FUND = """
title: 测试东村修路资金
village: dong
project: road
summary: 一事一账。
raised:
  - {date: 2025-02-01, source: villagers, from: 68户村民, kind: cash, amount: 20000.50}
  - {date: 2025-02-03, source: collective, kind: cash, amount: 1万}
  - {date: 2025-02-04, source: grant, level: county, kind: cash, amount: 20万, pledged: 25万}
  - {source: talents, from: 在外乡贤, kind: cash, pledged: 5万}
  - {source: talents, kind: cash, stated: 近万元}
  - {date: 2025-03-01, source: villagers, kind: labour, people: 近50, days: 3 天, work: 清基}
  - {date: 2025-03-02, source: members, kind: labour, people: 12}
  - {source: members, kind: labour, work: 巡查}
  - date: 2025-03-02
    source: villagers
    kind: goods
    item: 石料
    quantity: 12 吨
    value: 1200
    basis: 市价
  - {source: enterprise, from: 测试建材店, kind: goods, item: 水泥}
  - {source: villagers, kind: land, quantity: 600 平方米, item: 旧猪圈}
  - {source: villagers, kind: land, quantity: 60余 平方米}
  - {source: other, kind: ideas, text: 改走老路基, people: 3}
spent:
  - {date: 2025-04-01, purpose: 水泥, payee: 测试建材店, amount: 18000, voucher: "001"}
  - {purpose: 工钱, amount: 50000.25, note: 按日结}
balance:
  - {date: 2025-06-30, amount: 162000.25}
sources: [{title: 测试账本}]
"""

RECORDS: dict[str, dict[str, str]] = {
    "project": {
        "road": PROJECT,
        "canal": "{title: 测试西村清淤, village: xi, status: identification}",
    },
    "fund": {
        "road": FUND,
        "whole": """
title: 全镇一本账
villages: [dong, xi]
raised:
  - {date: 2025-05, source: association, village: xi, kind: cash, amount: 5000}
  - {source: association, kind: cash, amount: 1}
sources: [{title: 测试账本}]
""",
    },
    "award": {
        "star": """
title: 十星级文明户评选
village: dong
family: honour
programme: 十星级文明户
period: 2025年度
date: 2025-07
nomination: 小组推荐
selection: 村民代表投票
notice: {from: 2025-06-01, to: 2025-06-07}
count: 14
unit: 户
winners: [{name: 测试第一户, village: dong, citation: 院子干净}, {name: 测试第二户}]
sources: [{title: 测试公告}]
""",
        "road-grant": """
title: 修路以奖代补
family: grant
project: road
date: 2025-08-01
applied: 3万
awarded: 2.5万
disbursed: [{date: 2025-08-15, amount: 1万}, {amount: 5000, voucher: B2}]
recipient: 测试东村
sources: [{title: 测试公告}]
""",
    },
    "bulletin": {
        "first": """
title: 第一期测试简报
number: 1
date: 2025-07-01
publisher: 测试镇
summary: 上半年的事。
period: {start: 2025-01, end: 2025-07}
body: |
  上半年修了路。

  ## 往后

  1. 管好
  2. 评好

  | 村 | 户 |
  | --- | --: |
  | 东村 | 68 |
sources: [{title: 测试公告}]
""",
        "second": "{title: 第二期, number: 2, date: 2025-08-01, body: 无附件。, draft: true}",
    },
}


@dataclass(frozen=True)
class Written:
    """The text that a record was read from; rendering never asks where anything stands in it."""

    text: str
    path: str = ""
    data: object = None

    def position(self, path: Path, *, key: bool = False) -> Position:
        raise NotImplementedError

    def value(self, path: Path) -> str | None:
        raise NotImplementedError

    def line(self, number: int) -> str:
        raise NotImplementedError

    def comments(self) -> list[tuple[Position, str]]:
        raise NotImplementedError


def entry(kind_name: str, record_id: str, data: object) -> Entry[Record]:
    """One record from YAML text or from raw values."""
    kind = next(kind for kind in KINDS if kind.name == kind_name)
    raw = yaml.load(data, Loader=yaml.BaseLoader) if isinstance(data, str) else data  # noqa: S506
    return Entry(kind, record_id, kind.adapter.validate_python(raw), Written(str(data)))


def township(
    records: Mapping[str, Mapping[str, object]] | None = None, *, language: str = "zh"
) -> Township:
    """The township with its usual records, or with others."""
    given = RECORDS if records is None else records
    made = {
        kind: tuple(entry(kind, record_id, data) for record_id, data in sorted(entries.items()))
        for kind, entries in given.items()
    }
    files = frozenset({"projects/验收单.pdf", "projects/page.html"})
    settings = Settings.model_validate({"language": language})
    return Township(INFO, COUNTY, settings, made, files)


def registry(language: str = "zh") -> Registry:
    """A county with the township and another one that is silent."""
    settings = Settings.model_validate({"title": "测试县公示", "language": language})
    return Registry(settings=settings, counties=(COUNTY,), townships=(INFO, SILENT))
