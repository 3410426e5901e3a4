"""An invented county of many pages, the same every time, for measuring.

Its places are those of villages.yml, so that names are as long and as alike as names are; every
sentence and figure is made up of a few patterns and a number.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import yaml

WORKS = (
    *(
        "道路硬化",
        "荷叶塘清淤",
        "庭院整治",
        "路灯安装",
        "文化广场改造",
        "污水管网铺设",
        "老堰塘修复",
    ),
    *("垃圾分类亭建设", "健身器材添置", "红色文化墙绘制", "危桥加固", "渠道疏通", "柑橘园滴灌"),
    *("闲置校舍改造", "公厕改建", "停车位划线", "饮水管更换", "村史馆布展", "绿化补植", "监控安装"),
)
GIVERS = ("村集体", "村民", "乡贤", "商会", "合作社", "党员干部", "爱心企业", "帮扶单位")
MATERIALS = ("水泥", "砂石", "青砖", "路灯杆", "管材", "苗木", "挖机台班", "油漆", "木料", "电缆")
OPINIONS = (
    *(
        "路边的杂草没人割，老人出门不方便",
        "晚上没有路灯，孩子放学要摸黑走",
        "水沟一下雨就漫到屋门口",
    ),
    *("广场上的音响太吵，希望早一点收场", "垃圾桶离得太远，有人随手丢在塘边", "公交站没有雨棚"),
)
DETAILS = (
    *("湾组长挨家挨户问过意见，大家同意先做最急的一段", "工匠都是本村人，工钱按出工记账"),
    *("旧砖旧瓦能用的都用上了，省下的钱添了两张石桌", "占到菜地的三户自愿让出一条边"),
    *("验收时量了长度和厚度，照片贴在公示栏", "管护轮到各家各户，每月初一扫一次"),
    *("群众评议时有人提出排水坡度不够，施工队第二天返工", "党员认领了三段，挂牌写上名字"),
    *("材料款和工钱分开记，每张票据由监督委员会签字", "完工以后开了一次屋场会，把账念了一遍"),
)
CHANNEL = "echo-wall"
STATES = ("identification", "preparation", "implementation", "completion", "maintenance")


def write_county(root: Path, registry: Path, townships: int, pages: int) -> None:
    """Write a registry and records for a county of about so many pages below `root`."""
    given = yaml.safe_load(registry.read_text(encoding="utf-8"))
    county = given["counties"][0]
    own = [each for each in given["townships"] if each["county"] == county["id"]]
    places = [each for each in own if each.get("villages")][:townships]
    settings = {"title": "五千页的县", "language": "zh"}
    text = {"settings": settings, "counties": [county], "townships": places}
    (root / "villages.yml").write_text(json.dumps(text, ensure_ascii=False), encoding="utf-8")
    for place in places:
        wanted = pages // len(places) - len(place["villages"]) - 10
        for path, record in _records(place, wanted):
            target = root / "content" / place["id"] / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")


def _records(place: dict, wanted: int) -> Iterator[tuple[str, dict]]:  # type: ignore[type-arg]
    chance = Random(place["id"])  # noqa: S311 - the same every time, and no secret
    for number in range(wanted // 3):
        village = place["villages"][number % len(place["villages"])]
        work = WORKS[chance.randrange(len(WORKS))]
        year = 2019 + chance.randrange(7)
        name = f"{village['name']}{number + 1}组{work}"
        yield f"projects/p{number}.yml", _project(chance, village["id"], name, work, year)
        yield f"funds/f{number}.yml", _fund(chance, village["id"], name, number, year)
        yield f"suggestions/s{number}.yml", _suggestion(chance, village, work, number, year)


def _said(chance: Random, count: int) -> str:
    return "。".join(chance.sample(DETAILS, count)) + "。"


def _source(name: str, year: int) -> list[dict[str, object]]:
    return [{"title": f"{name}公示", "publisher": "村民委员会", "date": str(year)}]


def _project(chance: Random, village: str, name: str, work: str, year: int) -> dict[str, object]:
    return {
        "title": name,
        "village": village,
        "status": STATES[chance.randrange(len(STATES))],
        "summary": f"{name}，{_said(chance, 2)}",
        "budget": str(chance.randrange(600, 1900) * 100),
        "period": {"start": f"{year}-03", "end": f"{year}-10"},
        "beneficiaries": {"households": str(chance.randrange(12, 400))},
        "outputs": [{"name": work, "quantity": f"{chance.randrange(50, 3000)} 米"}],
        "decision": {"summary": _said(chance, 2)},
        "construction": {"summary": _said(chance, 2)},
        "sources": _source(name, year),
    }


def _fund(chance: Random, village: str, name: str, number: int, year: int) -> dict[str, object]:
    raised = [
        {
            "date": f"{year}-0{chance.randrange(1, 6)}-1{chance.randrange(10)}",
            "source": ("collective", "villagers", "talents", "enterprise")[each % 4],
            "from": GIVERS[chance.randrange(len(GIVERS))],
            "kind": "cash",
            "amount": str(chance.randrange(20, 400) * 50 + 20_000),
        }
        for each in range(3)
    ]
    spent = [
        {"date": f"{year}-0{each + 6}-2{chance.randrange(9)}", "purpose": purpose, "amount": paid}
        for each, (purpose, paid) in enumerate(
            (each, str(chance.randrange(20, 390) * 50)) for each in chance.sample(MATERIALS, 3)
        )
    ]
    return {
        "title": f"{name}资金",
        "village": village,
        "project": f"p{number}",
        "summary": _said(chance, 1),
        "raised": raised,
        "spent": spent,
        "sources": _source(name, year),
    }


def _suggestion(
    chance: Random,
    village: dict[str, str],
    work: str,
    number: int,
    year: int,
) -> dict[str, object]:
    return {
        "title": f"{village['name']}{number + 1}号意见：{OPINIONS[number % len(OPINIONS)][:9]}",
        "village": village["id"],
        "status": ("resolved", "answered", "under-way")[number % 3],
        "channel": CHANNEL,
        "received": f"{year}-04-0{chance.randrange(1, 9)}",
        "text": f"{OPINIONS[number % len(OPINIONS)]}。{_said(chance, 1)}",
        "answered": f"{year}-05-1{chance.randrange(9)}",
        "reply": f"已列入{work}一并办理。{_said(chance, 1)}",
        "sources": _source(work, year),
    }
