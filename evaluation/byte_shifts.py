"""Shifted runs made by the model in the samples, one at a time, and how many of them the repair gives back.

The samples with even numbers lent the genre its words and served for tuning; those with odd numbers are unseen.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from opencc import OpenCC
from pypinyin import Style, pinyin

from archive.pipeline.vocabulary import load_vocabulary
from archive.text.byte_shift import HOLE, healings, shift
from archive.text.decode import decode
from archive.text.draft import Draft
from archive.text.pinyin import INJECTED, readings, removals
from archive.text.script import TRADITIONAL, is_traditional
from evaluation.samples import ROOT

FOLDER = ROOT / "fixtures" / "samples"
SHORTEST = 12
DENSITIES = (0.0, 0.3, 1.0)
"""How many of the traditional characters of a sentence have their readings behind them."""
SHIFTED = re.compile(r"\?[^?()]{1,6}\)")


@dataclass(frozen=True, slots=True)
class Score:
    runs: int
    restored: int
    marked: int
    wrong: int


def measure(*, remainder: int, runs: int, seed: int) -> Score:
    """Return what becomes of `runs` damaged places in the samples whose number has this remainder by 2."""
    rng = random.Random(seed)
    articles = list(_articles(remainder))
    outcomes = {"restored": 0, "marked": 0, "wrong": 0}
    while sum(outcomes.values()) < runs:
        if case := _damaged(rng.choice(articles), rng):
            outcomes[_outcome(*case)] += 1
    return Score(runs, **outcomes)


def _articles(remainder: int) -> Iterator[list[str]]:
    """Yield the lines of each sound sample in simplified script, turned to traditional."""
    converter = OpenCC("s2t")
    for path in sorted(FOLDER.glob("*.txt")):
        text = decode(path.read_bytes(), name=path.name).text
        spoilt = "?" in text or HOLE in text or INJECTED.search(text) or re.search("[,，]{2}", text)
        if int(path.name[:3]) % 2 == remainder and not spoilt and not is_traditional(text):
            yield converter.convert(text).encode("gbk", "ignore").decode("gbk").split("\n")


def _damaged(lines: list[str], rng: random.Random) -> tuple[str, str] | None:
    """Return an article and the same with one sentence damaged; None if the chosen sentence cannot be."""
    number = rng.randrange(len(lines))
    sentences = re.split("(?<=。)", lines[number])
    place = rng.randrange(len(sentences))
    sentence = sentences[place]
    straddling = _straddling(sentence)
    if len(sentence) < SHORTEST or not straddling or "【" in lines[number]:
        return None
    density = rng.choice(DENSITIES)
    known = [own for own in dict.fromkeys(sentence) if own in TRADITIONAL and rng.random() < density]
    known.insert(rng.randint(0, len(known)), rng.choice(straddling))
    tail = "" if place < len(sentences) - 1 else "\r\n"
    damaged = shift(
        sentence + tail, {own: pinyin(own, style=Style.TONE)[0][0] for own in known}
    ).removesuffix(tail or "\r\n")
    if not SHIFTED.search(damaged) or (not tail and damaged.endswith("?")):
        return None
    damaged = damaged.rstrip("\r\n")
    line = "".join((*sentences[:place], damaged, *sentences[place + 1 :]))
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


def _outcome(sound: str, damaged: str) -> str:
    draft = Draft.of(damaged).apply("byte-shift", healings(damaged, load_vocabulary))
    result = draft.apply("pinyin", removals(draft.text)).text
    if result == sound:
        return "restored"
    return "marked" if HOLE in result else "wrong"


if __name__ == "__main__":
    for name, remainder in (("tuned on", 0), ("unseen", 1)):
        print(f"byte shifts, samples {name}: {measure(remainder=remainder, runs=300, seed=7)}")
