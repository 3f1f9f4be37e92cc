"""The cut of `segment.Tokenizer` for many texts at once: the same sums in the same order, for all their blocks side by side.

A block is cut from its end on, and each step needs the last ones. So a step is done for every block that is as long: a
rebuild has thousands of them at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from archive.text.fold import decoded
from search.segment import BLOCK, Tokenizer
from search.trie import NOTHING, Trie

Numbers = NDArray[Any]
Flags = NDArray[np.bool_]
# What a character is; `MET` once that has been looked up.
MET, INSIDE, SAID, LETTER = 1, 2, 4, 8
# Longer blocks are cut one by one: each would ask for as many steps as it has characters.
LONGEST = 256


class Blocks(NamedTuple):
    """Blocks of a text, the longest first, with the places of their characters row by row.

    Row n has the characters from which the end of their block is n away, in the order of the blocks: the first ones of those
    blocks that have as many. `rows` tells where each row begins, the first being that of the ends, and where the last one ends.
    """

    firsts: Numbers
    ends: Numbers
    rows: list[int]
    places: Numbers
    numbers: Numbers
    left: Numbers

    @classmethod
    def of(cls, firsts: Numbers, ends: Numbers) -> Blocks:
        order = np.argsort(firsts - ends, kind="stable")
        firsts, ends = firsts[order], ends[order]
        lengths = ends - firsts
        rows = np.arange(1, lengths[0] + 1 if len(lengths) else 1)
        counts = len(lengths) - np.searchsorted(lengths[::-1], rows)
        left = np.repeat(rows, counts)
        numbers = np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts)
        starts = np.cumsum([0, len(lengths), *counts]).tolist()
        return cls(firsts, ends, starts, ends[numbers] - left, numbers, left)

    def walk(self, lengths: Numbers) -> Iterator[Numbers]:
        """Yield the places where the words of such lengths begin: the first of each block, the second of those that have one …"""
        places, ends = self.firsts, self.ends
        while len(places):
            yield places
            places = places + lengths[places]
            inside = places < ends
            places, ends = places[inside], ends[inside]


class Words(NamedTuple):
    """Words of one length, by the row and the block in which they begin."""

    length: int
    rows: Numbers
    blocks: Numbers
    worths: Numbers

    def by_row(self, rows: int) -> list[tuple[int, Numbers, Numbers]]:
        """Return length, blocks and worths of those of each row."""
        places = np.searchsorted(self.rows, np.arange(rows + 1)).tolist()
        return [
            (self.length, self.blocks[start:end], self.worths[start:end]) for start, end in pairwise(places)
        ]


class ArrayTokenizer:
    """Cuts as the tokenizer it is made of, to whose dictionary nothing may be added any more."""

    def __init__(self, like: Tokenizer) -> None:
        frequencies = like.frequencies()
        self._like, self._trie = like, Trie(frequencies)
        # The last is that of nothing, and of what only begins words.
        self._worths = _worths(like, [*frequencies.values(), 0])
        self._unknown = like.worth(1)
        self._kinds = np.zeros(0x110000, dtype=np.uint8)

    def spaced(self, texts: Sequence[str]) -> list[str]:
        """Return the words of each text with a blank between them."""
        # A line feed is in no word.
        text = "".join(f"{text}\n" for text in texts)
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        kinds = self._kinds_of(codes)
        starts = self._starts(codes, kinds & INSIDE != 0)
        return _written(codes, kinds, starts, np.cumsum([len(text) + 1 for text in texts], dtype=np.intp))

    def _kinds_of(self, codes: Numbers) -> Numbers:
        kinds = self._kinds[codes]
        if 0 in kinds:
            for code in np.unique(codes[kinds == 0]).tolist():
                self._kinds[code] = _kind(chr(code))
            kinds = self._kinds[codes]
        return kinds

    def _starts(self, codes: Numbers, inside: Flags) -> Flags:
        """Return where words begin; each character outside of blocks is one."""
        starts = ~inside
        edges = np.flatnonzero(np.diff(inside, prepend=False, append=False))
        firsts, ends = edges[0::2], edges[1::2]
        is_long = ends - firsts > LONGEST
        for first, end in zip(firsts[is_long].tolist(), ends[is_long].tolist(), strict=True):
            starts[[first + start for start in self._like.starts(decoded(codes[first:end]))]] = True
        blocks = Blocks.of(firsts[~is_long], ends[~is_long])
        lengths = np.ones(len(codes), dtype=np.intp)
        lengths[blocks.places] = self._lengths(codes, blocks)
        for places in blocks.walk(lengths):
            starts[places] = True
        return starts

    def _lengths(self, codes: Numbers, blocks: Blocks) -> Numbers:
        """Return for each place the length of the word that begins there on the best way to the end of its block."""
        rows, ends = blocks.rows, len(blocks.ends)
        first = self._trie.first(codes[blocks.places])
        ways, lengths = np.zeros(rows[-1]), np.ones(rows[-1], dtype=np.intp)
        ways[ends:] = np.where(first == NOTHING, self._unknown, self._worths[first])
        found = [words.by_row(len(rows)) for words in self._words(codes, blocks, first)]
        for row, (start, end) in enumerate(pairwise(rows[1:]), 1):
            best, after = ways[start:end], ways[rows[row - 1] :][: end - start]
            best += after
            for length, numbers, worths in (words[row] for words in found):
                if len(numbers):
                    longer = worths + ways[rows[row - length] + numbers]
                    # Of equals the longest word counts, as with jieba.
                    better = longer >= best[numbers]
                    best[numbers[better]] = longer[better]
                    lengths[start + numbers[better]] = length
            nowhere = best == -inf
            best[nowhere] = after[nowhere] + self._unknown
        return lengths[ends:]

    def _words(self, codes: Numbers, blocks: Blocks, first: Numbers) -> Iterator[Words]:
        """Yield the words of two characters, then those of three, and so on."""
        places, numbers, left, beginnings, length = blocks.places, blocks.numbers, blocks.left, first, 2
        while (on := np.flatnonzero(self._trie.goes_on[beginnings] & (left >= length))).size:
            places, numbers, left = places[on], numbers[on], left[on]
            beginnings = self._trie.step(beginnings[on], codes[places + (length - 1)])
            worths = self._worths[beginnings]
            is_word = worths != -inf
            yield Words(length, left[is_word], numbers[is_word], worths[is_word])
            length += 1


def _worths(like: Tokenizer, frequencies: Sequence[int]) -> Numbers:
    known, numbers = np.unique(np.array(frequencies), return_inverse=True)
    worths: Numbers = np.array([*map(like.worth, known.tolist())])[numbers]
    return worths


def _kind(character: str) -> int:
    is_said = character.isalnum()
    return (
        MET
        | INSIDE * bool(BLOCK.fullmatch(character))
        | SAID * is_said
        | LETTER * (is_said and character.isascii())
    )


def _written(codes: Numbers, kinds: Numbers, starts: Flags, ends: Numbers) -> list[str]:
    """Return the words of each text that begin with a letter, a digit or a character, apart by blanks."""
    begin = np.maximum.accumulate(np.where(starts, np.arange(len(codes)), 0))
    said = (kinds & SAID != 0)[begin]
    # ASCII letters and digits that stand alone side by side are one word.
    alone = (kinds & LETTER != 0) & starts & np.append(starts[1:], True)
    blanks = starts & said
    blanks[1:] &= ~(alone[1:] & alone[:-1])
    behind = np.cumsum(said.astype(np.intp) + blanks)
    written = np.full(behind[-1] if len(behind) else 0, ord(" "), dtype=np.uint32)
    written[behind[said] - 1] = codes[said]
    text = decoded(written)
    return [text[start + 1 : end] for start, end in pairwise([0, *behind[ends - 1].tolist()])]
