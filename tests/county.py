"""An invented county for tests, 测试县 with two townships: no place or figure of it is real."""

from datetime import date
from pathlib import Path

from generator.project import Project

TODAY = date(2026, 1, 1)

REGISTRY = """\
settings:
  title: 测试县公示
counties:
  - {id: ceshi, code: "990001", name: 测试县}
townships:
  - id: jia
    code: "990001101"
    county: ceshi
    name: 测试甲镇
    contact: {phone: 0000-0000001, address: 测试甲镇政府}
    villages:
      - {id: dong, code: "990001101201", name: 测试东村, kind: village, demonstration: 1}
      - {id: xi, code: "990001101202", name: 测试西村, kind: village}
  - id: yi
    code: "990001102"
    county: ceshi
    name: 测试乙乡
    villages:
      - {id: nan, code: "990001102201", name: 测试南村, kind: village}
"""

RECORDS = {
    "jia/projects/road.yml": """\
title: 测试东村修路
village: dong
status: completion
budget: 3万
period: {start: 2025-01, end: 2025-06}
beneficiaries: {households: 68}
outputs:
  - {name: 水泥路, quantity: 800 米}
decision:
  steps:
    - {step: branch-proposal, date: 2025-01-05}
    - {step: villagers-resolution, date: 2025-01-20}
  vote: {eligible: 40, present: 30, for: 29, against: 0, abstain: 1}
sources:
  - {title: 测试公告, publisher: 测试甲镇, date: 2025-06-30, url: "https://example.org/notice"}
""",
    "jia/funds/road.yml": """\
title: 测试东村修路资金
village: dong
project: road
raised:
  - {date: 2025-02-01, source: villagers, kind: cash, amount: 20000.50}
  - {date: 2025-02-03, source: collective, from: 测试东村村集体, kind: cash, amount: 1万}
  - {date: 2025-03-01, source: villagers, kind: labour, people: 近50, days: 3 天}
  - date: 2025-03-02
    source: villagers
    kind: goods
    item: 石料
    quantity: 12 吨
    value: 1200
    basis: 市价
spent:
  - {date: 2025-04-01, purpose: 水泥, payee: 测试建材店, amount: 18000}
balance:
  - {date: 2025-06-30, amount: 12000.50}
sources:
  - {title: 测试账本}
""",
    "jia/awards/star.yml": """\
title: 十星级文明户评选
village: dong
family: honour
programme: 十星级文明户
date: 2025-07
count: 14
unit: 户
sources:
  - {title: 测试公告}
""",
    "jia/bulletins/first.yml": """\
title: 第一期测试简报
number: 1
date: 2025-07-01
body: |
  测试东村修路完工。
sources:
  - {title: 测试公告}
""",
    "yi/projects/canal.yml": """\
title: 测试南村荷叶塘清淤
village: nan
status: implementation
sources:
  - {title: 测试公告}
""",
}


def make_county(root: Path, records: dict[str, str] | None = None) -> Project:
    """Write the county into a folder, with other records if given."""
    (root / "villages.yml").write_text(REGISTRY, encoding="utf-8")
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("# 测试手册\n", encoding="utf-8")
    for path, text in (RECORDS if records is None else records).items():
        put(root, path, text)
    return Project.at(root)


def put(root: Path, path: str, text: str) -> None:
    """Write one record, below content/."""
    target = root / "content" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path from there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
