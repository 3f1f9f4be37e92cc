"""The administration speaks Chinese, also where Django and django-axes leave English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib import admin, auth
from django.contrib.auth.models import Permission
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation.trans_real import DjangoTranslation

# With a context before it, a word is one of several of the same form: names of months and days.
SENTENCE = re.compile(r'^(msgctxt .*\n)?^msgid ((?:".*"\n)+)', re.MULTILINE)
PLACEHOLDER_ONLY = re.compile(r"(%\(?\w*\)?[sd]|\{\w+\}|\W)*")


def sentences_of(package, domain: str = "django") -> list[str]:
    """Return what Django's package may say, in English."""
    catalogue = Path(package.__file__).parent / f"locale/en/LC_MESSAGES/{domain}.po"
    found = SENTENCE.findall(catalogue.read_text(encoding="utf-8"))
    quoted = [sentence for context, sentence in found if not context]
    said = ["".join(re.findall(r'"(.*)"', each)).replace('\\"', '"').replace("\\n", "\n") for each in quoted]
    return [each for each in said if each and not PLACEHOLDER_ONLY.fullmatch(each)]


@pytest.mark.parametrize("package", [admin, auth], ids=lambda package: package.__name__)
def test_each_sentence_of_django_has_a_chinese_one(package):
    sentences = sentences_of(package)
    assert len(sentences) > 30
    plural = {"This password is too short. It must contain at least %d character."}
    assert [each for each in sentences if each not in plural and gettext(each) == each] == []


def test_the_scripts_of_the_admin_have_chinese_too():
    folder = Path(admin.__file__).parent / "locale"
    chinese = DjangoTranslation("zh-hans", domain="djangojs", localedirs=[folder])
    assert [each for each in sentences_of(admin, "djangojs") if chinese.gettext(each) == each] == []


def test_a_short_password_is_refused_in_chinese():
    with pytest.raises(ValidationError) as refused:
        validate_password("Kq3!")
    assert refused.value.messages == ["密码太短；至少要 8 个字符。"]


def test_permissions_are_offered_under_chinese_names(admin_client):
    page = admin_client.get("/admin/auth/group/add/")
    offered = dict(page.context["adminform"].form.fields["permissions"].choices)
    assert len(offered) == Permission.objects.count()
    assert {"文章：修改", "文章：可以发布文章", "上传：增加"} <= set(offered.values())
    assert not any(re.search("Can|add|view", name) for name in offered.values())


def test_login_failures_are_sifted_by_chinese_names(admin_client):
    page = admin_client.get("/admin/archive/loginfailure/").content.decode()
    assert "按已暂停登录" in re.sub(r"\s", "", page)
    assert "Attempt" not in page
