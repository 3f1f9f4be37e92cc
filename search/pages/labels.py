"""What the keys in facets and filters are called."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet

from archive.models import Person
from archive.text.places.gazetteer import Gazetteer
from search import lexicon
from search.pages.by_key import rows
from search.pages.division_facet import units
from search.pages.facets import Labels, listed
from search.params import SearchParams
from search.results import Results

# The database knows no larger key; whatever else a reader types is looked up as a name.
LARGEST_KEY = 2**63 - 1


def labels(results: Results, params: SearchParams, gazetteer: Gazetteer) -> Labels:
    """Return the labels of all values that a page lists or has chosen. One query."""
    return {
        "speaker": people(listed("speaker", results, params)),
        "division": {code: unit.name for code, unit in units(params.division, gazetteer).items()},
        "role": lexicon.ROLES,
        "damage": lexicon.DAMAGE,
    }


def people(values: Iterable[str]) -> dict[str, str]:
    """Return the names of people by id, each with the division that tells namesakes apart."""
    keys = [key for value in values if value.isdecimal() and (key := int(value)) <= LARGEST_KEY]
    found = rows(_people, keys)
    told = ((pk, name, " ".join(filter(None, (division, note)))) for pk, name, division, note in found)
    return {str(pk): f"{name}（{apart}）" if apart else name for pk, name, apart in told}


def _people(keys: Collection[int]) -> QuerySet[Any, Any]:
    return Person.objects.filter(pk__in=keys).order_by().values_list("pk", "name", "division__name", "note")
