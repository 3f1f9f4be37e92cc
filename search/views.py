"""The pages that are queries: search, home, division, year, person, source."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
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
from archive.models import Division, Person, Source
from archive.pipeline.journal import record
from search import edge
from search.errors import BadParameter, SearchUnavailable
from search.fields import as_filters
from search.health import health as check
from search.pages.division import division_page
from search.pages.export import as_csv, as_workbook, export, file_name
from search.pages.form import form_as_typed
from search.pages.help import EXAMPLES
from search.pages.home import home_page
from search.pages.links import SEARCH_PATH, Scope
from search.pages.person import person_page
from search.pages.reading import article_at
from search.pages.result import result_page
from search.params import UNKNOWN, SearchParams

View = Callable[..., HttpResponseBase]
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
    """A table to download is asked for on the search page."""
    return SEARCH_PATH if path.startswith(SEARCH_PATH) else path


def _address(path: str, params: QueryDict) -> str:
    """Return where filters apply: on the same page, save one that stands for another value of such a filter itself."""
    fixed = {"divisions": "division", "years": "year", "people": "speaker", "sources": "source"}
    own = fixed.get(path.split("/")[1])
    return f"{SEARCH_PATH if path == '/' or own in params else path}?{params.urlencode()}"


@answered
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home.html", {"page": home_page()})


@answered
def search(request: HttpRequest) -> HttpResponse:
    page, _ = result_page(SearchParams.parse(request.GET))
    return render(request, "search.html", {"page": page})


@answered
def download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Hand out the whole result as a table."""
    params = SearchParams.parse(request.GET)
    found = export(params, request.build_absolute_uri("/").rstrip("/"))
    if isinstance(request.user, User):
        record(request.user, request.user, f"导出 {kind}：{found.words}，{found.statements:,} 则")
    now = timezone.localtime()
    if kind == "csv":
        response: HttpResponseBase = StreamingHttpResponse(
            as_csv(found), content_type="text/csv; charset=utf-8"
        )
    else:
        note = found.note(request.build_absolute_uri(Scope().url(params)), now)
        response = HttpResponse(as_workbook(found, note), content_type=WORKBOOK)
    response.headers["Content-Disposition"] = content_disposition_header(
        True, file_name(params, now.date(), kind)
    )
    return response


@answered
def hit(request: HttpRequest) -> HttpResponse:
    """Lead to the article at a place of a result, or to the result where there is none any more."""
    params = SearchParams.parse(request.GET)
    place = edge.number(request.GET, "n", default=1, most=edge.MAX_PAGE)
    return redirect(article_at(params, place) or Scope().url(params))


@answered
def division(request: HttpRequest, adcode: str) -> HttpResponse:
    """Show the unit that holds a code today; a code without one leads to its successor."""
    holders = Division.objects.for_code(adcode)
    if holders.current is None:
        # A unit that went without a successor or a superior carries itself on: there is nowhere to lead.
        if holders.redirect is None or holders.redirect.adcode == adcode:
            raise Http404(f"no division {adcode} today")
        return redirect(holders.redirect)
    page = division_page(holders.current, holders, SearchParams.parse(request.GET))
    return render(request, "division.html", {"page": page})


@answered
def year(request: HttpRequest, year: str) -> HttpResponse:
    scope = Scope(request.path, {"year": (year,)})
    result, _ = result_page(SearchParams.parse(request.GET), scope=scope)
    title = "年份未知" if year == UNKNOWN else f"{year} 年"
    return render(request, "year.html", {"title": title, "result": result})


@answered
def person(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Person.objects.select_related("division"), pk=pk)
    if found.merged_into_id:
        return redirect("person", found.standing.pk)
    page = person_page(found, SearchParams.parse(request.GET))
    return render(request, "person.html", {"page": page})


@answered
def source(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Source, pk=pk)
    scope = Scope(request.path, {"source": (found.name,)})
    result, _ = result_page(SearchParams.parse(request.GET), scope=scope)
    return render(request, "source.html", {"source": found, "result": result})


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
