"""GBK byte shifts healed: `質詢?cè)u(píng)議` → `質詢評議`, and what is not certain marked.

`model` tells how the damage comes about. The reading that stands there gives back the lost first byte, as it
is that of the straddling character; every other byte stands in the text, save those in a `?` and in dropped pairs,
for which `rereading` weighs all that is possible. What it is sure of is restored; the rest of the run becomes
U+FFFD. A second kind of damage lost `。` (A1 A3): the pair A3 xx across it and the next character was taken for a
full-width mark and narrowed (`。縣` → `??h`, `。会` → `?;`, for which see `narrowed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from archive.text.draft import Edit
from archive.text.shift import line_end, swallowed
from archive.text.shift.gbk_pairs import character, simplified
from archive.text.shift.guessed import first_doubtful, first_may_differ
from archive.text.shift.repetition import Repetition
from archive.text.shift.reread import Reread, weighed
from archive.text.shift.rereading import Rereader
from archive.text.shift.run import STRADDLE, Run, has_reading, lost_leads, pair_of, read_run
from archive.text.shift.sequences import BREAK
from archive.text.shift.surroundings import after, before, plain
from archive.text.shift.usage import Usage
from archive.text.shift.vanished import first_open_gap
from archive.text.shift.vocabulary import Vocabulary, Words, own_vocabulary
from archive.text.words import COMMON_CHARACTERS, HAN_CLASS

HOLE = "\ufffd"
# The sign first and what stands before it behind it: so these are found without a look at each character.
LOST_STOP = re.compile(rf"\?\?(?<=[{HAN_CLASS}]\?\?)([@-~])(?=[{HAN_CLASS}])")
KEPT_STOP = re.compile(rf"\?\?(?<=。\?\?)([@-~])(?=[{HAN_CLASS}])")
HOLED = re.compile(
    rf"\?(?:(?<=[{HAN_CLASS}]\?)\?{{0,2}}(?=[、，])|(?<=^\?)(?P<blank>\?{{1,3}}\s)(?=[{HAN_CLASS}0-9(（]))",
    re.M,
)
NEAR = 3_000
"""The size of the blocks of a text of which a run's own and its neighbours tell of its words and its script."""
MOST_HEALED, MOST_REREAD = 1_000, 25
"""Places of a text that are healed or marked at all, and runs of it that are reread; a text with more is no article."""
CHAIN = 200
"""How far behind a run the next is looked for that hangs on its last character."""
SURE = 0.995
"""The probability from which a reading counts as certain."""
LIKELIEST_ENDINGS = 20
TRUST = 0.6
"""How much each of two opinions counts that are not independent: the words, and the characters by themselves."""


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
    no shifted byte proves to be damage, and whatever stands behind so many such places that the text is no article.
    """
    if "?" not in text:
        return
    done = runs = 0
    for match in islice(_places(text), MOST_HEALED):
        if match.start() < done:
            continue
        if match.re is STRADDLE:
            runs += 1
            edit = _straddled(
                text, match, words if runs <= MOST_REREAD else None, _around(text, match.start())
            )
        else:
            edit = _stopped(match)
        if edit:
            done = edit.end
            yield edit


def _places(text: str) -> list[re.Match[str]]:
    found = (islice(pattern.finditer(text), MOST_HEALED) for pattern in (STRADDLE, LOST_STOP, KEPT_STOP))
    return sorted((match for matches in found for match in matches), key=re.Match.start)


def _straddled(text: str, match: re.Match[str], words: Words | None, near: str) -> Edit | None:
    """Repair one `?reading)`; None if the reading fits no straddling character at all."""
    start = match.start(2) - 1
    own = pair_of(text[match.start() - 1])
    leads = lost_leads(own[1], match[2]) if own else {}
    if not leads:
        return None
    run = read_run(text, match.end())
    reread = _reread(text, match.start(), leads, run, words(), near) if run and words else None
    if run is None or reread is None:
        return Edit(start, match.end(), HOLE, 0.5)
    edit = Edit(start, run.end, *_written(text, run, reread))
    return _chained(text, edit, words, near) if run.reading else edit


def _written(text: str, run: Run, reread: Reread) -> tuple[str, float]:
    """Return what a run reads, as far as that is certain, and how certain it is."""
    kept = swallowed.written(reread.swallowed, text, run.end) if run.kept is None else run.kept
    if reread.sure[-1] >= SURE:
        return reread.text + (HOLE if kept is None else kept), 0.5 if kept is None else 1.0
    certain = sum(probability >= SURE for probability in reread.sure)
    return reread.text[:certain] + HOLE + (run.kept or ""), 0.5


def _chained(text: str, edit: Edit, words: Words | None, near: str) -> Edit:
    """Go on to a `?reading)` that follows a run at once: its first byte is in the run's last character."""
    read = text[max(0, edit.start - CHAIN) : edit.start] + edit.after
    match = STRADDLE.match(read + text[edit.end : edit.end + CHAIN], len(read))
    if match is None:
        return edit
    more = _straddled(match.string, match, words, near) if HOLE not in edit.after else None
    if more is None:
        rest = read_run(match.string, match.end())
        more = Edit(len(read), rest.end if rest else match.end(), HOLE)
    return Edit(edit.start, edit.end + more.end - len(read), edit.after + more.after, more.certainty)


