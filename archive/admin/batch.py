"""A batch from the desk: what each file would become, one confirmation, progress, and the whole of it undone."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.forms.widgets import Script
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from archive.admin.arrivals import progress_of, rows_of
from archive.admin.columns import asked_columns, mapping_of, query_of
from archive.admin.lasting import LastingAdmin
from archive.admin.requests import acting, key
from archive.downloads import as_file
from archive.errors import ArchiveError
from archive.models import Arrival, Article, Batch, Upload
from archive.pipeline import batch as pipeline
from archive.pipeline.mapping import map_sheet

PER_PAGE = 100


@admin.register(Batch)
class BatchAdmin(LastingAdmin):
    list_display = ["__str__", "state", "files", "made_by", "made_at"]
    list_filter = ["state", "made_at"]
    list_select_related = ["made_by"]
    list_per_page = 50
    actions = None

    class Media:
        css = {"all": ["admin_archive/admin.css", "admin_archive/batch.css"]}
        js = [Script("admin_archive/batch.js", defer=True)]

    @admin.display(description="文件")
    def files(self, batch: Batch) -> str:
        return f"{batch.arrived} 件"  # type: ignore[attr-defined]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Batch]:
        batches: QuerySet[Batch] = super().get_queryset(request)
        return batches.annotate(arrived=Count("arrivals"))

    def has_view_permission(self, request: HttpRequest, obj: Batch | None = None) -> bool:
        return request.user.has_perm("archive.add_upload")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Batch | None = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        acts: dict[str, Callable[[HttpRequest, Batch], str]] = {
            "confirm": self._confirm, "choose": self._choose, "undo": self._undo, "redo": self._redo,
            "publish": self._publish, "retry": self._retry,
        }  # fmt: skip
        wrap = self.admin_site.admin_view
        own = [
            path(f"<int:pk>/{name}/", wrap(require_POST(self._acting(act))), name=f"archive_batch_{name}")
            for name, act in acts.items()
        ]
        progress = path("<int:pk>/progress/", wrap(self.progress_view), name="archive_batch_progress")
        mapped = path("<int:pk>/map/", wrap(require_POST(self.map_view)), name="archive_batch_map")
        sheet = path("<int:pk>/sheet/", wrap(self.sheet_view), name="archive_batch_sheet")
        return [*own, mapped, progress, sheet, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        """The page of a batch: its columns to map, its files to look at, or what became of them."""
        batch = self._batch(request, key(object_id))
        page = Paginator(_arrivals(batch), PER_PAGE).get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request), "title": str(batch), "opts": self.opts, "media": self.media,
            "batch": batch, "page": page, "rows": rows_of(page.object_list), "progress": progress_of(batch),
            "elsewhere": batch.arrivals.filter(outcome=Arrival.Outcome.KNOWN).exclude(upload__batch=batch).count(),
            "certain": Article.objects.to_review().filter(upload__batch=batch, doubts=0).count(),
            "published": Article.objects.filter(upload__batch=batch, status=Article.Status.PUBLISHED).count(),
            "may_publish": request.user.has_perm("archive.publish_article"),
            "may_undo": _may_undo(request, batch),
            **self._mapping(request, batch),
        }  # fmt: skip
        return TemplateResponse(request, "admin/archive/batch/page.html", context)

    def progress_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        return JsonResponse(progress_of(self._batch(request, pk)).as_json())

    def map_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Read the spreadsheet by the columns chosen; refused, the page still shows what was chosen."""
        batch = self._batch(request, pk)
        columns = asked_columns(request.POST)
        try:
            map_sheet(batch, columns, acting(request))
        except ArchiveError as error:
            messages.error(request, str(error))
            return redirect(f"{batch.get_absolute_url()}?{query_of(columns)}")
        messages.success(request, "表格已读入，下面是每一行会成为的文章。")
        return redirect(batch)

    def sheet_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Hand out the spreadsheet that a batch was made of."""
        batch = self._batch(request, pk)
        if not batch.sheet_sha256:
            raise Http404("这一批不是由表格读入的，或表格已随彻底删除的文章删去。")
        return as_file(request, batch.sheet_sha256, batch.sheet_name)

    def _mapping(self, request: HttpRequest, batch: Batch) -> dict[str, object]:
        """Return what the page asks of a spreadsheet whose columns are not mapped yet."""
        if batch.state != Batch.State.MAPPING:
            return {}
        try:
            return mapping_of(batch, request.GET)
        except ArchiveError as error:
            messages.error(request, str(error))
            return {}

    def _batch(self, request: HttpRequest, pk: int) -> Batch:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(Batch.objects.select_related("made_by"), pk=pk)

    def _acting(self, act: Callable[[HttpRequest, Batch], str]) -> Callable[..., HttpResponse]:
        """Return a view that does something to a batch and tells what, or why not."""

        def view(request: HttpRequest, pk: int) -> HttpResponse:
            batch = self._batch(request, pk)
            try:
                if done := act(request, batch):
                    messages.success(request, done)
            except ArchiveError as error:
                messages.error(request, str(error))
            return redirect(batch)

        return view

    def _confirm(self, request: HttpRequest, batch: Batch) -> str:
        self._choose(request, batch)
        pipeline.confirm(batch, acting(request), reprints=_ids(request, "reprint"))
        return "已确认收入，下面可以逐篇核对；没有疑问的可以一次发布。"

    def _choose(self, request: HttpRequest, batch: Batch) -> str:
        shown, wanted = _ids(request, "shown"), _ids(request, "wanted")
        pipeline.choose(batch, set_aside=shown - wanted, take=wanted)
        return ""

    def _undo(self, request: HttpRequest, batch: Batch) -> str:
        if not _may_undo(request, batch):
            raise PermissionDenied
        return f"已撤销整批，{pipeline.undo(batch, acting(request))} 件；原件都还在，随时可以恢复。"

    def _redo(self, request: HttpRequest, batch: Batch) -> str:
        if not _may_undo(request, batch):
            raise PermissionDenied
        return f"已恢复整批，{pipeline.redo(batch, acting(request))} 件{_later(batch)}。"

    def _publish(self, request: HttpRequest, batch: Batch) -> str:
        if not request.user.has_perm("archive.publish_article"):
            raise PermissionDenied
        return f"已发布 {pipeline.publish_certain(batch, acting(request))} 篇没有疑问的文章{_later(batch)}。"

    def _retry(self, request: HttpRequest, batch: Batch) -> str:
        """Put what failed back into the queue."""
        failed = batch.uploads.filter(state=Upload.State.FAILED)
        count = failed.update(state=Upload.State.RECEIVED, attempts=0, error="")
        return f"{count} 件已重新排队，稍后自动读取。"


def _arrivals(batch: Batch) -> QuerySet[Arrival]:
    return batch.arrivals.select_related("upload__article__county", "upload__article__source").defer(
        "upload__article__decoded", "upload__article__body"
    )


def _later(batch: Batch) -> str:
    left = pipeline.publishing(batch)
    return f"；另有 {left} 篇由后台接着发布，离开这一页也不要紧" if left else ""


def _may_undo(request: HttpRequest, batch: Batch) -> bool:
    """Taking back what the public reads is an administrator's act."""
    is_public = Q(status=Article.Status.PUBLISHED) | Q(withdrawn_reason=pipeline.UNDONE_REASON)
    touches_readers = Article.objects.filter(is_public, upload__batch=batch).exists()
    return not touches_readers or request.user.has_perm("archive.withdraw_article")


def _ids(request: HttpRequest, name: str) -> set[int]:
    return set(map(key, request.POST.getlist(name)))
