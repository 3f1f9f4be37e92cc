"""What became of one original, as a line for people or a record for programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from archive.models import Article
from archive.pipeline.ingest import Result

Outcome = Literal["new", "known", "failed", "refused"]


@dataclass(frozen=True, slots=True)
class Account:
    """The outcome for one original and, where an article came of it, what the article is."""

    name: str
    outcome: Outcome
    article: int | None = None
    status: str = ""
    title: str = ""
    county: str = ""
    date: str = ""
    genre: str = ""
    statements: int = 0
    error: str = ""

    def as_dict(self) -> dict[str, object]:
        return asdict(self)

    @property
    def sentence(self) -> str:
        """One line of Chinese."""
        if self.outcome in ("failed", "refused"):
            return f"{self.name}：{'失败' if self.outcome == 'failed' else '未收'}——{self.error}"
        known = "已在库中｜" if self.outcome == "known" else ""
        facts = (self.title, self.county or "区划未定", self.date or "日期未知", self.genre, self.status)
        return f"{self.name}：{known}{'｜'.join(fact for fact in facts if fact)}｜{self.statements} 则"


def account_of(result: Result, article: Article | None) -> Account:
    """Return what became of a kept original; `article` is None where none could be made."""
    if article is None:
        error = result.upload.error if result.upload else result.error
        return Account(result.name, "failed", error=error)
    return Account(
        result.name,
        "known" if result.outcome == "known" else "new",
        article=article.pk,
        status=article.get_status_display(),
        title=article.display_title,
        county="、".join(division.name for division in article.divisions.all()),
        date=article.event_on or article.published_on,
        genre=article.genre,
        statements=article.statements.count(),
    )
