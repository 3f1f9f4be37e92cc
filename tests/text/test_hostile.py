"""Whatever is repeated, the work grows with the text and no faster, and a text too long for an article has its bounds."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import pairwise

import pytest

from archive.pipeline.vocabulary import load_vocabulary
from archive.text.article import read
from archive.text.describe import describe
from archive.text.document import Article
from archive.text.draft import Draft, replay
from archive.text.extract.reading import MOST_BYLINES
from archive.text.furniture.dividing import MOST_LINES, divide
from archive.text.furniture.head_lines import LONGEST_HEAD
from archive.text.layout import MOST_PAGES
from archive.text.opening import MOST_DESCRIBED
from archive.text.repair import MOST_AGAIN, MOST_STEPS, repair
from archive.text.shift.healing import MOST_HEALED
from benchmarks.shapes import FRAGMENTS
from tests.text.describing import gazetteer, lexicon

SMALL, LARGE = 1_500, 4_500
RUNS = "县a1 \u3000\n(（“《，。.…-—*_?&<[|X×·\ufffd\u200b\xa0:："
FRAMES = ("县{}县", "\n{}县\n", "来源：{}。", "王{}，")


def reading(text: str) -> Article:
    return read(text.encode(), gazetteer=gazetteer(), lexicon=lexicon(), words=load_vocabulary, name="a.txt")


def calls(text: str) -> int:
    """Return how many functions are called to read a text, ours and those of the language."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        reading(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("fragment", FRAGMENTS.values(), ids=FRAGMENTS.keys())
def test_the_calls_grow_with_the_text(fragment: str) -> None:
    frame = "县人大常委会召开会议。\n{}\n会议听取了报告。"
    small, large = (frame.format(fragment * (size // len(fragment.encode()))) for size in (SMALL, LARGE))
    reading(small), reading(large)  # what is remembered between texts is not counted
    assert calls(large) <= 1.3 * LARGE / SMALL * calls(small)


def grows_in_proportion(frame: str, character: str, begin: Callable[[str], Draft]) -> bool:
    """Whether four times the run takes at most ten times as long, with room for noise; going back would take it sixteen.

    The better of two readings counts: what is loaded by one, or collected during it, is no matter of its text.
    """
    taken = []
    for size in (2_000, 8_000):
        text = frame.format(character * size)
        seconds = []
        for _ in range(2):
            started = time.process_time()
            describe(divide(begin(text)), gazetteer=gazetteer(), lexicon=lexicon())
            seconds.append(time.process_time() - started)
        taken.append(min(seconds))
    return taken[1] <= 10 * taken[0] + 0.2


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("character", RUNS, ids=[f"U+{ord(one):04X}" for one in RUNS])
def test_no_pattern_goes_back_and_forth_over_a_run(character: str, frame: str) -> None:
    assert grows_in_proportion(frame, character, repair)


@pytest.mark.parametrize("character", RUNS, ids=[f"U+{ord(one):04X}" for one in RUNS])
def test_nor_over_one_that_repair_has_left(character: str) -> None:
    """Behind the last repair of all, runs of blanks and of marks stay what they are."""
    assert grows_in_proportion("县人大\n{}县", character, Draft.of)


def test_a_page_of_titles_is_looked_at_once() -> None:
    """The lines around a title are found by their place, whatever number of others reads as titles."""
    lines = "县政协主席屈\n文娟\n"
    small, large = (calls(lines * (size // len(lines))) for size in (2_000, 8_000))
    assert large <= 4.5 * small


def test_a_text_with_too_many_repairs_keeps_the_rest() -> None:
    text = "会议,,听取报告。" * (MOST_STEPS + 10)
    draft = repair(text)
    assert len(draft.steps) == MOST_STEPS
    assert draft.text.count(",,") == 10
    assert replay(text, draft.steps) == draft.text


def test_lines_behind_the_last_one_looked_at_are_one_block_of_text() -> None:
    document = divide(repair("某县召开会议。\n来源：县人大网\n" * MOST_LINES))
    assert len(document.blocks) == MOST_LINES + 1
    assert document.blocks[-1].kind == "text"
    assert document.body.text.endswith("某县召开会议。\n来源：县人大网")
    texts = [document.repaired.text[b.start : b.end] for b in document.blocks if b.kind == "text"]
    assert document.body.text == "\n".join(texts)


@pytest.mark.parametrize(
    "line", ["嘉善县人大常委会主任王平主持会议，听取报告。\n", "嘉善县人大常委会主任王平主持会议，听取报告。"]
)
def test_an_overlong_text_is_described_in_its_first_lines_and_covered_whole(line: str) -> None:
    article = reading(line * (2 * MOST_DESCRIBED // len(line)))
    body = article.document.body.text
    assert "overlong" in {finding.value for finding in article.description.of("flag")}
    assert article.description.best("county") == "330421"
    statements = article.description.statements
    assert statements[0].start == 0
    assert statements[-1].end == len(body)
    for before, after in pairwise(statements):
        assert body[before.end : after.start].strip() == ""
    assert {statement.adcode for statement in statements} == {"330421"}


def test_an_article_as_long_as_any_is_described_whole() -> None:
    line = "嘉善县人大常委会主任王平主持会议，听取报告。\n"
    article = reading(line * (MOST_DESCRIBED // len(line) - 1))
    assert "overlong" not in {finding.value for finding in article.description.of("flag")}


def test_places_and_pages_that_no_article_has_are_repaired_once_and_no_more() -> None:
    for damage, rule, most in (
        ("议??h人大", "byte-shift", MOST_HEALED),
        ("县人大 - 1 - 开会", "page-numbers", MOST_PAGES),
    ):
        draft = repair(damage * (most + 500))
        assert sum(step.rule == rule for step in draft.steps) == most
        assert replay(draft.decoded, draft.steps) == draft.text


def test_a_text_longer_than_any_collection_goes_through_the_rules_once() -> None:
    """What one repair brings out for a rule before it stays there, and nothing is lost."""
    written = "县&amp;nbsp;人大"
    assert repair(written).text == "县 人大"
    draft = repair(written + "县" * MOST_AGAIN)
    assert draft.text == "县&nbsp;人大" + "县" * MOST_AGAIN
    assert replay(draft.decoded, draft.steps) == draft.text


def test_a_thousand_bylines_are_told_and_the_rest_stay_bylines() -> None:
    article = reading("2021-05-01 08:30\n" * (MOST_BYLINES + 50) + "县人大常委会召开会议，听取报告。\n")
    assert len(article.description.of("publish_date")) == MOST_BYLINES
    assert sum(block.kind == "byline" for block in article.document.blocks) == MOST_BYLINES + 50


def test_a_line_as_long_as_a_report_is_no_caption() -> None:
    """A page's first picture is passed over on the way to its title, but never a whole text on one line."""
    title = "县人大常委会召开第三次会议\n"
    for size, kind in ((60, "title"), (LONGEST_HEAD, "text")):
        document = divide(repair("图为" + "会" * size + "\n" + title + "会议听取报告，审议通过决议。\n"))
        assert document.blocks[1].kind == kind
