"""The pages of one article: reading it, its statements' permalinks and quotations, its original bytes; the site's icon."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.downloads import as_file
from archive.error_pages import BAD_REQUEST, WITHDRAWN, ErrorPage, render_error
from archive.models import Article, Statement
from archive.reading.page import VIEWS, article_page
from archive.reading.quotation import quotation as quoted_with_source
from archive.reading.sought import sought_of
from archive.reading.trail import trail_of


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    found = _readable(request, pk)
    if found.status == Article.Status.WITHDRAWN:
        return render_error(request, _withdrawn(found))
    view = request.GET.get("text", "repaired")
    if view not in VIEWS:
        return render_error(request, BAD_REQUEST)
    url = request.build_absolute_uri(found.get_absolute_url())
    q = tuple(request.GET.getlist("q"))
    trail = trail_of(request.GET)
    kept = trail.pairs if trail else ()
    page = article_page(found, view=view, url=url, today=timezone.localdate(), q=q, kept=kept)
    return render(request, "article.html", {"page": page, "trail": trail})


@require_safe
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Statement, pk=pk)
    return redirect(f"{found.article.get_absolute_url()}#s-{found.pk}")


@require_safe
def quotation(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the words of a statement with their source as plain text; `q`, which may repeat, says which of them."""
    found = get_object_or_404(Statement.objects.select_related("speaker", "division"), pk=pk)
    article = _readable(request, found.article_id)
    if article.status == Article.Status.WITHDRAWN:
        return render_error(request, _withdrawn(article))
    found.article = article
    url = request.build_absolute_uri(article.get_absolute_url())
    text = quoted_with_source(found, sought_of(request.GET.getlist("q")), url=url)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send the bytes as they came in, to be saved and never to be shown by the browser."""
    found = _readable(request, pk)
    if found.status == Article.Status.WITHDRAWN:
        return render_error(request, _withdrawn(found))
    return as_file(request, found.upload.sha256, found.upload.name)


def _readable(request: HttpRequest, pk: int) -> Article:
    """Return an article that is published or withdrawn; to who works on articles also a draft."""
    found = get_object_or_404(Article.objects.select_related("upload", "county", "source"), pk=pk)
    if found.status == Article.Status.DRAFT and not request.user.has_perm("archive.view_article"):
        raise Http404(f"article {pk} is a draft")
    return found


def _withdrawn(found: Article) -> ErrorPage:
    ways = WITHDRAWN.ways
    if found.county:
        ways = ((f"{found.county.name}的文章", found.county.get_absolute_url()), *ways)
    reason = f"理由：{found.withdrawn_reason}" if found.withdrawn_reason else ""
    return replace(WITHDRAWN, sentence=f"{WITHDRAWN.sentence}{reason}", ways=ways)


@login_not_required
@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """Lead to the icon that pages name: with what is no page, a download say, browsers ask at the root."""
    return redirect(static("icon.svg"))
