"""Files made to cost time or memory: far too deep, too long, too many, all of one thing."""

from collections.abc import Callable
from functools import partial
from random import Random

_SIZES = (19, 20, 21, 500, 3_000, 40_000, 170_000)


def _laughs(size: int) -> str:
    """Each list is nine times the one before it."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines.extend(
        f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]"
        for level in range(1, min(size, 60))
    )
    return "\n".join(lines)


_PIECES: tuple[str, ...] = (
    "[",
    "![",
    "](",
    "*",
    "**a ",
    "_a",
    "`",
    "``a",
    "> ",
    "- ",
    "1. ",
    "<a ",
    "&#",
    "|",
    "| a ",
)
_PIECES += (
    "\\",
    "[a](b ",
    "[a]: b ",
    "http://",
    "~~~",
    "#",
    "=",
    "('",
    "<!--",
    "a@b.",
    "((",
    "中\t",
)


_BULLETIN = "title: x\nnumber: 1\ndate: 2022\nbody: |\n"


def _body(piece: str, size: int) -> str:
    """One line of one of Markdown's own signs."""
    return f"{_BULLETIN}  {piece * (min(size, 49_000) // len(piece))}\n"


def _steps(piece: str, size: int) -> str:
    """Lines of it, each further in than the one before."""
    many = range(min(size, 200))
    return _BULLETIN + "".join(f"  {' ' * (2 * at)}{piece}a\n" for at in many)


FLOODS: dict[str, Callable[[int], str]] = {
    "laughs": _laughs,
    "merges": lambda size: "a: &a {x: 1}\nb: {<<: [" + ", ".join(["*a"] * size) + "]}",
    "aliases": lambda size: "title: &a x\nraised:\n" + "- *a\n" * size,
    "anchors": lambda size: "title: x\nraised:\n" + "- &a x\n" * size,
    "tags": lambda size: "".join(f"k{number}: !!str x\n" for number in range(size)),
    "unknown keys": lambda size: (
        "title: x\n" + "".join(f"titel{number}: x\n" for number in range(size))
    ),
    "empty keys": lambda size: (
        "title: x\n" + "".join(f"titel{number}:\n" for number in range(size))
    ),
    "equal keys": lambda size: "title: x\n" * size,
    "wrong items": lambda size: "title: x\nraised:\n" + "- x\n" * size,
    "empty items": lambda size: "title: x\nraised: [" + "{}," * size + "]",
    "wrong groups": lambda size: "title: x\nraised:\n" + "- {kind: cash, amount: y}\n" * size,
    "good groups": lambda size: (
        "title: x\nraised:\n"
        + "- {date: 2022, source: villagers, kind: cash, amount: 1}\n" * (size // 20)
    ),
    "same village": lambda size: "title: x\nvillages: [" + "dong," * size + "]",
    "strange villages": lambda size: (
        "title: x\nvillages:\n" + "".join(f"- v{number}\n" for number in range(size))
    ),
    "attachments": lambda size: (
        "title: x\nattachments:\n" + "- {file: a.pdf, title: a}\n" * (size // 20)
    ),
    "sources": lambda size: "title: x\nsources:\n" + "- {title: a, date: 2099}\n" * (size // 8),
    "documents": lambda size: "--- x\n" * size,
    "keys that are lists": lambda size: "? [a]\n: b\n" * size,
    "tabs": lambda size: "title: x\n" + "\t- a\n" * size,
    "full-width colons": lambda size: "title: x\n" + "title：x\n" * size,
    "full-width spaces": lambda size: "title: x\n" + "　a: x\n" * size,
    "invisible signs": lambda size: "title: x\n" + "a\u200b\n" * size,
    "comments that cut": lambda size: "title: x\nvillages:\n" + "- a #b\n" * size,
    "colons without space": lambda size: "title:x\n" * size,
    "one title": lambda size: "title: " + "中" * size,
    "one number": lambda size: "title: x\nbudget: " + "9" * size,
    "fraction": lambda size: "title: x\nbudget: 0." + "0" * size + "1",
    "one key": lambda size: "a" * size + ": x",
    "one quote": lambda size: 'title: "' + "\\u4e2d" * size,
    "one comment": lambda size: "title: x #" + "#" * size,
    "open brackets": lambda size: "title: " + "[" * size,
    "open braces": lambda size: "title: " + "{a: " * size,
    "dashes": lambda size: "- " * size,
    "questions": lambda size: "? " * size,
    "closed brackets": lambda size: "[" * size + "]" * size,
    "steps": lambda size: "".join(" " * (2 * at) + "a:\n" for at in range(min(size, 900))),
    "spaces": lambda size: "title: x" + " " * size,
    "lines": lambda size: "\n" * size + "title: x",
    "returns": lambda size: "title: x\r" * size,
    **{f"body of {piece}": partial(_body, piece) for piece in _PIECES},
    **{f"steps of {piece}": partial(_steps, piece) for piece in _PIECES},
}
"""What makes a file of a size, by what there is too much of."""


def flood(choose: Random) -> bytes:
    """One of them, in one of its sizes; never much larger than a record may be."""
    make = FLOODS[choose.choice(sorted(FLOODS))]
    return make(choose.choice(_SIZES)).encode()
