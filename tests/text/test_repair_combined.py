"""Damages of several kinds on the samples' own words: repair comes to rest, replays, and loses nothing unrecorded."""

from __future__ import annotations

import re
from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.text.decode import decode
from archive.text.draft import replay
from archive.text.furniture.dividing import divide
from archive.text.repair import repair
from archive.text.words import HAN
from evaluation.samples import SAMPLES, article_bytes, labelled
from fixtures.damage import KINDS

BITS = (
    "，\n作者：周平\n", "\n来源：县网\n", "【更多范文请访问www.a.com】", "\n- 3 -\n", "<br>", "“”", "王 平", "、\n", "(xué)",
    "\n新闻推荐\n", "（点击进入）", "\n\n", "\n818,", "月\n5日", "\n2020-01-02 08:30:00\n",
)  # fmt: skip
# Inside a tag a strange bit makes another tag: `<B⏎…⏎R>` is one.
INSIDE_TAG = re.compile(r"<[^<>]{0,8}$|&[a-z]{0,6}$")
JOINS = str.maketrans("", "", "\n、")


@lru_cache(maxsize=1)
def passages() -> tuple[str, ...]:
    """Return the first lines of each sample, some hundred characters."""
    texts = (decode(article_bytes(SAMPLES / label["id"]), name=label["id"]).text for label in labelled())
    return tuple("\n".join(text.split("\n")[:6])[:600] for text in texts)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Draw a passage with up to three kinds of damage and up to three strange bits put into it."""
    text = draw(st.sampled_from(passages()))
    for kind in draw(st.lists(st.sampled_from(sorted(KINDS)), max_size=3)):
        text = KINDS[kind](text)
    for bit in draw(st.lists(st.sampled_from(BITS), max_size=3)):
        place = draw(st.integers(0, len(text)).filter(lambda at, text=text: not INSIDE_TAG.search(text[:at])))
        text = text[:place] + bit + text[place:]
    return text


@settings(max_examples=150, deadline=None, derandomize=True)
@given(damaged())
def test_repair_comes_to_rest_and_replays(text: str) -> None:
    draft = repair(text)
    assert repair(draft.text).text == draft.text
    assert replay(text, draft.steps) == draft.text


@settings(max_examples=150, deadline=None, derandomize=True)
@given(damaged())
def test_a_second_repair_of_the_body_joins_lines_at_most(text: str) -> None:
    """Lines between which the site's were taken out are neighbours in the body, and may then read on."""
    document = divide(repair(text))
    again = repair(document.body.text).text
    assert again.translate(JOINS) == document.body.text.translate(JOINS)
    assert document.repaired.text != document.body.text or again == document.body.text


@settings(max_examples=150, deadline=None, derandomize=True)
@given(damaged())
def test_no_character_is_lost_outside_a_step(text: str) -> None:
    draft = divide(repair(text)).body
    kept = frozenset(draft.starts)
    touched = bytearray(len(text))
    for step in draft.steps:
        touched[step.start : step.end] = b"\1" * (step.end - step.start)
    assert all(
        place in kept or touched[place] for place, character in enumerate(text) if HAN.match(character)
    )
