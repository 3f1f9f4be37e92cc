"""The document of a row, and how texts become tokens.

`grams` holds every two characters side by side, each pair at the place of its first character. So a run is a phrase of
pairs, which no other text can make.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import tantivy

from search.engines.kind import Words

NAME = "tantivy"
ROW, GRAMS = "row", "grams"
WORDS = ("text", "title", "slogan")
BLANK = "blank"
# Stands behind the last character; no text and no run can hold it.
END = "\x1f"


def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field(ROW, indexed=True, fast=True)
    builder.add_text_field(GRAMS, tokenizer_name=BLANK, index_option="position")
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name=BLANK, index_option="freq")
    return builder.build()


def create(folder: Path) -> tantivy.Index:
    folder.mkdir(parents=True, exist_ok=True)
    return _prepared(tantivy.Index(schema(), str(folder)))


def open_index(folder: Path) -> tantivy.Index:
    """Return the index of a folder; it is read anew only when told to. Raises ValueError for damage."""
    index = tantivy.Index.open(str(folder))
    # Nothing else tells: the file that states the fields has no checksum.
    if index.schema != schema():
        raise ValueError("the fields are not those of an index of ours")
    return _prepared(index)


def _prepared(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer(BLANK, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    # No thread that watches the folder: a process may fork, and `commit.json` tells when there is something new.
    index.config_reader("manual")
    return index


def document(row: int, words: Words, texts: Mapping[str, str]) -> tantivy.Document:
    """Return what is kept of a row."""
    made = tantivy.Document()
    made.add_integer(ROW, row)
    if text := texts.get("texts"):
        made.add_text(GRAMS, tokens(text))
    for name in WORDS:
        if listed := words.get(name):
            made.add_text(name, listed)
    return made


def tokens(text: str) -> str:
    r"""Return every character with the one behind it, in order; the last one stands before an end.

    >>> tokens("民主").split(" ")
    ['民主', '主\x1f']
    """
    codes = array("I", (text + END).encode("utf-32-le"))
    pairs = array("I", [ord(" ")]) * (3 * len(codes) - 4)
    # Laid side by side by slices: a seventh of the time of joining pairs.
    pairs[0::3], pairs[1::3] = codes[:-1], codes[1:]
    return pairs.tobytes().decode("utf-32-le")


def run_query(schema: tantivy.Schema, run: str, often: Mapping[str, int]) -> tantivy.Query:
    """Return the query for the rows whose text holds `run`; `often` tells how many rows hold a pair."""
    pairs: list[str | tuple[int, str]] = [*pairs_of(run, often)]
    if not pairs:
        return tantivy.Query.regex_query(schema, GRAMS, re.escape(run) + ".")
    if len(pairs) == 1:
        return tantivy.Query.term_query(schema, GRAMS, run, "basic")
    return tantivy.Query.phrase_query(schema, GRAMS, pairs)


def pairs_of(run: str, often: Mapping[str, int]) -> list[tuple[int, str]]:
    """Return each second pair of a run and the last one, which together cover it, with their places; none for one character.

    The rarest stands among them, too: tantivy looks at no more rows than hold that one.

    >>> pairs_of("代表联络站", {"代表": 9, "表联": 2, "联络": 2, "络站": 1})
    [(0, '代表'), (2, '联络'), (3, '络站')]
    >>> pairs_of("代表联络站", {"代表": 9, "表联": 1, "联络": 2, "络站": 2})
    [(0, '代表'), (1, '表联'), (2, '联络'), (3, '络站')]
    """
    every = list(enumerate(map("".join, pairwise(run))))
    if not every:
        return []
    rarest = min(every, key=lambda placed: often[placed[1]])
    return [each for each in every if each[0] % 2 == 0 or each in (rarest, every[-1])]
