"""How the picture for chat apps was drawn: a seal over five blocks, without a font.

It holds no figures and only the seal's two signs, drawn as strokes, because fonts differ from one
machine to the next. A build takes the picture as it is kept in `share.png`, for drawing it costs a
fifth of a second; `python -m generator.render.seal` draws it anew.
"""

from io import BytesIO

from PIL import Image, ImageDraw

from generator.render.share import KEPT

_SIZE = (1200, 630)
_FINER = 4
_PAPER, _RED = "#faf8f3", "#9e1b1b"
_COLOURS = 32
_SEAL = (330, 66, 870, 486)
_STAGES = 5
_PEN = 22

_Point = tuple[float, float]
_Stroke = tuple[_Point, ...]


def _curve(start: _Point, bend: _Point, end: _Point) -> _Stroke:
    """A brush's sweep as a row of short lines (a quadratic Bézier curve)."""
    steps = [number / 12 for number in range(13)]
    return tuple(
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bend[0] + t**2 * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * bend[1] + t**2 * end[1],
        )
        for t in steps
    )


_GONG: tuple[_Stroke, ...] = (
    _curve((-24, -108), (-42, -34), (-94, 8)),
    _curve((18, -112), (40, -36), (96, 4)),
    ((-6, -14), (-58, 88), (52, 74)),
    _curve((26, 30), (58, 68), (72, 106)),
)
_SHI: tuple[_Stroke, ...] = (
    ((-60, -92), (60, -92)),
    ((-98, -30), (98, -30)),
    ((0, -30), (0, 104), (-32, 88)),
    _curve((-46, 10), (-58, 50), (-94, 80)),
    _curve((46, 10), (74, 40), (94, 78)),
)
"""公 and 示 as strokes of a pen, around their middle."""


def drawn() -> bytes:
    """The picture as a PNG, 1200 by 630 pixels, as chat apps want it."""
    width, height = _SIZE
    image = Image.new("RGB", (width * _FINER, height * _FINER), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle(_finer(0, 0, width, 22), fill=_RED)
    draw.rounded_rectangle(_finer(*_SEAL), radius=46 * _FINER, fill=_RED)
    left, top, right, bottom = _SEAL
    draw.rounded_rectangle(
        _finer(left + 18, top + 18, right - 18, bottom - 18),
        radius=32 * _FINER,
        outline=_PAPER,
        width=5 * _FINER,
    )
    middle, quarter = (top + bottom) / 2, (right - left) / 4
    _sign(draw, _GONG, left + quarter + 10, middle)
    _sign(draw, _SHI, right - quarter - 10, middle)
    _blocks(draw)
    small = image.resize(_SIZE, Image.Resampling.LANCZOS).quantize(
        _COLOURS, dither=Image.Dither.NONE
    )
    data = BytesIO()
    small.save(data, "PNG", optimize=True)
    return data.getvalue()


def _sign(draw: ImageDraw.ImageDraw, strokes: tuple[_Stroke, ...], x: float, y: float) -> None:
    pen = _PEN * _FINER
    for stroke in strokes:
        points = [((x + right) * _FINER, (y + down) * _FINER) for right, down in stroke]
        draw.line(points, fill=_PAPER, width=pen, joint="curve")
        half = pen / 2
        for across, down in (points[0], points[-1]):
            box = (across - half, down - half, across + half, down + half)
            draw.ellipse(box, fill=_PAPER)


def _blocks(draw: ImageDraw.ImageDraw) -> None:
    """The five stages, each a block."""
    side, between = 150, 22
    left = (_SIZE[0] - _STAGES * side - (_STAGES - 1) * between) // 2
    for number in range(_STAGES):
        start = left + number * (side + between)
        draw.rounded_rectangle(_finer(start, 532, start + side, 560), radius=10 * _FINER, fill=_RED)


def _finer(*box: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = (each * _FINER for each in box)
    return left, top, right, bottom


if __name__ == "__main__":
    KEPT.write_bytes(drawn())
