"""What a person should look at before an article is published: the fewer, the sooner it can go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from archive.models import Article, Division, Finding, Proposal

# What an article stands on in the archive; of these every chosen value has to be certain or a person's.
CHECKED = {
    "title": "标题",
    "county": "区划",
    "event_date": "会议日期",
    "publish_date": "刊发日期",
    "source": "来源",
    "speaker": "人物",
}
# Of these genres it is no fault to name no county.
PLACELESS = {Article.Genre.TEMPLATE, Article.Genre.OTHER}
# Flags that say words are missing or wrong, not only that the page was untidy.
DAMAGE = {
    "mojibake": "有读不出的字",
    "truncated": "文末被截断",
    "digits-lost": "日期里缺数字",
    "censored": "有字被遮盖",
    "spun": "疑被机器改写",
    "repeated-text": "内容有重复",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to look: the field of the findings (or "flag", "proposal") and a few words."""

    field: str
    words: str


def doubts_of(article: Article) -> list[Doubt]:
    """Return the reasons to look at an article, in the order of its form."""
    read = doubts_of_reading(article, article.divisions.all(), article.findings.all())
    return [*_proposed(article), *read]


def doubts_of_reading(
    article: Article, divisions: Collection[Division], findings: Iterable[Finding]
) -> list[Doubt]:
    """Return those of an article with these rows, stored or not yet."""
    return [*_missing(article, divisions), *_uncertain(findings), *_damage(article)]


def count_doubts(article: Article) -> None:
    """Keep the number on the article, by which the queue is ordered."""
    article.doubts = len(doubts_of(article))
    Article.objects.filter(pk=article.pk).update(doubts=article.doubts)


def _proposed(article: Article) -> Iterator[Doubt]:
    waiting = [each for each in article.proposals.all() if each.outcome == Proposal.Outcome.WAITING]
    if waiting:
        yield Doubt("proposal", f"重读提出 {len(waiting)} 处不同")


def _missing(article: Article, divisions: Collection[Division]) -> Iterator[Doubt]:
    if not article.title:
        yield Doubt("title", "没有标题")
    if article.genre not in PLACELESS and not divisions:
        yield Doubt("county", "区划未定")
    if not (article.event_on or article.published_on):
        yield Doubt("event_date", "日期未知")


def _uncertain(findings: Iterable[Finding]) -> Iterator[Doubt]:
    unsure: dict[str, int] = {}
    for finding in findings:
        if finding.chosen and finding.field in CHECKED and not finding.is_settled:
            unsure[finding.field] = unsure.get(finding.field, 0) + 1
    for field, name in CHECKED.items():
        if count := unsure.get(field):
            yield Doubt(field, f"{name}待核 {count} 处" if field == "speaker" else f"{name}待核")


def _damage(article: Article) -> Iterator[Doubt]:
    for flag in article.flags:
        if flag in DAMAGE:
            yield Doubt("flag", DAMAGE[flag])
