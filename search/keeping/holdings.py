"""The index among the holdings: whether it agrees with them, and how it follows when they are restored."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.dispatch import receiver

from archive.holdings.report import Check, Property, Tally
from archive.models import Article, Statement
from archive.signals import holdings_restored, holdings_verified
from search import engines
from search.errors import SearchUnavailable
from search.models import ArchiveMark, Outbox
from search.params import SearchParams


@receiver(holdings_verified, dispatch_uid="search.keeping.holdings.verified")
def check_index(**_: object) -> list[Check]:
    tally = Tally(Property.USABLE, "索引可用，则数和篇数与数据库一致")
    tally.look(_faults())
    return [tally.check]


def _faults() -> Iterator[str]:
    state = engines.engine().health()
    if not state.get("ok"):
        yield f"{state.get('message')}"
        return
    try:
        engines.engine().inspect()
    except SearchUnavailable as error:
        yield str(error)
        return
    if Outbox.objects.exists():
        return  # the index is known to be behind, and the worker will bring it up
    statements = Statement.objects.filter(article__in=Article.objects.public())
    # An article of nothing but page furniture has no statement and is not searched.
    expected = (statements.count(), statements.values("article").distinct().count())
    try:
        found = engines.engine().totals(SearchParams())
    except SearchUnavailable as error:
        yield str(error)
        return
    if found != expected:
        yield (
            f"索引有 {found[0]} 则、{found[1]} 篇，数据库有 {expected[0]} 则、{expected[1]} 篇；"
            "请运行 manage.py rebuild_search"
        )


@receiver(holdings_restored, dispatch_uid="search.keeping.holdings.restored")
def rebuild(tell: Callable[[str], object], **_: object) -> None:
    Outbox.objects.all().delete()
    # From now on it is an archive of its own: an index of the one it was copied from is none of its.
    ArchiveMark.objects.all().delete()
    engines.engine().rebuild(tell)
