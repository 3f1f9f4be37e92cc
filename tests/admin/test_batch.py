"""The page of a batch: preview, one confirmation, progress, retry, undo; and the queue behind it."""

import io
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive import originals
from archive.admin import at_once
from archive.models import Arrival, Article, Batch, Upload
from archive.pipeline import parcels, publish_many
from archive.pipeline.arrive import PIECE
from archive.pipeline.batch import confirm
from archive.pipeline.parcels import Opener
from archive.pipeline.prepare import prepare_received
from archive.pipeline.publish_many import publish_asked
from archive.text.errors import DecodeError
from tests.admin.pages import form_values
from tests.pipeline import readings

ADD = "/admin/archive/upload/add/"


def file(name: str, raw: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, raw if raw is not None else f"{readings.TEXT}{name}".encode())


@pytest.fixture
def sent(editor, hand_made):
    """Return the page of a batch of three files that were just sent."""
    return editor.post(ADD, {"documents": [file("一.txt"), file("二.txt"), file("三.txt")]}, follow=True)


def act(client, name: str, **data: object) -> str:
    url = reverse(f"admin:archive_batch_{name}", args=[Batch.objects.latest("pk").pk])
    return client.post(url, data, follow=True).content.decode()


def test_first_a_preview_then_one_confirmation(editor, sent):
    page = sent.content.decode()
    assert "待确认" in page
    assert page.count("清河县") >= 3
    assert "方若水" in page
    assert "已读 <b>3</b> / 3 件" in page
    arrivals = list(Arrival.objects.values_list("pk", flat=True))
    page = act(editor, "confirm", shown=arrivals, wanted=arrivals[:2])
    assert "已确认" in page
    assert Article.objects.to_review().count() == 2


def test_ticks_are_kept_page_by_page(editor, sent):
    first, *others = Arrival.objects.values_list("pk", flat=True)
    act(editor, "choose", shown=[first], wanted=[])
    assert not Arrival.objects.get(pk=first).wanted
    assert Arrival.objects.filter(pk__in=others, wanted=True).count() == 2


def test_progress_is_told_to_scripts(editor, hand_made, monkeypatch):
    monkeypatch.setattr(at_once, "READING_SECONDS", -1)
    page = editor.post(ADD, {"documents": [file("一.txt"), file("二.txt")]}, follow=True).content.decode()
    assert "离开这一页也不要紧" in page
    url = reverse("admin:archive_batch_progress", args=[Batch.objects.get().pk])
    told = {"total": 2, "read": 0, "failed": 0, "opening": 0, "publishing": 0, "waiting": 2, "left": 2}
    assert editor.get(url).json() == told
    prepare_received()
    assert editor.get(url).json() == told | {"read": 2, "waiting": 0, "left": 0}


def test_a_large_archive_is_listed_as_it_is_opened_and_confirmed_when_it_is(editor, hand_made, monkeypatch):
    monkeypatch.setattr(parcels, "AT_ONCE_SECONDS", -1.0)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(PIECE + 1):
            archive.writestr(f"{number}.txt", f"{readings.TEXT}{number}")
    page = editor.post(ADD, {"documents": [file("包.zip", buffer.getvalue())]}, follow=True).content.decode()
    assert f"还在收入，文件陆续列出，全部列出以后才能确认。已列出 {PIECE} 件" in page
    assert "离开这一页也不要紧" in page
    assert "确认收入</button>" not in page
    assert not Article.objects.exists(), "somebody waits long enough for the opening"
    assert "还没有全部收入" in act(editor, "confirm")
    batch = Batch.objects.get()
    url = reverse("admin:archive_batch_progress", args=[batch.pk])
    assert editor.get(url).json()["opening"] == 1
    assert Opener().open_piece()
    told = editor.get(url).json()
    assert (told["opening"], told["total"], told["waiting"]) == (0, PIECE + 1, told["left"])
    page = editor.get(batch.get_absolute_url()).content.decode()
    assert "确认收入</button>" in page
    assert "还在收入" not in page


def test_what_takes_long_to_publish_is_told_and_may_be_left(editor, hand_made, monkeypatch):
    monkeypatch.setattr(publish_many, "AT_ONCE_SECONDS", 0.0)
    editor.post(ADD, {"documents": [file("一.txt"), file("二.txt")]})
    batch = Batch.objects.get()
    editor.post(reverse("admin:archive_batch_confirm", args=[batch.pk]))
    Article.objects.update(doubts=0)
    page = editor.post(reverse("admin:archive_batch_publish", args=[batch.pk]), follow=True).content.decode()
    assert "另有 2 篇由后台接着发布，离开这一页也不要紧" in page
    assert "发布没有疑问的" not in page
    url = reverse("admin:archive_batch_progress", args=[batch.pk])
    assert editor.get(url).json()["left"] == 2
    assert publish_asked() == 2
    assert editor.get(url).json()["left"] == 0
    assert set(Article.objects.values_list("status", flat=True)) == {"published"}


