"""The lists of the administration stand in the order of the work, and the queue is one click away everywhere."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_lists_stand_in_the_order_of_an_articles_way(administrator):
    apps = administrator.get(reverse("admin:index")).context["app_list"]
    (own,) = (app["models"] for app in apps if app["app_label"] == "archive")
    assert [model["object_name"] for model in own][:4] == ["Upload", "Batch", "Article", "Person"]
    assert own[-1]["object_name"] == "LoginFailure"


def test_every_page_leads_to_what_waits_and_a_list_bears_its_name(editor):
    page = editor.get(reverse("admin:archive_article_changelist")).content.decode()
    assert f'href="{reverse("admin:archive_article_queue")}">待核对</a>' in page
    assert "<h1>文章</h1>" in page
