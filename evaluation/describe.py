"""Print how well the labelled samples are described: `python -m evaluation.describe`.

A line per field, then what `certain` is worth, then the practice set where it lies beside the project.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from evaluation import certain, practice, ratchet, records
from evaluation.fields import FIELDS
from evaluation.samples import Pair, pairs
from evaluation.tally import Tally

EVERYTHING = ("000", "999")
HEAD = f"{'field':24}{'tp':>6}{'fp':>6}{'fn':>6}{'p':>8}{'r':>8}{'F1':>8}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables that the arguments ask for; return the exit status."""
    options = _parser().parse_args(arguments)
    everything = (options.first, options.last) == EVERYTHING
    if options.ratchet and not (everything and options.unseen is None):
        _parser().error("--ratchet holds all samples: leave out --first, --last and --unseen")
    if options.unseen is None:
        compared = list(pairs(wanted=_between(options.first, options.last)))
    else:
        compared = list(records.pairs(records.unseen(options.unseen)))
    tallies = {field.name: field.score(compared) for field in FIELDS}
    if options.ratchet:
        ratchet.write({name: tally.f1 for name, tally in tallies.items()})
    shown = {name: tally for name, tally in tallies.items() if options.field in (None, name)}
    print("\n".join(table(shown, verbose=options.verbose)))
    if not options.field:
        print(f"\n{len(compared)} articles\n\n" + "\n".join(promises(compared, verbose=options.verbose)))
        if options.unseen is None:
            print("\n" + practice.report())
    return 0


def table(tallies: dict[str, Tally], *, verbose: bool = False) -> list[str]:
    """Return the lines of a table of fields, with each miss below its field if `verbose`."""
    lines = [HEAD]
    for name, tally in tallies.items():
        lines.append(
            f"{name:24}{tally.right:6}{tally.extra:6}{tally.missed:6}"
            f"{tally.precision:8.3f}{tally.recall:8.3f}{tally.f1:8.3f}"
        )
        lines += _misses(tally) if verbose else []
    return lines


def promises(compared: list[Pair], *, verbose: bool = False) -> list[str]:
    """Return the lines that say how many certain values are wrong, and how many labelled values they cover."""
    tallies = {field: certain.score(field, compared) for field in certain.PROMISED}
    lines = [f"{'certain':24}{'values':>8}{'wrong':>8}{'wrong %':>9}{'of labelled':>13}"]
    for field, tally in [*tallies.items(), ("all", _sum(tallies))]:
        lines.append(
            f"{field:24}{tally.right + tally.extra:8}{tally.extra:8}"
            f"{100 * (1 - tally.precision):9.1f}{100 * tally.recall:12.1f}%"
        )
        lines += [f"    {article}  wrong: {extra}" for article, _, extra in tally.misses if verbose and extra]
    return lines


def _sum(tallies: dict[str, Tally]) -> Tally:
    every = tallies.values()
    return Tally(*(sum(getattr(tally, part) for tally in every) for part in ("right", "extra", "missed")))


def _misses(tally: Tally) -> list[str]:
    return [f"    {article}  missed: {missed}  extra: {extra}" for article, missed, extra in tally.misses]


def _between(first: str, last: str) -> Callable[[str], bool]:
    """Return whether a sample's number lies between two numbers; the samples are numbered with three digits."""
    return lambda name: first <= name[:3] <= last


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation.describe", description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="print each miss")
    parser.add_argument("--field", choices=[field.name for field in FIELDS], help="only this field")
    parser.add_argument(
        "--first", default=EVERYTHING[0], metavar="NNN", help="only samples from this number on"
    )
    parser.add_argument("--last", default=EVERYTHING[1], metavar="NNN", help="only samples up to this number")
    parser.add_argument(
        "--unseen", nargs="*", metavar="NAME", help="the batches of evaluation/unseen instead"
    )
    parser.add_argument("--ratchet", action="store_true", help="write evaluation/ratchet.json")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
