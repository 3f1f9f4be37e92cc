"""How long hostile texts take to be read, and how much memory: each shape in a process of its own.

    python -m benchmarks.hostile                    # every shape at 2 MB, slowest first
    python -m benchmarks.hostile --only interview   # those whose name holds the word
    python -m benchmarks.hostile --samples          # every line of the samples, repeated to 2 MB
    python -m benchmarks.hostile --stages           # and where the time goes

Processor time of the whole `read`, also as a multiple of what `one character` takes in the same run, for a machine that is
busy; the growth of the peak, and the peak of the whole process, whose vocabulary is loaded. Bound: 2 s and 300 MB.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from multiprocessing import get_context
from typing import NamedTuple

from archive.management.commands.describe import load_gazetteer, load_lexicon
from archive.pipeline.vocabulary import load_vocabulary
from archive.text.article import read
from archive.text.decode import decode
from archive.text.describe import describe
from archive.text.errors import DecodeError
from archive.text.furniture.dividing import divide
from archive.text.places.gazetteer import Gazetteer
from archive.text.repair import repair
from archive.text.slogans import Lexicon
from benchmarks.shapes import FILES, FRAGMENTS, lines_of_samples

SIZE = 2_000_000
SHORTEST_LINE = 12


def repeated(fragment: str, size: int = SIZE) -> bytes:
    """Return a fragment again and again, `size` bytes of it."""
    raw = fragment.encode()
    return raw * (size // len(raw))


def shapes(*, samples: bool, size: int) -> Iterator[tuple[str, str, bytes]]:
    """Yield name, file name and bytes of every shape."""
    for name, fragment in FRAGMENTS.items():
        yield name, f"{name}.txt", repeated(fragment, size)
    for name, (suffix, make) in FILES.items():
        yield name, name + suffix, make(size)
    if samples:
        for name, line in lines_of_samples(SHORTEST_LINE):
            yield name, "line.txt", repeated(line, size)


def stages(raw: bytes, name: str) -> Mapping[str, Callable[[], object]]:
    """Return the steps of a reading, each to be called after the one before."""
    kept: dict[str, object] = {}

    def keep(key: str, work: Callable[[], object]) -> Callable[[], object]:
        def run() -> object:
            kept[key] = work()
            return kept[key]

        return run

    gazetteer, lexicon = tables()
    return {
        "decode": keep("decoded", lambda: decode(raw, name=name)),
        "repair": keep("draft", lambda: repair(kept["decoded"].text, words=load_vocabulary)),  # type: ignore[attr-defined]
        "divide": keep("document", lambda: divide(kept["draft"])),  # type: ignore[arg-type]
        "describe": lambda: describe(kept["document"], gazetteer=gazetteer, lexicon=lexicon),  # type: ignore[arg-type]
    }


class Measured(NamedTuple):
    """What a reading took: processor time in seconds, growth of the peak and peak in MB, and where the time went."""

    seconds: float
    growth: float
    peak: float
    told: str
    name: str

    def row(self, plain: float) -> str:
        return f"{self.seconds:7.2f} {self.seconds / plain:6.1f} {self.growth:6.0f} {self.peak:6.0f}  {self.name}  {self.told}"


def measured(name: str, file_name: str, raw: bytes, by_stage: bool) -> Measured:
    """Read one shape and tell what it took."""
    before, started = _peak(), time.process_time()
    told = ""
    try:
        if by_stage:
            told = _by_stage(raw, file_name)
        else:
            gazetteer, lexicon = tables()
            read(raw, gazetteer=gazetteer, lexicon=lexicon, words=load_vocabulary, name=file_name)
    except DecodeError as error:
        told = str(error)
    return Measured(time.process_time() - started, _peak() - before, _peak(), told, name)


@cache
def tables() -> tuple[Gazetteer, Lexicon]:
    """Return the divisions and the slogans, loaded once."""
    return load_gazetteer(), load_lexicon()


def warm() -> None:
    """Load what every reading needs, so that the processes forked from this one share it."""
    gazetteer, lexicon = tables()
    load_vocabulary()
    for text in ("县人大常委会召开会议。", "質詢?cè)u(píng)議"):
        read(text.encode(), gazetteer=gazetteer, lexicon=lexicon, words=load_vocabulary)
    gc.collect()
    gc.freeze()


def _by_stage(raw: bytes, name: str) -> str:
    taken = []
    for stage, work in stages(raw, name).items():
        started = time.process_time()
        work()
        taken.append(f"{stage} {time.process_time() - started:.2f}")
    return "  ".join(taken)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="shapes whose name holds this")
    parser.add_argument("--samples", action="store_true", help="also every line of the samples")
    parser.add_argument("--stages", action="store_true", help="tell the time of each stage")
    parser.add_argument("--size", type=int, default=SIZE, help="bytes of a shape")
    options = parser.parse_args()
    warm()
    jobs = (
        (*shape, options.stages)
        for shape in shapes(samples=options.samples, size=options.size)
        if options.only in shape[0]
    )
    # A process a shape: the peak of a process never falls again.
    with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        plain = pool.apply(measured, (*next(shapes(samples=False, size=options.size)), False)).seconds
        results = []
        for result in pool.imap(_measure, jobs):
            print(result.row(plain), file=sys.stderr, flush=True)
            results.append(result)
    print(
        f"{'s':>7} {'×':>6} {'+MB':>6} {'MB':>6}  shape, {options.size:,} bytes; × of one character's {plain:.2f} s"
    )
    for result in sorted(results, reverse=True):
        print(result.row(plain))


def _measure(job: tuple[str, str, bytes, bool]) -> Measured:
    return measured(*job)


if __name__ == "__main__":
    main()
