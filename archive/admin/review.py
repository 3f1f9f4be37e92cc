"""The review page: what was found, prefilled, to correct and publish."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html

from archive.admin.acts import ActsMixin
from archive.admin.evidence import FINDING_OF
from archive.admin.filters import ProvinceFilter
from archive.admin.inlines import AppearanceInline, StatementInline, save_people, save_statements
from archive.admin.lasting import LastingAdmin
from archive.admin.one_division import OneDivisionMixin
from archive.admin.proposals import ProposalsMixin
from archive.admin.queue import QueueMixin, next_url
from archive.admin.requests import acting, key
from archive.admin.review_form import ArticleForm
from archive.models import Appearance, Article, Division
from archive.pipeline import review, versions
from archive.pipeline.describe import source_named
from archive.pipeline.doubt import doubts_of
from archive.pipeline.publish import publish
from archive.pipeline.publish_many import ask, publish_at_once
from archive.reading.dates import in_words
from archive.reading.lexicon import FLAGS


@admin.register(Article)
class ArticleAdmin(QueueMixin, ProposalsMixin, OneDivisionMixin, ActsMixin, LastingAdmin):
    form = ArticleForm
    inlines = [AppearanceInline, StatementInline]
    list_display = ["display_title", "place", "when", "genre", "state"]
    # Not by county: an archive has thousands, and the search knows their names.
    list_filter = ["status", ProvinceFilter, "genre", "is_sample"]
    search_fields = [
        "title",
        "county__name",
        "county__adcode",
        "source__name",
        "appearances__name",
        "upload__name",
    ]
    search_help_text = "标题、县名或代码、来源、人名、文件名"
    list_select_related = ["county"]
    list_per_page = 50
    actions = ["publish_drafts", "correct_divisions", "read_again"]
    fieldsets = [
        ("文章", {"fields": ["title", "genre", "level", "county", "divisions"]}),
        ("日期与会议", {"fields": [
            "event_on", "event_quote", "published_on", "published_quote",
            ("congress_term", "session_number", "report_year"),
        ]}),
        ("出处", {"fields": ["source", "author", "editor", "reprinter", "original_url"]}),
        ("正文", {"fields": ["body"], "classes": ["wide-body"]}),
        ("档案", {"fields": ["reference_code", "fonds_code", "retention_period"], "classes": ["collapse"]}),
        ("修改说明", {"fields": ["reason"]}),
    ]  # fmt: skip

    class Media:
        css = {"all": [f"admin_archive/{name}.css" for name in ("admin", "batch", "changes", "review")]}
        js = [Script("admin_archive/review.js", defer=True)]

    @admin.display(description="标题", ordering="title")
    def display_title(self, article: Article) -> str:
        return article.display_title

    @admin.display(description="县（市、区）", ordering="county__adcode")
    def place(self, article: Article) -> str:
        return article.county.name if article.county else "—"

    @admin.display(description="状态", ordering="status")
    def state(self, article: Article) -> str:
        return f"{article.get_status_display()}{'（样例）' if article.is_sample else ''}"

    @admin.display(description="日期", ordering="event_earliest")
    def when(self, article: Article) -> str:
        return in_words(article.event_on or article.published_on) or "未知"

    def get_view_on_site_url(self, obj: Article | None = None) -> str | None:
        """Lead to the public page where there is one: a draft has none, a withdrawn article only tells that it is gone."""
        return obj.get_absolute_url() if obj and obj.status == Article.Status.PUBLISHED else None

    # An article comes from an upload and leaves its readers by being withdrawn.
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm, change: bool) -> None:
        """Keep each correction as a finding or a repair step of the editor's, and how it stood before as a version."""
        versions.begin(obj)
        if "body" in form.changed_data:
            corrected, obj.body = obj.body, form.initial["body"]
            review.correct_body(obj, corrected)
        if obj.source and obj.source.pk is None:
            obj.source = source_named(obj.source.name)
        super().save_model(request, obj, form, change)
        for name in form.changed_data:
            if name in FINDING_OF and name != "divisions":
                review.note(obj, FINDING_OF[name], _as_text(form.cleaned_data[name]), acting(request))

    def save_formset(
        self, request: HttpRequest, form: ModelForm, formset: BaseInlineFormSet, change: bool
    ) -> None:
        if formset.model is Appearance:
            save_people(formset, form.instance)
        else:
            save_statements(formset)

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Iterable[BaseInlineFormSet], change: bool
    ) -> None:
        """Publish when all is saved, in the same transaction; a published article stays up to date."""
        form.save_m2m()
        _settle_divisions(form)
        for formset in formsets:
            self.save_formset(request, form, formset, change)
        is_public = form.instance.status == Article.Status.PUBLISHED
        if is_public or ("_publish" in request.POST and form.instance.status == Article.Status.DRAFT):
            self._require(request, "archive.publish_article")
            # Who publishes it from its form has looked at it.
            review.accept(form.instance, acting(request))
            publish(form.instance, acting(request))
        else:
            review.accept(form.instance, acting(request), set(map(key, request.POST.getlist("accept"))))
        versions.keep(form.instance, "修改", acting(request), reason=form.cleaned_data["reason"])

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        done = "已发布，读者可以看到了" if obj.status == Article.Status.PUBLISHED else "草稿已保存"
        messages.success(request, format_html("“{}”{}。", obj.display_title, done))
        return redirect("admin:archive_article_change", obj.pk)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.publish_article")

    @admin.action(description="发布所选的草稿", permissions=["publish"])
    def publish_drafts(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        drafts = queryset.filter(status=Article.Status.DRAFT)
        count = drafts.count()
        ask(drafts, acting(request))
        done = publish_at_once(acting(request))
        later = f"，其余 {count - done} 篇由后台接着发布" if count > done else ""
        messages.success(request, f"已发布 {done} 篇草稿{later}。")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        # The long text is read only where it is shown.
        return super().get_queryset(request).select_related("county", "upload", "source").defer("decoded")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        article = self._light(object_id)
        way_on = next_url(article, request.GET.get("batch", "")) if article and "queue" in request.GET else ""
        own = {
            "title": "核对文章" if article and article.status == Article.Status.DRAFT else "修改文章",
            "doubts": doubts_of(article) if article else [],
            "next_url": way_on,
            "warnings": [FLAGS[flag] for flag in article.flags if flag in FLAGS] if article else [],
            "proposed": article.proposals.filter(outcome="waiting").count() if article else 0,
            "may_publish": request.user.has_perm("archive.publish_article"),
            "acts": self.offered_acts(request, article) if article else [],
        }
        response = super().change_view(request, object_id, form_url, {**own, **(extra_context or {})})
        # What was decided has changed its place in the queue; the way goes on from where it stood.
        is_saved = request.method == "POST" and response.status_code == 302
        return redirect(way_on) if is_saved and way_on else response

    @staticmethod
    def _light(object_id: str) -> Article | None:
        """Return the article without its texts."""
        found = (
            Article.objects.defer("decoded", "body").filter(pk=object_id) if object_id.isdecimal() else None
        )
        return found.first() if found is not None else None

    @staticmethod
    def _require(request: HttpRequest, permission: str) -> None:
        if not request.user.has_perm(permission):
            raise PermissionDenied


def _settle_divisions(form: ModelForm) -> None:
    """What counted for the former county follows, before single statements are settled otherwise."""
    article = form.instance
    if "county" in form.changed_data:
        review.move(article, Division.objects.filter(pk=form.initial["county"]).first())
    if "divisions" in form.changed_data:
        article.divisions.set(form.cleaned_data["divisions"])
        for division in form.cleaned_data["divisions"]:
            review.add(article, "county", division.adcode)


def _as_text(value: object) -> str:
    """Return a form's value as findings keep it: divisions by code, the rest as it reads."""
    return "" if value is None else str(getattr(value, "adcode", value))
