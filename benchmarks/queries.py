"""Mixed queries, the same for the same seed: common and rare phrases, several runs, filters, dates, deep pages."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from benchmarks.corpus import PLANTED

Parameters = dict[str, str]


def mixed(count: int, texts: Sequence[str], adcodes: Sequence[str], *, seed: int = 1) -> Iterator[Parameters]:
    """Yield query strings as mappings; `texts` are statements to take random phrases from."""
    chance = random.Random(seed)
    kinds = (_planted, _planted, _phrase, _phrase, _two, _filtered, _dated, _deep, _browse, _excluded)
    for number in range(count):
        yield kinds[number % len(kinds)](chance, texts, adcodes)


def _planted(chance: random.Random, texts: Sequence[str], adcodes: Sequence[str]) -> Parameters:
    return {"q": chance.choice(list(PLANTED))}


def _phrase(chance: random.Random, texts: Sequence[str], adcodes: Sequence[str]) -> Parameters:
    """Some characters from anywhere in a text, without regard to words."""
    text = chance.choice(texts)
    start = chance.randrange(len(text) - 12)
    phrase = text[start : start + chance.randint(2, 12)].strip()
    return {"q": "".join(character for character in phrase if character.isalnum()) or "县"}


def _two(chance: random.Random, texts: Sequence[str], adcodes: Sequence[str]) -> Parameters:
    first, second = chance.sample(list(PLANTED), 2)
    return {"q": chance.choice((f"{first} {second}", f"{first}|{second}", f"{first}/则{second}"))}


def _filtered(chance: random.Random, texts: Sequence[str], adcodes: Sequence[str]) -> Parameters:
    parameters = _planted(chance, texts, adcodes)
    parameters["division"] = chance.choice(adcodes)[:2] + "0000"
    if chance.random() < 0.5:
        parameters["year"] = str(chance.randint(2012, 2025))
    return parameters


def _dated(chance: random.Random, texts: Sequence[str], adcodes: Sequence[str]) -> Parameters:
    return _planted(chance, texts, adcodes) | {"sort": chance.choice(("newest", "oldest"))}


def _deep(chance: random.Random, texts: Sequence[str], adcodes: Sequence[str]) -> Parameters:
    return {
        "q": "全过程人民民主",
        "page": str(chance.randint(2, 100)),
        "genre": chance.choice(("讲话", "其他")),
    }


def _browse(chance: random.Random, texts: Sequence[str], adcodes: Sequence[str]) -> Parameters:
    return {"division": chance.choice(adcodes), "sort": "newest"}


def _excluded(chance: random.Random, texts: Sequence[str], adcodes: Sequence[str]) -> Parameters:
    first, second = chance.sample(list(PLANTED), 2)
    return {"q": f"{first} -{second}"}
