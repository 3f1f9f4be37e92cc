"""Reading again in turn: one that fails stops nobody, an outage everybody, and nothing is read for ever."""

import errno

import pytest
from django.core.management import CommandError, call_command

import archive.text.article as text_article
from archive.models import Article, RepairStep
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.prepare import prepare
from archive.pipeline.reprocess import reprocess_waiting
from tests.pipeline import readings


def test_one_that_fails_does_not_stop_the_rest_and_the_next_run_goes_on(
    hand_made, rules, monkeypatch, capsys
):
    for name in "甲乙丙":
        prepare(ingest([Item(f"{name}.txt", f"{readings.TEXT}{name}".encode())], method="file")[0].upload)
    bad = Article.objects.order_by("pk")[1]
    Article.objects.update(rules="")

    def read(raw, **context):
        if raw == f"{readings.TEXT}乙".encode():
            raise RuntimeError("boom")
        return readings.reading(title="新标题")

    monkeypatch.setattr(text_article, "read", read)
    with pytest.raises(SystemExit):
        call_command("reprocess", all=True)
    assert "共重读 3 篇：更新 2，失败 1" in capsys.readouterr().out
    assert Article.objects.filter(title="新标题").count() == 2
    rules(readings.reading(title="新标题"))
    call_command("reprocess", all=True)
    assert "共重读 1 篇：更新 1；另有 2 篇已按现在的规则读过" in capsys.readouterr().out
    bad.refresh_from_db()
    assert bad.title == "新标题"


def test_the_worker_reads_what_was_asked_for_once(article, rules):
    Article.objects.update(reread=True)
    rules(readings.reading(title="新标题"))
    assert [reprocess_waiting(), reprocess_waiting()] == [1, 0]
    article.refresh_from_db()
    assert article.title == "新标题"


def test_an_outage_stops_the_run_and_forgets_nothing(article, monkeypatch):
    def fail(raw, **context):
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(text_article, "read", fail)
    Article.objects.update(reread=True, rules="")
    with pytest.raises(OSError, match="no room"):
        reprocess_waiting()
    assert Article.objects.get().reread
    with pytest.raises(CommandError, match="会从断开处接着做"):
        call_command("reprocess", all=True)


def test_one_that_ends_its_reader_is_not_read_for_ever(article, monkeypatch):
    def read(raw, **context):
        raise MemoryError

    monkeypatch.setattr(text_article, "read", read)
    Article.objects.update(reread=True)
    assert reprocess_waiting() == 1
    assert reprocess_waiting() == 0
    assert RepairStep.objects.filter(article=article).exists()