def _stopped(match: re.Match[str]) -> Edit | None:
    """Repair `??h` behind a lost or kept full stop: the lead byte is BF, for A3 BF is the full-width question mark."""
    own = character(0xBF, ord(match[1]))
    if own not in COMMON_CHARACTERS:
        return None
    return Edit(match.start(), match.end(), own if match.re is KEPT_STOP else "。" + own)


def _reread(
    text: str, start: int, leads: Mapping[int, float], run: Run, vocabulary: Vocabulary, near: str
) -> Reread | None:
    """Return what the bytes of a run read, between the sound characters before `start` and behind the run."""
    repetition, usage = _told_by(near)
    rereader = Rereader(vocabulary, repetition, usage, before(text, start))
    near_before = _simplified(rereader.before)
    first = pair_of(text[start - 1])[1]
    rereader.leads(
        {lead: weight + usage.annotated.weight(character(first, lead)) for lead, weight in leads.items()}
    )
    for trail, lead in run.pairs:
        rereader.close(trail, lead)
    if run.trail is not None:
        rereader.close(run.trail, reading=run.reading)
    else:
        rereader.lose(run.reading)
    ending = line_end.demands(text, start, is_tag=run.kept == "<") if run.is_line_end else ()
    shares: dict[tuple[str, str], float] = {}
    read = rereader.kept
    for own, weight in _swallowed(text, run, near).items():
        rereader.kept = read
        rest = plain(own) + BREAK if run.is_line_end else after(text, run.end, swallowed=run.kept or own)
        rereader.known(rest)
        best = sorted(rereader.shares().items(), key=lambda item: -item[1])[:LIKELIEST_ENDINGS]
        for reading, share in best:
            unusual = sum(cost for cost, is_met in ending if not is_met(reading + own))
            characters = vocabulary.characters.logarithm(near_before, _simplified(reading + rest))
            shares[reading, own] = TRUST * (share + characters) + weight + unusual
    reread = weighed(shares)
    if reread is None:
        return None
    if run.is_line_end and line_end.may_be_cut(text, start, reread.text, is_tag=run.kept == "<"):
        reread = reread.until(len(reread.text) - 1)
    if run.reading and not has_reading(reread.text[-1], run.reading):
        return reread.until(len(reread.text) - 1)
    behind, known = after(text, run.end), _simplified(plain(near))
    if first_may_differ(reread.text, leads, rereader.before, behind, known, vocabulary):
        return reread.until(0)
    reread = reread.until(first_open_gap(reread.text, run, rereader.before, behind, vocabulary))
    return reread.until(first_doubtful(reread.text, run, rereader.before, behind, known, vocabulary))


def _swallowed(text: str, run: Run, near: str) -> Mapping[str, float]:
    return {"": 0.0} if run.kept is not None else swallowed.candidates(text, run, near)


def _around(text: str, place: int) -> str:
    block = place - place % NEAR
    return text[max(0, block - NEAR) : block + 2 * NEAR]


@lru_cache(maxsize=2)
def _told_by(near: str) -> tuple[Repetition, Usage]:
    return Repetition.of(_simplified(plain(near))), Usage.of(near)


def _simplified(text: str) -> str:
    return "".join(map(simplified, text))
