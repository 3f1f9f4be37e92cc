"""The pages that are queries: search, home, division, year, person, source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    QueryDict,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from archive.error_pages import UNAVAILABLE, render_error
from archive.models import Article, Division, Person, Source
from archive.my_region import is_mine, my_region
from archive.pipeline.journal import record
from search import edge
from search.errors import BadParameter, SearchUnavailable
from search.fields import as_filters
from search.keeping.health import health as check
from search.pages import division_file
from search.pages import export as hits_file
from search.pages import gaps as gaps_file
from search.pages.division import division_page
from search.pages.form import form_as_typed
from search.pages.help import EXAMPLES
from search.pages.home import home_page
from search.pages.links import SEARCH_PATH, Scope
from search.pages.person import person_page
from search.pages.reading import article_at
from search.pages.result import result_page, view_of
from search.pages.sheets import Cell, as_csv, as_workbook
from search.pages.source import source_page
from search.pages.year import year_page
from search.params import SearchParams
from search.query import describe

View = Callable[..., HttpResponseBase]
CSV = "text/csv; charset=utf-8"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def answered(view: View) -> View:
    """Turn what can go wrong with a query into its page: 400 with the form as typed, or 503."""

    @wraps(view)
    def safe(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            plain = as_filters(request.GET)
            return redirect(_address(request.path, plain)) if plain else view(request, *args, **kwargs)
        except BadParameter as error:
            context = {
                "sentence": str(error),
                "form": form_as_typed(_page_of(request.path), request.GET, error),
            }
            return render(request, "bad_search.html", context, status=400)
        except SearchUnavailable:
            return render_error(request, UNAVAILABLE)

    return require_safe(safe)


def _page_of(path: str) -> str:
    """A table to download is asked for on the search page, a table of gaps on the page of its division."""
    return SEARCH_PATH if path.startswith(SEARCH_PATH) else path.partition("gaps")[0]


def _address(path: str, params: QueryDict) -> str:
    """Return where filters apply: on the same page, save one that stands for another value of such a filter itself."""
    fixed = {"divisions": "division", "years": "year", "people": "speaker", "sources": "source"}
    own = fixed.get(path.split("/")[1])
    return f"{SEARCH_PATH if path == '/' or own in params else path}?{params.urlencode()}"


@answered
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home.html", {"page": home_page(my_region(request))})


@answered
def search(request: HttpRequest) -> HttpResponse:
    page, _ = result_page(SearchParams.parse(request.GET))
    return render(request, "search.html", {"page": page})


@answered
def download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Hand out the whole result as a table; seen by divisions, what became of each county."""
    params = SearchParams.parse(request.GET)
    if view_of(params) == "divisions":
        return _by_division(request, params, kind)
    found = hits_file.export(params, request.build_absolute_uri("/").rstrip("/"))
    _write_down(request, f"导出 {kind}：{found.words}，{found.statements:,} 则")
    now = timezone.localtime()
    return _file(
        kind,
        hits_file.file_name(params, now.date(), kind),
        hits_file.as_rows(found),
        sheet="命中",
        widths=hits_file.WIDTHS,
        note=found.note(request.build_absolute_uri(Scope().url(params)), now),
    )


def _by_division(request: HttpRequest, params: SearchParams, kind: str) -> HttpResponseBase:
    gazetteer, now = Division.objects.gazetteer(), timezone.localtime()
    _write_down(request, f"导出 {kind}：{describe(params.query)}，按区划")
    return _file(
        kind,
        division_file.file_name(params, now.date(), kind),
        list(division_file.as_rows(params, gazetteer)),
        sheet="按区划",
        widths=division_file.WIDTHS,
        note=division_file.note(params, gazetteer, request.build_absolute_uri(Scope().url(params)), now),
    )


def _write_down(request: HttpRequest, message: str) -> None:
    """Keep who took a table away; of strangers nothing is known."""
    if isinstance(request.user, User):
        record(request.user, request.user, message)


def _file(kind: str, name: str, rows: Iterable[Iterable[Cell]], **book: Any) -> HttpResponseBase:
    """Return a table as a file to be saved; `book` says how a workbook holds it."""
    response: HttpResponseBase = (
        StreamingHttpResponse(as_csv(rows), content_type=CSV)
        if kind == "csv"
        else HttpResponse(as_workbook(rows, **book), content_type=WORKBOOK)
    )
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response


@answered
def hit(request: HttpRequest) -> HttpResponse:
    """Lead to the article at a place of a result, or to the result where there is none any more."""
    params = SearchParams.parse(request.GET)
    place = edge.number(request.GET, "n", default=1, most=edge.MAX_PAGE)
    return redirect(article_at(params, place) or Scope().url(params))


def of_today(view: View) -> View:
    """Hand a view the unit that bears a code today; a code without one leads to the page of its successor."""

    @wraps(view)
    def led(request: HttpRequest, adcode: str, **kwargs: object) -> HttpResponseBase:
        unit = Division.objects.of_today(adcode)
        if unit is None:
            raise Http404(f"no division {adcode} today")
        if unit.adcode != adcode:
            return redirect(request.path.replace(adcode, unit.adcode))
        return view(request, unit, **kwargs)

    return led


@answered
@of_today
def division(request: HttpRequest, unit: Division) -> HttpResponse:
    page = division_page(unit, SearchParams.parse(request.GET))
    return render(request, "division.html", {"page": page, "is_mine": is_mine(request, unit)})


@answered
@of_today
def gaps(request: HttpRequest, unit: Division) -> HttpResponse:
    page = gaps_file.gap_table(unit, edge.period(request.GET))
    return render(request, "gaps.html", {"page": page})


@answered
@of_today
def gaps_download(request: HttpRequest, unit: Division, kind: str) -> HttpResponseBase:
    """Hand out the table of gaps."""
    table = gaps_file.gap_table(unit, edge.period(request.GET))
    _write_down(request, f"导出 {kind}：{table.name}缺口表")
    now = timezone.localtime()
    return _file(
        kind,
        gaps_file.file_name(table, now.date(), kind),
        gaps_file.as_rows(table),
        sheet="缺口表",
        widths=gaps_file.widths(table),
        note=gaps_file.note(table, request.build_absolute_uri(table.url), now),
    )


@answered
def year(request: HttpRequest, year: str) -> HttpResponse:
    return render(request, "year.html", {"page": year_page(year, SearchParams.parse(request.GET))})


@answered
def person(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Person.objects.select_related("division__parent__parent"), pk=pk)
    if found.merged_into_id:
        return redirect("person", found.standing.pk)
    _show_if_public(request, Article.objects.filter(appearances__person=found))
    page = person_page(found, SearchParams.parse(request.GET))
    return render(request, "person.html", {"page": page})


@answered
def source(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Source, pk=pk)
    _show_if_public(request, found.articles.all())
    page = source_page(found, SearchParams.parse(request.GET))
    return render(request, "source.html", {"page": page})


def _show_if_public(request: HttpRequest, articles: QuerySet[Article]) -> None:
    """Raise Http404 for a name that no published article bears; who works on articles sees it."""
    # Sought among these few, not by the database among all that are published.
    statuses = articles.values_list("status", flat=True).iterator(chunk_size=20)
    if Article.Status.PUBLISHED not in statuses and not request.user.has_perm("archive.view_article"):
        raise Http404("nothing of it is published")


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "help.html", {"examples": EXAMPLES})


@login_not_required
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    found = check()
    return JsonResponse(
        found.as_json(), status=200 if found.ok else 503, json_dumps_params={"ensure_ascii": False}
    )
