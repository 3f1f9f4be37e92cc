"""A former division code in an address (a bookmark, an old memo), turned into the code of the unit of today.

Statements are counted under the units of today, so a code that nobody bears any more would find nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.http import QueryDict

from archive.models import Division
from search import edge


def with_todays_divisions(data: QueryDict) -> QueryDict | None:
    """Return the parameters with former division codes replaced, or None if none is former.

    A code that somebody bears today means its holder of today; one that nobody ever bore stays as it is.
    """
    codes = edge.values(data, "division")
    today = _today(set(codes)) if codes else {}
    if not today:
        return None
    changed = data.copy()
    changed.setlist("division", list(dict.fromkeys(today.get(code, code) for code in codes)))
    return changed


def _today(codes: Iterable[str]) -> dict[str, str]:
    """Return the code of today for each former one."""
    held = list(Division.objects.filter(adcode__in=codes).values_list("adcode", "valid_to"))
    former = {code for code, _ in held} - {code for code, end in held if end is None}
    leads = {code: Division.objects.for_code(code).redirect for code in former}
    return {code: unit.adcode for code, unit in leads.items() if unit}
