"""Words: how jieba cuts folded texts for the ranking, and the fingerprint of everything an index depends on.

Words never decide what is a hit; the scan does. Each generation of an index keeps the dictionary it was
begun with, so that texts and queries are cut alike and a new name in the archive asks for no rebuild.
"""

from __future__ import annotations

import hashlib
import logging
import unicodedata
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import jieba
from django.conf import settings

from archive.models import Appearance, Division, Person, Slogan
from archive.text import fold as fold_module
from archive.text import fold_rows, fold_table, forms
from archive.text.fold import fold
from search import document, documents
from search.array_segment import ArrayTokenizer
from search.rust_segment import RustTokenizer, fastest
from search.segment import Tokenizer

# Raise it when words are cut or weighed differently, or other files are written; every index then asks for a rebuild.
VERSION = 6
LONGEST_WORD = 16
Cutter: TypeAlias = Tokenizer | RustTokenizer
ManyCutter: TypeAlias = Cutter | ArrayTokenizer
# A cache that cannot be written is no fault: jieba would print a traceback of it.
jieba.setLogLevel(logging.CRITICAL)


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Return what an index must have been made with: folding, reduction, documents, jieba, Unicode."""
    digest = hashlib.sha256(f"{VERSION} {jieba.__version__} {unicodedata.unidata_version}".encode())
    for module in (fold_module, fold_rows, fold_table, forms, document, documents):
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()[:16]


def archive_words() -> tuple[str, ...]:
    """Return the names the archive knows, folded: slogans with their variants, divisions, offices, people."""
    words: set[str] = set()
    for canonical, variants in Slogan.objects.values_list("canonical", "variants"):
        words.update((canonical, *variants))
    words.update(Division.objects.values_list("name", flat=True))
    words.update(Person.objects.values_list("name", flat=True))
    words.update(Appearance.objects.exclude(office="").values_list("office", flat=True).distinct())
    return tuple(sorted(word for word in map(fold, words) if _is_word(word)))


def _is_word(word: str) -> bool:
    return 2 <= len(word) <= LONGEST_WORD and not any(character.isspace() for character in word)


@lru_cache(maxsize=2)
def tokenizer(words: tuple[str, ...]) -> Cutter:
    """Return a tokenizer with the words of jieba that also knows `words`."""
    return fastest(_dictionary(words))


def array_tokenizer(words: tuple[str, ...]) -> ArrayTokenizer:
    """Return one that cuts alike, made for a whole archive: it takes as long to make as to cut hundreds of articles."""
    return ArrayTokenizer(_dictionary(words))


def _dictionary(words: tuple[str, ...]) -> Tokenizer:
    made = Tokenizer()
    with suppress(OSError):
        settings.CACHE_DIR.mkdir(parents=True, exist_ok=True)
    # What is kept is code-like data: never read it from a folder that everyone may write to.
    made.tmp_dir = str(settings.CACHE_DIR)
    made.initialize()
    for word in words:
        made.add_word(word)
    return made


def cut(folded: str, cutter: Cutter) -> list[str]:
    """Return the words of a folded text: no punctuation, no blanks."""
    return cutter.words(folded)
