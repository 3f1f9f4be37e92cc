"""From an upload to a draft: everything that was read is kept, once, or nothing is."""

import pytest

import archive.text.article as text_article
from archive.models import Appearance, Article, Finding, RepairStep, Statement, Upload
from archive.pipeline import describe
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.prepare import prepare, prepare_received
from archive.text.document import Description, StatementSpan
from archive.text.document import Finding as TextFinding
from archive.text.draft import replay
from archive.text.errors import DecodeError
from tests.pipeline import readings

TABLES = (Article, RepairStep, Finding, Appearance, Statement)


def upload(text: str = readings.TEXT) -> Upload:
    return ingest([Item("a.txt", text.encode())], method="file")[0].upload


def test_a_draft_holds_what_was_read(hand_made):
    article = prepare(upload())
    assert (article.status, article.genre, article.event_on, article.event_quote) == (
        "draft", "会议报道", "XXXX-08-04", "8月4日",
    )  # fmt: skip
    assert (article.county, list(article.divisions.all())) == (hand_made, [hand_made])
    assert (article.source.name, article.congress_term, article.flags) == ("清河人大网", 17, ["traditional"])
    assert article.upload.state == "prepared"


def test_the_body_is_the_replay_of_the_steps(hand_made):
    article = prepare(upload())
    assert replay(article.decoded, article.steps.all()) == article.body == readings.BODY


def test_statements_are_spans_of_the_body_with_their_speaker(hand_made):
    article = prepare(upload())
    statements = list(article.statements.select_related("speaker"))
    assert [statement.text for statement in statements] == [
        article.body[statement.start : statement.end] for statement in statements
    ]
    assert [statement.speaker and statement.speaker.role for statement in statements] == [
        None,
        "speaks",
        None,
    ]
    assert {statement.division for statement in statements} == {hand_made}


def test_a_person_appears_once_a_role(hand_made):
    article = prepare(upload())
    assert list(article.appearances.values_list("name", "role")) == [
        ("方若水", "presides"),
        ("方若水", "speaks"),
    ]


def test_findings_are_kept_and_the_taken_ones_marked(hand_made):
    article = prepare(upload())
    dates = article.findings.filter(field="event_date").values_list("value", "chosen")
    assert set(dates) == {("XXXX-08-04", True), ("2022-08-04", False)}
    for finding in article.findings.all():
        assert article.decoded[finding.start : finding.end] == finding.quote


def test_a_template_counts_for_no_division(hand_made, monkeypatch):
    monkeypatch.setattr(text_article, "read", lambda raw, **context: readings.reading(genre="范文"))
    article = prepare(upload())
    assert article.county is None
    assert not article.divisions.exists()
    assert not article.statements.exclude(division=None).exists()


def test_preparing_twice_makes_one_article(hand_made):
    first = upload()
    before = prepare(first)
    counts = [table.objects.count() for table in TABLES]
    assert prepare(Upload.objects.get(pk=first.pk)) == before
    assert [table.objects.count() for table in TABLES] == counts


@pytest.mark.parametrize("table", [RepairStep, Finding, Appearance, Statement])
def test_a_fault_in_the_middle_leaves_no_half_article(hand_made, monkeypatch, table, caplog):
    def fail(*args, **kwargs):
        raise RuntimeError("disk full")

    monkeypatch.setattr(table.objects, "bulk_create", fail)
    failed = upload()
    assert prepare(failed) is None
    assert [table.objects.count() for table in TABLES] == [0] * len(TABLES)
    failed.refresh_from_db()
    assert (failed.state, "程序出错" in failed.error) == ("failed", True)
    monkeypatch.undo()


def test_what_cannot_be_read_stays_with_its_sentence(hand_made, monkeypatch):
    def fail(raw, **context):
        raise DecodeError("文件是空的，没有文字。")

    monkeypatch.setattr(text_article, "read", fail)
    failed = upload()
    assert prepare(failed) is None
    failed.refresh_from_db()
    assert (failed.state, failed.error) == ("failed", "文件是空的，没有文字。")
    assert Article.objects.count() == 0


def test_a_failed_upload_can_be_tried_again(hand_made):
    failed = upload()
    Upload.objects.update(state="failed", error="读不出")
    failed.refresh_from_db()
    assert prepare(failed) is not None
    failed.refresh_from_db()
    assert (failed.state, failed.error) == ("prepared", "")


def test_the_worker_takes_what_waits_up_to_a_limit(hand_made):
    for number in range(3):
        upload(f"{readings.TEXT}{number}")
    assert prepare_received(limit=2) == 2
    assert prepare_received(limit=2) == 1
    assert prepare_received(limit=2) == 0
    assert Article.objects.count() == 3


def test_who_comes_second_finds_the_article_made(hand_made, monkeypatch):
    """Another worker writes the article while this one is reading."""
    shared = upload()
    rival = Upload.objects.get(pk=shared.pk)

    def read(raw, **context):
        monkeypatch.setattr(text_article, "read", lambda raw, **context: readings.reading())
        prepare(rival)
        return readings.reading()

    monkeypatch.setattr(text_article, "read", read)
    assert prepare(shared) == Article.objects.get()


def test_a_date_keeps_the_words_that_state_it_and_those_that_give_its_year():
    def date(value, quote):
        return TextFinding("event_date", value, quote, 0, len(quote), "rule", 0.9)

    found = (date("2022-08-04", "2022-8/5"), date("XXXX-08-04", "8月4日"), date("2022-08-05", "8月5日"))
    assert describe._quote(Description(found, ()), "event_date") == "8月4日；2022-8/5"


def test_who_presides_and_speaks_is_credited_as_a_speaker():
    people = [Appearance(name="方若水", role=role) for role in ("presides", "speaks")]
    span = StatementSpan(0, 1, "方若水", role="presides")
    assert describe._speaker(span, people).role == "speaks"
    assert describe._speaker(span, people[:1]).role == "presides"


def test_an_upload_that_has_its_article_leaves_the_queue(hand_made):
    waiting = upload()
    prepare(waiting)
    Upload.objects.update(state=Upload.State.RECEIVED)
    assert prepare_received() == 1
    assert prepare_received() == 0
