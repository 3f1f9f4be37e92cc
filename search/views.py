"""The pages that are queries: search, home, division, year, person, source."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from archive.error_pages import UNAVAILABLE, render_error
from archive.models import Division, Person, Source
from search import edge
from search.errors import BadParameter, SearchUnavailable
from search.fields import as_filters
from search.health import health as check
from search.pages.division import division_page
from search.pages.form import form_as_typed
from search.pages.help import EXAMPLES
from search.pages.home import home_page
from search.pages.links import SEARCH_PATH, Scope
from search.pages.person import person_page
from search.pages.reading import article_at
from search.pages.result import result_page
from search.params import UNKNOWN, SearchParams

View = Callable[..., HttpResponse]


def answered(view: View) -> View:
    """Turn what can go wrong with a query into its page: 400 with the form as typed, or 503."""

    @wraps(view)
    def safe(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            plain = as_filters(request.GET)
            return redirect(_address(request.path, plain)) if plain else view(request, *args, **kwargs)
        except BadParameter as error:
            context = {"sentence": str(error), "form": form_as_typed(request.path, request.GET, error)}
            return render(request, "bad_search.html", context, status=400)
        except SearchUnavailable:
            return render_error(request, UNAVAILABLE)

    return require_safe(safe)


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
