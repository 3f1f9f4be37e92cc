"""How long a page takes: `python -m benchmarks.search --articles 10000 [--data DIR]`.

The page is made in this process: parse, total, all facets, 20 rows, snippets; without the template. Beside it,
in the same run, the stock set-up of Haystack + Whoosh + jieba over the first 2,000 of the same articles.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.house import furnish, open_house

STOCK_ARTICLES = 2_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, help="keep the archive here and use it again")
    parser.add_argument(
        "--cpu", action="store_true", help="count processor time, for a machine shared with others"
    )
    parser.add_argument("--no-stock", action="store_true", help="leave the stock set-up out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        measure(options.data or Path(passing), options)


def measure(folder: Path, options: argparse.Namespace) -> None:
    open_house(folder)
    furnish(options.articles, seed=options.seed)
    from archive.models import Division, Statement
    from benchmarks.queries import mixed

    index(options.articles, cpu=options.cpu)
    texts = list(Statement.objects.order_by("pk").values_list("text", flat=True)[:3000])
    adcodes = sorted(Division.objects.current().filter(level="county").values_list("adcode", flat=True))
    queries = list(mixed(options.queries, texts, adcodes, seed=options.seed))
    hardest = [{"q": "全过程人民民主"}]
    watch = Watch(cpu=options.cpu)
    print(f"{'page, ms of the processor' if options.cpu else 'page, ms':42}{'p50':>8}{'p95':>8}{'max':>8}")
    fresh_engine()
    print_row("warming and the first page", watch.times(warmed_page, hardest))
    print_row(f"first pass, {len(queries)} mixed queries", watch.times(page, queries))
    print_row("warm", watch.times(page, queries))
    fresh_engine()
    page({"q": "县"})
    print_row("engine alone, first pass", watch.times(run, queries))
    print(f"private memory: {private_megabytes()} MB")
    if not options.no_stock:
        from benchmarks import stock

        stock.report(folder, min(STOCK_ARTICLES, options.articles), queries, print_row)


def index(articles: int, *, cpu: bool) -> None:
    """Build the index, and print how fast and how large."""
    from search import engines

    clock = time.process_time if cpu else time.perf_counter
    start = clock()
    engines.engine().rebuild(lambda line: None)
    seconds = clock() - start
    print(f"{articles} articles indexed end to end in {seconds:.1f} s: {articles / seconds:.0f} articles/s")
    root = engines.engine().root  # type: ignore[attr-defined]  # of the engines on files
    files = (path for path in root.generation(root.current()).rglob("*") if path.is_file())
    print(f"index: {sum(path.stat().st_size for path in files) // articles:,} bytes an article")


def fresh_engine() -> None:
    """Forget everything that is open or remembered."""
    from search import engines

    engines._engine.cache_clear()


def page(parameters: dict[str, str]) -> None:
    from search.pages.result import result_page
    from search.params import SearchParams

    result_page(SearchParams.parse(parameters))


def warmed_page(parameters: dict[str, str]) -> None:
    """Make a page in a process that has just begun; what a server does before its first reader comes is counted."""
    from search.warm import warm

    warm()
    page(parameters)


def run(parameters: dict[str, str]) -> None:
    from search import engines
    from search.params import SearchParams

    engines.engine().run(SearchParams.parse(parameters))


class Watch:
    """Takes the milliseconds of acts, by the wall clock or of the processor."""

    def __init__(self, *, cpu: bool) -> None:
        self._clock = time.process_time if cpu else time.perf_counter

    def times(
        self, act: Callable[[dict[str, str]], object], queries: Iterable[dict[str, str]]
    ) -> list[float]:
        """Return how long each query took."""
        taken = []
        for query in queries:
            start = self._clock()
            act(query)
            taken.append((self._clock() - start) * 1000)
        return taken


def print_row(label: str, taken: list[float]) -> None:
    ordered = sorted(taken)
    p50, p95 = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(f"{label:42}{p50:8.1f}{p95:8.1f}{ordered[-1]:8.1f}")


def private_megabytes() -> int:
    """Return the private memory of this process (Linux): without the files it maps, which all workers share."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) // 1024


if __name__ == "__main__":
    main()
