"""The parsed query: what a typed string demands of an article. Filled by `parse`, read by every engine.

Grammar (blank is AND within the article; `/则` `/段` `/句` bind tightest, then `|`, then blank):

    query  = clause { blank clause }
    clause = [ "-" ] chain { "|" chain }
    chain  = run { unit run }          all units of one chain are the same
    unit   = "/则" | "/段" | "/句"
    run    = characters without blanks | "…" | “…”    (in quotes punctuation counts)

Blanks around `|` and units mean nothing. Quotes are operators only around a whole run: in 领悟“两个确立”的意义 they are
punctuation, so that a phrase can be pasted as it stands. Every operator is accepted in full width.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from archive.text.fold import reduce_run
from search.errors import BadQuery
from search.lexer import MARKS, SLASHES, Token, tokens

Unit = Literal["statement", "paragraph", "sentence"]
Where = Literal["text", "title"]

MAX_QUERY_LENGTH = 500
MAX_RUNS = 20
UNIT_NAMES: dict[Unit, str] = {"statement": "同则", "paragraph": "同段", "sentence": "同句"}
UNIT_OF: dict[str, Unit] = {"则": "statement", "段": "paragraph", "句": "sentence"}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters to be found in one sentence: folded, and reduced unless `quoted`. `typed` is what the reader wrote."""

    typed: str
    folded: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """One run, or several that must stand in the same `unit`."""

    runs: tuple[Run, ...]
    unit: Unit = "statement"


@dataclass(frozen=True, slots=True)
class Clause:
    """Alternatives of which an article must hold one (or none, if `negative`)."""

    chains: tuple[Chain, ...]
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All clauses; an article satisfies the query if it satisfies each. Empty: every article does.

    `where` text looks into statements, with the title as a paragraph before the first; `title` into the title alone.
    """

    clauses: tuple[Clause, ...] = ()
    where: Where = "text"

    @property
    def sought(self) -> tuple[Run, ...]:
        """The runs of the positive clauses: what snippets mark."""
        return tuple(run for clause in self.positive for chain in clause.chains for run in chain.runs)

    @property
    def positive(self) -> tuple[Clause, ...]:
        """The clauses of which an article must hold something."""
        return tuple(clause for clause in self.clauses if not clause.negative)

    @property
    def negative(self) -> tuple[Clause, ...]:
        """The clauses of which an article must hold nothing."""
        return tuple(clause for clause in self.clauses if clause.negative)


def parse(typed: str, where: Where = "text") -> Query:
    """Return what a typed string demands of texts or of titles. Raises BadQuery with one Chinese sentence.

    >>> [clause.negative for clause in parse("质询评议 -样例|范文").clauses]
    [False, True]
    """
    if len(typed) > MAX_QUERY_LENGTH:
        raise BadQuery(f"检索式太长：最多 {MAX_QUERY_LENGTH} 字，请缩短。")
    query = Query(_Parser(tokens(typed)).clauses(), where)
    if query.clauses and not query.positive:
        raise BadQuery("只写了不含的词：请再加上至少一个要含有的词。")
    if sum(len(chain.runs) for clause in query.clauses for chain in clause.chains) > MAX_RUNS:
        raise BadQuery(f"检索词太多：最多 {MAX_RUNS} 个，请减少。")
    return query


def literal(phrase: str) -> str:
    """Return a phrase as one run that means nothing but itself: what in it would be an operator is taken out."""
    return SLASHES.sub("", MARKS.sub("", phrase)).lstrip("-－")


def plain_runs(query: Query) -> tuple[Run, ...]:
    """Return the runs of a query that is nothing but runs side by side; () if it has any operator."""
    chains = [clause.chains[0] for clause in query.clauses if len(clause.chains) == 1 and not clause.negative]
    plain = len(chains) == len(query.clauses) and all(len(chain.runs) == 1 for chain in chains)
    return tuple(chain.runs[0] for chain in chains) if plain else ()


def typed_again(run: Run) -> str:
    """Return a run as it is typed to be sought alone.

    >>> typed_again(parse("“监督，法”").sought[0])
    '“监督，法”'
    """
    if not run.quoted:
        return run.typed
    return f'"{run.typed}"' if "”" in run.typed else f"“{run.typed}”"


def describe(query: Query) -> str:
    """Return the query in words; '' if it demands nothing.

    >>> describe(parse("两个确立 质询|评议 -范文"))
    '同篇含有“两个确立”，并含有“质询”或“评议”，不含“范文”'
    >>> describe(parse("工作报告 -决议", "title"))
    '只在标题中：含有“工作报告”，不含“决议”'
    """
    if not query.clauses:
        return ""
    together = "只在标题中：" if query.where == "title" else "同篇" if len(query.clauses) > 1 else ""
    positive = "，并含有".join(_clause_in_words(clause) for clause in query.positive)
    negative = "".join(f"，不含{_clause_in_words(clause)}" for clause in query.negative)
    return f"{together}含有{positive}{negative}"


def _clause_in_words(clause: Clause) -> str:
    return "或".join(_chain_in_words(chain) for chain in clause.chains)


def _chain_in_words(chain: Chain) -> str:
    words = [f"“{run.typed}”（标点相符）" if run.quoted else f"“{run.typed}”" for run in chain.runs]
    return words[0] if len(words) == 1 else f"{'与'.join(words)}（{UNIT_NAMES[chain.unit]}）"


class _Parser:
    """One pass over the tokens of one query."""

    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._at = 0

    def clauses(self) -> tuple[Clause, ...]:
        clauses = []
        while self._at < len(self._tokens):
            clauses.append(self._clause())
        return tuple(clauses)

    def _clause(self) -> Clause:
        negative = self._take("not") is not None
        chains = [self._chain()]
        while self._take("or"):
            chains.append(self._chain())
        return Clause(tuple(chains), negative)

    def _chain(self) -> Chain:
        runs = [self._run()]
        units: list[Unit] = []
        while token := self._take("unit"):
            units.append(UNIT_OF[token.text])
            runs.append(self._run())
        if len(set(units)) > 1:
            raise BadQuery("同一串词只能用一种范围：/则、/段、/句请不要混用。")
        return Chain(tuple(runs), units[0] if units else "statement")

    def _run(self) -> Run:
        token = self._take("run", "quoted")
        if token is None:
            raise BadQuery(self._missing())
        quoted = token.kind == "quoted"
        folded = reduce_run(token.text, quoted=quoted)
        if not folded and quoted:
            raise BadQuery("引号里是空的：请写上要找的文字，或去掉引号。")
        if not folded:
            written = " ".join(token.text.split())[:20]
            raise BadQuery(f"“{written}”里没有可检索的字：要找标点，请放在引号里。")
        return Run(token.text, folded, quoted)

    def _missing(self) -> str:
        if self._peek("not"):
            return "“-”只能写在一个条件的最前面，不能跟在“|”或“/句”之后。"
        before = self._tokens[self._at - 1].kind if self._at else ""
        if before == "not":
            return "“-”后面要紧跟不想要的词。"
        if before == "unit" or self._peek("unit"):
            return "“/则”“/段”“/句”的两边都要有词。"
        return "“|”的两边都要有词。"

    def _peek(self, *kinds: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at].kind in kinds

    def _take(self, *kinds: str) -> Token | None:
        if not self._peek(*kinds):
            return None
        self._at += 1
        return self._tokens[self._at - 1]
