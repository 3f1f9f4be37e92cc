"""EDTF dates in Chinese words, unknown parts as 某年, 某月, 某日."""

from archive.text.edtf import PARTIAL_DATE


def in_words(value: str) -> str:
    """Return an EDTF date as people read it; a string that is no EDTF date comes back as it is.

    >>> in_words("2022-08-04"), in_words("XXXX-08-04"), in_words("2016/..")
    ('2022年8月4日', '某年8月4日', '2016年以来')
    >>> in_words("2022-08-04/2022-08-06"), in_words("../2020-05")
    ('2022年8月4日至2022年8月6日', '不晚于2020年5月')
    """
    if "/" not in value:
        return _one(value)
    first, last = value.split("/", 1)
    if last == "..":
        return f"{_one(first)}以来"
    if first == "..":
        return f"不晚于{_one(last)}"
    return f"{_one(first)}至{_one(last)}"


def _one(value: str) -> str:
    match = PARTIAL_DATE.fullmatch(value)
    if not match:
        return value
    year, month, day = match.groups()
    words = [_part(year, "年"), _part(month, "月"), _part(day, "日")]
    return "".join(words)


def _part(digits: str | None, unit: str) -> str:
    if digits is None:
        return ""
    return f"某{unit}" if "X" in digits else f"{int(digits)}{unit}"
