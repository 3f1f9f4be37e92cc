"""What of a published article is searched."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Article
from search.document import StatementDocument
from search.documents import all_documents, for_articles
from tests.search.factories import Said, article, division

pytestmark = pytest.mark.django_db


def test_a_statement_with_all_that_is_filtered_by() -> None:
    sichuan = division("510000", "四川省")
    guangyuan = division("510800", "广元市", parent=sichuan)
    county = division("510812", "朝天区", parent=guangyuan)
    made = article(
        "会议召开。",
        Said(
            "坚持两个确立。",
            speaker="李明",
            office="区长",
            role="reports",
            division=county,
            slogans=["两个确立"],
        ),
        title="朝天区报告",
        genre="讲话",
        event_on="2022-08",
        congress_term=15,
        session_number=3,
        source="区报",
        furniture="首页 > 要闻",
        flags=["truncated", "pinyin"],
    )
    narrator, speaker = all_documents()
    first, second = made.statements.order_by("position")
    assert narrator == StatementDocument(
        statement_id=first.pk,
        article_id=made.pk,
        position=0,
        text="会议召开。",
        title="朝天区报告",
        article_title="朝天区报告",
        furniture="首页 > 要闻\n",
        bounds=made.date_bounds,
        genre="讲话",
        term=15,
        session=3,
        source="区报",
        flags=("pinyin", "truncated"),
    )
    assert speaker.title == speaker.furniture == ""
    assert speaker.article_title == "朝天区报告"
    assert speaker.statement_id == second.pk
    assert speaker.division_path == ("510000", "510800", "510812")
    assert (speaker.person_id, speaker.speaker) == (second.speaker.person_id, "李明")
    assert (speaker.office, speaker.role, speaker.slogans) == ("区长", "reports", ("两个确立",))
    assert speaker.bounds.earliest == date(2022, 8, 1)


def test_an_abolished_division_counts_for_the_one_that_carries_it_on() -> None:
    city = division("510800", "广元市", parent=division("510000", "四川省"))
    today = division("510811", "昭化区", parent=city, valid_from=date(2013, 1, 1))
    former = division("510811", "元坝区", parent=city, valid_to=date(2013, 1, 1), successor=today)
    article(Said("甲", division=former))
    (document,) = all_documents()
    assert document.division_path == ("510000", "510800", "510811")


def test_only_published_articles_are_searched() -> None:
    public, sample = article("甲"), article("乙", is_sample=True)
    draft = article("丙", status=Article.Status.DRAFT)
    withdrawn = article("丁", status=Article.Status.WITHDRAWN)
    assert [document.text for document in all_documents()] == ["甲", "乙"]
    wanted = [public.pk, draft.pk, withdrawn.pk, sample.pk + 1000]
    assert [document.text for document in for_articles(wanted)] == ["甲"]
    assert [document.sample for document in all_documents()] == [False, True]


def test_the_number_of_queries_does_not_grow_with_the_articles() -> None:
    county = division("510812", "朝天区")
    counts = []
    for _ in range(2):
        for number in range(5):
            article(Said(f"两个确立{number}", speaker="李明", division=county, slogans=["两个确立"]), "乙")
        with CaptureQueriesContext(connection) as queries:
            list(all_documents())
        counts.append(len(queries))
    assert counts[1] <= counts[0]
