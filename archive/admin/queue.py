"""The review queue: drafts that wait for a person, most doubtful first, and from each on to the next."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from archive.admin.requests import key
from archive.models import Article, Batch
from archive.pipeline.doubt import doubts_of

PER_PAGE = 50


class QueueMixin(admin.ModelAdmin):
    """The address of the queue, and the way from one article of it to the next, for the admin of articles."""

    def get_urls(self) -> list[URLPattern]:
        queue = path("queue/", self.admin_site.admin_view(self.queue_view), name="archive_article_queue")
        return [queue, *super().get_urls()]

    def queue_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        batch = request.GET.get("batch", "")
        waiting = (
            queue(batch)
            .select_related("county")
            .prefetch_related("findings", "divisions", "proposals")
            .defer("decoded", "body")
        )
        page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
        rows = [(article, doubts_of(article), review_url(article, batch)) for article in page.object_list]
        context = {
            **self.admin_site.each_context(request), "title": "待核对的文章", "opts": self.opts, "media": self.media,
            "page": page, "rows": rows, "batch": Batch.objects.filter(pk=key(batch)).first(),
        }  # fmt: skip
        return TemplateResponse(request, "admin/archive/article/queue.html", context)


def queue(batch: str = "") -> QuerySet[Article]:
    """Return the drafts that wait, of one batch if its number is given."""
    waiting = Article.objects.to_review()
    return waiting.filter(upload__batch=key(batch)) if key(batch) else waiting


def review_url(article: Article, batch: str) -> str:
    """Return the address of an article as a part of the queue: a draft's form, else what is proposed of it."""
    asked = {"queue": "1", **({"batch": batch} if key(batch) else {})}
    page = "change" if article.status == Article.Status.DRAFT else "proposals"
    return f"{reverse(f'admin:archive_article_{page}', args=[article.pk])}?{urlencode(asked)}"


def next_url(article: Article, batch: str) -> str:
    """Return where the queue goes on behind an article; to its list at the end."""
    behind = Q(doubts__lt=article.doubts) | Q(doubts=article.doubts, pk__gt=article.pk)
    following = queue(batch).filter(behind).only("pk", "status").first()
    if following is not None:
        return review_url(following, batch)
    listing = reverse("admin:archive_article_queue")
    return f"{listing}?{urlencode({'batch': batch})}" if key(batch) else listing
