"""The examples in the docstrings of `archive.text` are true."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

import archive.text

MODULES = [one.name for one in pkgutil.walk_packages(archive.text.__path__, "archive.text.")]


def examples(name: str) -> list[doctest.DocTest]:
    return [one for one in doctest.DocTestFinder().find(import_module(name)) if one.examples]


WITH_EXAMPLES = [name for name in MODULES if examples(name)]


def test_the_modules_are_found() -> None:
    assert "archive.text.numerals" in WITH_EXAMPLES
    assert len(WITH_EXAMPLES) > 30


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples(name: str) -> None:
    runner = doctest.DocTestRunner()
    for one in examples(name):
        assert runner.run(one).failed == 0