def test_chosen_drafts_are_published_by_the_worker_too(editor, hand_made, monkeypatch):
    monkeypatch.setattr(publish_many, "AT_ONCE_SECONDS", 0.0)
    editor.post(ADD, {"documents": [file("一.txt"), file("二.txt")]})
    confirm(Batch.objects.get(), None)
    chosen = {
        "action": "publish_drafts",
        "_selected_action": list(Article.objects.values_list("pk", flat=True)),
    }
    page = editor.post(reverse("admin:archive_article_changelist"), chosen, follow=True).content.decode()
    assert "已发布 0 篇草稿，其余 2 篇由后台接着发布" in page
    assert publish_asked() == 2


def test_what_failed_says_why_and_is_tried_again(editor, hand_made, monkeypatch):
    import archive.text.article as text_article

    def refuse(raw, **context):
        raise DecodeError("这不是文字文件，读不出来。")

    read = text_article.read
    monkeypatch.setattr(text_article, "read", refuse)
    page = editor.post(ADD, {"documents": [file("一.txt"), file("二.txt")]}, follow=True).content.decode()
    assert page.count("读不出：这不是文字文件，读不出来。") == 2
    monkeypatch.setattr(text_article, "read", read)
    assert "2 件已重新排队" in act(editor, "retry")
    assert prepare_received() == 2


def test_a_batch_is_undone_and_brought_back(editor, sent):
    act(editor, "confirm")
    assert "撤销整批，3 件" in act(editor, "undo").replace("已撤销整批，3 件", "撤销整批，3 件")
    assert Article.objects.to_review().count() == 0
    assert "已恢复整批" in act(editor, "redo")
    assert Article.objects.to_review().count() == 3


def test_an_editor_does_not_undo_what_readers_read(client, editor, sent):
    act(editor, "confirm")
    Article.objects.filter(upload__name="一.txt").update(status="published")
    url = reverse("admin:archive_batch_undo", args=[Batch.objects.get().pk])
    assert editor.post(url).status_code == 403
    assert Upload.objects.filter(state="undone").count() == 0


def test_the_certain_ones_are_published_at_once(editor, sent):
    act(editor, "confirm")
    Article.objects.update(doubts=0)
    assert "发布没有疑问的 3 篇" in editor.get(Batch.objects.get().get_absolute_url()).content.decode()
    assert "已发布 3 篇" in act(editor, "publish")


def test_known_files_are_linked_and_kept_as_reprints_if_asked(editor, sent):
    page = editor.post(ADD, {"documents": [file("一.txt"), file("新.txt")]}, follow=True).content.decode()
    assert "已在库中" in page
    assert "作为转载保留" in page
    known = Arrival.objects.get(outcome="known")
    act(editor, "confirm", reprint=[known.pk])
    assert Upload.objects.filter(name="一.txt").count() == 2


def test_rows_that_are_not_read_again_are_counted_apart(editor, sent):
    editor.post(ADD, {"documents": [file("空.txt", b"")]})
    Upload.objects.filter(name="空.txt").update(state=Upload.State.FAILED)
    files = [file("一.txt"), file("新.txt"), file("又空.txt", b"")]
    page = editor.post(ADD, {"documents": files}, follow=True).content.decode()
    assert "已读 <b>1</b> / 1 件。另有 2 件的内容早已收过，不再读。" in page
    assert page.count("作为转载保留") == 1, "what cannot be read is no reprint of anything"


def test_a_sheet_is_mapped_on_the_screen(editor, hand_made):
    book = openpyxl.Workbook()
    for row in (["题", "全部文字"], ["甲", "甲的全文很长很长。"], ["乙", "乙的全文很长很长。"]):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    page = editor.post(ADD, {"documents": [file("表.xlsx", stream.getvalue())]}, follow=True).content.decode()
    assert "请指出哪一栏是什么" in page
    assert "甲的全文很长很长。" in page
    refused = act(editor, "map", title="0")
    assert "哪一栏是正文" in refused
    assert '<option value="1" selected>全部文字' in page, "a guess as long as nobody chose"
    assert refused.count(" selected>") == 1
    assert '<option value="0" selected>题' in refused
    act(editor, "map", text="1", title="0", url="99")
    assert Upload.objects.count() == 2


