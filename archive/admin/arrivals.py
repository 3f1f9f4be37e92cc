"""The rows of a batch's page: for each file what it is or would become, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db.models import Count, prefetch_related_objects

from archive.models import Appearance, Arrival, Article, Batch, Upload
from archive.pipeline.batch import publishing
from archive.pipeline.doubt import Doubt, doubts_of
from archive.reading.dates import in_words

MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class Row:
    """A file of a batch. `article` is None until it was read, and where it cannot be."""

    arrival: Arrival
    article: Article | None
    place: str = ""
    when: str = ""
    people: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is: of `total` uploads so far `read` became articles, `failed` did not.

    `opening` containers hold more; `publishing` articles wait to be published.
    """

    total: int
    read: int
    failed: int
    opening: int
    publishing: int

    @property
    def waiting(self) -> int:
        return self.total - self.read - self.failed

    @property
    def left(self) -> int:
        """What the worker has still to do."""
        return self.opening + self.waiting + self.publishing

    def as_json(self) -> dict[str, int]:
        return {**asdict(self), "waiting": self.waiting, "left": self.left}


def progress_of(batch: Batch) -> Progress:
    counts = dict(batch.uploads.values_list("state").annotate(Count("pk")).order_by())
    read = sum(counts.get(state, 0) for state in (Upload.State.PREPARED, Upload.State.UNDONE))
    failed = counts.get(Upload.State.FAILED, 0)
    return Progress(sum(counts.values()), read, failed, batch.parcels.count(), publishing(batch))


def rows_of(arrivals: Iterable[Arrival]) -> list[Row]:
    """Return the rows of these arrivals, in a fixed number of queries."""
    arrivals = list(arrivals)
    articles = [article for arrival in arrivals if (article := _article(arrival))]
    prefetch_related_objects(articles, "appearances", "findings", "divisions", "proposals")
    return [_row(arrival) for arrival in arrivals]


def _article(arrival: Arrival) -> Article | None:
    return getattr(arrival.upload, "article", None) if arrival.upload else None


def _row(arrival: Arrival) -> Row:
    article = _article(arrival)
    if article is None:
        return Row(arrival, None)
    return Row(
        arrival,
        article,
        place="、".join(division.name for division in article.divisions.all()),
        when=in_words(article.event_on or article.published_on),
        people=_names(article.appearances.all()),
        doubts=tuple(doubts_of(article)),
    )


def _names(appearances: Iterable[Appearance]) -> str:
    names = list(dict.fromkeys(appearance.name for appearance in appearances))
    more = f"等 {len(names)} 人" if len(names) > MOST_NAMES else ""
    return "、".join(names[:MOST_NAMES]) + more
