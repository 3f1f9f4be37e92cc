"""GBK byte shifts: how `質詢評議` became `質詢?cè)u(píng)議`, the model that makes such damage, and its healing.

The damage. A page's script works on the bytes of a GBK text. It writes `(reading)` behind every byte pair that it
knows as a character, also where the pair straddles two: in 詢評 = D4 83 D4 75 it finds 83 D4 = 冊 and writes `(cè)`
inside 評. What it knows are traditional characters, and marks, whose reading is themselves (建議 → `建?ㄗ)h(yì)`).
Read again, characters X1 X2 X3 … = L1 T1 L2 T2 L3 T3 … with a reading inside X2 come out like this:

- L1 T1 is sound; L2 and the bracket behind it are one `?`; the letters and `)` stand.
- If T2 is below 80 it stands alone (`u`), and all that follows is in step: the run is over.
- Else the pairs T2 L3, T3 L4, … are read as characters; one that is none (FA B1 in 代表) is dropped without a trace.
- A reading behind a straddling pair T3 L4 stays behind the wrong character and agrees with it; one behind X3 takes T3
  along into a `?`, and after its bracket all is in step.
- So it goes until a second byte stands alone or meets an ASCII character: below 40 both become `?` (席。<BR> → `鱿?BR>`),
  else they are one more wrong character.

The healing. The reading gives back L2, as it is that of T1 L2; every other byte stands in the text, save those in a
`?` and in dropped pairs, for which `rereading` weighs all that is possible. What it is sure of is restored; the rest
of the run becomes U+FFFD. A second kind of damage lost `。` (A1 A3): the pair A3 xx across it and the next
character was taken for a full-width mark and narrowed (`。縣` → `??h`, `。会` → `?;`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.text import gbk_pairs
from archive.text.draft import Edit
from archive.text.gbk_pairs import LEADS, character
from archive.text.pinyin import LETTERS, agrees
from archive.text.rereading import Reread, Rereader
from archive.text.script import HANS_ONLY, STRONG, TRADITIONAL
from archive.text.vocabulary import Vocabulary, Words, own_vocabulary
from archive.text.words import COMMON_CHARACTERS, HAN_CLASS

HOLE = "\ufffd"
STRADDLE = re.compile(
    rf"(?<=[^\x00-\x7f])((?:[(（][{LETTERS}]{{1,8}}[)）])?)\?([{LETTERS}]{{1,8}}|[^\x00-\x7f{HAN_CLASS}])\)"
)
BRACKETED = re.compile(rf"[(（]([{LETTERS}]{{1,8}}|[^\x00-\x7f])[)）]")
READING_REST = re.compile(rf"([{LETTERS}]{{1,8}})\)")
BREAK_REST = re.compile(r"(?:BR|br|/?[Pp]|/?div)\s*/?>")
LOST_STOP = re.compile(rf"(?<=[{HAN_CLASS}])\?\?([@-~])(?=[{HAN_CLASS}])")
KEPT_STOP = re.compile(rf"(?<=。)\?\?([@-~])(?=[{HAN_CLASS}])")
HOLED = re.compile(
    rf"(?<=[{HAN_CLASS}])\?{{1,3}}(?=[、，])|^(?P<blank>\?{{2,4}}\s)(?=[{HAN_CLASS}0-9(（])", re.M
)
CONTEXT = re.compile(rf"[{HAN_CLASS}，。、；：“”（）《》！？]+")
CONTEXT_SIZE = 10
LONGEST_RUN = 60
NEAR = 3_000
"""The size of the blocks of a text of which a run's own and its neighbours tell of its words and its script."""
MOST_RUNS = 150
"""Runs of a text that are reread; a text with more is no article."""
SURE, SURE_OF_NAMES = 0.95, 0.9
"""The probability from which a reading counts as certain; names are less likely than they are to words."""
UNTRADITIONAL, DISAGREES, UNENDED = -3.0, -9.0, -3.0
ENDED, LINE_ENDED = 6.0, 1.5
"""Logarithms of weights: a reading at a character without a simplified form, or at one it is not the reading of;
no full stop at the end of a line; one before a tag, and one at the end of a line, which may be a heading."""


def shift(text: str, known: Mapping[str, str]) -> str:
    """Damage a text as such a page does: write each reading of `known` behind its byte pair, aligned or not.

    >>> shift("質詢評議", {"評": "píng", "冊": "cè"})
    '質詢?cè)u(píng)議'
    """
    data = text.encode("gbk", "ignore")
    for own, reading in known.items():
        pair = own.encode("gbk")
        data = data.replace(pair, pair + f"({reading})".encode("gbk"))
    return misread(data)


