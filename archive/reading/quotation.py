"""A statement as it is quoted: the sentences that hold what was sought, and behind them who said them, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.models import Statement
from archive.reading.citation import attribution
from archive.reading.sought import Sought, matches

# A whole sentence with the closing marks behind it; a semicolon does not end what is quoted.
SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』》）)]*|\n|$)")
LEFT_OUT = "……"


def quotation(statement: Statement, sought: Sequence[Sought], *, url: str) -> str:
    """Return the words in quotes and, on a line of its own, their source; `url` is the article's."""
    who = statement.speaker
    source = attribution(
        statement.article,
        name=who.name if who else "",
        office=who.office if who else "",
        division=statement.division.name if who and statement.division else "",
        url=f"{url}#s-{statement.pk}",
    )
    return f"“{quoted(statement.text, sought)}”\n{source}"


def quoted(text: str, sought: Sequence[Sought]) -> str:
    """Return the sentences that hold something sought, gaps between them as ……; all of a text that holds nothing.

    >>> quoted("要学习。要监督！要依法监督。会议结束。要监督。", [Sought("监督", False)])
    '要监督！要依法监督。……要监督。'
    """
    spans = [(span.start, span.end) for span in matches(text, sought)]
    if not spans:
        return text.strip()
    words, done = "", None
    for start, end in _sentences(text):
        if any(first < end and start < last for first, last in spans):
            words += LEFT_OUT if done not in (None, start) else ""
            words += text[start:end]
            done = end
    return words.strip()


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in SENTENCE.finditer(text) if match[0])
