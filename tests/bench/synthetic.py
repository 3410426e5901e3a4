"""Invented counties of any size: the same arguments give the same bytes, and no place is real.

A village's year is a cycle of thirteen records, one of each kind, linked as real ones are: a
suggestion comes to a meeting, the meeting resolves a project, the project has a fund, and so on.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

COUNTY_VILLAGES = 203
"""Villages of a real county, the unit of the sizes."""

_VILLAGES_EACH = 14
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_PLACES = [
    "家湾",
    "家垸",
    "家畈",
    "家冲",
    "家咀",
    "家铺",
    "家坪",
    "家嘴",
    "家沟",
    "家岭",
    "家塘",
    "家桥",
]
_WORKS = [
    "水渠清淤",
    "湾组道路",
    "路灯安装",
    "污水管网",
    "晒场硬化",
    "堰塘整治",
    "文化广场",
    "院落整治",
]
_DEALS = ["卫生费收取", "红白事从简", "庭院三包", "河塘共管", "垃圾分类", "路灯看护"]
_TALK = (
    "大家围着这件事说了半天，先把家底摸清，再定谁家出工、谁家让地。",
    "年纪大的住户提出，晚上出门不方便，先办看得见的事。",
    "理事会把各户的话记在本子上，一条一条回。",
    "材料费先由集体垫付，人工由各户轮流出，账目每月上墙。",
    "验收那天请了没有参加施工的住户来看，有两处返工。",
    "办成以后由湾组轮值管护，谁用谁管，坏了报修。",
)


@dataclass(frozen=True)
class Size:
    """How large a county is: villages, years of records, and records of a village a year."""

    villages: int = COUNTY_VILLAGES
    years: int = 1
    records: int = 13

    @property
    def townships(self) -> int:
        """Townships, so that each has as many villages as a real one."""
        return max(1, round(self.villages / _VILLAGES_EACH))


@dataclass(frozen=True)
class Village:
    """A village, and which of the villages of its township it is."""

    township: str
    id: str
    name: str
    nth: int
    of: int


@dataclass(frozen=True)
class _Place:
    """A village in a year: what the records are about."""

    village: str
    name: str
    year: int
    key: str
    bulletin: int
    random: Random

    @property
    def work(self) -> str:
        """What this cycle is about; the same for all its records."""
        return Random(self.key).choice(_WORKS)  # noqa: S311 - no secret

    def day(self, first: int, last: int) -> str:
        return f"{self.year}-{self.random.randint(first, last):02}-{self.random.randint(1, 28):02}"

    def talk(self, sentences: int) -> str:
        return "".join(self.random.choice(_TALK) for _ in range(sentences))


def write_county(root: Path, size: Size) -> int:
    """Registry and records of an invented county below `root`; gives the number of records."""
    registry, villages = _registry(size)
    root.mkdir(parents=True, exist_ok=True)
    (root / "villages.yml").write_text(_dump(registry), encoding="utf-8")
    return sum(write_records(root, village, size) for village in villages)


def write_records(root: Path, village: Village, size: Size) -> int:
    """The records of a village below `root`; gives their number."""
    count = 0
    for count, (path, record) in enumerate(records_of(village, size), start=1):  # noqa: B007
        target = root / "content" / village.township / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_yaml(record), encoding="utf-8")
    return count


def _registry(size: Size) -> tuple[dict[str, Any], list[Village]]:
    """The registry, and its villages."""
    names = _names()
    townships: list[dict[str, Any]] = []
    villages = []
    for number in range(size.townships):
        code = f"{990000 + number // 900 + 1}{100 + number % 900}"
        entries: list[dict[str, str]] = []
        indexes = range(number, size.villages, size.townships)
        for nth, index in enumerate(indexes):
            name = next(names)
            entry = {"id": f"v{index}", "code": f"{code}{200 + len(entries)}", "name": f"{name}村"}
            entries.append({**entry, "kind": "village"})
            villages.append(Village(f"t{number}", f"v{index}", f"{name}村", nth, len(indexes)))
        townships.append(
            {
                "id": f"t{number}",
                "code": code,
                "county": f"c{number // 900}",
                "name": f"测试{_numeral(number)}镇",
                "villages": entries,
            }
        )
    counties = [
        {"id": f"c{each}", "code": f"{990000 + each + 1}", "name": f"测试{_numeral(each)}县"}
        for each in range((size.townships - 1) // 900 + 1)
    ]
    return {
        "settings": {"title": "测试县公示"},
        "counties": counties,
        "townships": townships,
    }, villages


def _names() -> Iterator[str]:
    """Names of villages without end: 赵家湾, 钱家湾, …, 东赵家湾, …"""
    for turn in range(10_000):
        before = _numeral(turn) if turn else ""
        for place in _PLACES:
            for surname in _SURNAMES:
                yield f"{before}{surname}{place}"


def _numeral(number: int) -> str:
    digits = "零一二三四五六七八九"
    return "".join(digits[int(digit)] for digit in str(number + 1))


def records_of(village: Village, size: Size) -> Iterator[tuple[str, dict[str, Any]]]:
    """A village's records; bulletins are numbered through its township, year by year."""
    of_a_year = size.records // len(_KINDS)
    for year in range(2022, 2022 + size.years):
        before = ((year - 2022) * village.of + village.nth) * of_a_year
        for number in range(size.records):
            turn, kind = divmod(number, len(_KINDS))
            key = f"{village.id}-{year}-{turn}"
            random = Random(f"{key}/{kind}")  # noqa: S311 - no secret
            place = _Place(village.id, village.name, year, key, before + turn + 1, random)
            folder, make = _KINDS[kind]
            record = {"village": village.id, **make(place), "sources": [_source(place)]}
            yield f"{folder}/{key}.yml", {"title": record.pop("title"), **record}


