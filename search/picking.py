"""Choosing one value more of a filter, or giving it up: what a value of a facet does, as a link or as a button."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import QueryDict

from search import edge
from search.errors import BadParameter
from search.places import lineage

# The name of the buttons; what they send is the filter's name and the value, year:2022.
PICK = "pick"


def picked(chosen: Iterable[str], name: str, value: str) -> tuple[str, ...]:
    """Return the values of a filter with one more, or without it if it is chosen.

    A division takes the place of those above and below it, which would widen or repeat it.

    >>> picked(("510000", "620000"), "division", "510800"), picked(("2021", "2022"), "year", "2022")
    (('510800', '620000'), ('2021',))
    """
    before = tuple(chosen)
    kept = {other for other in before if not _gives_way(name, other, value)}
    return tuple(sorted(kept if value in before else kept | {value}))


def _gives_way(name: str, other: str, value: str) -> bool:
    if name != "division" or edge.UNKNOWN in (other, value):
        return other == value
    return value in lineage(other) or other in lineage(value)


def with_pick_as_filter(data: QueryDict) -> QueryDict | None:
    """Return the parameters with what a button picked as a filter, or None if none was pressed. Raises BadParameter."""
    if PICK not in data:
        return None
    name, _, value = str(data[PICK]).partition(":")
    if name not in edge.FILTERS:
        raise BadParameter(PICK, "没有这一栏筛选：请在页面的筛选栏里选。")
    changed = data.copy()
    for sent in (PICK, "page"):
        changed.pop(sent, None)
    values = picked(edge.values(data, name), name, value)
    changed.setlist(name, [each for _, each in edge.pairs(name, values)])
    return changed
