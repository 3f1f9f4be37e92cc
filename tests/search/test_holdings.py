"""What `verify` asks of the index."""

from __future__ import annotations

import pytest

from search import engines
from search.keeping.holdings import check_index
from tests.search.factories import article

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(settings, tmp_path):
    settings.INDEX_DIR = tmp_path / "index"
    article("县里的一则。", "又一则。")
    article("另一篇。")
    engine = engines.engine()
    engine.rebuild(lambda line: None)
    return engine


def test_an_article_of_nothing_but_furniture_is_no_fault_of_the_index(index) -> None:
    article(furniture="首页 > 要闻")
    assert all(check.ok for check in check_index())


def test_an_article_that_the_index_lacks_is_told(index) -> None:
    article("没有人告诉索引。")
    assert not all(check.ok for check in check_index())


def test_a_file_that_is_not_what_was_written_is_told(index) -> None:
    texts = index.root.generation(index.root.current()) / "texts"
    data = bytearray(texts.read_bytes())
    data[0] ^= 1
    texts.write_bytes(data)
    (check,) = check_index()
    assert "texts" in str(check)
