"""What was corrected in many rows at once: who, when, why; and taking it back."""

from __future__ import annotations

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from archive.admin.audit import ReadOnlyAdmin
from archive.admin.mentions import Mention, mentions_of
from archive.admin.requests import acting, key
from archive.errors import StatusError
from archive.models import Appearance, Correction, Version
from archive.pipeline.one_division import undo_division
from archive.pipeline.people import undo_people

SHOWN = 200


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["words", "kind", "reason", "made_by", "made_at", "undone_at"]
    list_filter = ["kind", "made_at", ("undone_at", admin.EmptyFieldListFilter)]
    search_fields = ["words", "reason"]
    search_help_text = "内容、理由"
    list_select_related = ["made_by"]

    class Media:
        css = {"all": ["admin_archive/admin.css", "admin_archive/batch.css"]}

    def has_view_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return may_correct(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may_correct(request)

    def get_urls(self) -> list[URLPattern]:
        undo = self.admin_site.admin_view(require_POST(self.undo_view))
        return [path("<int:pk>/undo/", undo, name="archive_correction_undo"), *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        """The page of a correction: what it touched, and the way back."""
        if not may_correct(request):
            raise PermissionDenied
        known = Correction.objects.select_related("made_by", "undone_by")
        correction = get_object_or_404(known, pk=key(object_id))
        context = {
            **self.admin_site.each_context(request), "title": str(correction), "opts": self.opts, "media": self.media,
            "correction": correction, "versions": _versions(correction)[:SHOWN], "moved": _moved(correction),
        }  # fmt: skip
        return TemplateResponse(request, "admin/archive/correction/page.html", context)

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not may_correct(request):
            raise PermissionDenied
        correction = get_object_or_404(Correction.objects.select_related("former", "latter"), pk=pk)
        try:
            messages.success(request, _undo(correction, request))
        except StatusError as error:
            messages.error(request, str(error))
        return redirect(correction)


def may_correct(request: HttpRequest) -> bool:
    """Correcting many rows touches what the public reads."""
    return request.user.has_perms(["archive.change_article", "archive.publish_article"])


def _undo(correction: Correction, request: HttpRequest) -> str:
    if correction.kind != Correction.Kind.DIVISION:
        return f"已撤销，{undo_people(correction, acting(request))} 处出现归回原来的人物。"
    total = correction.versions.count()
    done = undo_division(correction, acting(request))
    later = f"另有 {total - done} 篇后来又改过，没有动，请逐篇查看。" if done < total else ""
    return f"已撤销，{done} 篇恢复原样。{later}"


def _versions(correction: Correction) -> QuerySet[Version]:
    return correction.versions.select_related("article").defer("state", "decoded", "article__decoded")


def _moved(correction: Correction) -> list[Mention]:
    return mentions_of(Appearance.objects.filter(pk__in=correction.moved), most=SHOWN)
