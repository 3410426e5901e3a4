"""What every template may ask besides its own page: pure functions over records."""

from collections.abc import Mapping

from generator.messages import Message
from generator.model.base import Record
from generator.model.deadlines import days_taken, is_waiting
from generator.model.disclosure import STATES, State, duties_of, on_time
from generator.render import charts, felt, prose
from generator.render.agenda import agenda, day_anchor
from generator.render.compiled import compiled
from generator.render.disclosed import by_duty
from generator.render.funnel import share, total
from generator.render.ledger import Ledger
from generator.render.lists import board, by_lead, echo_wall, grouped, versions
from generator.render.releases import release
from generator.render.stages import STAGES
from generator.render.sums import add_up
from generator.render.text import normal
from generator.render.tone import LATE, tone
from generator.render.tree import by_level, tree
from generator.render.view import as_of

_GIST = 120


def gist(text: str, length: int = _GIST) -> str:
    """The beginning of an editor's Markdown in plain words."""
    words = normal(prose.plain(text))
    return words if len(words) <= length else words[: length - 1] + "…"


def description(record: Record) -> str | None:
    """The beginning of the record's main text, for search results and link previews."""
    texts = (getattr(record, name, None) for name in ("summary", "body", "text", "rules"))
    found = next((text for text in texts if text), None)
    return gist(found) if found else None


def _state_label(state: State) -> Message:
    return STATES[state]


TOOLS: Mapping[str, object] = {
    "add_up": add_up,
    "agenda": agenda,
    "as_of": as_of,
    "board": board,
    "charts": charts,
    "by_duty": by_duty,
    "by_lead": by_lead,
    "by_level": by_level,
    "compiled": compiled,
    "day_anchor": day_anchor,
    "days_taken": days_taken,
    "duties_of": duties_of,
    "echo_wall": echo_wall,
    "felt": felt,
    "gist": gist,
    "grouped": grouped,
    "is_waiting": is_waiting,
    "LATE": LATE,
    "ledger_of": Ledger.of,
    "on_time_of": on_time,
    "release": release,
    "share": share,
    "stages": STAGES,
    "state_label": _state_label,
    "tone": tone,
    "total": total,
    "tree": tree,
    "versions": versions,
}