def misread(data: bytes) -> str:
    """Decode GBK as those pages were: a lead byte with a byte that cannot follow it is one `?`, an unassigned pair nothing."""
    characters: list[str] = []
    place = 0
    while place < len(data):
        if data[place] < 0x80:
            characters.append(chr(data[place]))
            place += 1
            continue
        pair = data[place : place + 2]
        characters.append("?" if len(pair) < 2 or pair[1] < 0x40 else pair.decode("gbk", "ignore"))
        place += 2
    return "".join(characters)


def holes(text: str) -> Iterator[Edit]:
    """Yield U+FFFD for a question mark before a pause (張?、), where none can stand, and nothing for `???` that begins a line.

    Those were no-break spaces. Spared: all other question marks.
    """
    if "?" not in text:
        return
    for match in HOLED.finditer(text):
        yield Edit(match.start(), match.end(), "" if match["blank"] else HOLE, 0.8)


def healings(text: str, words: Words = own_vocabulary) -> Iterator[Edit]:
    """Yield the repair of each byte shift: the characters where they are certain, U+FFFD where they are not.

    `words` is asked for only if a run has to be reread. Spared: a question mark that no reading in brackets and
    no shifted byte proves to be damage.
    """
    if "?" not in text:
        return
    done = runs = 0
    for match in sorted(
        (*STRADDLE.finditer(text), *LOST_STOP.finditer(text), *KEPT_STOP.finditer(text)), key=re.Match.start
    ):
        if match.start() < done:
            continue
        if match.re is STRADDLE:
            runs += 1
            edit = _straddled(text, match, words if runs <= MOST_RUNS else None)
        else:
            edit = _stopped(match)
        if edit:
            done = edit.end
            yield edit


@dataclass(frozen=True, slots=True)
class Run:
    """A shifted run of a text: the pairs T2 L3, T3 L4, … as read, and how the run ends at `end`.

    `trail` is the last second byte, or None if it went into a `?`; `reading` is that of the last character; `kept`
    what stands behind it and had been swallowed or misread; `ends` says that a sentence ends there.
    """

    pairs: tuple[tuple[int, int], ...]
    end: int
    trail: int | None = None
    reading: str = ""
    kept: str = ""
    ends: bool = False


def _straddled(text: str, match: re.Match[str], words: Words | None) -> Edit | None:
    """Repair one `?reading)`; None if the reading fits no straddling character at all."""
    start = match.start(2) - 1
    before = _bytes(text[match.start() - 1])
    leads = _leads(before[1], match[2]) if before else {}
    if not leads:
        return None
    run = _run(text, match.end())
    reread = _reread(text, match.start(), leads, run, words()) if run and words else None
    if run is None or reread is None:
        return Edit(start, match.end(), HOLE, 0.5)
    if reread.sure[-1] >= (SURE_OF_NAMES if reread.is_named else SURE):
        return Edit(start, run.end, reread.text + run.kept)
    certain = sum(probability >= SURE for probability in reread.sure)
    return Edit(start, run.end, reread.text[:certain] + HOLE + run.kept.strip(HOLE), 0.5)


def _stopped(match: re.Match[str]) -> Edit | None:
    """Repair `??h` behind a lost or kept full stop: the lead byte is BF, for A3 BF is the full-width question mark."""
    own = character(0xBF, ord(match[1]))
    if own not in COMMON_CHARACTERS:
        return None
    return Edit(match.start(), match.end(), own if match.re is KEPT_STOP else "。" + own)


def _bytes(own: str) -> bytes:
    """Return the two bytes of a character, those without a name in Unicode included; else nothing."""
    pair = own.encode("gb18030", "ignore")
    return pair if len(pair) == 2 else b""


@lru_cache(maxsize=4096)
def _leads(first: int, reading: str) -> Mapping[int, float]:
    """Return the second bytes that make, behind `first`, a character with this reading, with their weights."""
    mark = _bytes(reading) if len(reading) == 1 else b""
    if len(reading) == 1 and "A" <= reading <= "z":
        mark = bytes((0xA3, ord(reading) + 0x80))
    if mark and mark[0] == first:
        return {mark[1]: 0.0}
    return {
        lead: 0.0 if own in TRADITIONAL else UNTRADITIONAL
        for lead in LEADS
        if (own := character(first, lead)) and agrees(own, reading)
    }


