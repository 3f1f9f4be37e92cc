"""How long suggestions take: `python -m benchmarks.suggest --data DIR`, over an archive that `benchmarks.search --keep` made.

Asked are the beginnings of names of people by character, pinyin and initials; beside it, in the same run, the baseline: a
scan of all names by `startswith`.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

from benchmarks.house import open_house
from benchmarks.search import private_megabytes
from benchmarks.watch import Table, Watch

SCAN = "a scan of the names"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--engine", choices=("whoosh", "tantivy"), default="whoosh")
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    open_house(options.data, engine=options.engine)
    measure(random.Random(options.seed), options.people)


def measure(chance: random.Random, people: int) -> None:
    from archive.models import Division, Person
    from search import engines
    from search.pages.suggest import _everything, suggest
    from search.params import SearchParams
    from search.suggestions import Suggestions

    Division.objects.gazetteer()
    engines.engine().run(SearchParams(per_page=1))
    before = private_megabytes()
    watch = Watch(cpu=True)
    print(f"made at the start in {watch.seconds(lambda: suggest('人大')):.1f} s of the processor")
    print(f"private memory: {private_megabytes() - before} MB")
    print(f"made anew in {watch.seconds(lambda: Suggestions(_everything())):.1f} s of the processor")
    names = list(Person.objects.order_by("pk").values_list("name", flat=True))
    typed = beginnings(chance.sample(names, min(people, len(names))))
    table = Table(f"{len(names):,} people, {len(typed):,} questions, µs", baseline=SCAN)
    for label, act in (("suggestions", suggest), (SCAN, lambda q: [n for n in names if n.startswith(q)])):
        table.add(label, [1000 * taken for taken in watch.times(act, typed)])
    table.print()


def beginnings(names: Sequence[str]) -> list[str]:
    """Return what somebody types who wants these people."""
    from search.readings import name_readings

    typed = []
    for name in names:
        sound, initials = name_readings(name)[0]
        typed += [name[:1], name[:2], name, sound[:3], sound, initials]
    return typed


if __name__ == "__main__":
    main()
