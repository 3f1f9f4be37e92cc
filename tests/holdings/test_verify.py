"""`manage.py verify` is green on a sound archive, and each kind of fault turns its own check red."""

import io
import os

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection

from archive import incoming, originals
from archive.holdings.report import MOST_SHOWN, Property, Tally
from archive.holdings.verify import verify
from archive.models import Article, Batch, Finding, Parcel, RepairStep, Statement, Upload
from archive.pipeline import mapping, versions
from search import engines

pytestmark = pytest.mark.django_db


def failed() -> list[str]:
    return [check.name for check in verify() if not check.ok]


def overwrite(article: Article, raw: bytes) -> None:
    path = originals.path_of(article.upload.sha256)
    os.chmod(path, 0o640)
    path.write_bytes(raw)
    os.chmod(path, originals.READ_ONLY)


def test_a_sound_archive_passes_every_check(article, capsys):
    call_command("verify")
    out = capsys.readouterr().out
    assert "有误" not in out
    assert all(f"{kind} " in out.splitlines()[-1] for kind in Property)


def test_any_fault_ends_the_command_with_1(article, capsys):
    originals.path_of(article.upload.sha256).unlink()
    with pytest.raises(SystemExit, match="1"):
        call_command("verify")
    assert "a.txt" in capsys.readouterr().out


def test_a_changed_original_is_told(article):
    overwrite(article, b"x" * article.upload.size)
    assert failed()[:2] == ["原件的 SHA-256 与登记相符", "解码文本与原件一致"]


def test_a_lost_original_is_told(article):
    originals.path_of(article.upload.sha256).unlink()
    assert failed() == ["登记的原件都在，字节数相符"]


@pytest.mark.parametrize("is_mapped", [False, True])
def test_the_spreadsheet_of_a_batch_is_looked_at(article, is_mapped):
    batch = mapping.begin("表.csv", "标题,正文\n清河县,会议召开。\n".encode(), user=None)
    if is_mapped:
        mapping.map_sheet(batch, {"text": 1}, None)
    assert failed() == []
    originals.path_of(batch.sheet_sha256).unlink()
    assert failed() == ["登记的原件都在，字节数相符"]
    originals.path_of(batch.sheet_sha256).write_bytes(b"another")
    assert "原件的 SHA-256 与登记相符" in failed()


def test_a_container_that_waits_to_be_opened_is_looked_at(article):
    parcel = Parcel(batch=Batch.objects.create(), name="批.zip")
    parcel.sha256 = incoming.keep(parcel.key, io.BytesIO(b"PK"))
    parcel.save()
    assert failed() == []
    path = incoming.path_of(parcel.key)
    path.chmod(0o600)
    path.write_bytes(b"another")
    assert failed() == ["原件的 SHA-256 与登记相符"]
    path.unlink()
    assert failed() == ["登记的原件都在，字节数相符"]


def test_a_rest_of_an_upload_cut_off_is_harmless_and_a_strange_file_is_told(article, settings):
    originals.store("没有登记的字节".encode())
    assert failed() == []
    (settings.ORIGINALS_DIR / "notes.txt").write_text("?")
    assert failed() == ["原件目录里没有来历不明的文件"]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda a: Article.objects.update(decoded=a.decoded[::-1]), "解码文本与原件一致"),
        (lambda a: Article.objects.update(body=a.body + "。"), "正文是修复步骤重放的结果"),
        (lambda a: RepairStep.objects.filter(article=a).update(before="?"), "正文是修复步骤重放的结果"),
        (lambda a: Finding.objects.filter(quote="方若水").update(start=0), "每个取值的原文都在其位置"),
        (lambda a: Statement.objects.filter(position=1).update(text="?"), "陈述首尾相接，合起来是全文"),
        (lambda a: Statement.objects.filter(position=2).delete(), "陈述首尾相接，合起来是全文"),
        (lambda a: Upload.objects.create(sha256="0" * 64, size=0, state="prepared"), "处理过的上传都有文章"),
        (lambda a: User.objects.create(username="无密码"), "账号：在用的都设了密码，且以单向散列保存"),
        (lambda a: Article.objects.update(status="draft"), "索引可用，则数和篇数与数据库一致"),
        (lambda a: engines.engine().root.path.rename("gone"), "索引可用，则数和篇数与数据库一致"),
    ],
)
def test_each_fault_is_told_by_its_check(article, change, name, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    change(article)
    assert name in failed()


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL itself lets no reference lead to nothing"
)
def test_a_reference_to_nothing_is_told(article):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute("PRAGMA defer_foreign_keys=ON")
        cursor.execute("UPDATE archive_statement SET division_id = 999999 WHERE position = 1")
    assert failed() == ["数据库完好，各表互相对应"]
    Statement.objects.filter(position=1).update(division=None)


@pytest.mark.parametrize("what", ["original", "sheet"])
def test_an_original_that_anybody_may_change_is_told(article, what):
    batch = mapping.begin("表.csv", "标题,正文\n清河县,会议召开。\n".encode(), user=None)
    os.chmod(originals.path_of(article.upload.sha256 if what == "original" else batch.sheet_sha256), 0o666)
    assert failed() == ["文件权限：原件只读，密钥只有本人可读，数据目录他人不可写"]


def test_debug_is_told(article, settings):
    settings.DEBUG = True
    assert failed() == ["设置：Django 的部署检查（check --deploy）"]


def test_a_report_stays_short():
    tally = Tally(Property.WHOLE, "每件")
    for number in range(1000):
        tally.look([f"第 {number} 件有误"])
    lines = list(tally.check.lines)
    assert len(lines) == MOST_SHOWN + 2
    assert "980" in lines[-1]


def test_a_version_that_cannot_be_put_back_is_told(article):
    versions.begin(article)
    assert failed() == []
    version = article.versions.get()
    version.state["steps"].append(["editor", 0, 2, "没有的字", "别的", 1.0])
    version.save()
    assert failed() == ["每一版都能重放"]
