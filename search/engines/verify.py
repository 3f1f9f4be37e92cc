"""Compare a generation with the database before it may answer."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from archive.models import Article, Statement
from archive.text.fold import PARAGRAPH_END, SENTENCE_END, reduce
from search.engines import bits
from search.engines.checksums import damaged
from search.engines.faults import unavailable
from search.engines.snapshot import Snapshot
from search.models import Outbox

PHRASES, LONGEST, CHECKED_HITS = 50, 12, 20
Pair = tuple[int, int]


def verify(snapshot: Snapshot) -> None:
    """Raise SearchUnavailable unless the index holds the published statements and finds their words."""
    if names := list(damaged(snapshot.folder, snapshot.commit)):
        raise unavailable(f"新索引的文件 {names[0]} 写坏了，仍用旧索引")
    in_index, in_database = set(indexed(snapshot)), set(published())
    changed = {article for article, _ in in_index ^ in_database}
    # What changed since has an outbox row, and the worker waits for our lock.
    unexplained = changed - set(
        Outbox.objects.filter(article_id__in=changed).values_list("article_id", flat=True)
    )
    if unexplained:
        raise unavailable(f"新索引与数据库有 {len(unexplained)} 篇不一致，仍用旧索引")
    check_phrases(snapshot, [key for _, key in in_index & in_database if key])


def indexed(snapshot: Snapshot) -> Iterator[Pair]:
    """Yield article and statement of every row that counts, samples included."""
    article, statement = snapshot.column("article"), snapshot.column("statement")
    for row in bits.to_rows(snapshot.valid & snapshot.below, snapshot.size):
        yield article[row], statement[row]


def published() -> Iterable[Pair]:
    rows = Statement.objects.filter(article__status=Article.Status.PUBLISHED)
    return rows.values_list("article_id", "pk").iterator()


def check_phrases(snapshot: Snapshot, statement_ids: list[int]) -> None:
    """Look up words of random statements, and look whether what is found holds them."""
    chance = random.Random(len(statement_ids))
    for key in chance.sample(statement_ids, min(PHRASES, len(statement_ids))):
        phrase = _phrase(Statement.objects.get(pk=key).text, chance)
        if not phrase:
            continue
        rows = bits.to_rows(snapshot.holding(phrase, "texts") & snapshot.valid, snapshot.size)
        found = {snapshot.column("statement")[row] for row in rows}
        if key not in found:
            raise unavailable(f"新索引找不到第 {key} 则里的“{phrase}”，仍用旧索引")
        _check_hits(phrase, chance.sample(sorted(found), min(CHECKED_HITS, len(found))))


def _phrase(text: str, chance: random.Random) -> str:
    """Return some characters of a random sentence, as they are searched."""
    sentences = reduce(text).text.replace(PARAGRAPH_END, SENTENCE_END).split(SENTENCE_END)
    sentence = chance.choice(sentences)
    start = chance.randrange(len(sentence)) if sentence else 0
    return sentence[start : start + chance.randint(2, LONGEST)]


def _check_hits(phrase: str, statement_ids: list[int]) -> None:
    for statement in Statement.objects.filter(pk__in=statement_ids).select_related("article"):
        searched = reduce(f"{statement.article.title}\n{statement.text}").text
        if phrase not in searched:
            raise unavailable(f"新索引误报第 {statement.pk} 则含“{phrase}”，仍用旧索引")