def _run(text: str, start: int) -> Run | None:
    """Read the shifted run from `start` to where the pairs fall into step again; None if this is no such run."""
    pairs: list[tuple[int, int]] = []
    place = start
    while place < min(len(text), start + LONGEST_RUN):
        own = text[place]
        if "@" <= own <= "~":
            reading = BRACKETED.match(text, place + 1)
            return Run(tuple(pairs), place + 1, ord(own), reading[1] if reading else "")
        if own == "?":
            return _swallowed(text, place, tuple(pairs))
        if not (pair := _bytes(own)):
            return None
        place += 1
        if pair[1] < 0x80:
            return Run(tuple(pairs), place, pair[0], kept=chr(pair[1]))
        pairs.append((pair[0], pair[1]))
        if injected := BRACKETED.match(text, place):
            if injected[1] != own and not agrees(own, injected[1]):
                return None
            place = injected.end()
    return None


def _swallowed(text: str, place: int, pairs: tuple[tuple[int, int], ...]) -> Run:
    """End a run at a `?`: the last second byte went with the ASCII character behind it."""
    if rest := READING_REST.match(text, place + 1):
        return Run(pairs, rest.end(), reading=rest[1])
    if BREAK_REST.match(text, place + 1):
        return Run(pairs, place + 1, kept="<", ends=True)
    if not text[place + 1 : place + 2].strip("\r\n"):
        return Run(pairs, place + 1, ends=True)
    return Run(pairs, place + 1, kept=HOLE)


def _reread(
    text: str, start: int, leads: Mapping[int, float], run: Run, vocabulary: Vocabulary
) -> Reread | None:
    """Return what the bytes of a run read, between the sound characters before `start` and behind the run."""
    block = start - start % NEAR
    near = text[max(0, block - NEAR) : block + 2 * NEAR]
    after = "" if run.ends or run.kept else _after(text, run.end)
    closing = ("。”" if _is_quoting(text, start) else "。") if run.ends else ""
    unplaced = replace(run, end=0)
    return _weighed(vocabulary, near, _before(text, start), tuple(leads.items()), unplaced, closing, after)


@lru_cache(maxsize=256)
def _weighed(
    vocabulary: Vocabulary,
    near: str,
    before: str,
    leads: tuple[tuple[int, float], ...],
    run: Run,
    closing: str,
    after: str,
) -> Reread | None:
    rereader = Rereader(vocabulary, _near_words(near), before, _foreign(near))
    rereader.leads(dict(leads))
    for trail, lead in run.pairs:
        rereader.close(trail, lead)
    if run.trail is not None:
        rereader.close(run.trail, weight=_agreement(run.reading))
    else:
        rereader.lose(lambda lead: _lost(lead, run.reading, closing, ENDED if run.kept else LINE_ENDED))
    for own in after:
        rereader.known(own)
    return rereader.result()


@lru_cache(maxsize=4)
def _near_words(near: str) -> Vocabulary:
    return Vocabulary.near("".join(map(gbk_pairs.simplified, BRACKETED.sub("", near))))


@lru_cache(maxsize=4)
def _foreign(near: str) -> frozenset[str]:
    """Return the characters that the script of a text lacks; a text that could be either counts as traditional."""
    strong = sum(own in STRONG for own in near)
    return STRONG if sum(own in HANS_ONLY for own in near) > strong else HANS_ONLY


def _agreement(reading: str) -> Callable[[str], float]:
    """Return a judge of characters by the reading that stands behind them."""
    if not reading:
        return lambda own: 0.0
    return lambda own: 0.0 if own == reading or agrees(own, reading) else DISAGREES


@lru_cache(maxsize=4096)
def _lost(lead: int, reading: str, closing: str, ended: float) -> tuple[tuple[str, float], ...]:
    """Return the characters with this lead byte that may be the last of a run, with their weights.

    `reading` is its own reading, `closing` what ends a sentence, if one ends here, `ended` the weight of that.
    """
    characters = gbk_pairs.of_lead(lead)
    if reading:
        return tuple((own, 0.0) for own in characters if own == reading or agrees(own, reading))
    marks = tuple((own, ended) for own in characters if own in closing)
    weight = UNENDED if closing else 0.0
    words = (own for own in characters if lead > 0 and own in COMMON_CHARACTERS)
    return (*marks, *((own, weight) for own in words))


def _is_quoting(text: str, start: int) -> bool:
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return line.count("“") > line.count("”")


def _before(text: str, start: int) -> str:
    """Return the sound characters before a place, without readings."""
    sound = BRACKETED.sub("", text[max(0, start - 80) : start])
    runs = list(CONTEXT.finditer(sound))
    return runs[-1][0][-CONTEXT_SIZE:] if runs and runs[-1].end() == len(sound) else ""


def _after(text: str, end: int) -> str:
    """Return the sound characters behind a place, without readings."""
    sound = BRACKETED.sub("", text[end : end + 80])
    run = CONTEXT.match(sound)
    return run[0][:CONTEXT_SIZE] if run else ""
