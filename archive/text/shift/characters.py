"""How likely a character is behind the three before it, in sentences of the genre.

A second opinion beside the words of `vocabulary`: it knows no dictionary, so it errs in other places.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.text.shift.sequences import BREAK

LONGEST = 3
"""How many characters before one are looked at."""
DISCOUNT = 0.75
"""What is taken from each count for what was never seen (interpolated absolute discounting)."""
UNSEEN = 1 / 7_000
"""The probability of a character that the sentences have nowhere."""


@dataclass(frozen=True, slots=True, eq=False)
class Characters:
    """Counts of runs of one to four characters, and for what stands before: how often, and before how many different ones."""

    runs: Mapping[str, int]
    contexts: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, sentences: Iterable[str]) -> Characters:
        """Count the characters of sentences.

        >>> seen = Characters.of(["听取报告", "审议报告"])
        >>> seen.logarithm("听取报", "告") > seen.logarithm("听取报", "审") > seen.logarithm("听取报", "县")
        True
        """
        runs: Counter[str] = Counter()
        for sentence in sentences:
            line = BREAK + sentence + BREAK
            for size in range(1, LONGEST + 2):
                runs.update([line[start : start + size] for start in range(len(line) - size + 1)])
        totals: defaultdict[str, int] = defaultdict(int)
        kinds: defaultdict[str, int] = defaultdict(int)
        for run, count in runs.items():
            totals[run[:-1]] += count
            kinds[run[:-1]] += 1
        return cls(runs, {before: (total, kinds[before]) for before, total in totals.items()})

    def logarithm(self, before: str, text: str) -> float:
        """Return the logarithm of the probability of a text behind another."""
        line = before + text
        return sum(
            math.log(self._chance(line[max(0, place - LONGEST) : place], line[place]))
            for place in range(len(before), len(line))
        )

    def _chance(self, before: str, own: str) -> float:
        chance = UNSEEN
        for size in range(len(before) + 1):
            context = before[len(before) - size :]
            if context not in self.contexts:
                break
            total, kinds = self.contexts[context]
            seen = max(self.runs.get(context + own, 0) - DISCOUNT, 0.0)
            chance = (seen + DISCOUNT * kinds * chance) / total
        return chance
