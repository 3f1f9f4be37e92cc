"""The examples in the docstrings are true."""

import doctest

import pytest

from archive import query_string
from archive.reading import quotation
from search import edge, lexer, query, snippets


@pytest.mark.parametrize("module", [edge, lexer, query, query_string, quotation, snippets])
def test_examples(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
