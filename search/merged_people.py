"""People made one with another, in an address kept from before: the filter is given to the one who stays."""

from __future__ import annotations

from django.http import QueryDict

from archive.models import Person


def with_standing_people(data: QueryDict) -> QueryDict | None:
    """Return the parameters with merged people replaced by those they were merged into, or None if there are none.

    One query, where people are chosen by number.
    """
    written = data.getlist("speaker")
    numbers = [value for value in written if value.isascii() and value.isdigit() and len(value) < 19]
    if not numbers:
        return None
    rows = Person.objects.filter(pk__in=numbers, merged_into__isnull=False).select_related("merged_into")
    standing = {str(person.pk): str(person.standing.pk) for person in rows}
    if not standing:
        return None
    changed = data.copy()
    changed.setlist("speaker", list(dict.fromkeys(standing.get(value, value) for value in written)))
    return changed
