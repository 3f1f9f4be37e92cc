"""The certificate of a result page: what was searched, what could hide a hit, and when it was last proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, Min
from django.utils import timezone

from search.audit_record import day_of, last_audit, record_path
from search.models import Outbox
from search.query import Where
from search.results import Results, Silence


@dataclass(frozen=True, slots=True)
class Certificate:
    """`searched` is the one line under the total; `silences` and `audit` are sentences, empty where there is nothing to say."""

    searched_statements: int
    searched_articles: int
    samples: bool
    silence: Silence
    silences: tuple[str, ...]
    audit: Mapping[str, object]
    as_of: datetime
    waiting: int
    is_narrowed: bool = False

    @property
    def searched(self) -> str:
        """What was searched, and as of when; an article that waits to be indexed is not there yet.

        Where the reader narrowed the result, this is not the number of which so many were found.
        """
        what = f"检索了 {self.searched_articles:,} 篇 {self.searched_statements:,} 则"
        samples = "（全部为样例）" if self.samples else ""
        day = timezone.localtime(self.as_of)
        late = f"，另有 {self.waiting:,} 篇的变动正在编入索引" if self.waiting else ""
        narrowed = "，再按所选条件筛选" if self.is_narrowed else ""
        return f"{what}{samples}{narrowed}，截至 {day.year}年{day.month}月{day.day}日 {day:%H:%M}{late}"

    @property
    def audited(self) -> str:
        """When `audit_search` last compared the index with a scan, or that it never did."""
        if not self.audit:
            return "索引还没有与原文逐字核对过"
        phrases, differences = self.audit.get("phrases", 0), self.audit.get("differences", 0)
        outcome = "无差异" if not differences else f"有 {differences} 处差异，请管理员重建索引"
        at = day_of(self.audit)
        day = f"{at.year}年{at.month}月{at.day}日" if at else ""
        return f"{day}抽取 {phrases} 个词语与原文逐字核对，{outcome}"


def certificate(results: Results, *, where: Where = "text", is_narrowed: bool = False) -> Certificate:
    """Return the certificate of an answer. One query, two while articles wait to be indexed."""
    since, waiting = _queue()
    return Certificate(
        searched_statements=results.searched_statements,
        searched_articles=results.searched_articles,
        samples=results.samples,
        silence=results.silence,
        silences=tuple(_sentences(results.silence, where)),
        audit=last_audit(record_path()),
        as_of=since,
        waiting=waiting,
        is_narrowed=is_narrowed,
    )


def _queue() -> tuple[datetime, int]:
    """Return since when articles wait, or the present, and how many do."""
    with connection.cursor() as cursor:
        # Nearly always none does, and no page should wait for the making of a longer question.
        cursor.execute(f"SELECT 1 FROM {Outbox._meta.db_table} LIMIT 1")
        if not cursor.fetchone():
            return timezone.now(), 0
    told = Outbox.objects.aggregate(since=Min("created_at"), waiting=Count("article_id", distinct=True))
    return told["since"] or timezone.now(), told["waiting"]


def _sentences(silence: Silence, where: Where) -> Iterator[str]:
    if silence.damaged and where == "title":
        yield f"另有 {silence.damaged} 篇没有标题或文字残缺，标题中未见所查词语，但不能断定未用。"
    elif silence.damaged:
        yield f"另有 {silence.damaged} 篇文字残缺，未见所查词语，但不能断定未用。"
    if silence.furniture:
        yield f"另有 {silence.furniture} 篇仅在移出的页面文字（导航、链接等）中出现，不计入。"
    if silence.undecided:
        yield f"另有 {silence.undecided} 篇文字残缺，是否不含所排除的词语无法判断，不计入。"
