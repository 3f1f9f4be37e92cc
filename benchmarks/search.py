"""How long a page takes, and what an archive costs beside: `python -m benchmarks.search --articles 10000 --engine whoosh`.

A page is made in this process: parse, total, all facets, 20 rows, snippets; without the template. In the same run
and on the same texts: a scan of memory, SQLite FTS5, tantivy on bigrams alone, and the stock set-up of
Haystack + Whoosh + jieba over the first 2,000 articles.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.baselines import Asked, Bigrams, all_of
from benchmarks.house import furnish, open_house
from benchmarks.watch import Table, Watch, machine

STOCK_ARTICLES = 2_000
# So many times all are opened anew and asked; only at the first one is nothing of the files in the processes' memory.
OPENINGS = 3
Parameters = dict[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=("whoosh", "tantivy"), default="whoosh")
    parser.add_argument("--keep", type=Path, help="keep the archive here and use it again, with its index")
    parser.add_argument(
        "--cpu", action="store_true", help="count processor time, for a machine shared with others"
    )
    parser.add_argument("--no-baselines", action="store_true", help="leave out all but our own pages")
    parser.add_argument("--no-growth", action="store_true", help="leave out the batches of 1,000")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        measure(options.keep or Path(passing), options)


def settle(folder: Path, articles: int, engine: str, seed: int) -> None:
    """Make the archive and its index, unless they are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    open_house(folder, engine=engine)
    furnish(articles, seed=seed)
    index(articles)


def measure(folder: Path, options: argparse.Namespace) -> None:
    settle(folder, options.articles, options.engine, options.seed)
    watch = Watch(cpu=options.cpu)
    print(
        f"{options.articles} articles, {options.engine}, {'processor time' if options.cpu else 'wall clock'}"
    )
    queries = asked(options.queries, options.seed)
    measure_pages(queries, options, watch)
    if not options.no_growth:
        measure_growth(folder, watch)
    if not options.no_baselines:
        measure_baselines(folder / "baselines", queries, watch)
        measure_stock(folder, options.articles, queries)


def index(articles: int) -> None:
    """Build the index unless it is kept, and print how fast and how large."""
    from search import engines

    health = engines.engine().health()
    if not health["ok"] or health["articles"] != articles:
        before, watch = os.times(), Watch()
        seconds = watch.seconds(lambda: engines.engine().rebuild(lambda line: None))
        after = os.times()
        spent = sum(after[:4]) - sum(before[:4])
        print(f"indexed end to end in {seconds:.0f} s: {articles / seconds:.0f} articles/s by the clock,")
        print(f"  {articles / spent:.0f} a second of the processor, all processes together [{machine()}]")
    root = engines.engine().root  # type: ignore[attr-defined]  # of the engines on files
    files = (path for path in root.generation(root.current()).rglob("*") if path.is_file())
    print(f"index: {sum(path.stat().st_size for path in files) // articles:,} bytes an article")


def asked(count: int, seed: int) -> list[Parameters]:
    from archive.models import Division, Statement
    from benchmarks.queries import mixed

    texts = list(Statement.objects.order_by("pk").values_list("text", flat=True)[:3000])
    adcodes = sorted(Division.objects.current().filter(level="county").values_list("adcode", flat=True))
    return list(mixed(count, texts, adcodes, seed=seed))


def measure_pages(queries: list[Parameters], options: argparse.Namespace, watch: Watch) -> None:
    from benchmarks import growth

    table = Table(f"page, ms, {len(queries)} mixed queries")
    print(
        f"opening the index: {watch.seconds(open_engine):.2f} s; with the first answer and its words ", end=""
    )
    print(f"{growth.opening(watch):.2f} s")
    table.add("warming and the first page", watch.times(warmed_page, [{"q": "全过程人民民主"}]))
    table.add("first pass", watch.times(page, queries))
    table.add("warm", watch.times(page, queries))
    print(f"private memory: {private_megabytes()} MB")
    for label, act in (("without links and labels", without_links), ("engine alone", run)):
        fresh_engine()
        page({"q": "县"})
        table.add(f"{label}, first pass", watch.times(act, queries))
    table.print()


def measure_growth(folder: Path, watch: Watch) -> None:
    from benchmarks import growth

    empty, full = growth.batches(folder, watch)
    print(f"a batch of 1,000: {empty:.1f} s at empty, {full:.1f} s on top of all: × {full / empty:.2f}")