def _source(place: _Place) -> dict[str, Any]:
    return {"title": f"{place.name}公开栏{place.year}年第{place.random.randint(1, 12)}期"}


def _suggestion(place: _Place) -> dict[str, Any]:
    return {
        "title": f"{place.name}住户反映{place.work}",
        "received": place.day(1, 2),
        "channel": place.random.choice(["echo-wall", "woodpecker", "home-visit", "night-talk"]),
        "text": place.talk(3),
        "from": f"{place.name}{place.random.randint(1, 9)}组住户",
        "status": "resolved",
        "answered": place.day(3, 4),
        "reply": place.talk(2),
        "project": place.key,
    }


def _meeting(place: _Place) -> dict[str, Any]:
    eligible = place.random.randint(40, 90)
    present = eligible - place.random.randint(0, 10)
    against = place.random.randint(0, 4)
    vote = {"eligible": eligible, "present": present, "for": present - against, "against": against}
    return {
        "title": f"{place.name}户主会商议{place.work}",
        "form": "households",
        "date": place.day(3, 4),
        "eligible": eligible,
        "present": present,
        "quorum": "two-thirds",
        "summary": place.talk(3),
        "suggestions": [place.key],
        "resolutions": [{"text": f"同意{place.work}", "vote": vote, "project": place.key}],
    }


def _project(place: _Place) -> dict[str, Any]:
    return {
        "title": f"{place.name}{place.work}",
        "theme": place.random.choice(["industry", "ecology", "livable", "culture"]),
        "status": "completion",
        "summary": place.talk(4),
        "budget": f"{place.random.randint(60, 90)}万",
        "period": {"start": f"{place.year}-05", "end": f"{place.year}-09"},
        "beneficiaries": {"households": place.random.randint(20, 300)},
        "outputs": [{"name": place.work, "quantity": f"{place.random.randint(1, 30) * 100} 米"}],
        "decision": {"summary": place.talk(2)},
        "construction": {"summary": place.talk(2)},
        "management": {"summary": place.talk(1), "agreed": place.key},
        "evaluation": {"summary": place.talk(1), "participants": 30, "satisfied": 28},
        "sharing": {"who": f"{place.name}全体住户", "how": place.talk(1)},
    }


def _fund(place: _Place) -> dict[str, Any]:
    cash = [place.random.randint(100, 9_999_999) for _ in range(6)]
    raised: list[dict[str, Any]] = [
        {"date": place.day(4, 6), "source": source, "kind": "cash", "amount": _yuan(cents)}
        for source, cents in zip(
            ["grant", "collective", "villagers", "talents", "enterprise", "members"],
            cash,
            strict=True,
        )
    ]
    raised.append({"source": "villagers", "kind": "labour", "people": 40, "days": "3 天"})
    third = sum(cash) // 3
    spent = [
        {"date": place.day(7, 8), "purpose": purpose, "amount": _yuan(third)}
        for purpose in ("材料款", "机械租赁", "运费")
    ]
    return {
        "title": f"{place.name}{place.year}年{place.work}资金",
        "project": place.key,
        "raised": raised,
        "spent": spent,
        "balance": [{"date": f"{place.year}-12-31", "amount": _yuan(sum(cash) - 3 * third)}],
    }


def _award(place: _Place) -> dict[str, Any]:
    return {
        "title": f"{place.name}{place.year}年先进湾组",
        "family": "honour",
        "programme": "先进湾组",
        "date": place.day(11, 12),
        "winners": [
            {"name": f"{place.name}{group}组", "citation": place.talk(1)} for group in (1, 2, 3)
        ],
    }


