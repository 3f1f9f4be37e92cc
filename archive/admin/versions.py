"""The history of an article: its versions, what each changed, and the way back to an earlier one."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from archive.admin.requests import acting, key
from archive.errors import StatusError
from archive.models import Article, Version
from archive.pipeline import versions
from archive.pipeline.journal import REASON_SIZE
from archive.pipeline.state import rows_of, state_of
from archive.reading.changes import Stood, changes


class VersionsMixin(admin.ModelAdmin):
    """`<pk>/history/`, `<pk>/versions/<number>/` and `…/restore/`, for the admin of articles."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("<int:pk>/versions/<int:number>/", wrap(self.version_view), name="archive_article_version"),
            path(
                "<int:pk>/versions/<int:number>/restore/",
                wrap(self.put_back_view),
                name="archive_article_put_back",
            ),
        ]
        return [*own, *super().get_urls()]

    def may_edit(self, request: HttpRequest, article: Article) -> bool:
        """Whether this user may change the article: what the public reads only who may publish."""
        is_public = article.status == Article.Status.PUBLISHED
        may = self.has_change_permission(request, article)
        return may and (not is_public or request.user.has_perm("archive.publish_article"))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Mapping[str, object] | None = None
    ) -> HttpResponse:
        """The versions of an article and what was done to it, latest first."""
        article = self._viewed(request, key(object_id))
        acts = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(Article), object_id=str(article.pk)
        )
        context = {
            "versions": article.versions.select_related("made_by").defer("state", "decoded"),
            "acts": acts.select_related("user").order_by("-action_time", "-pk"),
        }
        return self._page(request, article, "history", "版本与经过", context)

    def version_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """What a version changed against the one before it."""
        article = self._viewed(request, pk)
        version = get_object_or_404(article.versions.select_related("made_by"), number=number)
        before = article.versions.filter(number=number - 1).first()
        found = changes(stood(before), stood(version)) if before else ()
        context = {"version": version, "before": before, "changes": found}
        return self._page(request, article, "version", f"第 {number} 版", context)

    def put_back_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Show what going back to a version would change now, ask for the reason, and go back."""
        article = self._viewed(request, pk)
        if not self.may_edit(request, article):
            raise PermissionDenied
        version = get_object_or_404(article.versions.select_related("article"), number=number)
        error, reason = "", request.POST.get("reason", "")
        if request.method == "POST":
            try:
                versions.put_back(version, reason, acting(request))
            except StatusError as refusal:
                error = str(refusal)
            else:
                messages.success(request, f"已恢复到第 {number} 版。")
                return redirect("admin:archive_article_change", pk)
        now = Stood(state_of(rows_of(article)), article.decoded)
        context = {
            "version": version, "changes": changes(now, stood(version)), "error": error, "reason": reason,
            "reason_size": REASON_SIZE,
        }  # fmt: skip
        title = f"恢复到第 {number} 版"
        return self._page(request, article, "put_back", title, context, status=400 if error else 200)

    def _viewed(self, request: HttpRequest, pk: int) -> Article:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(Article.objects.select_related("source", "county"), pk=pk)

    def _page(
        self,
        request: HttpRequest,
        article: Article,
        name: str,
        title: str,
        context: Mapping[str, object],
        status: int = 200,
    ) -> HttpResponse:
        """Answer with a page about an article that is not its form."""
        shown = {
            **self.admin_site.each_context(request), "title": title, "opts": self.opts, "media": self.media,
            "article": article, "may_edit": self.may_edit(request, article), **context,
        }  # fmt: skip
        return TemplateResponse(request, f"admin/archive/article/{name}.html", shown, status=status)


def stood(version: Version) -> Stood:
    """Return how an article stood in a version."""
    decoded = version.decoded if version.decoded is not None else version.article.decoded
    return Stood(version.state, decoded)
