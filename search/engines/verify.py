"""Compare a generation with the database before it may answer, while others go on writing."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from archive.models import Article, Statement
from archive.text.fold import PARAGRAPH_END, SENTENCE_END, reduce
from search.engines import bits
from search.engines.checksums import damaged
from search.engines.faults import refused
from search.engines.generation import read_behind
from search.engines.snapshot import Snapshot
from search.models import Outbox

PHRASES, LONGEST, CHECKED_HITS = 50, 12, 20
Pair = tuple[int, int]


def verify(snapshot: Snapshot) -> None:
    """Raise SearchUnavailable unless the index holds the published statements and finds their words."""
    if names := list(damaged(snapshot.folder, snapshot.commit)):
        raise refused(f"新索引的文件 {names[0]} 没有写好")
    keys = _agreeing(snapshot, set(indexed(snapshot)), set(_published()))
    check_phrases(snapshot, sorted(key for _, key in keys if key))


def verify_articles(snapshot: Snapshot, article_ids: set[int]) -> None:
    """Raise SearchUnavailable unless the index holds the published statements of some articles."""
    in_index = {pair for pair in indexed(snapshot) if pair[0] in article_ids}
    _agreeing(snapshot, in_index, set(_published(article_ids)))


def _agreeing(snapshot: Snapshot, in_index: set[Pair], in_database: set[Pair]) -> set[Pair]:
    changed = {article for article, _ in in_index ^ in_database}
    unexplained = changed - _touched(snapshot, changed)
    if unexplained:
        raise refused(f"新索引与数据库有 {len(unexplained)} 篇不一致")
    return in_index & in_database


def _touched(snapshot: Snapshot, article_ids: Iterable[int]) -> set[int]:
    """Return those of the articles that changed since they were indexed here.

    Such an article has a row in the outbox, which leaves it only after it was noted as behind: so look there first.
    """
    rows = Outbox.objects.filter(article_id__in=article_ids)
    waiting = set(rows.values_list("article_id", flat=True))
    return waiting | (read_behind(snapshot.folder)[0] & {*article_ids})


def indexed(snapshot: Snapshot) -> Iterator[Pair]:
    """Yield article and statement of every row that counts, samples included."""
    rows = bits.to_rows(snapshot.valid & snapshot.below, snapshot.size)
    columns = (snapshot.column(name)[rows].tolist() for name in ("article", "statement"))
    return zip(*columns, strict=True)


def _published(article_ids: Iterable[int] | None = None) -> Iterable[Pair]:
    rows = Statement.objects.filter(article__status=Article.Status.PUBLISHED)
    if article_ids is not None:
        rows = rows.filter(article__in=list(article_ids))
    return rows.values_list("article_id", "pk").iterator()


def check_phrases(snapshot: Snapshot, statement_ids: list[int]) -> None:
    """Look up words of random statements, and look whether what is found holds them."""
    chance = random.Random(len(statement_ids))
    for key in chance.sample(statement_ids, min(PHRASES, len(statement_ids))):
        text, article = Statement.objects.filter(pk=key).values_list("text", "article").first() or ("", 0)
        phrase = _phrase(text, chance)
        if not phrase:
            continue
        rows = bits.to_rows(snapshot.holding(phrase, "texts") & snapshot.valid, snapshot.size)
        found = {*snapshot.column("statement")[rows].tolist()}
        if key not in found and not _touched(snapshot, [article]):
            raise refused(f"新索引找不到第 {key} 则里的“{phrase}”")
        _check_hits(snapshot, phrase, chance.sample(sorted(found), min(CHECKED_HITS, len(found))))


def _phrase(text: str, chance: random.Random) -> str:
    """Return some characters of a random sentence, as they are searched."""
    sentences = reduce(text).text.replace(PARAGRAPH_END, SENTENCE_END).split(SENTENCE_END)
    sentence = chance.choice(sentences)
    start = chance.randrange(len(sentence)) if sentence else 0
    return sentence[start : start + chance.randint(2, LONGEST)]


def _check_hits(snapshot: Snapshot, phrase: str, statement_ids: list[int]) -> None:
    rows = Statement.objects.filter(pk__in=statement_ids).values_list(
        "pk", "article", "article__title", "text"
    )
    for key, article, title, text in rows:
        if not _holds(f"{title}\n{text}", phrase) and not _touched(snapshot, [article]):
            raise refused(f"新索引误报第 {key} 则含“{phrase}”")


def _holds(text: str, phrase: str) -> bool:
    # What stands there letter by letter need not be reduced.
    return (phrase.isalnum() and phrase in text) or phrase in reduce(text).text
