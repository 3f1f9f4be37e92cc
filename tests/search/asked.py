"""Made-up statements, and which of them the reference finds."""

from __future__ import annotations

from itertools import count

from archive.text import edtf
from search import reference
from search.document import StatementDocument
from search.params import SearchParams

_statement_ids = count(1)


def said(text: str, article: int = 1, position: int = 0, **fields: object) -> StatementDocument:
    """A statement document; its id is new."""
    return StatementDocument(next(_statement_ids), article, position, text, **fields)  # type: ignore[arg-type]


def hits(
    documents: list[StatementDocument], q: str = "", **asked: str | list[str]
) -> list[StatementDocument]:
    """The documents that a query finds."""
    results = reference.run(documents, SearchParams.parse({"q": q, "per_page": "100", **asked}))
    found = {statement for row in results.rows for statement in row.statement_ids}
    assert results.statements == len(found)
    return [document for document in documents if document.statement_id in found]


def finds(text: str, q: str) -> bool:
    return bool(hits([said(text)], q))


def dated(value: str, article: int = 1) -> StatementDocument:
    return said("甲", article, bounds=edtf.bounds(value))
