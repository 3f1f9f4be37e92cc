"""A batch is looked at, confirmed and undone as a whole; nothing handed in is ever lost."""

import io

import openpyxl
import pytest
from django.contrib.auth.models import User

from archive import originals
from archive.errors import RefusedError, StatusError
from archive.models import Arrival, Article, AuditEntry, Batch, Upload
from archive.pipeline import batch as pipeline
from archive.pipeline import mapping
from archive.pipeline.batch import confirm, publish_certain, redo, undo
from archive.pipeline.hand_in import open_batch
from archive.pipeline.ingest import Item
from archive.pipeline.prepare import MOST_ATTEMPTS, prepare, prepare_received
from archive.pipeline.publish import publish
from archive.pipeline.sheet import items as items_of
from archive.pipeline.sheet import look_at
from archive.pipeline.withdraw import withdraw
from tests.pipeline import readings

pytestmark = pytest.mark.django_db


def items(*names: str) -> list[Item]:
    return [Item(f"{name}.txt", f"{readings.TEXT}{name}".encode()) for name in names]


@pytest.fixture
def user():
    return User.objects.create_user("bianji")


@pytest.fixture
def batch(hand_made, user) -> Batch:
    """Return an open batch of three files, all read."""
    batch = open_batch(items("一", "二", "三"), method="file", user=user)
    prepare_received()
    return batch


def waiting() -> set[str]:
    return {article.upload.name for article in Article.objects.to_review().select_related("upload")}


def test_drafts_wait_for_nobody_before_the_batch_is_confirmed(batch, user):
    assert Article.objects.count() == 3
    assert waiting() == set()
    confirm(batch, user)
    assert waiting() == {"一.txt", "二.txt", "三.txt"}


def test_what_is_set_aside_does_not_wait_and_is_not_lost(batch, user):
    second = batch.arrivals.get(name="二.txt")
    confirm(batch, user, set_aside=[second.pk])
    assert waiting() == {"一.txt", "三.txt"}
    second.upload.refresh_from_db()
    assert second.upload.state == "undone"
    assert originals.read(second.upload.sha256)


def test_a_batch_is_confirmed_once(batch, user):
    confirm(batch, user)
    with pytest.raises(StatusError, match="已经确认"):
        confirm(batch, user)


def test_after_the_confirmation_nothing_is_chosen_any_more(batch, user):
    confirm(batch, user)
    with pytest.raises(StatusError, match="已经确认"):
        pipeline.choose(batch, set_aside=[batch.arrivals.first().pk])
    assert undo(batch, user) == redo(batch, user) == 3


def test_known_bytes_are_linked_and_kept_as_a_reprint_only_if_asked(batch, user):
    again = open_batch(items("一", "四"), method="file", user=user)
    known = again.arrivals.get(outcome="known")
    assert known.upload == Upload.objects.get(name="一.txt")
    assert not known.wanted
    confirm(again, user, reprints=[known.pk])
    prepare_received()
    twins = Upload.objects.filter(name="一.txt").order_by("copy")
    assert [(twin.copy, twin.state, twin.sha256) for twin in twins] == [
        (0, "prepared", twins[0].sha256), (1, "prepared", twins[0].sha256),
    ]  # fmt: skip
    assert waiting() == {"一.txt", "四.txt"}


def test_what_is_refused_is_told_in_the_batch(hand_made, user, settings):
    settings.UPLOAD_LIMIT_MB = 1
    batch = open_batch([Item("大.txt", b"x" * 2**21), *items("一")], method="file", user=user)
    assert list(batch.arrivals.values_list("outcome", flat=True)) == ["refused", "new"]
    assert "超过上限" in batch.arrivals.first().error


def test_undone_everything_leaves_queue_and_readers_and_comes_back(batch, user):
    confirm(batch, user)
    public = publish(Article.objects.get(upload__name="一.txt"))
    assert undo(batch, user) == 3
    public.refresh_from_db()
    assert (public.status, waiting()) == ("withdrawn", set())
    assert Article.objects.count() == Upload.objects.count() == 3
    assert redo(batch, user) == 3
    public.refresh_from_db()
    assert public.status == "published"
    assert waiting() == {"二.txt", "三.txt"}
    assert [entry.change_message for entry in AuditEntry.objects.filter(content_type__model="batch").order_by("pk")] == [
        "上传 3 件", "确认收入 3 件", "撤销整批，3 件", "恢复整批",
    ]  # fmt: skip


def test_what_others_withdrew_does_not_come_back_with_the_batch(batch, user):
    confirm(batch, user)
    article = publish(Article.objects.get(upload__name="一.txt"))
    withdraw(article, "原文有误", user)
    undo(batch, user)
    redo(batch, user)
    article.refresh_from_db()
    assert (article.status, article.withdrawn_reason) == ("withdrawn", "原文有误")


def test_undone_before_it_was_read_a_batch_is_read_when_it_comes_back(hand_made, user):
    batch = open_batch(items("一"), method="file", user=user)
    undo(batch, user)
    assert prepare_received() == 0
    redo(batch, user)
    assert prepare_received() == 1
    assert waiting() == {"一.txt"}


