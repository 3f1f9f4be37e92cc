"""No text takes time that grows faster than its length."""

from __future__ import annotations

import time

import pytest

from archive.text.describe import describe
from archive.text.draft import Draft
from archive.text.furniture import divide
from tests.text.describing import gazetteer, lexicon

SIZE = 60_000


@pytest.mark.parametrize(
    "piece",
    [
        "王", "(", "1", "“”", "主任", "县", "王小明、", "主任王小明、", "县委书记 王小明\n",
        "县委书记王小明指出，要。\n", "来源：", "《", "5月1日，", "王和", "·王",
    ],
)  # fmt: skip
def test_the_time_is_linear(piece: str) -> None:
    document = divide(Draft.of(piece * (SIZE // len(piece))))
    described = lambda: describe(document, gazetteer=gazetteer(), lexicon=lexicon())  # noqa: E731
    started = time.process_time()
    described()
    assert time.process_time() - started < 2
