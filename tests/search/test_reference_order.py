"""The order of a result, its lines and its pages, case by case."""

from __future__ import annotations

from archive.text import edtf
from search import reference
from search.document import StatementDocument
from search.params import SearchParams
from search.results import Row
from tests.search.asked import dated, said


def order(documents: list[StatementDocument], **asked: str) -> list[int]:
    return [row.article_id for row in reference.run(documents, SearchParams.parse(asked)).rows]


def test_order() -> None:
    documents = [
        dated("2020", 1),
        dated("XXXX-01", 2),
        dated("2022-08", 3),
        dated("2022-08", 4),
        dated("../2021", 5),
        said("甲", 6),
    ]
    assert order(documents, sort="newest") == [4, 3, 5, 1, 6, 2]
    assert order(documents, sort="oldest") == [1, 5, 3, 4, 2, 6]
    assert order(documents, sort="relevance") == order(documents, sort="newest")


def test_lines_and_articles_by_division() -> None:
    def of(code: str, *place: int, day: str = "2022") -> StatementDocument:
        return said("甲", *place, division_path=("510000", code) if code else (), bounds=edtf.bounds(day))

    documents = [
        of("510822", 1), of("510812", 1, 1), of("510822", 1, 2), of("", 2),
        of("510812", 3, day="2023"), of("510812", 4, day="2023"), of("510811", 5, day="2020"),
    ]  # fmt: skip
    assert order(documents, q="甲", sort="division") == [5, 4, 3, 1, 2]
    lines = reference.run(
        documents, SearchParams.parse({"q": "甲", "sort": "division", "view": "lines"})
    ).rows
    wanted = [documents[place].statement_id for place in (6, 5, 4, 1, 0, 2, 3)]
    assert [row.statement_ids[0] for row in lines] == wanted


def test_rows_and_pages() -> None:
    first, second, other = said("甲", 1, 1), said("甲", 1, 0), said("甲", 2)
    documents = [first, second, other]
    listed = reference.run(documents, SearchParams.parse({"q": "甲"}))
    reading = (second.statement_id, first.statement_id)
    assert listed.rows == (Row(2, (other.statement_id,)), Row(1, reading))
    lines = reference.run(documents, SearchParams.parse({"q": "甲", "view": "lines"}))
    assert [row.statement_ids[0] for row in lines.rows] == [other.statement_id, *reading]
    second_page = SearchParams.parse({"q": "甲", "per_page": "1", "page": "2"})
    assert reference.run(documents, second_page).rows == (Row(1, reading),)
    assert reference.run(documents, second_page.replace(page=9)).rows == ()
    assert (listed.statements, listed.articles) == (3, 2)
