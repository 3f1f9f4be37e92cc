"""Random questions to an archive: phrases that are there, near misses, combinations, filters, sorts, pages."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from archive.text.fold import PARAGRAPH_END, SENTENCE_END, reduce
from search.document import StatementDocument
from search.params import SearchParams
from search.query import Where, parse
from search.results import FACETS
from tests.engine.corpus import PHRASES

Documents = Sequence[StatementDocument]
# Characters that mean something to the query language are left out of literal phrases.
OPERATORS = str.maketrans("", "", '"“”|｜-－/／\n')


def asked(typed: str, *, where: Where = "text", **changes: Any) -> SearchParams:
    return SearchParams(q=typed, query=parse(typed, where), where=where, **changes)


def present(chance: random.Random, documents: Documents) -> str:
    """Return a piece of an original as it stands, in whatever script, over whatever punctuation."""
    while True:
        text = chance.choice(documents).searched_text
        start = chance.randrange(len(text))
        phrase = _typed(text[start : start + chance.randint(1, 12)])
        if phrase:
            return phrase


def near_miss(chance: random.Random, documents: Documents) -> str:
    """Return what must not be found where it was taken from: one way in four each."""
    ways = (_changed, _over_sentences, _over_statements, _in_furniture)
    return _typed(chance.choice(ways)(chance, documents)) or present(chance, documents)


def _typed(phrase: str) -> str:
    """Return the phrase as one run a reader could type; '' if nothing of it can be sought."""
    phrase = "".join(phrase.translate(OPERATORS).split())
    return phrase if reduce(phrase).text.strip(SENTENCE_END + PARAGRAPH_END) else ""


def _changed(chance: random.Random, documents: Documents) -> str:
    phrase = present(chance, documents)
    place = chance.randrange(len(phrase))
    return phrase[:place] + chance.choice("龘囍民主县") + phrase[place + 1 :]


def _over_sentences(chance: random.Random, documents: Documents) -> str:
    text = reduce(chance.choice(documents).searched_text).text
    cut = text.find(SENTENCE_END)
    return text[max(0, cut - 3) : cut] + text[cut + 1 : cut + 4] if cut >= 0 else ""


def _over_statements(chance: random.Random, documents: Documents) -> str:
    number = chance.randrange(len(documents) - 1)
    return documents[number].text[-3:] + documents[number + 1].text[:3]


def _in_furniture(chance: random.Random, documents: Documents) -> str:
    return chance.choice([document.furniture for document in documents if document.furniture] or [""])[:8]


def combined(chance: random.Random, documents: Documents) -> str:
    """Return a query of several runs with the operators of the language."""
    runs = [
        chance.choice((present(chance, documents), _typed(chance.choice(PHRASES)) or "县")) for _ in range(4)
    ]
    a, b, c, d = (f"“{run}”" if chance.random() < 0.2 else run for run in runs)
    unit = chance.choice("则段句")
    return chance.choice(
        (
            f"{a} {b}",
            f"{a}|{b}",
            f"{a} -{b}",
            f"{a}/{unit}{b}",
            f"{a}/{unit}{b} {c}|{d}",
            f"{a}|{b} -{c}/{unit}{d}",
        )
    )


def narrowed(chance: random.Random, documents: Documents, typed: str) -> SearchParams:
    """Return the query with random filters, period, sort, view and page."""
    changes: dict[str, Any] = {
        name: tuple(sorted(_values(chance, documents, name))) for name in FACETS if chance.random() < 0.15
    }
    if chance.random() < 0.3:
        changes["start"] = chance.choice((None, date(chance.randint(2020, 2023), 1, 1)))
        changes["end"] = chance.choice((None, date(chance.randint(2020, 2023), chance.randint(1, 12), 28)))
        changes["within"] = chance.random() < 0.5
    if chance.random() < 0.15 and (
        titles := [each.article_title for each in documents if each.article_title]
    ):
        changes["title"] = tuple({title for _ in range(2) if (title := _typed(chance.choice(titles)[:2]))})
    return asked(
        typed,
        where=chance.choice(("text", "text", "title")),
        sort=chance.choice(("newest", "oldest", "division")),
        view=chance.choice(("list", "lines", "divisions")),
        page=chance.choice((1, 1, 2, 3)),
        per_page=chance.choice((3, 20)),
        **{
            name: value
            for name, value in changes.items()
            if name in {field.name for field in fields(SearchParams)}
        },
    )


def _values(chance: random.Random, documents: Documents, name: str) -> Iterator[str]:
    for _ in range(chance.randint(1, 2)):
        document = chance.choice(documents)
        several = document.values(name)
        if name == "speaker" and document.speaker and chance.random() < 0.3:
            yield document.speaker
        elif several:
            yield chance.choice(several)
