"""Decoded text to repaired text: one ordered tuple of rules, each a function from text to edits.

Order: what hides characters goes first; bytes before readings, readings before script (both look at the
characters the page had), script before words, and the layout last. What every rule spares stands in its docstring.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from archive.text import adverts, layout, markup, pinyin, punctuation, script, spacing
from archive.text.draft import Draft, Edit
from archive.text.shift import healing, narrowed
from archive.text.shift.vocabulary import Words, own_vocabulary

Rule = Callable[..., Iterable[Edit]]

STEPS: tuple[tuple[str, Rule], ...] = (
    ("control", markup.controls),
    ("byte-shift", healing.healings),
    ("lost-stop", narrowed.healings),
    ("entities", markup.entities),
    ("tags", markup.tags),
    ("hole", healing.holes),
    ("image-markup", markup.images),
    ("pinyin", pinyin.removals),
    ("script", script.simplifications),
    ("adverts", adverts.removals),
    ("page-numbers", layout.page_numbers),
    ("line-wraps", layout.line_wraps),
    ("blank-lines", layout.blank_lines),
    ("line-breaks", layout.line_breaks),
    ("list-breaks", layout.cut_names),
    ("list-breaks", layout.list_breaks),
    ("doubled-punctuation", punctuation.doubled),
    ("spaced-names", layout.spaced_names),
    ("spaced-names", spacing.names_in_sentences),
    ("blanks", spacing.organs_apart),
    ("blanks", layout.blanks),
)
MOST_PASSES = 4
MOST_AGAIN = 300_000
"""Characters of a text that goes through the rules until they rest: as many as fifteen long reports have. A longer one
goes through them once."""
MOST_STEPS = 30_000
"""Repairs of one text. An article of 20,000 characters with a reading behind each second one has 10,000; a text with
more than three times as many is none, and keeps the rest of its damage."""
MOST_OF: Mapping[str, int] = {
    "byte-shift": healing.MOST_HEALED, "lost-stop": healing.MOST_HEALED, "page-numbers": layout.MOST_PAGES,
}  # fmt: skip
"""Repairs of one kind: more pages than a book has, more shifted places than can be read."""


def repair(decoded: str, *, words: Words = own_vocabulary) -> Draft:
    """Return the draft of a decoded text after all rules; repairing its result again changes nothing, unless it is very long.

    `words` gives the vocabulary that decides over damaged bytes; it is asked for when there are such.

    >>> repair("縣人大(dà)聽取報告,,審議通過。").text
    '县人大听取报告,审议通过。'
    """
    draft = Draft.of(decoded)
    done: Counter[str] = Counter()
    at_rest = 0
    # One repair can bring out the next (a tag between doubled commas); what all rules leave as it is is done.
    for name, rule in STEPS * (MOST_PASSES if len(decoded) <= MOST_AGAIN else 1):
        edits = rule(draft.text, words) if rule is healing.healings else rule(draft.text)
        most = min(MOST_STEPS - len(draft.steps), MOST_OF.get(name, MOST_STEPS) - done[name])
        repaired = draft.apply(name, islice(edits, most))
        done[name] += len(repaired.steps) - len(draft.steps)
        at_rest = at_rest + 1 if repaired is draft else 0
        if at_rest == len(STEPS):
            break
        draft = repaired
    return draft
