"""The search for programs: the parameters of the search page, the answer as JSON."""

from __future__ import annotations

from dataclasses import asdict
from time import perf_counter

from django.http import HttpRequest
from ninja import NinjaAPI, Status
from ninja.renderers import JSONRenderer

from archive.models import Division
from search import engines, lexicon
from search.errors import BadParameter, SearchUnavailable
from search.fields import as_filters
from search.pages.certificate import Certificate, certificate
from search.pages.division_facet import units
from search.pages.facets import label
from search.pages.hits import Hit, HitStatement, hits
from search.pages.labels import people
from search.pages.suggest import suggest
from search.params import SearchParams
from search.results import FACETS, Results
from search.schemas import SEARCH_PARAMETERS, FailureOut, SearchOut, SuggestionOut, SuggestOut, parameter
from search.suggestions import Suggestion


class ReadableJSON(JSONRenderer):
    """JSON in which Chinese stands as it is."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    renderer=ReadableJSON(),
    title="人大工作报告档案库",
    version="1",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api-v1",
)


@api.get(
    "/search",
    response={200: SearchOut, 400: FailureOut, 503: FailureOut},
    summary="检索；参数与 /search/ 相同，结果以则为单位",
    openapi_extra={"parameters": SEARCH_PARAMETERS},
)
def search(request: HttpRequest) -> Status[dict[str, object]]:
    started = perf_counter()
    try:
        params = SearchParams.parse(as_filters(request.GET) or request.GET).replace(view="lines")
        results = engines.engine().run(params)
    except BadParameter as error:
        return Status(400, _failure(error.code, str(error)))
    except SearchUnavailable as error:
        return Status(503, _failure(error.code, "检索暂不可用，请稍后再试。"))
    answer = {
        "count": results.statements,
        "articles": results.articles,
        "results": [_statement(hit, row) for hit in hits(results, params) for row in hit.statements],
        "facets": _facets(results, params),
        "certificate": _certificate(certificate(results, where=params.where)),
        "took_ms": round((perf_counter() - started) * 1000, 1),
    }
    return Status(200, answer)


@api.get(
    "/suggest",
    response=SuggestOut,
    summary="输入时的建议：提法、地区、人物、来源；按字、拼音或拼音首字母",
    openapi_extra={"parameters": [parameter("q", "string")]},
)
def suggestions(request: HttpRequest) -> dict[str, object]:
    return {"suggestions": [_suggestion(each) for each in suggest(request.GET.get("q", ""))]}


def _suggestion(found: Suggestion) -> dict[str, str]:
    return {name: getattr(found, name) for name in SuggestionOut.model_fields}


def _failure(code: str, message: str) -> dict[str, object]:
    return {"error": {"code": code, "message": message}}


def _statement(hit: Hit, row: HitStatement) -> dict[str, object]:
    return {
        "id": row.id,
        "article": hit.article_id,
        "url": f"/statements/{row.id}/",
        "title": "".join(part.text for part in hit.title),
        "division": {"adcode": row.adcode, "name": row.division} if row.adcode else None,
        "speaker": row.speaker if row.is_spoken else None,
        "office": row.office,
        "event_on": hit.event_on,
        "published_on": hit.published_on,
        "source": hit.source,
        "snippet": "".join(part.text for part in row.snippet),
        "sample": hit.is_sample,
    }


def _facets(results: Results, params: SearchParams) -> dict[str, list[dict[str, object]]]:
    found = {name: [count.value for count in results.facets.get(name, ())] for name in FACETS}
    names = {
        "speaker": people(found["speaker"]),
        "division": {
            code: unit.name for code, unit in units(found["division"], Division.objects.gazetteer()).items()
        },
        "role": lexicon.ROLES,
        "damage": lexicon.DAMAGE,
    }
    return {
        name: [
            {
                "value": count.value,
                "label": label(name, count.value, names),
                "count": count.statements,
                "articles": count.articles,
                "selected": count.value in params.values(name),
            }
            for count in results.facets.get(name, ())
        ]
        for name in FACETS
    }


def _certificate(found: Certificate) -> dict[str, object]:
    return {
        "searched_statements": found.searched_statements,
        "searched_articles": found.searched_articles,
        "samples": found.samples,
        "as_of": found.as_of,
        "waiting": found.waiting,
        **asdict(found.silence),
        "audit": dict(found.audit),
    }
