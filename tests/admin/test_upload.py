"""The upload page: many files at once, each with its own answer; what is too large is refused unread."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import archive.text.article as text_article
from archive.admin import at_once
from archive.models import Article, Upload
from archive.pipeline import prepare as prepare_module
from archive.text.errors import DecodeError
from tests.pipeline import readings

ADD = "/admin/archive/upload/add/"


def file(name, raw):
    return SimpleUploadedFile(name, raw)


@pytest.fixture
def picky(monkeypatch, hand_made):
    """A reader that refuses what has no text."""

    def read(raw, **context):
        if b"\0" in raw or not raw:
            raise DecodeError("这不是文字文件，读不出来。")
        return readings.reading()

    monkeypatch.setattr(text_article, "read", read)


def test_the_front_page_leads_to_the_upload_page(editor):
    assert f'href="{ADD}"' in editor.get("/admin/").content.decode()
    page = editor.get(ADD).content.decode()
    assert 'type="file"' in page
    assert "multiple" in page


def test_many_files_each_with_its_answer(editor, picky):
    text = readings.TEXT.encode()
    response = editor.post(
        ADD, {"documents": [file("一.txt", text), file("二.txt", text + b"2"), file("空.txt", b""), file("图.png", b"\x89\0")]},
        follow=True,
    )  # fmt: skip
    answer = response.content.decode()
    assert Article.objects.count() == 2
    assert answer.count("读不出：这不是文字文件，读不出来。") == 2
    assert Upload.objects.filter(state="failed").count() == 2


def test_an_archive_is_opened(editor, picky):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("甲.txt", readings.TEXT)
    editor.post(ADD, {"documents": [file("包.zip", buffer.getvalue())]})
    assert Article.objects.get().upload.name == "甲.txt"


def test_a_dangerous_archive_gets_one_sentence(editor, picky):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../甲.txt", readings.TEXT)
    response = editor.post(ADD, {"documents": [file("包.zip", buffer.getvalue())]}, follow=True)
    assert "指向包外的位置" in response.content.decode()
    assert Upload.objects.count() == 0


def test_nothing_sent_gets_a_sentence(editor):
    response = editor.post(ADD, {"text": "  ", "url": ""})
    assert response.status_code == 400
    assert "请选择至少一个文件，或粘贴一篇文字。" in response.content.decode()


def test_a_bad_address_gets_a_sentence_and_the_text_stays(editor):
    response = editor.post(ADD, {"text": "一段很要紧的文字", "url": "不是网址"})
    answer = response.content.decode()
    assert response.status_code == 400
    assert "这不是可用的网址" in answer
    assert "一段很要紧的文字" in answer


@pytest.mark.parametrize("size", [1024 * 1024 + 1, 3 * 1024 * 1024])
def test_over_the_limit_is_413_and_nothing_is_kept(editor, settings, size, originals_dir):
    settings.UPLOAD_LIMIT_MB = 1
    response = editor.post(ADD, {"documents": [file("大.txt", b"x" * size)]})
    assert response.status_code == 413
    assert "上限是 1 MB" in response.content.decode()
    assert Upload.objects.count() == 0
    assert not originals_dir.exists()


def test_more_files_than_one_request_may_hold_are_refused_with_a_sentence(editor, settings, originals_dir):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    response = editor.post(ADD, {"documents": [file(f"{number}.txt", b"x") for number in range(3)]})
    assert response.status_code == 413
    assert "一次最多上传 2 个文件" in response.content.decode()
    assert not originals_dir.exists()


def test_what_is_sent_in_pieces_of_unknown_number_is_refused_at_the_edge(editor, originals_dir):
    sent = io.BytesIO(b"x" * 1000)
    response = editor.generic("POST", ADD, HTTP_TRANSFER_ENCODING="chunked", **{"wsgi.input": sent})
    assert response.status_code == 411
    assert "没有说明长度" in response.content.decode()
    assert sent.read() == b""  # heard out, so that the sender gets to see the answer
    assert not originals_dir.exists()


def test_a_failed_upload_is_listed_and_can_be_tried_again(editor, picky, monkeypatch):
    editor.post(ADD, {"documents": [file("图.png", b"\x89\0")]})
    upload = Upload.objects.get()
    assert "读不出来" in editor.get("/admin/archive/upload/?state__exact=failed").content.decode()
    assert "重试" in editor.get(reverse("admin:archive_upload_change", args=[upload.pk])).content.decode()
    retry = reverse("admin:archive_upload_retry", args=[upload.pk])
    assert "还是不行" in editor.post(retry, follow=True).content.decode()
    monkeypatch.setattr(text_article, "read", lambda raw, **context: readings.reading())
    editor.post(retry)
    assert Article.objects.get().upload == upload


def test_the_original_is_handed_out_as_a_file(editor, picky):
    editor.post(ADD, {"documents": [file("<b>.html", readings.TEXT.encode())]})
    response = editor.get(reverse("admin:archive_upload_original", args=[Upload.objects.get().pk]))
    assert response.getvalue() == readings.TEXT.encode()
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")


def test_what_takes_too_long_is_left_to_the_worker(editor, picky, monkeypatch):
    monkeypatch.setattr(at_once, "READING_SECONDS", -1)
    response = editor.post(ADD, {"text": readings.TEXT}, follow=True)
    assert "稍后自动读取" in response.content.decode()
    assert Upload.objects.get().state == "received"


def test_a_pasted_book_is_answered_at_once_and_left_to_the_worker(editor, picky):
    response = editor.post(ADD, {"text": "县" * (at_once.LONGEST // 3 + 1)}, follow=True)
    assert "稍后自动读取" in response.content.decode()
    assert Upload.objects.get().state == "received"
    prepare_module.prepare_received()
    assert Upload.objects.get().state == "prepared"


def test_a_pasted_article_is_shown_at_once(editor, picky):
    response = editor.post(ADD, {"text": readings.TEXT})
    assert response["Location"] == reverse("admin:archive_article_change", args=[Article.objects.get().pk])


def test_a_failed_file_that_is_converted_goes_back_to_the_worker(editor, picky, monkeypatch):
    monkeypatch.setattr(at_once.word_processor, "program", lambda: "/usr/bin/soffice")
    upload = Upload.objects.create(
        sha256="0" * 64, size=9, name="旧.doc", method="file", state="failed", error="转换超过 60 秒"
    )
    answer = editor.post(reverse("admin:archive_upload_retry", args=[upload.pk]), follow=True)
    assert "已交给后台" in answer.content.decode()
    upload.refresh_from_db()
    assert (upload.state, upload.error) == ("received", "")


def test_without_a_converter_an_old_file_is_refused_at_once(editor, monkeypatch):
    monkeypatch.setattr(at_once.word_processor, "program", lambda: None)
    response = editor.post(
        ADD, {"documents": [file("旧.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600)]}, follow=True
    )
    assert "另存为 docx" in response.content.decode()
