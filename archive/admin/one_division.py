"""The act on chosen articles that corrects one division in all of them: asked, looked over, done."""

from __future__ import annotations

from collections import Counter

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from archive.admin.corrections import may_correct
from archive.admin.fields import DivisionField
from archive.admin.requests import acting
from archive.errors import StatusError
from archive.models import Article, Division
from archive.pipeline.journal import REASON_SIZE
from archive.pipeline.one_division import MOST, correct_division, effects


class CorrectDivisionForm(forms.Form):
    former = DivisionField(label="原来记作", required=False, help_text="留空：没有定区划的文章")
    latter = DivisionField(label="应是")
    reason = forms.CharField(
        label="理由", max_length=REASON_SIZE, widget=forms.TextInput({"size": 60}),
        error_messages={"required": "请写明理由，它留在每篇文章的版本里。"},
    )  # fmt: skip


class OneDivisionMixin(admin.ModelAdmin):
    """The action, for the admin of articles."""

    def has_correct_permission(self, request: HttpRequest) -> bool:
        return may_correct(request)

    @admin.action(description="更正所选文章的区划…", permissions=["correct"])
    def correct_divisions(self, request: HttpRequest, queryset: QuerySet[Article]) -> HttpResponse:
        """Ask for both divisions, show what would change, change it."""
        if queryset.count() > MOST:
            messages.error(request, f"一次最多更正 {MOST} 篇，请用筛选分几次选。")
            return redirect("admin:archive_article_changelist")
        articles = list(queryset.order_by("pk"))
        asked = "latter" in request.POST
        form = CorrectDivisionForm(request.POST if asked else None, initial={"former": _commonest(articles)})
        found = None
        if asked and form.is_valid():
            chosen = form.cleaned_data
            found = effects(articles, chosen["former"])
            if "apply" in request.POST:
                try:
                    correction = correct_division(
                        articles, chosen["former"], chosen["latter"], chosen["reason"], acting(request)
                    )
                except StatusError as error:
                    form.add_error(None, str(error))
                else:
                    messages.success(request, f"已更正：{correction.words}。可以在这一页撤销。")
                    return redirect(correction)
        context = {
            **self.admin_site.each_context(request), "title": "更正区划", "opts": self.opts, "media": self.media,
            "form": form, "articles": articles, "effects": found,
        }  # fmt: skip
        return TemplateResponse(request, "admin/archive/article/correct_divisions.html", context)


def _commonest(articles: list[Article]) -> Division | None:
    counts = Counter(article.county for article in articles)
    return counts.most_common(1)[0][0] if counts else None
