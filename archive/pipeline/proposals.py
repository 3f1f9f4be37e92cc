"""What a new reading proposed, decided by a person part by part."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from archive.errors import StatusError
from archive.models import Article, Proposal
from archive.pipeline import versions
from archive.pipeline.doubt import count_doubts
from archive.pipeline.journal import record
from archive.pipeline.parts import name_of, put_in
from archive.pipeline.publish import hold
from archive.pipeline.state import State, put, rows_of, state_of


def waiting(article: Article) -> list[Proposal]:
    """Return the proposals that wait, in the order in which they were made."""
    return list(article.proposals.filter(outcome=Proposal.Outcome.WAITING).order_by("pk"))


def with_taken(now: State, proposals: Iterable[Proposal], user: User | None = None) -> State:
    """Return a state with these proposals put in, as decided by a user now."""
    stamp = {
        "decided_by": user.pk if user else None,
        "decided_at": timezone.now().isoformat(),
        "certain": True,
    }
    for proposal in proposals:
        now = put_in(now, proposal.part, proposal.state, stamp)
    return now


def decoded_of(article: Article, proposals: Iterable[Proposal]) -> str:
    """Return the decoded text that the article has with these proposals."""
    return next((each.state["decoded"] for each in proposals if "decoded" in each.state), article.decoded)


@transaction.atomic
def decide(
    article: Article, taken: Collection[int], refused: Collection[int], user: User | None, seen: str
) -> int:
    """Take some of an article's proposals and refuse others; the rest wait on. Return how many were taken.

    Raises StatusError if the article was changed since `seen` (its `updated_at` as the page showed it).
    """
    hold(article)
    article.refresh_from_db()
    if article.updated_at.isoformat() != seen:
        raise StatusError("您打开这一页以后，别人改过这篇文章，所以没有改动；请看过现在的样子再决定。")
    known = waiting(article)
    chosen = [each for each in known if each.pk in taken]
    _settle([each for each in known if each.pk in refused], Proposal.Outcome.REFUSED, user)
    _settle(chosen, Proposal.Outcome.TAKEN, user)
    if chosen:
        versions.begin(article)
        now = state_of(rows_of(article))
        put(article, with_taken(now, chosen, user), decoded=decoded_of(article, chosen))
        names = "、".join(name_of(each.part) for each in chosen)
        record(user, article, f"采纳重读：{names}")
        versions.settle(article, user)
        versions.keep_state(article, f"采纳重读：{names}", user)
    count_doubts(article)
    return len(chosen)


def _settle(proposals: Iterable[Proposal], outcome: str, user: User | None) -> None:
    Proposal.objects.filter(pk__in=[each.pk for each in proposals]).update(
        outcome=outcome, decided_by=user, decided_at=timezone.now()
    )