def test_a_mapped_sheet_is_the_evidence_of_its_batch(editor, hand_made):
    raw = "题,正文,备注\n甲,甲的全文。,只在表里\n".encode()
    editor.post(ADD, {"documents": [file("表.csv", raw)]})
    act(editor, "map", text="1")
    batch = Batch.objects.get()
    url = reverse("admin:archive_batch_sheet", args=[batch.pk])
    page = editor.get(batch.get_absolute_url()).content.decode()
    assert f'href="{url}"' in page
    assert batch.sheet_sha256 in page
    response = editor.get(url)
    assert response.getvalue() == raw
    assert response["Content-Disposition"].startswith("attachment")
    path = originals.path_of(batch.sheet_sha256)
    path.chmod(0o600)
    path.write_bytes(b"changed")
    assert editor.get(url).status_code == 500


def test_undone_while_it_waits_for_its_columns_a_batch_comes_back_so(editor):
    editor.post(ADD, {"documents": [file("表.csv", "题,正文\n甲,甲的全文。\n".encode())]})
    assert "请指出哪一栏是什么" not in act(editor, "undo")
    assert "请指出哪一栏是什么" in act(editor, "redo")


def test_of_a_sheet_that_is_lost_the_page_says_so(editor):
    editor.post(ADD, {"documents": [file("表.csv", b"a,b\n1,gone\n")]})
    batch = Batch.objects.get()
    originals.discard(batch.sheet_sha256)
    response = editor.get(batch.get_absolute_url())
    assert response.status_code == 200
    assert "丢失或损坏" in response.content.decode()
    assert "撤销整批" in response.content.decode()


def test_a_bad_sheet_is_told_on_the_upload_page(editor):
    sent = {"documents": [file("坏.xlsx", b"PK\x03\x04")], "url": "https://a.example/typed"}
    page = editor.post(ADD, sent).content.decode()
    assert "已损坏" in page
    assert "https://a.example/typed" in page
    assert Batch.objects.count() == 0


def test_strangers_and_readers_see_no_batch(client, reader, hand_made):
    batch = Batch.objects.create()
    for url in (batch.get_absolute_url(), reverse("admin:archive_batch_changelist")):
        assert reader.get(url).status_code == 302
    assert reader.post(reverse("admin:archive_batch_undo", args=[batch.pk])).status_code == 302
    batch.refresh_from_db()
    assert batch.state == "open"


def test_acts_ask_for_post(editor, sent):
    for name in ("confirm", "undo", "publish"):
        assert (
            editor.get(reverse(f"admin:archive_batch_{name}", args=[Batch.objects.get().pk])).status_code
            == 405
        )


@pytest.fixture
def queue(editor, sent) -> list[Article]:
    """Return a confirmed batch's drafts in the order of the queue."""
    act(editor, "confirm")
    for doubts, article in enumerate(Article.objects.order_by("pk")):
        Article.objects.filter(pk=article.pk).update(doubts=doubts)
    return list(Article.objects.to_review())


def test_the_queue_goes_on_to_the_next_most_doubtful(editor, queue):
    listing = editor.get(reverse("admin:archive_article_queue")).content.decode()
    assert "共 3 篇" in listing
    first, second, _ = queue
    page = editor.get(reverse("admin:archive_article_change", args=[first.pk]) + "?queue=1").content.decode()
    assert f"/article/{second.pk}/change/?queue=1" in page
    assert "保存并发布，下一篇" in page


def test_what_was_decided_moves_nobody_past_others_that_wait(editor, queue):
    """Published, the first leaves no doubt; those behind it have fewer than it had, and more than it has."""
    for article, after in zip(queue, [*queue[1:], None], strict=True):
        url = reverse("admin:archive_article_change", args=[article.pk]) + "?queue=1"
        response = editor.post(url, {**form_values(editor.get(url)), "_publish": "1"})
        assert f"/article/{after.pk}/change/?queue=1" in response.url if after else "/queue/" in response.url
    assert Article.objects.filter(status="published").count() == 3


def test_at_the_end_of_the_queue_is_its_list(editor, queue):
    page = editor.get(
        reverse("admin:archive_article_change", args=[queue[-1].pk]) + "?queue=1"
    ).content.decode()
    assert f'href="{reverse("admin:archive_article_queue")}"' in page


def test_who_publishes_from_the_form_has_decided(editor, queue):
    from django.contrib.auth.models import User

    from archive.pipeline import review

    article = queue[0]
    user = User.objects.get(username="bianji")
    review.accept(article, user)
    chosen = article.findings.filter(chosen=True)
    assert chosen.exists()
    assert all(finding.decided_by == user and finding.decided_at for finding in chosen)
    article.refresh_from_db()
    assert article.doubts == 0
