"""What a new reading proposes of an article: old and new side by side, to take or refuse part by part."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from archive.admin.queue import next_url
from archive.admin.requests import acting
from archive.admin.versions import VersionsMixin
from archive.errors import StatusError
from archive.models import Article, Proposal
from archive.pipeline.journal import record
from archive.pipeline.parts import name_of
from archive.pipeline.proposals import decide, decoded_of, waiting, with_taken
from archive.pipeline.state import rows_of, state_of
from archive.reading.changes import Change, Stood, changes

CHOICES = (("take", "采纳"), ("refuse", "不采纳"), ("", "以后再说"))


@dataclass(frozen=True, slots=True)
class Row:
    """One proposal: the part's name, and what taking it would change."""

    proposal: Proposal
    name: str
    changes: tuple[Change, ...]


class ProposalsMixin(VersionsMixin):
    """`<pk>/proposals/` and the action that asks for a new reading, for the admin of articles."""

    def get_urls(self) -> list[URLPattern]:
        own = self.admin_site.admin_view(self.proposals_view)
        return [path("<int:pk>/proposals/", own, name="archive_article_proposals"), *super().get_urls()]

    def proposals_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self._viewed(request, pk)
        if not self.may_edit(request, article):
            raise PermissionDenied
        error = ""
        if request.method == "POST":
            try:
                return self._decide(request, article)
            except StatusError as refusal:
                error = str(refusal)
                article.refresh_from_db()
        context = {
            "rows": _rows(article),
            "seen": article.updated_at.isoformat(),
            "error": error,
            "choices": CHOICES,
        }
        return self._page(
            request, article, "proposals", "重读提出的不同", context, status=400 if error else 200
        )

    def _decide(self, request: HttpRequest, article: Article) -> HttpResponse:
        every = {each.pk for each in waiting(article)}
        chosen = {pk: request.POST.get("all") or request.POST.get(f"proposal-{pk}", "") for pk in every}
        taken = {pk for pk, choice in chosen.items() if choice == "take"}
        refused = {pk for pk, choice in chosen.items() if choice == "refuse"}
        here = next_url(article, request.GET.get("batch", "")) if "queue" in request.GET else ""
        done = decide(article, taken, refused, acting(request), request.POST.get("seen", ""))
        messages.success(request, f"采纳 {done} 处，不采纳 {len(refused)} 处。")
        if every - taken - refused:
            return redirect(request.get_full_path())
        return redirect(here) if here else redirect("admin:archive_article_change", article.pk)

    @admin.action(description="按现在的规则重读所选文章", permissions=["change"])
    def read_again(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Let the worker read them again."""
        count = queryset.update(reread=True)
        record(acting(request), acting(request), f"要求重读 {count} 篇文章")
        messages.info(
            request,
            f"{count} 篇已排队，由后台重读；有不同的会出现在“待核对的文章”里，已发布的内容在您采纳以前不变。",
        )


def _rows(article: Article) -> list[Row]:
    now = state_of(rows_of(article))
    stood = Stood(now, article.decoded)
    found = []
    for proposal in waiting(article):
        then = Stood(with_taken(now, [proposal]), decoded_of(article, [proposal]))
        found.append(Row(proposal, name_of(proposal.part), changes(stood, then)))
    return found
