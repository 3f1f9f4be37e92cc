"""What a large archive costs beside its queries: opening it, and a batch of 1,000 articles, at empty and at full."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.watch import Watch

if TYPE_CHECKING:
    from search.engines.local import LocalEngine

BATCH = 1_000


def opening(watch: Watch) -> float:
    """Return the seconds in which a process opens the index."""
    from django.conf import settings

    from search import engines

    return watch.seconds(lambda: engines.open_engine(settings.SEARCH_URL, settings.INDEX_DIR).run(_first()))


def batches(folder: Path, watch: Watch) -> tuple[float, float]:
    """Return the seconds of a batch into an empty index, and into a copy of the full one, where it is there already."""
    from django.conf import settings

    from archive.models import Article

    keys = list(Article.objects.order_by("pk").values_list("pk", flat=True)[:BATCH])
    empty, full = folder / "empty", folder / "full"
    for path in (empty, full):
        shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(settings.INDEX_DIR, full)
    taken = []
    for path in (empty, full):
        engine = _opened(path)
        taken.append(watch.seconds(lambda engine=engine: engine.sync(keys)))
        shutil.rmtree(path)
    return taken[0], taken[1]


def _opened(path: Path) -> LocalEngine:
    from django.conf import settings

    from search import engines

    engine: LocalEngine = engines.open_engine(settings.SEARCH_URL, path)  # type: ignore[assignment]
    if not path.exists():
        engine.clear()
    # The dictionary of words is loaded once a process, not once a batch.
    engine.run(_first())
    return engine


def _first() -> object:
    from search.params import SearchParams

    return SearchParams.parse({"q": "县"})
