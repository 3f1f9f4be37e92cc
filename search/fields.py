"""`字段:` in a typed query (县:嘉善 监督), turned into the filters that the form and the facets set.

It works on the query string before `SearchParams`: a page leads to the address with the filters, where each has
its chip; the API reads them as if they had been given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from django.http import QueryDict

from archive.models import Division, Slogan
from archive.text.fold import reduce_run
from search.controls import with_controls_as_query
from search.errors import BadQuery
from search.former_codes import with_todays_divisions
from search.merged_people import with_standing_people
from search.picking import with_pick_as_filter
from search.places import units_named

# What a reader may write → the filter it sets.
FIELDS = {
    "县": "division",
    "市": "division",
    "省": "division",
    "地区": "division",
    "人": "speaker",
    "来源": "source",
    "标题": "title",
    "年": "year",
    "提法": "slogan",
}
# A field opens a word of its own; what stands in quotes is text, and 主持人： is none of ours.
QUOTED = '“[^”]*”|"[^"]*"'
FIELD = re.compile(
    rf"(?:^|(?<=\s))(?P<not>[-－])?(?P<name>{'|'.join(FIELDS)})[:：](?P<value>(?:{QUOTED}|\S)*)"
)
FIELD_OR_QUOTED = re.compile(f"{QUOTED}|{FIELD.pattern}")
ALTERNATIVE = re.compile(rf"(?:^|[|｜])((?:{QUOTED}|[^|｜])*)")
YEARS = re.compile(r"([12][0-9]{3})[-–—~至]([12][0-9]{3})")
MOST_YEARS = 50


def as_filters(data: QueryDict) -> QueryDict | None:
    """Return the parameters in the form that is searched, or None if they are so already. Raises BadQuery."""
    changed = with_controls_as_query(data)
    for step in (with_pick_as_filter, with_fields_as_filters, with_todays_divisions, with_standing_people):
        changed = step(changed or data) or changed
    return changed


def with_fields_as_filters(data: QueryDict) -> QueryDict | None:
    """Return the parameters with the fields of `q` as filters, or None if it has none.

    Raises BadQuery for a field without a value, an unknown division or slogan, and for `-` before a field.
    """
    found: dict[str, list[str]] = {}

    def take(match: re.Match[str]) -> str:
        if match["name"] is None:
            return match[0]
        found.setdefault(FIELDS[match["name"]], []).extend(_values(match))
        return ""

    rest = [FIELD_OR_QUOTED.sub(take, typed).strip() for typed in data.getlist("q")]
    if not found:
        return None
    changed = data.copy()
    changed.setlist("q", [typed for typed in rest if typed])
    changed.pop("page", None)
    for name, values in found.items():
        changed.setlist(name, list(dict.fromkeys((*changed.getlist(name), *values))))
    return changed


def _values(match: re.Match[str]) -> list[str]:
    """Return the values of a field; alternatives stand beside `|`."""
    name = match["name"]
    if match["not"]:
        raise BadQuery(f"“{name}:”前面不能加“-”：字段只能用来限定，不能排除。")
    written = list(map(_unquoted, ALTERNATIVE.findall(match["value"])))
    if not all(written):
        raise BadQuery(f"“{name}:”后面要紧跟内容，例如 {EXAMPLES[FIELDS[name]]}。")
    return [value for each in written for value in _RESOLVED[FIELDS[name]](each)]


def _unquoted(written: str) -> str:
    """Return what is written without the quotes around it, or without half of a pair; the name of a source may hold some.

    >>> _unquoted('"“学习强国”学习平台"'), _unquoted("“学习强国”学习平台"), _unquoted("“人大网")
    ('“学习强国”学习平台', '“学习强国”学习平台', '人大网')
    """
    if re.fullmatch(QUOTED, written):
        return written[1:-1].strip()
    in_pairs = not set('“”"') & set(re.sub(QUOTED, "", written))
    return written if in_pairs else written.strip('“”" ')


EXAMPLES = {
    "division": "县:嘉善县",
    "speaker": "人:李明",
    "source": "来源:人民网",
    "title": "标题:工作报告",
    "year": "年:2022",
    "slogan": "提法:两个确立",
}


def _divisions(written: str) -> list[str]:
    """Return the codes of the units that bear a name, without those that lie in another of them: 广元 is 广元市."""
    gazetteer = Division.objects.gazetteer()
    units = units_named(written, gazetteer)
    if not units:
        raise BadQuery(f"没有叫“{written[:20]}”的区划：请写全名，如 嘉善县。")
    codes = {unit.adcode for unit in units}
    return [
        unit.adcode for unit in units if codes.isdisjoint(above.adcode for above in gazetteer.path(unit)[:-1])
    ]


def _years(written: str) -> list[str]:
    span = YEARS.fullmatch(written)
    if not span:
        return [written.removesuffix("年")]
    first, last = int(span[1]), int(span[2])
    if not 0 <= last - first < MOST_YEARS:
        raise BadQuery(f"“年:{written}”须从早到晚，最多 {MOST_YEARS} 年。")
    return [str(year) for year in range(first, last + 1)]


def _slogans(written: str) -> list[str]:
    sought = reduce_run(written)
    for canonical, variants in Slogan.objects.in_use().values_list("canonical", "variants"):
        if sought in map(reduce_run, (canonical, *variants)):
            return [canonical]
    raise BadQuery(f"提法表里没有“{written[:20]}”：去掉“提法:”即可逐字检索。")


_RESOLVED: Mapping[str, Callable[[str], list[str]]] = {
    "division": _divisions,
    "year": _years,
    "slogan": _slogans,
    "speaker": lambda written: [written],
    "source": lambda written: [written],
    "title": lambda written: [written],
}