def measure_baselines(folder: Path, queries: list[Parameters], watch: Watch) -> None:
    """Ask all for the phrases among the queries; whoever answers with another number is told."""
    from search import engines

    phrases = list(dict.fromkeys(q["q"] for q in queries if q.keys() == {"q"} and q["q"].isalnum()))
    phrases = [phrase for phrase in phrases if len(phrase) > 1]
    snapshot = engines.engine().snapshot()  # type: ignore[attr-defined]  # of the engines on files
    texts = [snapshot.read(row, "texts") for row in range(snapshot.size)]
    expected = [snapshot.holding(phrase, "texts").bit_count() for phrase in phrases]
    made = all_of(folder)
    for each in made:
        seconds = watch.seconds(lambda each=each: each.build(texts))
        each.open()
        exact = sum(each.answer(p)[0] == number for p, number in zip(phrases, expected, strict=True))
        print(f"{each.name}: built in {seconds:.0f} s, {exact} of {len(phrases)} answered exactly")
    for opening in range(1, OPENINGS + 1):
        measure_phrases([*made, Ours("totals"), Ours("run")], phrases, watch, opening)


def measure_phrases(asked: Sequence[Asked], phrases: Sequence[str], watch: Watch, opening: int) -> None:
    """Open all anew, then let them answer phrase by phrase in turns, so that none has a faster minute than another."""
    for each in asked:
        each.open()
    taken = [[watch.times(each.answer, [phrase])[0] for each in asked] for phrase in phrases]
    title = f"opening {opening}, total and 20 rows, ms, {len(phrases)} phrases"
    table = Table(title, baseline=Bigrams.name)
    for each, times in zip(asked, zip(*taken, strict=True), strict=True):
        table.add(each.name, list(times))
    table.print()


class Ours:
    """Our own engine, asked for the totals alone or for everything that an engine tells of a page."""

    def __init__(self, asked: str) -> None:
        self.name = {"totals": "ours, the totals", "run": "ours, totals, order, facets, silence"}[asked]
        self._asked = asked

    def open(self) -> None:
        """Open the index anew, with the tables that a process makes at its first answer."""
        from django.conf import settings

        from search import engines
        from search.params import SearchParams

        self._engine = engines.open_engine(settings.SEARCH_URL, settings.INDEX_DIR)
        self._engine.run(SearchParams.parse({"q": "县"}))

    def answer(self, run: str) -> object:
        from search.params import SearchParams

        return getattr(self._engine, self._asked)(SearchParams.parse({"q": run}))


def measure_stock(folder: Path, articles: int, queries: list[Parameters]) -> None:
    from benchmarks import stock

    table = Table("the stock set-up, ms")
    stock.report(folder, min(STOCK_ARTICLES, articles), queries, table.add)
    table.print()


def open_engine() -> None:
    from django.conf import settings

    from search import engines

    engines.open_engine(settings.SEARCH_URL, settings.INDEX_DIR).snapshot()


def fresh_engine() -> None:
    """Forget everything that is open or remembered."""
    from search import engines

    engines._engine.cache_clear()


def page(parameters: Parameters) -> None:
    from search.pages.result import result_page
    from search.params import SearchParams

    result_page(SearchParams.parse(parameters))


def without_links(parameters: Parameters) -> None:
    """Make what a page tells: totals, facets, rows with snippets; no addresses, names of facets, form, certificate."""
    from search import engines
    from search.pages.hits import extent_of, hits
    from search.params import SearchParams

    params = SearchParams.parse(parameters)
    results = engines.engine().run(params)
    for counts in results.facets.values():
        list(counts.values)
    hits(results, params, extent=extent_of(params))


def warmed_page(parameters: Parameters) -> None:
    """Make a page in a process that has just begun; what a server does before its first reader comes is counted."""
    from search.warm import share, warm

    share()
    warm()
    page(parameters)


def run(parameters: Parameters) -> None:
    from search import engines
    from search.params import SearchParams

    engines.engine().run(SearchParams.parse(parameters))


def private_megabytes() -> int:
    """Return the private memory of this process (Linux): without the files it maps, which all workers share."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) // 1024


if __name__ == "__main__":
    main()
