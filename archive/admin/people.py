"""People: corrected, made one, made two."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from archive.admin.lasting import LastingAdmin
from archive.admin.mentions import Mention, mentions_of
from archive.admin.requests import acting, key
from archive.errors import StatusError
from archive.models import Appearance, Person
from archive.pipeline.journal import REASON_SIZE
from archive.pipeline.people import labelled, merge, rename, split

SHOWN = 500
# Of each of those to be merged so many are shown: enough to tell who is meant.
SHOWN_EACH = 5


@admin.register(Person)
class PersonAdmin(LastingAdmin):
    list_display = ["__str__", "division", "mentions"]
    search_fields = ["name", "division__name", "division__adcode"]
    search_help_text = "姓名、区划名称或代码"
    list_select_related = ["division"]
    autocomplete_fields = ["division"]
    fields = ["name", "division", "note"]
    actions = ["merge_people"]

    class Media:
        css = {"all": ["admin_archive/admin.css", "admin_archive/batch.css"]}

    @admin.display(description="出现", ordering="mentioned")
    def mentions(self, person: Person) -> str:
        return f"{person.mentioned} 处"  # type: ignore[attr-defined]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        people: QuerySet[Person] = super().get_queryset(request).filter(merged_into=None)
        # Counted for the people that are shown: a join would count for all of them first.
        counted = (
            Appearance.objects.filter(person=OuterRef("pk"))
            .order_by()
            .values("person")
            .values_list(Count("pk"))
        )
        return people.annotate(mentioned=Coalesce(Subquery(counted), 0))

    def get_urls(self) -> list[URLPattern]:
        split_view = self.admin_site.admin_view(self.split_view)
        return [path("<int:pk>/split/", split_view, name="archive_person_split"), *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: Person, form: forms.ModelForm, change: bool) -> None:
        if change:
            rename(obj)
        else:
            super().save_model(request, obj, form, change)

    @admin.action(description="合并所选的人物…", permissions=["change"])
    def merge_people(self, request: HttpRequest, queryset: QuerySet[Person]) -> HttpResponse:
        """Ask which of them stays and why, with what each stands for; make them one."""
        people = list(queryset.order_by("-mentioned", "pk")[:SHOWN])  # type: ignore[misc]  # annotated above
        error, reason, chosen = "", request.POST.get("reason", ""), request.POST.get("into", "")
        into = next((person for person in people if str(person.pk) == chosen), None)
        if into is not None:
            try:
                done = merge(people, into, reason, acting(request))
            except StatusError as refusal:
                error = str(refusal)
            else:
                messages.success(
                    request, f"{done[0].words}{'等' if len(done) > 1 else ''}。可以在这一页撤销。"
                )
                return redirect(done[0])
        shown = [(person, _mentions(person, SHOWN_EACH)) for person in people]
        context = {"people": shown, "into": into or people[0]}
        return self._page(request, "merge", "合并人物", {**context, "error": error, "reason": reason})

    def split_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask which appearances are another person's, and what tells the two apart; make them two."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        person = get_object_or_404(Person.objects.select_related("division"), pk=pk, merged_into=None)
        chosen = set(map(key, request.POST.getlist("moved")))
        error, note, reason = "", request.POST.get("note", ""), request.POST.get("reason", "")
        if request.method == "POST":
            try:
                correction = split(person, chosen, note, reason, acting(request))
            except StatusError as refusal:
                error = str(refusal)
            else:
                messages.success(request, f"已{correction.words}。可以在这一页撤销。")
                return redirect(correction)
        context = {
            "person": person,
            "mentions": _mentions(person, SHOWN),
            "chosen": chosen,
            "note": note,
        }
        title = f"拆分人物：{labelled(person)}"
        return self._page(request, "split", title, {**context, "error": error, "reason": reason})

    def _page(self, request: HttpRequest, name: str, title: str, context: dict[str, object]) -> HttpResponse:
        shown = {
            **self.admin_site.each_context(request), "title": title, "opts": self.opts, "media": self.media,
            "reason_size": REASON_SIZE, **context,
        }  # fmt: skip
        status = 400 if context["error"] else 200
        return TemplateResponse(request, f"admin/archive/person/{name}.html", shown, status=status)


def _mentions(person: Person, most: int) -> list[Mention]:
    """Return where a person appears, drafts too, by day."""
    rows = person.appearances.order_by("article__event_earliest", "article", "position")
    return mentions_of(rows, most=most)
