"""What articles refer to: divisions, sources, slogans."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F, Q
from django.db.models.query import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path

from archive.admin.lasting import LastingAdmin
from archive.models import Article, Division, Slogan, Source
from archive.pipeline.division_paths import telling_of_moved
from archive.pipeline.places import label
from archive.pipeline.slogans import save_slogan
from archive.signals import articles_changed

SUGGESTED = 12


class DivisionForm(forms.ModelForm):
    def clean_successors(self) -> QuerySet[Division]:
        """Successors lead on to the unit of today, never back."""
        chosen: QuerySet[Division] = self.cleaned_data["successors"]
        seen: set[int] = set()
        ahead = {division.pk for division in chosen}
        while ahead:
            seen |= ahead
            links = Division.successors.through.objects.filter(from_division__in=ahead)
            ahead = set(links.values_list("to_division", flat=True)) - seen
        if self.instance.pk in seen:
            raise ValidationError("后继的后继又绕回到它自己；请只选承接它的区划。")
        return chosen


@admin.register(Division)
class DivisionAdmin(LastingAdmin):
    form = DivisionForm
    list_display = ["name", "adcode", "level", "type", "parent", "valid_from", "valid_to"]
    list_filter = ["level", "type", ("valid_to", admin.EmptyFieldListFilter)]
    search_fields = ["name", "adcode"]
    search_help_text = "名称或代码"
    list_select_related = ["parent"]
    autocomplete_fields = ["parent", "successors"]

    def get_urls(self) -> list[URLPattern]:
        suggest = self.admin_site.admin_view(self.suggest_view)
        return [path("suggest/", suggest, name="archive_division_suggest"), *super().get_urls()]

    def suggest_view(self, request: HttpRequest) -> JsonResponse:
        """Offer divisions whose name or code begins like what is typed, those of today first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        typed = request.GET.get("q", "").strip()
        found = Division.objects.filter(Q(name__startswith=typed) | Q(adcode__startswith=typed))
        latest_first = F("valid_to").desc(nulls_first=True)
        offered = found.select_related("parent").order_by(latest_first, "adcode")[:SUGGESTED] if typed else []
        return JsonResponse({"divisions": [_offer(division) for division in offered]})

    def save_model(self, request: HttpRequest, obj: Division, form: forms.ModelForm, change: bool) -> None:
        with telling_of_moved():
            super().save_model(request, obj, form, change)
        _tell(Article.objects.filter(Q(divisions=obj) | Q(statements__division=obj)))

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm, formsets: Iterable[BaseInlineFormSet], change: bool
    ) -> None:
        """Successors are saved here: what had come to this unit goes on with it."""
        with telling_of_moved():
            super().save_related(request, form, formsets, change)


@admin.register(Source)
class SourceAdmin(LastingAdmin):
    search_fields = ["name"]

    def save_model(self, request: HttpRequest, obj: Source, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        _tell(Article.objects.filter(source=obj))


class VariantsField(forms.CharField):
    """A list of forms, one a line."""

    widget = forms.Textarea({"rows": 4, "cols": 50})

    def prepare_value(self, value: object) -> object:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: object) -> list[str]:
        lines = (line.strip() for line in str(super().clean(value)).splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def has_changed(self, initial: object, data: object) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class SloganForm(forms.ModelForm):
    variants = VariantsField(label="异体", required=False, help_text="同一提法的其他写法，每行一个")

    class Meta:
        model = Slogan
        fields = ["canonical", "variants", "family", "successor", "first_official_use", "is_retired"]
        help_texts = {
            "family": "同类的提法归为一族，如 党建",
            "first_official_use": "日期与场合，如 2012-11 党的十八大报告",
        }

    def clean_canonical(self) -> str:
        return str(self.cleaned_data["canonical"]).strip()


@admin.register(Slogan)
class SloganAdmin(LastingAdmin):
    form = SloganForm
    list_display = ["canonical", "family", "successor", "first_official_use", "is_retired"]
    list_filter = ["is_retired", "family"]
    search_fields = ["canonical", "family"]
    search_help_text = "标准提法、异体、族"
    autocomplete_fields = ["successor"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Slogan], search_term: str
    ) -> tuple[QuerySet[Slogan], bool]:
        """Find variants too; the database keeps them as JSON, in which Chinese is written in escapes."""
        found, has_duplicates = super().get_search_results(request, queryset, search_term)
        rows = queryset.values_list("pk", "variants")
        held = [pk for pk, variants in rows if any(search_term in variant for variant in variants)]
        return found | queryset.filter(pk__in=held), has_duplicates

    def save_model(self, request: HttpRequest, obj: Slogan, form: forms.ModelForm, change: bool) -> None:
        changed = save_slogan(obj)
        if changed:
            self.message_user(request, f"已在 {len(changed)} 篇文章里重新标记这个提法。")


def _offer(division: Division) -> dict[str, str]:
    superior = division.parent.name if division.parent else ""
    years = f"至 {division.valid_to:%Y} 年" if division.valid_to else ""
    return {"value": label(division), "note": " ".join(filter(None, (superior, years)))}


def _tell(articles: QuerySet[Article]) -> None:
    """Tell the search about the public articles among these."""
    public = articles.filter(status=Article.Status.PUBLISHED).values_list("pk", flat=True).distinct()
    if ids := list(public):
        articles_changed.send(sender=Article, article_ids=ids)
