"""`gongshi bulletin`: the next numbered bulletin of a township, drafted from its records."""

from dataclasses import dataclass
from datetime import date

import yaml

from generator.messages import msg
from generator.model.bulletin import Bulletin, ReleaseLine
from generator.model.release import compile_lines
from generator.model.township import Township
from generator.values import PartialDate


@dataclass(frozen=True)
class Draft:
    """A bulletin that is not written yet: its number, its file name and its YAML."""

    number: int
    name: str
    text: str
    lines: tuple[ReleaseLine, ...]


def draft_bulletin(
    township: Township, start: PartialDate, end: PartialDate, today: date, language: str
) -> Draft:
    """The next bulletin of a township over a period, as a record that is still a draft.

    Its lines keep what the records say now; the editor writes own words into `body` and removes
    `draft: true` to publish it.
    """
    number = max((each.record.number for each in township.of(Bulletin)), default=0) + 1
    lines = compile_lines(township, start, end)
    title = msg("{township}: bulletin no. {number}", township=township.info.name, number=number)
    body = msg(
        "What was recorded from {start} to {end}: {count} items.",
        start=str(start),
        end=str(end),
        count=len(lines),
    )
    record = {
        "title": title.translate(language),
        "draft": True,
        "number": number,
        "date": today.isoformat(),
        "publisher": township.info.name,
        "period": {"start": str(start), "end": str(end)},
        "body": body.translate(language),
        "lines": [_plain(line) for line in lines],
    }
    return Draft(number, f"{today.isoformat()}-no-{number}.yml", _yaml(record), lines)


def _plain(line: ReleaseLine) -> dict[str, object]:
    return {
        key: value.value if key == "section" else value
        for key, value in line.model_dump(mode="python").items()
        if value is not None
    }


def _yaml(record: dict[str, object]) -> str:
    kept = {key: value for key, value in record.items() if value != []}
    return yaml.dump(
        kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000, indent=2
    )


class _Dumper(yaml.SafeDumper):
    """Lists indented below their key, as the handbook writes them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - the base class's signature
        super().increase_indent(flow=flow, indentless=False)
