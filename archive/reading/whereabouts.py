"""Where an article belongs: the way down to it from its province."""

from __future__ import annotations

from dataclasses import dataclass

from archive.models import Division


@dataclass(frozen=True, slots=True)
class Place:
    """A division above an article."""

    label: str
    url: str


def above(county: Division | None) -> tuple[Place, ...]:
    """Return the divisions of an article from the province down to its own, as they were; none if that is not known."""
    if county is None:
        return ()
    gazetteer = Division.objects.gazetteer()
    units = gazetteer.path(gazetteer.by_key[county.key])
    return tuple(Place(unit.name, f"/divisions/{unit.adcode}/") for unit in units)
