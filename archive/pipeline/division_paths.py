"""Tell the search when the way down from the province to a division changes: articles are counted along it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from archive.models import Article, Division
from archive.signals import articles_changed


@contextmanager
def telling_of_moved() -> Iterator[None]:
    """Name to the search the public articles that are counted under other units after the block than before."""
    before = paths()
    yield
    moved = [pk for pk, path in paths().items() if path != before.get(pk)]
    public = Article.objects.filter(status=Article.Status.PUBLISHED, statements__division__in=moved)
    if ids := sorted(public.values_list("pk", flat=True).distinct()) if moved else []:
        articles_changed.send(sender=Article, article_ids=ids)


def paths() -> dict[int, tuple[str, ...]]:
    """Return the codes of today's units above and at each division that a public statement counts for."""
    used = Division.objects.filter(statements__article__status=Article.Status.PUBLISHED).distinct()
    divisions = list(used)
    if not divisions:
        return {}
    gazetteer = Division.objects.gazetteer()
    today = {row.pk: gazetteer.today(gazetteer.by_key[row.key]) for row in divisions}
    return {pk: tuple(unit.adcode for unit in gazetteer.path(unit)) for pk, unit in today.items()}
