"""Chinese and Arabic numerals to numbers."""

from __future__ import annotations

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "○": 0,
}
TENS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "[〇○零一二三四五六七八九十百千两\\d]"


def number(written: str) -> int | None:
    """Return the number a numeral stands for, or None if it is none.

    >>> number("十八"), number("二〇二二"), number("一百零三"), number("36"), number("县")
    (18, 2022, 103, 36, None)
    """
    if written.isdecimal():
        return int(written)
    if not written or any(c not in DIGITS and c not in TENS for c in written):
        return None
    if not any(c in TENS for c in written):
        return int("".join(str(DIGITS[c]) for c in written))
    return _with_tens(written)


def _with_tens(written: str) -> int | None:
    total, digit = 0, None
    last = 10_000
    for character in written:
        if character in DIGITS:
            digit = DIGITS[character]
            continue
        power = TENS[character]
        if power >= last or digit == 0:
            return None
        total += (1 if digit is None else digit) * power
        last, digit = power, None
    return total + (digit or 0)