def _activity(place: _Place) -> dict[str, Any]:
    return {
        "title": f"{place.name}周五清洁日",
        "form": "cleaning",
        "date": place.day(1, 12),
        "recurrence": "weekly",
        "weekday": "friday",
        "people": place.random.randint(10, 80),
        "hours": "2 小时",
        "summary": place.talk(2),
    }


def _organisation(place: _Place) -> dict[str, Any]:
    return {
        "title": f"{place.name}共同缔造理事会",
        "form": "council",
        "level": "village",
        "members": place.random.randint(5, 15),
        "founded": place.day(1, 3),
        "duties": "议事、筹资、监督",
    }


def _compact(place: _Place) -> dict[str, Any]:
    deal = place.random.choice(_DEALS)
    return {
        "title": f"{place.name}{deal}公约",
        "text": "\n\n".join(place.talk(1) for _ in range(4)),
        "date": place.day(4, 5),
        "meeting": place.key,
    }


def _points(place: _Place) -> dict[str, Any]:
    scores = [place.random.randint(10, 90) for _ in range(5)]
    names = [f"{group}组" for group in range(1, 6)]
    dates = [place.day(6, 11) for _ in names]
    return {
        "title": f"{place.name}{place.year}年文明积分",
        "rules": place.talk(2),
        "shop": "爱心超市",
        "compact": place.key,
        "entries": [
            {"date": date, "name": name, "points": score, "reason": "轮值管护"}
            for date, name, score in zip(dates, names, scores, strict=True)
        ],
        "standings": [
            {"name": name, "points": score} for name, score in zip(names, scores, strict=True)
        ],
    }


def _task(place: _Place) -> dict[str, Any]:
    return {
        "title": f"{place.name}{place.work}挂图作战",
        "lead": "镇村镇建设办",
        "status": "done",
        "start": f"{place.year}-05-01",
        "due": f"{place.year}-09-30",
        "done": place.day(7, 9),
        "progress": "100%",
        "project": place.key,
        "summary": place.talk(2),
    }


def _indicator(place: _Place) -> dict[str, Any]:
    return {
        "title": f"{place.name}集体收入",
        "measure": "collective-income",
        "values": [
            {"date": str(place.year - back), "value": f"{place.random.randint(5, 90)}.5 万元"}
            for back in (2, 1, 0)
        ],
    }


def _facility(place: _Place) -> dict[str, Any]:
    return {
        "title": f"{place.name}湾组议事点",
        "form": "corner",
        "state": "open",
        "area": f"{place.random.randint(20, 300)} 平方米",
        "opened": place.day(9, 12),
        "project": place.key,
        "summary": place.talk(2),
    }


def _bulletin(place: _Place) -> dict[str, Any]:
    return {
        "title": f"{place.name}{place.year}年小结",
        "number": place.bulletin,
        "date": f"{place.year}-12-31",
        "body": "\n\n".join(place.talk(2) for _ in range(3)),
    }


def _yuan(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


_KINDS: tuple[tuple[str, Callable[[_Place], dict[str, Any]]], ...] = (
    ("projects", _project),
    ("funds", _fund),
    ("meetings", _meeting),
    ("suggestions", _suggestion),
    ("compacts", _compact),
    ("awards", _award),
    ("activities", _activity),
    ("organisations", _organisation),
    ("points", _points),
    ("tasks", _task),
    ("indicators", _indicator),
    ("facilities", _facility),
    ("bulletins", _bulletin),
)


def _dump(value: object) -> str:
    """The registry as JSON, which is YAML too."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _yaml(value: dict[str, Any]) -> str:
    """A record as a clerk writes it: a field a line, lists indented."""
    return "".join(_lines(value, ""))


def _lines(value: dict[str, Any], indent: str) -> Iterator[str]:
    for key, each in value.items():
        match each:
            case dict():
                yield f"{indent}{key}:\n"
                yield from _lines(each, indent + "  ")
            case list():
                yield f"{indent}{key}:\n"
                for item in each:
                    yield from _item(item, indent + "  ")
            case str() if "\n" in each:
                yield f"{indent}{key}: |\n"
                yield from (f"{indent}  {line}".rstrip() + "\n" for line in each.split("\n"))
            case _:
                yield f"{indent}{key}: {each}\n"


def _item(item: object, indent: str) -> Iterator[str]:
    if not isinstance(item, dict):
        yield f"{indent}- {item}\n"
        return
    lines = list(_lines(item, indent + "  "))
    yield f"{indent}- {lines[0].lstrip()}"
    yield from lines[1:]


def main() -> None:
    """Write a county: `python -m tests.bench.synthetic FOLDER --villages 203`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--villages", type=int, default=COUNTY_VILLAGES)
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--records", type=int, default=13, help="of a village a year")
    told = parser.parse_args()
    count = write_county(told.folder, Size(told.villages, told.years, told.records))
    print(count, "records")  # noqa: T201 - a command


if __name__ == "__main__":
    main()
