"""Plain Haystack on our backend: what its documentation promises, and what its stock backends get wrong."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from haystack.exceptions import SearchFieldError
from haystack.inputs import AutoQuery
from haystack.query import SQ, SearchQuerySet

from archive.models import Statement
from search import engines
from tests.search.factories import Said, article, division

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(engine):
    """Twenty-two statements in twenty-one articles."""
    unit = division("510000", "四川省")
    made = [
        article(
            Said(
                "发展全过程人民民主，保障人民当家作主。", speaker="张明", office="县人大代表", division=unit
            ),
            "县人大常委会听取了汇报。",
            title="乾县的质询評議",
            genre="讲话",
            event_on="2022-08-04",
            flags=["truncated", "mojibake"],
        )
    ]
    made += [
        article(f"县里第{number}件建议,已经办结<b>。", genre="会议报道", event_on=f"{2000 + number}-01-01")
        for number in range(1, 21)
    ]
    engine.sync(each.pk for each in made)
    return made


def ids(results) -> list[int]:
    return [int(result.pk) for result in results]


def test_content_is_an_exact_substring(archive) -> None:
    first, second = archive[0].statements.all()
    assert ids(SearchQuerySet().filter(content="全过程人民民主")) == [first.pk]
    assert ids(SearchQuerySet().filter(content="過程人民")) == [first.pk]
    assert ids(SearchQuerySet().filter(content="民主保障")) == [first.pk]
    assert SearchQuerySet().filter(content="过程民主").count() == 0
    assert SearchQuerySet().filter(content="县").count() == 22
    assert ids(SearchQuerySet().filter(content="常委会 汇报")) == [second.pk]
    assert ids(SearchQuerySet().filter(content="乾县")) == [first.pk]


def test_exclude_and_combinations(archive) -> None:
    assert SearchQuerySet().filter(content="县").exclude(content="建议").count() == 2
    assert SearchQuerySet().exclude(content="县").count() == 0
    assert SearchQuerySet().filter(SQ(content="全过程") | SQ(content="汇报")).count() == 2
    assert SearchQuerySet().filter(content=AutoQuery("县 -建议")).count() == 0
    assert SearchQuerySet().filter_or(content="全过程").filter_or(content="第3件").count() == 2


def test_filters_on_fields(archive) -> None:
    assert SearchQuerySet().filter(year=2022).count() == 2
    assert SearchQuerySet().filter(genre__in=["讲话", "会议报道"]).count() == 22
    assert SearchQuerySet().filter(genre="讲话", content="县").count() == 2
    assert SearchQuerySet().filter(year__gte=2019).count() == 4
    assert SearchQuerySet().filter(division="510000").count() == 1
    assert SearchQuerySet().filter(speaker="张明").count() == 1
    assert SearchQuerySet().filter(day__range=["2001-01-01", "2003-01-01"]).count() == 3
    assert SearchQuerySet().filter(article=archive[0].pk).count() == 2
    with pytest.raises(SearchFieldError):
        SearchQuerySet().filter(colour="红").count()


def test_narrow_and_facets(archive) -> None:
    counts = SearchQuerySet().facet("genre").facet("damage").facet_counts()["fields"]
    assert counts["genre"] == [("会议报道", 20), ("讲话", 2)]
    assert counts["damage"] == [("mojibake", 2), ("truncated", 2)]
    assert SearchQuerySet().narrow('genre:"讲话"').count() == 2
    assert SearchQuerySet().narrow("genre_exact:会议报道").filter(content="第2件").count() == 1
    counts = SearchQuerySet().filter(content="建议").facet("year", limit=3).facet_counts()["fields"]
    assert counts["year"] == [("2001", 1), ("2002", 1), ("2003", 1)]


def test_slices_are_the_rows_asked_for(archive) -> None:
    everything = ids(SearchQuerySet().filter(content="县"))
    assert len(everything) == len(set(everything)) == 22
    assert ids(SearchQuerySet().filter(content="县")[5:15]) == everything[5:15]
    assert ids(SearchQuerySet().filter(content="县")[20:40]) == everything[20:]
    assert int(SearchQuerySet().filter(content="县")[7].pk) == everything[7]


def test_order(archive) -> None:
    by_day = [result.day for result in SearchQuerySet().order_by("-day")]
    assert by_day == sorted(by_day, reverse=True)
    mixed = [(r.genre, r.day) for r in SearchQuerySet().order_by("-genre", "day")]
    assert mixed[0][0] == "讲话"
    assert [day for genre, day in mixed if genre == "会议报道"] == sorted(by_day)[:20]


def test_results_carry_fields_highlights_and_objects(archive) -> None:
    first = archive[0].statements.first()
    result = SearchQuerySet().filter(content="當家作主").highlight().load_all()[0]
    assert result.object == first
    assert result.highlighted == {"text": ["发展全过程人民民主，保障人民<em>当家作主</em>。"]}
    assert (result.year, result.genre, result.division, result.title) == (
        "2022",
        "讲话",
        ["510000"],
        "乾县的质询評議",
    )
    escaped = SearchQuerySet().filter(content="第3件").highlight()[0].highlighted["text"][0]
    assert escaped == "县里<em>第3件</em>建议,已经办结&lt;b&gt;。"


def test_update_index_takes_up_what_changed(archive) -> None:
    article("新的提法：质询评议。")
    assert SearchQuerySet().filter(content="新的提法").count() == 0
    call_command("update_index", verbosity=0)
    assert SearchQuerySet().filter(content="新的提法").count() == 1
    assert SearchQuerySet().count() == 23


def test_update_index_remove_takes_out_what_is_gone(archive) -> None:
    archive[0].status = "withdrawn"
    archive[0].save()
    call_command("update_index", remove=True, verbosity=0)
    assert SearchQuerySet().count() == 20
    Statement.objects.filter(article=archive[1]).delete()
    call_command("update_index", remove=True, verbosity=0)
    assert SearchQuerySet().count() == 19


def test_rebuild_index_never_empties_what_answers(archive, monkeypatch) -> None:
    seen = []
    from search.engines import rebuild

    whole = rebuild.verify
    monkeypatch.setattr(rebuild, "verify", lambda new: (seen.append(SearchQuerySet().count()), whole(new)))
    call_command("rebuild_index", interactive=False, verbosity=0)
    assert seen == [22]
    assert SearchQuerySet().count() == 22


def test_clear_index_can_be_undone(archive) -> None:
    call_command("clear_index", interactive=False, verbosity=0)
    assert SearchQuerySet().count() == 0
    engines.engine().rollback(lambda line: None)
    assert SearchQuerySet().count() == 22
