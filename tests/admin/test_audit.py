"""The life of an article from upload to its return, and that the page of acts tells every step and who took it."""

import os

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from archive import originals
from archive.models import Article
from search import engines
from tests.admin.test_flow import ADD, change_url, save
from tests.pages.conftest import ScanningEngine
from tests.pipeline import readings

AUDIT = "/admin/archive/auditentry/"


def act(client, article, name, reason=""):
    url = reverse(f"admin:archive_article_{name}", args=[article.pk])
    return client.post(url, {"reason": reason})


def acts(client, query=""):
    """Return (who, what) of every row of the page, latest first."""
    rows = client.get(f"{AUDIT}{query}").context["cl"].result_list
    return [(entry.user.username, entry.get_change_message()) for entry in rows]


@pytest.fixture
def article(administrator, hand_made, monkeypatch):
    monkeypatch.setattr(engines, "engine", ScanningEngine)
    administrator.post(ADD, {"text": readings.TEXT})
    return Article.objects.get()


def public(client, article):
    return client.get(article.get_absolute_url())


def test_every_step_of_a_life_is_told_with_who_took_it(client, administrator, article):
    save(administrator, article, administrator.get(change_url(article)), title="改过的标题")
    save(administrator, article, administrator.get(change_url(article)), "_publish")
    act(administrator, article, "withdraw", "来源有误")
    act(administrator, article, "restore", "来源已核实")
    administrator.get(reverse("export", args=["csv"]), {"q": "会议"})
    administrator.get(reverse("gaps-download", args=["130000", "xlsx"]))
    administrator.post("/logout/")
    administrator.post("/login/", {"username": "guanli", "password": "p-guanli"})
    told = acts(administrator)
    assert {who for who, _ in told} == {"guanli"}
    words = [what for _, what in told]
    for said in (
        "上传 1 件",
        "确认收入 1 件",
        "已修改标题。",
        "发布",
        "撤下：来源有误",
        "重新发布：来源已核实",
    ):
        assert said in words, said
    assert words[0].startswith("登录（")
    assert words[1:3] == ["导出 xlsx：河北省缺口表", "导出 csv：含有“会议”，1 则"]


def test_what_the_public_sees_at_each_step(client, administrator, article):
    stranger = type(client)()
    assert public(stranger, article).status_code == 404
    save(administrator, article, administrator.get(change_url(article)), "_publish")
    assert public(stranger, article).status_code == 200
    act(administrator, article, "withdraw", "来源有误")
    gone = public(stranger, article)
    assert gone.status_code == 410
    assert "已撤下" in gone.content.decode()
    assert "来源有误" in gone.content.decode()
    assert stranger.get(f"{article.get_absolute_url()}original").status_code == 410
    act(administrator, article, "restore", "已核实")
    assert public(stranger, article).status_code == 200
    assert stranger.get(f"{article.get_absolute_url()}original").getvalue() == readings.TEXT.encode()


def test_an_original_that_changed_is_handed_out_to_nobody(client, administrator, article):
    save(administrator, article, administrator.get(change_url(article)), "_publish")
    path = originals.path_of(article.upload.sha256)
    os.chmod(path, 0o640)
    path.write_bytes("别的文字".encode())
    for url in (
        f"{article.get_absolute_url()}original",
        f"/admin/archive/upload/{article.upload_id}/original/",
    ):
        answer = administrator.get(url)
        assert (answer.status_code, "SHA-256 不符" in answer.content.decode()) == (500, True)


@pytest.mark.parametrize(
    ("group", "name", "status"),
    [("读者", "withdraw", 302), ("编辑", "withdraw", 403), ("读者", "restore", 302), ("编辑", "restore", 403),
     ("管理员", "purge", 403)],
)  # fmt: skip
def test_each_step_is_for_those_who_may(client, administrator, article, group, name, status):
    save(administrator, article, administrator.get(change_url(article)), "_publish")
    if name != "withdraw":
        act(administrator, article, "withdraw", "来源有误")
    before = Article.objects.get().status
    other = User.objects.create_user("ta")
    other.groups.add(Group.objects.get(name=group))
    client.force_login(other)
    assert act(client, article, name, "理由").status_code == status
    assert Article.objects.get().status == before


def test_nobody_changes_what_was_written_down(administrator, article):
    entry = administrator.get(AUDIT).context["cl"].result_list[0]
    page = f"{AUDIT}{entry.pk}/change/"
    assert administrator.post(page, {"change_message": "x"}).status_code == 403
    assert administrator.post(f"{AUDIT}{entry.pk}/delete/", {"post": "yes"}).status_code == 403


def test_acts_are_found_by_who_and_what(administrator, article):
    assert acts(administrator, "?q=上传")
    assert not acts(administrator, "?q=没有这样的事")
