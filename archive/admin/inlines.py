"""People and statements on the review page: shown as rows, saved with a note of what the editor changed."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.admin.evidence import of_person
from archive.admin.review_form import AppearanceForm, StatementForm, next_position
from archive.models import Appearance, Article, Finding, Statement
from archive.pipeline import review

EXCERPT = 60


class AppearanceInline(admin.TabularInline):
    model = Appearance
    form = AppearanceForm
    extra = 1
    fields = ["name", "office", "organisation", "role", "division", "evidence"]
    readonly_fields = ["evidence"]
    verbose_name = "人物"
    verbose_name_plural = "人物（讲话、主持、作报告、出席）"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Appearance]:
        found = Finding.objects.filter(field="speaker").select_related("decided_by").order_by("chosen", "pk")
        known = Prefetch("article__findings", found, to_attr="people_found")
        return super().get_queryset(request).select_related("division").prefetch_related(known)

    @admin.display(description="依据")
    def evidence(self, appearance: Appearance) -> SafeString | str:
        if appearance.pk is None:
            return ""
        found = {finding.value: finding for finding in appearance.article.people_found}  # type: ignore[attr-defined]
        return of_person(found.get(appearance.name))


class StatementInline(admin.TabularInline):
    model = Statement
    form = StatementForm
    extra = 0
    max_num = 0
    can_delete = False
    fields = ["passage", "speaker_name", "office", "division"]
    readonly_fields = ["passage", "office"]
    view_on_site = False
    verbose_name_plural = "陈述（一人连续的段落；提法按陈述计入区划）"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        return super().get_queryset(request).select_related("division", "speaker")

    @admin.display(description="文字")
    def passage(self, statement: Statement) -> SafeString:
        opening = statement.text[:EXCERPT]
        if len(statement.text) <= EXCERPT:
            return format_html("{}", opening)
        return format_html(
            '<details class="passage"><summary>{}…（{} 字）</summary>{}</details>',
            opening, len(statement.text), statement.text,
        )  # fmt: skip

    @admin.display(description="职务")
    def office(self, statement: Statement) -> str:
        return statement.speaker.office if statement.speaker else ""


def save_people(formset: BaseInlineFormSet, article: Article) -> None:
    added_or_changed = formset.save(commit=False)
    named_anew = {row.pk for row, changed in formset.changed_objects if {"name", "division"} & set(changed)}
    for appearance in added_or_changed:
        if appearance.pk is None:
            appearance.position = next_position(article)
        if appearance.pk in named_anew:
            appearance.person, appearance.person_decided = None, False
        appearance.save()
        review.add(article, "speaker", appearance.name)
    for appearance in formset.deleted_objects:
        appearance.delete()


def save_statements(formset: BaseInlineFormSet) -> None:
    """Only whose words and where they count: the text of a statement follows from the body."""
    changed = [form for form in formset.forms if isinstance(form, StatementForm) and form.has_changed()]
    for form in changed:
        if "speaker_name" in form.changed_data:
            form.settle_speaker()
    # Not saved as a whole: a corrected body or county may have moved the same statement meanwhile.
    formset.save(commit=False)
    for form in changed:
        statement, settled = form.instance, {}
        if "speaker_name" in form.changed_data:
            settled["speaker"] = statement.speaker
        if "division" in form.changed_data:
            settled["division"] = statement.division
        Statement.objects.filter(pk=statement.pk).update(**settled)
        statement.refresh_from_db()
        review.add(statement.article, "statement", _statement_note(statement))


def _statement_note(statement: Statement) -> str:
    speaker = statement.speaker.name if statement.speaker else "叙述者"
    division = statement.division.adcode if statement.division else "未定"
    return f"{statement.position}：{speaker}，{division}"
