"""Whether any string is a query or a readable refusal: `python -m benchmarks.parser [--queries 100000]`.

Strings are drawn by seed: operators and quotes at random, pieces of made articles with operators among them, characters
of all of Unicode. Beside the parser, in the same run, the baseline: folding and reducing the same strings.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.corpus import made_articles
from benchmarks.house import open_house

OPERATORS = (*" 　|｜-－/／则則段句", *'"“”\uff02', " -", "/句", " /段 ", "||", "县:", "标题：", "年:2022-")
CHARACTERS = (*"人大代表會监督，。、3.5%()", *OPERATORS)
LONGEST = 40
QUERY, REFUSED = "queries", "refused with a sentence"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        open_house(Path(passing))
        sys.exit(measure(list(islice(typed(options.seed), options.queries))))


def measure(strings: Sequence[str]) -> int:
    """Print what became of the strings and how long they took; return 1 if one of them was a fault."""
    from archive.text.fold import reduce_run

    outcomes = Counter(map(outcome, strings))
    for name in (QUERY, REFUSED):
        print(f"{name:28}{outcomes.pop(name, 0):>9,}")
    print(f"{'faults':28}{outcomes.total():>9,}")
    for fault, number in outcomes.most_common(20):
        print(f"  {number:>6,} × {fault}")
    parsing, folding = processor_time(outcome, strings), processor_time(reduce_run, strings)
    each = parsing / len(strings) * 1e6
    print(f"{each:.1f} µs of the processor each, {parsing / folding:.1f} times what folding alone takes")
    return 1 if outcomes else 0


def outcome(string: str) -> str:
    """Return what a string is: a query, a refusal in one Chinese sentence, or the name of a fault."""
    from search.errors import BadQuery
    from search.query import describe, parse

    try:
        query = parse(string)
        words = describe(query)
    except BadQuery as error:
        sentence = str(error)
        return REFUSED if sentence.endswith("。") and "\n" not in sentence else f"unreadable: {sentence[:60]}"
    except Exception as error:  # what a benchmark of faults is there to count
        return f"{type(error).__name__} for {string[:60]!r}"
    sound = all(run.folded for run in query.sought) and bool(words) == bool(query.clauses)
    return QUERY if sound else f"no meaning: {string[:60]!r}"


def processor_time(act: Callable[[str], object], strings: Sequence[str]) -> float:
    start = time.process_time()
    for string in strings:
        act(string)
    return time.process_time() - start


def typed(seed: int) -> Iterator[str]:
    """Yield strings as somebody might type, paste or mistype them, kinds by turns."""
    chance = random.Random(seed)
    articles = [made.statements[0].text for made in islice(made_articles(200, ["110101"], seed=seed), 200)]
    while True:
        yield _scrambled(chance)
        yield _pasted(chance, articles)
        yield _any_characters(chance)


def _scrambled(chance: random.Random) -> str:
    return "".join(chance.choices(CHARACTERS, k=chance.randint(0, LONGEST)))


def _pasted(chance: random.Random, articles: Sequence[str]) -> str:
    """Pieces of texts with operators between them; one in a hundred is longer than a query may be."""
    pieces = []
    for _ in range(chance.randint(1, 5) if chance.random() < 0.99 else 60):
        text = chance.choice(articles)
        start = chance.randrange(len(text))
        pieces += [text[start : start + chance.randint(1, 15)], chance.choice(OPERATORS)]
    return "".join(pieces)


def _any_characters(chance: random.Random) -> str:
    """Characters of any plane, save the surrogates, which no address can hold."""
    numbers = (
        chance.randrange(0x110000) if chance.random() < 0.5 else chance.randrange(0x3000)
        for _ in range(LONGEST)
    )
    return "".join(
        chr(number) for number in islice(numbers, chance.randint(0, LONGEST)) if not 0xD800 <= number < 0xE000
    )


if __name__ == "__main__":
    main()
