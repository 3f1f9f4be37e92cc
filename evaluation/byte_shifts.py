"""Shifted runs made in sound texts, and how many of them the repair gives back.

Two makers: the model of `archive.text.shift.model`, which damages one sentence, and `evaluation.shifted_pages`,
written from the pages seen, which damages a page. The samples with even numbers and the first batches of
`evaluation/unseen` lent the genre its words and served for tuning; the other samples and batches are unseen.

    python -m evaluation.byte_shifts            # 300 runs of each maker in each kind of text
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from opencc import OpenCC
from pypinyin import Style, pinyin

from archive.pipeline.vocabulary import LENT, load_vocabulary
from archive.text.decode import decode
from archive.text.draft import Draft
from archive.text.pinyin import INJECTED, readings, removals
from archive.text.script import TRADITIONAL, is_traditional
from archive.text.shift.healing import HOLE, healings
from archive.text.shift.model import shift
from evaluation.samples import ROOT
from evaluation.shifted_pages import Case, cases

FOLDER = ROOT / "fixtures" / "samples"
UNSEEN = ROOT / "evaluation" / "unseen"
NOTICE = "【样例】"
SHORTEST = 12
DENSITIES = (0.0, 0.3, 1.0)
"""How many of the traditional characters of a sentence have their readings behind them."""
SHIFTED = re.compile(r"\?[^?()]{1,6}\)")
SPOILT = re.compile(f"[?{HOLE}]|[,，]{{2}}|{INJECTED.pattern}")


@dataclass(frozen=True, slots=True)
class Score:
    """What became of damaged lines: restored exactly, marked, or wrong without a mark."""

    runs: int
    restored: int
    marked: int
    wrong: int

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Score:
        """Heal the damaged text of each pair and compare it with the sound one."""
        return cls._counted([_outcome(sound, _healed(damaged)) for sound, damaged in pairs])

    @classmethod
    def of_lines(cls, cases: Iterable[Case]) -> Score:
        """Heal the damaged page of each case and compare its line with the sound one."""
        return cls._counted(
            [
                _outcome(*(text.split("\n")[case.line] for text in (case.sound, _healed(case.damaged))))
                for case in cases
            ]
        )

    @classmethod
    def _counted(cls, outcomes: Sequence[str]) -> Score:
        return cls(len(outcomes), *(outcomes.count(name) for name in ("restored", "marked", "wrong")))

    def __str__(self) -> str:
        share = self.restored / self.runs if self.runs else 0.0
        return f"{share:.0%} of {self.runs} restored, {self.marked} marked, {self.wrong} wrong without a mark"


def samples(remainder: int) -> list[str]:
    """Return the sound samples in simplified script whose number has this remainder by 2."""
    paths = [path for path in sorted(FOLDER.glob("*.txt")) if int(path.name[:3]) % 2 == remainder]
    texts = (decode(path.read_bytes(), name=path.name).text for path in paths)
    return _sound("\n".join(line for line in text.split("\n") if NOTICE not in line) for text in texts)


def unseen() -> list[str]:
    """Return the sound texts of the batches that lent nothing to anything."""
    paths = (path for path in sorted(UNSEEN.glob("?.jsonl")) if path.stem not in LENT)
    return _sound(json.loads(line)["text"] for path in paths for line in path.read_text("utf-8").splitlines())


def _sound(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if not SPOILT.search(text) and not is_traditional(text)]


def sentences(texts: Sequence[str], *, runs: int, seed: int) -> list[tuple[str, str]]:
    """Return texts in traditional script and the same with one sentence damaged by the model."""
    rng = random.Random(seed)
    converter = OpenCC("s2t")
    articles = [converter.convert(text).encode("gbk", "ignore").decode("gbk").split("\n") for text in texts]
    found: list[tuple[str, str]] = []
    while len(found) < runs:
        if case := _damaged(rng.choice(articles), rng):
            found.append(case)
    return found


def _damaged(lines: list[str], rng: random.Random) -> tuple[str, str] | None:
    """Return an article and the same with one sentence damaged; None if the chosen sentence cannot be."""
    number = rng.randrange(len(lines))
    parts = re.split("(?<=。)", lines[number])
    place = rng.randrange(len(parts))
    sentence = parts[place]
    straddling = _straddling(sentence)
    if len(sentence) < SHORTEST or not straddling:
        return None
    density = rng.choice(DENSITIES)
    known = [own for own in dict.fromkeys(sentence) if own in TRADITIONAL and rng.random() < density]
    known.insert(rng.randint(0, len(known)), rng.choice(straddling))
    tail = "" if place < len(parts) - 1 else "\r\n"
    damaged = shift(
        sentence + tail, {own: pinyin(own, style=Style.TONE)[0][0] for own in known}
    ).removesuffix(tail or "\r\n")
    if not SHIFTED.search(damaged) or (not tail and damaged.endswith("?")):
        return None
    damaged = damaged.rstrip("\r\n")
    line = "".join((*parts[:place], damaged, *parts[place + 1 :]))
    return "\n".join(lines), "\n".join((*lines[:number], line, *lines[number + 1 :]))


def _straddling(text: str) -> list[str]:
    """Return the traditional characters that a byte-wise search finds across two characters of a text."""
    found = []
    for first, second in pairwise(text):
        pair = first.encode("gbk")[1:] + second.encode("gbk")[:1]
        own = pair.decode("gbk", "ignore")
        if len(first.encode("gbk")) == 2 and len(own) == 1 and own in TRADITIONAL and readings(own):
            found.append(own)
    return found


@lru_cache(maxsize=4096)
def _healed(damaged: str) -> str:
    draft = Draft.of(damaged).apply("byte-shift", healings(damaged, load_vocabulary))
    return draft.apply("pinyin", removals(draft.text)).text


def _outcome(sound: str, healed: str) -> str:
    if healed == sound:
        return "restored"
    return "marked" if HOLE in healed else "wrong"


if __name__ == "__main__":
    for name, texts in (("tuned on", samples(0)), ("odd samples", samples(1)), ("unseen", unseen())):
        print(f"{name}, sentences of the model: {Score.of(sentences(texts, runs=300, seed=7))}")
        pages = cases(texts, number=300, seed=7)
        print(f"{name}, pages: {Score.of_lines(pages)}")
        for lost, kind in ((False, "no pair dropped"), (True, "a pair dropped")):
            part = [case for case in pages if case.has_lost_pairs is lost]
            print(f"    {kind}: {Score.of_lines(part)}")
