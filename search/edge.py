"""The white list at the edge: which parameters a query string may hold, and how each value must look."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from search.errors import BadParameter

UNKNOWN = "unknown"
MAX_VALUES = 50
MAX_VALUE_LENGTH = 200
MAX_PAGE = 1_000_000


@dataclass(frozen=True, slots=True)
class Filter:
    """What a value of a filter must look like, and the sentence for one that does not."""

    pattern: re.Pattern[str]
    sentence: str


_LABEL = re.compile(rf"[^\x00-\x1f\x7f]{{1,{MAX_VALUE_LENGTH}}}")
_ROLES = ("speaks", "presides", "reports", "attends")


def _label(noun: str) -> Filter:
    return Filter(_LABEL, f"{noun}不能超过 {MAX_VALUE_LENGTH} 字，也不能含控制字符。")


FILTERS: Mapping[str, Filter] = {
    "division": Filter(re.compile(rf"[0-9]{{6}}|{UNKNOWN}"), "区划须为六位代码，如 510800。"),
    "year": Filter(re.compile(rf"[12][0-9]{{3}}|{UNKNOWN}"), "年份须为 1000 到 2999 的四位数字，如 2022。"),
    "genre": _label("体裁"),
    "term": Filter(re.compile(r"[1-9][0-9]{0,2}"), "届须为数字，如 15。"),
    "session": Filter(re.compile(r"[1-9][0-9]{0,2}"), "次须为数字，如 3。"),
    "source": _label("来源"),
    "speaker": _label("讲话人"),
    "office": _label("职务"),
    "role": Filter(re.compile("|".join(_ROLES)), f"角色须为 {'、'.join(_ROLES)} 之一。"),
    "slogan": _label("提法"),
    "damage": _label("损坏标记"),
    "title": Filter(
        re.compile(rf"(?=.*[^\W_])[^\x00-\x1f\x7f]{{1,{MAX_VALUE_LENGTH}}}"),
        f"标题里要找的字不能超过 {MAX_VALUE_LENGTH} 个，也不能只有标点或含控制字符。",
    ),
}

# Their values hold no comma: an address names each of them once, which with twenty provinces is half of a page.
JOINED = frozenset({"division", "year", "term", "session"})

NOUNS = {
    "page": "页码",
    "n": "第几篇",
    "per_page": "每页条数",
    "sort": "排序",
    "view": "列法",
    "dates": "日期范围",
    "in": "检索范围",
    "from": "起始日期",
    "to": "截止日期",
}
DAY = re.compile(r"([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
NUMBER = re.compile(r"[0-9]{1,7}")

Choice = TypeVar("Choice", bound=str)


def values(data: Mapping[str, Any], name: str) -> list[str]:
    """Return the values of a parameter without blanks around them and without empty ones."""
    found: object = data.getlist(name) if hasattr(data, "getlist") else data.get(name)
    several = found if isinstance(found, Sequence) and not isinstance(found, str) else [found]
    given = [str(value) for value in several if value is not None]
    if name in JOINED:
        given = [one for value in given for one in value.split(",")]
    return [text for value in given if (text := value.strip())]


def pairs(name: str, values: Iterable[str]) -> list[tuple[str, str]]:
    """Return the parameters that an address states values of a filter by; `values` reads them back.

    >>> pairs("year", ("2021", "2022")), pairs("source", ("人大网", "县人大"))
    ([('year', '2021,2022')], [('source', '人大网'), ('source', '县人大')])
    """
    if name in JOINED:
        joined = ",".join(values)
        return [(name, joined)] if joined else []
    return [(name, value) for value in values]


def filter_values(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return the values of a filter, sorted and each once. Raises BadParameter."""
    found = sorted(set(values(data, name)))
    if len(found) > MAX_VALUES:
        raise BadParameter(name, f"{name} 的取值太多：最多 {MAX_VALUES} 个。")
    for value in found:
        if not FILTERS[name].pattern.fullmatch(value):
            raise BadParameter(name, FILTERS[name].sentence)
    return tuple(found)


def single(data: Mapping[str, Any], name: str) -> str:
    """Return the one value of a parameter, '' if it is absent. Raises BadParameter for several."""
    found = values(data, name)
    if len(set(found)) > 1:
        raise BadParameter(name, f"{NOUNS.get(name, name)}只能有一个值。")
    return found[0] if found else ""


def choice(data: Mapping[str, Any], name: str, allowed: tuple[Choice, ...]) -> Choice:
    """Return the chosen one of `allowed`, the first if none is given. Raises BadParameter."""
    value = single(data, name) or allowed[0]
    for each in allowed:
        if each == value:
            return each
    raise BadParameter(name, f"{NOUNS.get(name, name)}须为 {'、'.join(allowed)} 之一。")


def number(data: Mapping[str, Any], name: str, *, default: int, most: int) -> int:
    """Return a number from 1 to `most`. Raises BadParameter."""
    value = single(data, name)
    if not value:
        return default
    if not NUMBER.fullmatch(value) or not 1 <= int(value) <= most:
        raise BadParameter(name, f"{NOUNS.get(name, name)}须为 1 到 {most} 的整数。")
    return int(value)


def period(data: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """Return the first day of `from` and the last day of `to`. Raises BadParameter."""
    start, end = _day(data, "from", last=False), _day(data, "to", last=True)
    if start and end and start > end:
        raise BadParameter("from", "起始日期不能晚于截止日期。")
    return start, end


def _day(data: Mapping[str, Any], name: str, *, last: bool) -> date | None:
    """Return the first or the last day that YYYY, YYYY-MM or YYYY-MM-DD may mean."""
    value = single(data, name)
    if not value:
        return None
    match = DAY.fullmatch(value)
    try:
        if match is None:
            raise ValueError(value)
        year, month = int(match[1]), int(match[2] or (12 if last else 1))
        day = int(match[3] or (monthrange(year, month)[1] if last else 1))
        return date(year, month, day)
    except ValueError as error:
        sentence = "日期须写成 2022、2022-08 或 2022-08-04，且确有其日。"
        raise BadParameter(name, sentence) from error
