"""From a typed string to tokens: runs, quoted runs and operators. `search.query` gives them their meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from search.errors import BadQuery

Kind = Literal["run", "quoted", "or", "unit", "not"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query. `text` is the run without its quotes, or the word of a unit (则 段 句)."""

    kind: Kind
    text: str


BLANK = re.compile(r"[\s　]+")
OR = re.compile("[|｜]")
UNIT = re.compile("[/／]([则則段句])")
NOT = re.compile("[-－]")
STRAIGHT = re.compile(r'["\uff02]([^"\uff02]*)["\uff02]')
CURLY = re.compile("“([^”]*)”")
BARE = re.compile(r"(?:(?![/／][则則段句])[^\s　|｜])+")
# All that could end a run or make it something else; slashes are looked at when the rest is gone.
MARKS = re.compile(r'[\s　|｜"\uff02“”]')
SLASHES = re.compile("[/／]+(?=[则則段句])")
OPENING, CLOSING = '"\uff02“', '"\uff02'

UNBALANCED = "引号不成对：请补上另一半，或去掉引号。"


def tokens(typed: str) -> list[Token]:
    """Return the tokens of a query. Raises BadQuery for a lonely quote or minus."""
    found: list[Token] = []
    at = 0
    while at < len(typed):
        if match := BLANK.match(typed, at):
            at = match.end()
            continue
        token, at = _operator(typed, at) or _run(typed, at)
        found.append(token)
    return found


def _operator(typed: str, at: int) -> tuple[Token, int] | None:
    """Return the operator at `at` and where it ends, or None."""
    if match := OR.match(typed, at):
        return Token("or", "|"), match.end()
    if match := UNIT.match(typed, at):
        return Token("unit", match[1].replace("則", "则")), match.end()
    if match := NOT.match(typed, at):
        if match.end() == len(typed) or BLANK.match(typed, match.end()):
            raise BadQuery("“-”后面要紧跟不想要的词。")
        return Token("not", "-"), match.end()
    return None


def _run(typed: str, at: int) -> tuple[Token, int]:
    """Return the run that starts at `at`, and where it ends."""
    quoted = STRAIGHT.match(typed, at) or CURLY.match(typed, at)
    rest = quoted.end() if quoted else at
    bare = BARE.match(typed, rest)
    end = bare.end() if bare else rest
    if quoted and not bare:
        return Token("quoted", quoted[1]), end
    text = typed[at:end]
    if (not quoted and text[0] in OPENING) or _closes_alone(text):
        raise BadQuery(UNBALANCED)
    return Token("run", text), end


def _closes_alone(text: str) -> bool:
    """Tell whether a run ends with a quote that nothing in it opens."""
    before, last = text[:-1], text[-1]
    if last == "”":
        return before.count("“") <= before.count("”")
    return last in CLOSING and sum(before.count(mark) for mark in CLOSING) % 2 == 0
