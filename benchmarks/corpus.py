"""A deterministic archive of made-up reports: the same seed and size give the same texts on every machine.

Lengths run from one to eight thousand characters with a mean of 2,700; an article holds one to eight statements,
a work report one, a selection of speeches many. Words follow a long-tailed distribution; village names and people
give rare characters. Slogans are planted at known rates (`PLANTED`), so that a benchmark can ask for common and
rare phrases alike.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks import lexicon

# Slogan → share of articles that use it. The commonest stands for the hardest query.
PLANTED = {
    "全过程人民民主": 0.82,
    "以人民为中心": 0.5,
    "高质量发展": 0.45,
    "乡村振兴": 0.4,
    "两个确立": 0.35,
    "民生实事票决": 0.2,
    "枫桥经验": 0.1,
    "基层立法联系点": 0.06,
    "铸牢中华民族共同体意识": 0.03,
    "新质生产力": 0.02,
    "河长制": 0.01,
    "厕所革命": 0.004,
    "四下基层": 0.001,
}
SHORTEST, SPREAD, MEAN = 1_000, 7_000, 2_700
SLOT = re.compile(r"\{(\w+)\}")
FIRST_DAY, DAYS = date(2010, 1, 1), 16 * 365


@dataclass(frozen=True)
class MadeStatement:
    """A statement; the narrator's has no speaker. `slogans` are (canonical form, start) in its text."""

    text: str
    speaker: str = ""
    office: str = ""
    adcode: str = ""
    slogans: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class MadeArticle:
    title: str
    genre: str
    adcode: str
    day: date
    source: str
    term: int
    session: int
    furniture: str
    flags: tuple[str, ...]
    statements: tuple[MadeStatement, ...] = field(default=())


def made_articles(
    count: int, adcodes: Sequence[str], *, seed: int = 1, first: int = 0
) -> Iterator[MadeArticle]:
    """Yield the articles from number `first` to `count` over these counties; each depends on its number and the seed alone."""
    for number in range(first, count):
        digest = hashlib.sha256(f"{seed}/{number}".encode()).digest()
        yield _Maker(random.Random(digest)).article(adcodes)


class _Maker:
    """Makes one article from one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def article(self, adcodes: Sequence[str]) -> MadeArticle:
        chance = self._chance
        adcode = self._skewed(adcodes)
        slogans = [slogan for slogan, share in PLANTED.items() if chance.random() < share]
        length = SHORTEST + int(SPREAD * chance.betavariate(1.6, 1.6 * (SPREAD / (MEAN - SHORTEST) - 1)))
        several = chance.choice((1, 1, 2, 3, 3, 4, 5, 6, 8))
        return MadeArticle(
            title=f"{self._place()}{chance.choice(lexicon.VERBS)}{self._skewed(lexicon.NOUNS)}工作纪实",
            genre=chance.choice(("工作报告", "会议报道", "讲话", "发言选登", "经验材料", "其他")),
            adcode=adcode,
            day=FIRST_DAY + timedelta(days=int(DAYS * chance.random() ** 0.6)),
            source=self._skewed(lexicon.SOURCES),
            term=chance.randint(13, 19),
            session=chance.randint(1, 6),
            furniture="\n".join(lexicon.FURNITURE) if chance.random() < 0.5 else "",
            flags=("truncated",) if chance.random() < 0.04 else (),
            statements=tuple(self._statements(several, length, adcode, adcodes, slogans)),
        )

    def _statements(
        self, count: int, length: int, adcode: str, adcodes: Sequence[str], slogans: list[str]
    ) -> Iterator[MadeStatement]:
        shares: list[list[str]] = [[] for _ in range(count)]
        for slogan in slogans:
            for _ in range(1 + (self._chance.random() < 0.4)):
                self._chance.choice(shares).append(slogan)
        for number, share in enumerate(shares):
            text, places = self._text(length // count, share)
            if number == 0 and count > 1:
                yield MadeStatement(text, adcode=adcode, slogans=places)
                continue
            unit = adcode if self._chance.random() < 0.8 else self._skewed(adcodes)
            yield MadeStatement(text, self._name(), self._skewed(lexicon.OFFICES), unit, places)

    def _text(self, length: int, slogans: list[str]) -> tuple[str, tuple[tuple[str, int], ...]]:
        """Return paragraphs of about `length` characters that use each of the slogans, and where."""
        waiting = list(slogans)
        pieces: list[str] = []
        places: list[tuple[str, int]] = []
        size = 0
        while size < length or waiting:
            slogan = waiting.pop() if waiting and self._chance.random() < 0.5 else ""
            sentence = self._sentence(slogan)
            if slogan:
                places.append((slogan, size + sentence.index(slogan)))
            ending = "\n" if self._chance.random() < 0.15 and size + len(sentence) < length else ""
            pieces.append(sentence + ending)
            size += len(pieces[-1])
        return "".join(pieces).rstrip("\n"), tuple(places)

    def _sentence(self, slogan: str = "") -> str:
        frames = lexicon.SLOGAN_FRAMES if slogan else lexicon.FRAMES
        return SLOT.sub(
            lambda slot: slogan if slot[1] == "slogan" else self._fill(slot[1]), self._chance.choice(frames)
        )

    def _fill(self, slot: str) -> str:
        chance = self._chance
        match slot:
            case "number":
                return f"{int(chance.lognormvariate(3, 1.2)) + 1:,}"
            case "percent":
                return f"{chance.uniform(0.1, 99.9):.1f}"
            case "month":
                return str(chance.randint(1, 12))
            case "place":
                return self._place()
            case "name":
                return self._name()
        words = {"verb": lexicon.VERBS, "noun": lexicon.NOUNS, "quality": lexicon.QUALITIES}
        return self._skewed(words.get(slot) or {"result": lexicon.RESULTS, "body": lexicon.BODIES}[slot])

    def _skewed(self, words: Sequence[str]) -> str:
        """Return a word; the first of a list are met far more often than the last."""
        return words[int(len(words) * self._chance.random() ** 1.7)]

    def _place(self) -> str:
        characters = self._chance.choices(lexicon.PLACE_CHARACTERS, k=2)
        return "".join(characters) + self._chance.choice("镇乡村")

    def _name(self) -> str:
        given = self._chance.choices(lexicon.GIVEN, k=self._chance.choice((1, 2, 2)))
        return self._chance.choice(lexicon.SURNAMES) + "".join(given)
