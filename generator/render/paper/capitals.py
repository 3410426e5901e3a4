"""Sums of money in capital numerals 大写金额, which nobody can alter by a stroke.

The rules are those of the appendix to 支付结算办法 (正确填写票据和结算凭证的基本规定): a sum
that ends with yuan has 整 behind it, one that ends with fen has not, behind jiao it may be left
out; zeros inside are one 零; a 零 stands before fen where there is no jiao. Where the rules leave
a choice, the shorter form is written. The library cn2an leaves out the 零 of 100,002,001
(壹亿零贰仟零壹元), so that it reads as another sum; hence own code.
"""

from generator.values import Yuan

_CURRENCY = "人民币"
"""The rules want it before the numerals."""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ((1000, "仟"), (100, "佰"), (10, "拾"), (1, ""))
_WAN = 10**4
_YI = 10**8
_FEN = 100


def capitals(sum_: Yuan) -> str:
    """The sum as it stands on a receipt: `人民币壹拾万柒仟元伍角叁分`; below zero with 负."""
    fen = int(abs(sum_.amount) * _FEN)
    if not fen:
        return f"{_CURRENCY}零元整"
    yuan, rest = divmod(fen, _FEN)
    sign = "负" if sum_.amount < 0 else ""
    return _CURRENCY + sign + (f"{_whole(yuan)}元" if yuan else "") + _parts(rest, bool(yuan))


def _parts(rest: int, yuan: bool) -> str:  # noqa: FBT001 - whether there are yuan before it
    """Jiao and fen, or 整."""
    jiao, fen = divmod(rest, 10)
    said = f"{_DIGITS[jiao]}角" if jiao else ""
    if fen:
        said += ("零" if yuan and not jiao else "") + f"{_DIGITS[fen]}分"
    return said or "整"


def _whole(number: int) -> str:
    for size, unit in ((_YI, "亿"), (_WAN, "万")):
        high, low = divmod(number, size)
        if high:
            gap = "零" if low and low * 10 < size else ""
            return _whole(high) + unit + gap + (_whole(low) if low else "")
    return _below_wan(number)


def _below_wan(number: int) -> str:
    said, gap = "", False
    for size, unit in _PLACES:
        digit = number // size % 10
        if digit:
            said += ("零" if gap and said else "") + _DIGITS[digit] + unit
        gap = not digit
    return said
