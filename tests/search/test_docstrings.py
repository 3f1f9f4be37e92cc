"""The examples in the docstrings are true."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import search

MODULES = [
    *(one.name for one in pkgutil.walk_packages(search.__path__, "search.") if ".migrations" not in one.name),
    "archive.query_string",
    "archive.reading.quotation",
    "archive.reading.sought",
]


def test_examples_are_found() -> None:
    assert "search.query" in MODULES


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
