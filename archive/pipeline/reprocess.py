"""Read kept originals again by the rules of today: renew what nobody decided, propose the rest, change no decision.

A draft that nobody touched is read anew. Of a touched one the values that nobody decided are renewed. What else differs,
and all that differs of an article that was published, becomes a proposal that waits for a person.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from django.db import DatabaseError, transaction

from archive.errors import DamagedError
from archive.models import Article, Proposal
from archive.outage import is_outage
from archive.pipeline import versions
from archive.pipeline.describe import describe
from archive.pipeline.doubt import count_doubts
from archive.pipeline.parts import (
    EDITOR,
    PEOPLE,
    TEXT,
    VALUES,
    fields_of,
    is_decided,
    keep_people,
    opinion,
    put_in,
    take,
    with_corrections,
)  # fmt: skip
from archive.pipeline.prepare import read
from archive.pipeline.publish import hold
from archive.pipeline.rules import fingerprint
from archive.pipeline.state import State, put, rows_of, state_of, steps_of
from archive.text.document import Article as Reading
from archive.text.draft import replay
from archive.text.errors import DecodeError, ReplayError

logger = logging.getLogger(__name__)

UNSTAMPED: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading an article again gave; `words` tell more for a person."""

    kind: Literal["same", "renewed", "proposed", "failed"]
    words: str = ""


def reprocess(article: Article) -> Outcome:
    """Read an article's original again. Done twice it changes nothing more; a fault is told and stops nobody else.

    Raises what an outage of the machine raises (`archive.outage`).
    """
    try:
        reading = read(article.upload)
        with transaction.atomic():
            outcome = _compare(article, reading)
    except (DecodeError, DamagedError, ReplayError) as error:
        return Outcome("failed", str(error))
    except FileNotFoundError:
        return Outcome("failed", "找不到这份原件的文件，请从备份恢复数据目录里的 originals。")
    except Exception as error:  # any fault of ours: told, so that the rest goes on
        if is_outage(error):
            raise
        logger.exception("reading article %s again", article.pk)
        return Outcome("failed", f"程序出错（{type(error).__name__}），文章没有改动。")
    return outcome


def reprocess_waiting(limit: int = 1) -> int:
    """Read up to `limit` articles again that somebody asked for; return how many."""
    waiting = list(Article.objects.filter(reread=True).select_related("upload").order_by("pk")[:limit])
    for article in waiting:
        # Before: one whose reading ends the process would be read for ever.
        asked = Article.objects.filter(pk=article.pk)
        asked.update(reread=False)
        try:
            reprocess(article)
        except (DatabaseError, OSError):
            with suppress(DatabaseError):
                asked.update(reread=True)
            raise
    return len(waiting)


def _compare(article: Article, reading: Reading) -> Outcome:
    hold(article)
    article.refresh_from_db()
    now, decoded = state_of(rows_of(article)), reading.document.body.decoded
    fresh = state_of(describe(article.upload, reading))
    if article.status == Article.Status.DRAFT and _is_untouched(article, now):
        outcome = _renew(article, now, fresh, decoded)
    else:
        outcome = _sort_out(article, now, _with_decisions(fresh, now, decoded), decoded)
    Article.objects.filter(pk=article.pk).update(rules=fingerprint(), reread=False)
    return outcome


def _is_untouched(article: Article, now: State) -> bool:
    return (
        not any(map(is_decided, now["findings"])) and not _corrections(now) and not article.versions.exists()
    )


def _renew(article: Article, now: State, fresh: State, decoded: str) -> Outcome:
    renewed = {**put_in(now, TEXT, fresh, UNSTAMPED), "findings": fresh["findings"]}
    if renewed == now and decoded == article.decoded:
        return Outcome("same")
    put(article, renewed, decoded=decoded)
    return Outcome("renewed", "草稿已按现在的规则重读")


def _with_decisions(fresh: State, now: State, decoded: str) -> State:
    """Return what was read with what an editor corrected in text and people. Raises ReplayError."""
    fresh = with_corrections(fresh, decoded, _corrections(now))
    return fresh if _is_free(PEOPLE, now) else keep_people(fresh, now)


def _corrections(now: State) -> list[list[Any]]:
    return [step for step in now["steps"] if step[0] == EDITOR]


def _sort_out(article: Article, now: State, fresh: State, decoded: str) -> Outcome:
    """Renew the parts of a draft that nobody decided, propose the others."""
    parts = _news(article, now, fresh, decoded)
    is_draft = article.status == Article.Status.DRAFT
    free = {part: state for part, state in parts.items() if is_draft and _is_free(part, now)}
    if free:
        versions.begin(article)
        renewed = now
        for part, state in free.items():
            renewed = put_in(renewed, part, state, UNSTAMPED)
        put(article, renewed, decoded=free.get(TEXT, {}).get("decoded"))
        versions.keep_state(article, versions.REREAD)
    proposed = {part: state for part, state in parts.items() if part not in free}
    _propose(article, proposed)
    count_doubts(article)
    if proposed:
        return Outcome("proposed", f"{len(proposed)} 处待决定")
    return Outcome("renewed", f"{len(free)} 处已更新") if free else Outcome("same")


def _news(article: Article, now: State, fresh: State, decoded: str) -> dict[str, dict[str, Any]]:
    """Return the parts of which the rules think otherwise than the article, than they did before, than was decided."""
    last = article.versions.filter(act__in=(versions.AS_READ, versions.REREAD)).first()
    before = last.state if last else now
    parts = [
        part
        for part in (*VALUES, PEOPLE)
        if opinion(part, fresh) not in (opinion(part, now), opinion(part, before))
    ]
    if decoded != article.decoded or replay(decoded, steps_of(fresh)) != article.body:
        parts = [*(part for part in parts if part != PEOPLE), TEXT]
    found = {part: take(part, fresh, decoded, now=article.decoded) for part in parts}
    decisions = article.proposals.exclude(outcome=Proposal.Outcome.WAITING)
    decided = [(each.part, opinion(each.part, each.state)) for each in decisions]
    return {part: state for part, state in found.items() if (part, opinion(part, state)) not in decided}


def _is_free(part: str, now: State) -> bool:
    """Whether nobody decided over a part of a draft."""
    if part in (PEOPLE, TEXT):
        by_editor = {row["field"] for row in now["findings"] if row["rule"] == EDITOR}
        corrected = part == TEXT and bool(_corrections(now))
        return not corrected and not by_editor & {"speaker", "statement"}
    return not any(is_decided(row) for row in now["findings"] if row["field"] in fields_of(part))


def _propose(article: Article, parts: Mapping[str, Mapping[str, Any]]) -> None:
    """Let exactly these proposals wait; one that waits already is left as it is."""
    waiting = article.proposals.filter(outcome=Proposal.Outcome.WAITING)
    same = {
        each.part for each in waiting
        if each.part in parts and opinion(each.part, each.state) == opinion(each.part, parts[each.part])
    }  # fmt: skip
    waiting.exclude(part__in=same).delete()
    Proposal.objects.bulk_create(
        Proposal(article=article, part=part, state=state) for part, state in parts.items() if part not in same
    )
