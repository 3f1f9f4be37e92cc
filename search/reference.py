"""The meaning of a search without any index: what every engine is tested against.

It is written to be read: each function is a sentence of the meaning, and nothing is done for speed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby

from archive.text.edtf import Bounds
from archive.text.fold import PARAGRAPH_END, SENTENCE_END, punctuate, reduce, reduce_run
from search.document import StatementDocument
from search.edge import FILTERS
from search.ordering import ORDERS, Article, by_division
from search.params import SearchParams
from search.query import Chain, Clause, Query, Run, Where
from search.results import FACETS, MOST_VALUES, WHOLE_FACETS, FacetCount, FacetCounts, Results, Row, Silence

# A text as it is matched: without punctuation, and with it.
Reductions = tuple[str, str]


def run(documents: Iterable[StatementDocument], params: SearchParams) -> Results:
    """Return the results of `params` over `documents`; relevance has no score here and orders as newest."""
    scope = in_scope(documents)
    articles = by_article(scope)
    holding = [article for article in articles if holds_positive(article, params.query)]
    satisfying = [article for article in holding if not refuses(article, params.query)]
    found = [document for article in satisfying for document in article if is_sought(document, params.query)]
    hits = [document for document in found if passes(document, params)]
    return Results(
        statements=len(hits),
        articles=len(by_article(hits)),
        rows=page_of(hits, params),
        facets={facet: count(facet, found, params) for facet in FACETS},
        silence=silence(articles, holding, params),
        searched_statements=len(scope),
        searched_articles=len(articles),
        samples=any(document.sample for document in scope),
    )


def in_scope(documents: Iterable[StatementDocument]) -> list[StatementDocument]:
    """Real statements are never mixed with samples: samples are searched only while nothing else is there."""
    everything = list(documents)
    return [document for document in everything if not document.sample] or everything


def by_article(documents: Iterable[StatementDocument]) -> list[Article]:
    """The statements of each article in reading order."""
    ordered = sorted(documents, key=lambda document: (document.article_id, document.position))
    return [list(group) for _, group in groupby(ordered, key=lambda document: document.article_id)]


def satisfies(article: Article, query: Query) -> bool:
    """An article must hold something of every clause, nothing of a negative one, and may not hide it."""
    return holds_positive(article, query) and not refuses(article, query)


def refuses(article: Article, query: Query) -> bool:
    """Whether a negative clause sets an article aside: it holds what was not wanted, or may hide it."""
    return bool(query.negative) and (holds_negative(article, query) or article[0].hides)


def holds_positive(article: Article, query: Query) -> bool:
    """Whether the whole article, filters aside, holds an alternative of every positive clause."""
    return all(holds_clause(article, clause, query.where) for clause in query.positive)


def holds_negative(article: Article, query: Query) -> bool:
    """Whether the article shows something that was not wanted."""
    return any(holds_clause(article, clause, query.where) for clause in query.negative)


def holds_clause(article: Article, clause: Clause, where: Where) -> bool:
    """Whether some statement (or the title) holds an alternative of the clause."""
    return any(holds_chain(document, chain, where) for document in article for chain in clause.chains)


def is_sought(document: StatementDocument, query: Query) -> bool:
    """A hit holds an alternative of at least one positive clause; without words everything is a hit."""
    return not query.positive or any(
        holds_chain(document, chain, query.where) for clause in query.positive for chain in clause.chains
    )


def holds_chain(document: StatementDocument, chain: Chain, where: Where) -> bool:
    """Whether one statement, paragraph or sentence of the document, or of its title alone, holds all runs of the chain.

    The title is that of the first statement; no other has one.
    """
    units = [reductions(document.title if where == "title" else document.searched_text)]
    if chain.unit in ("paragraph", "sentence"):
        units = [part for unit in units for part in split(unit, PARAGRAPH_END)]
    if chain.unit == "sentence":
        units = [part for unit in units for part in split(unit, SENTENCE_END)]
    return any(all(holds_run(unit, each) for each in chain.runs) for unit in units)


def holds_run(unit: Reductions, sought: Run) -> bool:
    """Whether the folded run is a substring; in quotes punctuation counts. No run holds a sentence end."""
    plain, punctuated = unit
    return sought.folded in (punctuated if sought.quoted else plain)


# A text is asked for again with each query, and reducing it is most of the work.
@lru_cache(maxsize=1 << 17)
def reductions(text: str) -> Reductions:
    """Return a text as it is matched without and with punctuation; both are cut into the same sentences."""
    return reduce(text).text, punctuate(text).text


def split(unit: Reductions, separator: str) -> list[Reductions]:
    """Return the paragraphs or sentences of both reductions, side by side."""
    plain, punctuated = unit
    return list(zip(plain.split(separator), punctuated.split(separator), strict=True))


def passes(document: StatementDocument, params: SearchParams, *, without: str = "") -> bool:
    """Whether a statement passes the period and every filter (save the one left out)."""
    return in_period(document.bounds, params) and all(
        passes_filter(document, name, chosen)
        for name in FILTERS
        if name != without and (chosen := params.values(name))
    )


def passes_filter(document: StatementDocument, name: str, chosen: Sequence[str]) -> bool:
    """Chosen values are alternatives. A speaker may also be chosen by name; a title by what stands in it."""
    if name == "title":
        plain, _ = reductions(document.article_title)
        return any(reduce_run(value) in plain for value in chosen)
    present = document.values(name)
    if name == "speaker" and document.speaker:
        present = (*present, document.speaker)
    return any(value in present for value in chosen)


def in_period(bounds: Bounds, params: SearchParams) -> bool:
    """Overlap with the asked period, or lie within it; an unknown date does neither, an open end reaches on."""
    if params.start is None and params.end is None:
        return True
    if bounds.earliest is None and bounds.latest is None:
        return False
    start, end = params.start or date.min, params.end or date.max
    earliest, latest = bounds.earliest or date.min, bounds.latest or date.max
    if params.within:
        return start <= earliest and latest <= end
    return start <= latest and earliest <= end


def page_of(hits: Iterable[StatementDocument], params: SearchParams) -> tuple[Row, ...]:
    """The rows of the asked page: a row per article, or per statement in the concordance."""
    articles = sorted(by_article(hits), key=ORDERS[params.sort])
    if params.view == "lines":
        articles = [[each] for article in articles for each in article]
        # Statements of one article may stand for several divisions; everything else is alike in them.
        articles = sorted(articles, key=by_division) if params.sort == "division" else articles
    rows = [Row(article[0].article_id, tuple(each.statement_id for each in article)) for article in articles]
    first = (params.page - 1) * params.per_page
    return tuple(rows[first : first + params.per_page])


def count(facet: str, found: Iterable[StatementDocument], params: SearchParams) -> FacetCounts:
    """The values of a facet among what passes all other filters, the most frequent first and not too many."""
    counted = [document for document in found if passes(document, params, without=facet)]
    having: dict[str, list[int]] = defaultdict(list)
    for document in counted:
        for value in document.values(facet):
            having[value].append(document.article_id)
    counts = [FacetCount(value, len(of), len(set(of))) for value, of in having.items()]
    counts.sort(key=in_statements if params.query.positive else in_articles)
    if facet in WHOLE_FACETS:
        return FacetCounts.of(counts)
    chosen = params.values(facet)
    return FacetCounts.of(
        (*counts[:MOST_VALUES], *(each for each in counts[MOST_VALUES:] if each.value in chosen))
    )


def in_statements(each: FacetCount) -> tuple[int, int, str]:
    """The most statements first, then the most articles, then by value: the order of a query with words."""
    return -each.statements, -each.articles, each.value


def in_articles(each: FacetCount) -> tuple[int, int, str]:
    """The most articles first, then the most statements, then by value: the order for browsing."""
    return -each.articles, -each.statements, each.value


def silence(articles: Sequence[Article], holding: Sequence[Article], params: SearchParams) -> Silence:
    """The articles that cannot answer a query with words, among those the filters leave something of.

    `holding` are those that hold something of every positive clause.
    """
    query = params.query
    if not query.positive:
        return Silence()

    def left(article: Article, wanted: Callable[[StatementDocument], bool] = lambda _: True) -> bool:
        return any(wanted(document) and passes(document, params) for document in article)

    numbers = {article[0].article_id for article in holding}
    silent = [each for each in articles if each[0].article_id not in numbers and left(each)]
    hiding = [
        each for each in holding if query.negative and each[0].hides and not holds_negative(each, query)
    ]
    return Silence(
        damaged=sum(hides(article, query.where) for article in silent),
        furniture=sum(holds_in_furniture(article, query) for article in silent),
        undecided=sum(left(article, lambda document: is_sought(document, query)) for article in hiding),
    )


def hides(article: Article, where: Where) -> bool:
    """Whether words may be missing: from a damaged text; and nothing is known of the title of one without any."""
    return article[0].hides or (where == "title" and not article[0].article_title)


def holds_in_furniture(article: Article, query: Query) -> bool:
    """Whether a sought run stands in what was removed as page furniture; titles are never removed."""
    unit = reductions("" if query.where == "title" else article[0].furniture)
    return any(holds_run(unit, sought) for sought in query.sought)
