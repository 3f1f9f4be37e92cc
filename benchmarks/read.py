"""How many articles are repaired and described in a second of processor time, and where the time goes.

    python -m benchmarks.read                  # the samples' work reports, cut to 2,700 characters, clean and damaged
    python -m benchmarks.read --length 0       # every sample, whole
    python -m benchmarks.read --rounds 10 --top 25

Processor time of one core, so a busy machine does not slow the figure by waiting; compare figures of one machine only.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable, Sequence

from archive.management.commands.describe import load_gazetteer, load_lexicon
from archive.text.article import read
from archive.text.decode import decode
from archive.text.describe import describe
from archive.text.furniture.dividing import divide
from archive.text.repair import repair
from evaluation.samples import SAMPLES, article_bytes, labelled

LENGTH = 2_700
HARMLESS = {"boilerplate", "empty-fields"}


def articles(length: int) -> dict[str, list[bytes]]:
    """Return the samples that are at least so long, cut at this length (all of them, whole, for 0), clean and damaged.

    Healing shifted bytes takes many times as long as the rest, so that the two are told apart.
    """
    sets: dict[str, list[bytes]] = {"clean": [], "damaged": []}
    for label in labelled():
        raw = article_bytes(SAMPLES / label["id"])
        text = decode(raw, name=label["id"]).text
        if len(text) >= length:
            is_clean = not set(label["flags"]) - HARMLESS
            sets["clean" if is_clean else "damaged"].append(text[:length].encode() if length else raw)
    return sets


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Return the processor time of one round."""
    work()
    started = time.process_time()
    for _ in range(rounds):
        work()
    return (time.process_time() - started) / rounds


def measured(raws: Sequence[bytes], rounds: int) -> list[tuple[str, float]]:
    """Return each stage with the processor time that all articles take in it."""
    gazetteer, lexicon = load_gazetteer(), load_lexicon()
    texts = [decode(raw).text for raw in raws]
    drafts = [repair(text) for text in texts]
    documents = [divide(draft) for draft in drafts]
    stages: tuple[tuple[str, Callable[[], object]], ...] = (
        ("decode", lambda: [decode(raw) for raw in raws]),
        ("repair", lambda: [repair(text) for text in texts]),
        ("divide", lambda: [divide(draft) for draft in drafts]),
        ("describe", lambda: [describe(one, gazetteer=gazetteer, lexicon=lexicon) for one in documents]),
        ("whole read", lambda: [read(raw, gazetteer=gazetteer, lexicon=lexicon) for raw in raws]),
    )
    return [(name, seconds(work, rounds)) for name, work in stages]


def profile(raws: Sequence[bytes], top: int) -> None:
    """Print the functions that take the most processor time themselves."""
    gazetteer, lexicon = load_gazetteer(), load_lexicon()
    profiler = cProfile.Profile(time.process_time)
    profiler.enable()
    for raw in raws:
        read(raw, gazetteer=gazetteer, lexicon=lexicon)
    profiler.disable()
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(top)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--length", type=int, default=LENGTH, help="characters an article is cut to; 0: whole samples"
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--top", type=int, default=15, help="functions listed by their own time")
    options = parser.parse_args()
    for kind, raws in articles(options.length).items():
        print(f"{len(raws)} {kind} articles of {options.length or 'any'} characters, processor time")
        for name, taken in measured(raws, options.rounds) if raws else ():
            print(
                f"  {name:<12}{1000 * taken / len(raws):8.2f} ms an article {len(raws) / taken:8.0f} articles/s"
            )
        profile(raws, options.top)


if __name__ == "__main__":
    main()
