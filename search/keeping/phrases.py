"""Queries as readers would paste them, drawn from the texts by seed: half stand in them, half are near misses.

They feed the audit and the benchmarks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

import opencc

from archive.models import Article
from archive.text.fold import reduce_run
from search.document import StatementDocument
from search.params import SearchParams
from search.query import literal
from search.results import FACETS

SHORTEST, LONGEST = 2, 12
ATTEMPTS = 50
# Of a hundred phrases so many are asked for with a filter, and so many in a combination.
FILTERED, COMBINED, IN_TITLES = 25, 25, 10
ORDERS = ("newest", "oldest", "division")
COMBINATIONS = ("{0} {1}", "{0}|{1}", "{0} -{1}", "{0}/则{1}", "{0}/段{1}", "{0}/句{1}", "“{0}”")
SENTENCE_ENDS = frozenset("。！？；!?;\n")


class Phrases:
    """Phrases from the searched documents and the originals they were made of."""

    def __init__(self, documents: Sequence[StatementDocument], *, seed: int) -> None:
        self.documents = documents
        self.random = Random(seed)
        self._furniture = [document.furniture for document in documents if document.furniture]
        self._originals: dict[int, str] = {}
        self._traditional = opencc.OpenCC("s2t").convert
        self._simplified = opencc.OpenCC("t2s").convert

    def queries(self, number: int) -> Iterator[SearchParams]:
        """Yield `number` queries, kinds of phrases by turns; none if no text is long enough."""
        kinds = (
            *(self.pasted, self.one_changed, self.pasted, self.across_sentences),
            *(self.other_script, self.across_statements, self.other_script, self.in_furniture),
        )
        for index in range(number if self.documents else 0):
            phrase = self._searchable(kinds[index % len(kinds)])
            if phrase:
                yield self._ask(phrase)

    def _searchable(self, kind: Callable[[], str]) -> str:
        """Return a phrase of a kind that reduces to something; where a kind has no material, a pasted one."""
        for attempt in range(2 * ATTEMPTS):
            phrase = literal(kind() if attempt < ATTEMPTS else self.pasted())
            if reduce_run(phrase):
                return phrase
        return ""

    def _ask(self, phrase: str) -> SearchParams:
        """Return the query for a phrase: mostly as it is, sometimes combined or filtered."""
        q = phrase
        if self.random.randrange(100) < COMBINED:
            other = self._searchable(self.pasted)
            q = self.random.choice(COMBINATIONS).format(phrase, other)
        where = "title" if self.random.randrange(100) < IN_TITLES else "text"
        params = SearchParams.parse({"q": q, "in": where, "sort": self.random.choice(ORDERS)})
        if self.random.randrange(100) < FILTERED:
            facet = self.random.choice(FACETS)
            values = self.random.choice(self.documents).values(facet)
            params = params.with_value(facet, self.random.choice(values)) if values else params
        return params

    def pasted(self) -> str:
        """A piece of an original text, as it was found: any script, blanks, commas."""
        return self._piece(self._original(self.random.choice(self.documents)))

    def other_script(self) -> str:
        """The same, in traditional script if it was simplified and the other way round."""
        phrase = self.pasted()
        other = self._traditional(phrase)
        return str(other if other != phrase else self._simplified(phrase))

    def one_changed(self) -> str:
        """A piece of a statement with one character exchanged for one of another text."""
        phrase = self._piece(self.random.choice(self.documents).text)
        if not phrase:
            return ""
        at = self.random.randrange(len(phrase))
        return phrase[:at] + self._piece(self.random.choice(self.documents).text)[:1] + phrase[at + 1 :]

    def across_sentences(self) -> str:
        """The end of a sentence and the beginning of the next, without what stands between."""
        text = self.random.choice(self.documents).text
        ends = [index for index, character in enumerate(text) if character in SENTENCE_ENDS]
        if not ends:
            return ""
        end = self.random.choice(ends)
        return text[max(0, end - self._half()) : end] + text[end + 1 :].lstrip()[: self._half()]

    def across_statements(self) -> str:
        """The end of a statement and the beginning of the one that follows in the list."""
        at = self.random.randrange(len(self.documents))
        after = self.documents[(at + 1) % len(self.documents)]
        return self.documents[at].text.rstrip("。！？；")[-self._half() :] + after.text[: self._half()]

    def in_furniture(self) -> str:
        """A piece of what was removed from a page."""
        return self._piece(self.random.choice(self._furniture)) if self._furniture else ""

    def _piece(self, text: str) -> str:
        length = self.random.randint(SHORTEST, LONGEST)
        start = self.random.randrange(max(1, len(text) - length + 1))
        return text[start : start + length].replace("\n", "")

    def _half(self) -> int:
        return self.random.randint(1, LONGEST // 2)

    def _original(self, document: StatementDocument) -> str:
        """Return the decoded text of a document's article; the first of each is read from the database."""
        if document.article_id not in self._originals:
            found = Article.objects.filter(pk=document.article_id).values_list("decoded", flat=True).first()
            self._originals[document.article_id] = found or document.text
        return self._originals[document.article_id]
