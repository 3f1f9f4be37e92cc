"""我的地区 on the home page: the division a reader keeps, with its newest articles."""

from __future__ import annotations

from dataclasses import dataclass

from archive.models import Division
from search import engines
from search.pages.listing import Listed, listed
from search.params import SearchParams

NEWEST = 5


@dataclass(frozen=True, slots=True)
class MyRegion:
    """The kept division: `above` names what it belongs to, `articles` counts all it has."""

    name: str
    above: str
    url: str
    articles: int
    newest: tuple[Listed, ...]


def my_region(unit: Division) -> MyRegion:
    """Ask the engine for the newest articles of a division. Raises SearchUnavailable."""
    found = engines.engine().run(SearchParams(division=(unit.adcode,), sort="newest", per_page=NEWEST))
    gazetteer = Division.objects.gazetteer()
    above = gazetteer.path(gazetteer.by_key[unit.key])[:-1]
    return MyRegion(
        name=unit.name,
        above="".join(each.name for each in above),
        url=unit.get_absolute_url(),
        articles=found.articles,
        newest=listed([row.article_id for row in found.rows]),
    )
