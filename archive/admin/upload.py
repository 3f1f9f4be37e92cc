"""The way in: files or a pasted text, taken in and read at once; and what became of every upload."""

from __future__ import annotations

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from archive.admin.at_once import is_quick, read_now, send_back
from archive.admin.lasting import LastingAdmin
from archive.admin.requests import acting
from archive.admin.upload_form import UploadForm
from archive.downloads import as_file
from archive.errors import RefusedError
from archive.models import Arrival, Article, Batch, Upload
from archive.pipeline import mapping
from archive.pipeline.batch import confirm
from archive.pipeline.hand_in import open_batch
from archive.pipeline.prepare import prepare
from archive.pipeline.unpack import limit_bytes
from archive.upload_limit import too_large_page

SHOWN = (
    "name", "state", "error", "became", "original", "url", "method", "size", "sha256", "uploaded_by", "uploaded_at",
)  # fmt: skip


@admin.register(Upload)
class UploadAdmin(LastingAdmin):
    list_display = ["name", "state", "became", "method", "uploaded_by", "uploaded_at"]
    list_filter = ["state", "method", "uploaded_at"]
    search_fields = ["name", "url", "sha256", "article__title"]
    search_help_text = "文件名、网址、文章标题、SHA-256"
    list_select_related = ["uploaded_by"]
    list_per_page = 50
    actions = ["retry"]
    fields = SHOWN
    readonly_fields = SHOWN

    class Media:
        css = {"all": ["admin_archive/admin.css", "admin_archive/batch.css"]}
        js = [Script("admin_archive/drop.js", defer=True)]

    @admin.display(description="文章，或失败原因")
    def became(self, upload: Upload) -> SafeString | str:
        article = getattr(upload, "article", None)
        if article is None:
            return upload.error or "—"
        url = reverse("admin:archive_article_change", args=[article.pk])
        return format_html(
            '<a href="{}">{}</a>（{}）', url, article.display_title, article.get_status_display()
        )

    @admin.display(description="原件")
    def original(self, upload: Upload) -> SafeString:
        return format_html(
            '<a href="{}">下载原件</a>', reverse("admin:archive_upload_original", args=[upload.pk])
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Upload]:
        return super().get_queryset(request).select_related("article").defer("article__decoded")

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/retry/", wrap(require_POST(self.retry_view)), name="archive_upload_retry"),
            path("<int:pk>/original/", wrap(self.original_view), name="archive_upload_original"),
            *super().get_urls(),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """The upload page: take in what was sent, read it, and lead to the review form."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            return self._take_in(request, form)
        return self._page(request, form)

    def _page(self, request: HttpRequest, form: UploadForm) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request), "title": "上传文章", "opts": self.opts, "form": form,
            "media": self.media,
        }  # fmt: skip
        status = 400 if form.errors else 200
        return TemplateResponse(request, "admin/archive/upload/add.html", context, status=status)

    def _take_in(self, request: HttpRequest, form: UploadForm) -> HttpResponse:
        largest = form.largest()
        if largest > limit_bytes():
            return too_large_page(request, largest)
        try:
            if sheet := form.sheet():
                return redirect(mapping.begin(sheet.name, sheet.raw, user=acting(request)))
        except RefusedError as error:
            form.add_error("documents", str(error))
            return self._page(request, form)
        is_paste = not form.files_sent(form.cleaned_data)
        batch = open_batch(
            form.items(),
            method=Upload.Method.PASTE if is_paste else Upload.Method.FILE,
            user=acting(request),
            url=form.cleaned_data["url"],
        )
        # What is not even opened in the time of a request is read by the worker too.
        if not batch.parcels.exists():
            read_now(batch.uploads.order_by("pk"))
        article = _only_article(batch)
        if article is None:
            return redirect(batch)
        confirm(batch, acting(request))
        is_known = batch.arrivals.get().outcome == Arrival.Outcome.KNOWN
        known = "这些内容已在库中，这是原来的文章。" if is_known else ""
        messages.info(request, known or "已读出下列内容，请核对、改正，然后保存或发布。")
        return redirect("admin:archive_article_change", article.pk)

    def retry_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Read a failed upload again."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        upload = get_object_or_404(Upload, pk=pk)
        if not is_quick(upload) and send_back(Upload.objects.filter(pk=pk)):
            messages.info(request, "已交给后台重新读取，请稍后刷新。")
            return redirect("admin:archive_upload_change", pk)
        article = prepare(upload)
        if article is not None:
            messages.success(request, "这次读出来了，请核对。")
            return redirect("admin:archive_article_change", article.pk)
        messages.error(request, f"还是不行：{upload.error}")
        return redirect("admin:archive_upload_change", pk)

    def original_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Hand out the original bytes, as a file and never as a page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        upload = get_object_or_404(Upload, pk=pk)
        return as_file(request, upload.sha256, upload.name)

    @admin.action(description="重试所选的上传", permissions=["change"])
    def retry(self, request: HttpRequest, queryset: QuerySet[Upload]) -> None:
        waiting = list(queryset.filter(state__in=[Upload.State.RECEIVED, Upload.State.FAILED]))
        slow = send_back(queryset.filter(pk__in=[upload.pk for upload in waiting if not is_quick(upload)]))
        waiting = [upload for upload in waiting if is_quick(upload)]
        done = sum(prepare(upload) is not None for upload in waiting)
        later = f"另有 {slow} 件较大，已交给后台重新读取，请稍后刷新。" if slow else ""
        messages.info(request, f"重试 {len(waiting)} 件，读出 {done} 件。{later}")


def _only_article(batch: Batch) -> Article | None:
    """Return the article of a batch of one: there is nothing to look over, its form is next."""
    arrivals = list(batch.arrivals.select_related("upload")[:2])
    if len(arrivals) != 1 or arrivals[0].upload is None:
        return None
    return Article.objects.filter(upload=arrivals[0].upload).first()
