"""An editor's corrections are kept as steps and findings, and the statements follow the text."""

from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Article
from archive.pipeline import review
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.prepare import prepare
from archive.text.draft import Draft, Edit, replay
from archive.text.pieces import changed_pieces, moved_spans
from tests.pipeline import readings


@pytest.fixture
def article(hand_made):
    return prepare(ingest([Item("a.txt", readings.TEXT.encode())], method="file")[0].upload)


def correct(article, before, after):
    review.correct_body(article, article.body.replace(before, after))
    article.save()


def texts(article):
    return [statement.text for statement in article.statements.all()]


def test_a_correction_is_a_step_of_the_editor(article):
    correct(article, "方若水指出", "方若冰指出")
    step = article.steps.last()
    assert (step.rule, step.before, step.after) == ("editor", "水", "冰")
    assert article.decoded[step.start : step.end] == "水"
    assert replay(article.decoded, article.steps.all()) == article.body


def test_statements_follow_the_text(article):
    before = texts(article)
    correct(article, "会议还听取了汇报。", "会议还听取和审议了汇报。")
    correct(article, "清河县召开", "昨天，清河县召开")
    assert texts(article) == [
        before[0].replace("清河县召开", "昨天，清河县召开"), before[1], "会议还听取和审议了汇报。",
    ]  # fmt: skip
    for statement in article.statements.all():
        assert statement.text == article.body[statement.start : statement.end]


def test_a_statement_whose_words_are_gone_goes_and_the_rest_close_up(article):
    correct(article, texts(article)[1], "")
    assert list(article.statements.values_list("position", flat=True)) == [0, 1]
    assert "".join(texts(article)) == article.body


def test_words_behind_an_end_with_a_gap_belong_to_the_statement(article):
    first, second, _ = article.statements.all()
    article.statements.filter(pk=first.pk).update(end=first.end - 1)
    correct(article, "方若水主持。\n", "方若水主持。（记者 甲）\n")
    assert article.statements.first().text.endswith("（记者 甲）")
    assert article.statements.get(pk=second.pk).text.startswith("方若水指出")


def test_what_takes_the_place_of_a_gap_stands_in_a_statement(article):
    first, _, _ = article.statements.all()
    article.statements.filter(pk=first.pk).update(end=first.end - 1)
    correct(article, "主持。\n方若水指出，", "主持。会后")
    assert "".join(texts(article)) == article.body
    assert texts(article)[0].endswith("主持。会后")


def test_a_body_written_anew_after_all_words_were_gone_has_a_statement(article):
    review.correct_body(article, "\n")
    assert texts(article) == []
    review.correct_body(article, "改写。")
    assert texts(article) == ["改写。"]
    assert article.statements.get().division == article.county


def test_an_unchanged_text_makes_no_step(article):
    count = article.steps.count()
    review.correct_body(article, article.body)
    assert article.steps.count() == count


def test_a_value_of_the_editor_is_the_chosen_finding(article):
    review.note(article, "event_date", "2022-08-04")
    chosen = article.findings.filter(field="event_date", chosen=True)
    assert list(chosen.values_list("value", "rule", "quote")) == [("2022-08-04", "editor", "")]
    assert article.findings.filter(field="event_date").count() == 3


WORDS = st.text(alphabet="学县。\n", max_size=12)


@given(WORDS.filter(bool), WORDS, st.booleans())
def test_pieces_turn_one_text_into_the_other(before, after, repaired):
    draft = Draft.of(f"旧{before}")
    draft = draft.apply("script", [Edit(0, 1, "新式" if repaired else "新")])
    wanted = f"新{after}"
    if wanted == draft.text:
        return
    corrected = review._apply(draft, wanted, changed_pieces(draft.text, wanted))
    assert corrected.text == wanted
    assert replay(corrected.decoded, corrected.steps) == wanted


@given(st.lists(st.text(alphabet="学县。", min_size=1, max_size=4), max_size=4), WORDS)
def test_statements_moved_cover_every_word(paragraphs, after):
    before, spans, end = "\n".join(paragraphs), [], 0
    for paragraph in paragraphs or [""]:
        spans.append((end, end + len(paragraph)))
        end += len(paragraph) + 1
    moved = moved_spans(spans, changed_pieces(before, after), after)
    covered = [place for start, end in moved for place in range(start, end)]
    assert covered == sorted({*covered})
    assert not "".join(letter for place, letter in enumerate(after) if place not in covered).strip()


def test_a_long_text_of_equal_lines_is_compared_quickly():
    before = "此处无内容\n" * 50_000
    after = f"{before[:600]}改\n{before}改"
    start = monotonic()
    pieces = changed_pieces(before, after)
    assert monotonic() - start < 2
    edits = [Edit(i1, i2, after[j1:j2]) for i1, i2, j1, j2 in pieces if i1 < i2]
    assert len(edits) == len(pieces)
    assert Draft.of(before).apply("editor", edits).text == after


def test_corrections_replay_after_each_other(article):
    for before, after in (
        ("座谈会", "座谈會"),
        ("座谈會", "会议"),
        ("方若水", "方若水同志"),
        ("同志指出", "指出"),
    ):
        correct(article, before, after)
    assert replay(article.decoded, Article.objects.get().steps.all()) == article.body