def test_handed_in_again_what_was_undone_is_new(batch, user):
    undo(batch, user)
    again = open_batch(items("一"), method="file", user=user)
    assert again.arrivals.get().outcome == "new"
    confirm(again, user)
    assert waiting() == {"一.txt"}
    assert Article.objects.count() == 3


def test_only_what_leaves_no_doubt_is_published_at_once(batch, user):
    confirm(batch, user)
    sure = Article.objects.get(upload__name="二.txt")
    sure.findings.update(certain=True)
    Article.objects.exclude(pk=sure.pk).update(doubts=2)
    Article.objects.filter(pk=sure.pk).update(doubts=0)
    assert publish_certain(batch, user) == 1
    assert list(Article.objects.filter(status="published")) == [sure]


def test_most_doubtful_first(batch, user):
    confirm(batch, user)
    for name, doubts in (("一.txt", 1), ("二.txt", 5), ("三.txt", 3)):
        Article.objects.filter(upload__name=name).update(doubts=doubts)
    assert [article.doubts for article in Article.objects.to_review()] == [5, 3, 1]


def test_an_upload_that_kills_its_reader_is_not_read_for_ever(hand_made, user, monkeypatch):
    batch = open_batch(items("一"), method="file", user=user)

    class Killed(BaseException):
        pass

    def die(raw, **context):
        raise Killed

    monkeypatch.setattr("archive.text.article.read", die)
    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(Killed):
            prepare_received()
    assert prepare_received() == 1
    upload = batch.uploads.get()
    assert upload.state == "failed"
    assert "几次中断" in upload.error


def test_a_failed_upload_may_be_tried_by_hand_as_often_as_one_likes(hand_made, user, monkeypatch):
    batch = open_batch(items("一"), method="file", user=user)
    Upload.objects.update(state="failed", attempts=9)
    assert prepare(batch.uploads.get())


ROWS = [
    ["序号", "标题", "发布时间", "链接", "内容"],
    [1, "清河县人大开会", "2022-08-04", "https://example.cn/1.html", "清河县人大常委会召开会议。"],
    [2, "=1+1", None, None, "另一篇的全文。"],
    [3, "没有正文的一行", None, None, None],
]


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.active["B3"].data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def separated(encoding: str) -> bytes:
    lines = [",".join(f'"{cell}"' if cell is not None else "" for cell in row) for row in ROWS]
    return "\r\n".join(lines).encode(encoding)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("表.xlsx", workbook(ROWS)),
        ("表.csv", separated("utf-8-sig")),
        ("表.csv", separated("gb18030")),
        ("表.CSV", separated("utf-8").replace(b",", b";")),
    ],
)
def test_a_sheet_is_read_and_its_columns_are_guessed(name, raw):
    sheet = look_at(name, io.BytesIO(raw))
    assert sheet.headings == ("序号", "标题", "发布时间", "链接", "内容")
    assert sheet.guessed == {"text": 4, "title": 1, "date": 2, "url": 3}
    first, second, third = items_of(name, io.BytesIO(raw), sheet.guessed)
    assert first.raw.decode() == "清河县人大开会\n发布日期：2022-08-04\n清河县人大常委会召开会议。"
    assert first.url == "https://example.cn/1.html"
    assert second.raw.decode() == "=1+1\n另一篇的全文。"
    assert (third.name, "没有正文" in third.error) == (f"{name} 第 4 行", True)


@pytest.mark.parametrize(
    ("name", "raw", "sentence"),
    [
        ("空.xlsx", workbook([["标题"]]), "没有内容"),
        ("坏.xlsx", b"PK\x03\x04 no workbook", "已损坏"),
        ("不是.xlsx", "标题,正文".encode(), "已损坏"),
        ("密码.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "有密码.*另存为没有密码的 xlsx"),
        ("空.csv", b"", "没有内容"),
    ],
)
def test_a_bad_sheet_gets_one_sentence(name, raw, sentence):
    with pytest.raises(RefusedError, match=sentence):
        look_at(name, io.BytesIO(raw))


def test_the_rows_of_a_sheet_become_a_batch(hand_made, user):
    batch = mapping.begin("表.xlsx", workbook(ROWS), user=user)
    assert batch.state == "mapping"
    with pytest.raises(RefusedError, match="哪一栏是正文"):
        mapping.map_sheet(batch, {"title": 1}, user)
    mapping.map_sheet(batch, mapping.sheet_of(batch).guessed, user)
    told = [(arrival.name, arrival.outcome) for arrival in batch.arrivals.all()]
    assert told == [("表.xlsx 第 2 行", "new"), ("表.xlsx 第 3 行", "new"), ("表.xlsx 第 4 行", "refused")]
    assert batch.arrivals.first().upload.url == "https://example.cn/1.html"
    with pytest.raises(StatusError, match="已经读过"):
        mapping.map_sheet(batch, {"text": 4}, user)
    assert Arrival.objects.count() == 3
