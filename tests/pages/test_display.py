"""Large type and high contrast: chosen by a link, kept in a cookie, and a way back to the page."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "label", "back"), [("large", "大字版", "标准字号"), ("contrast", "高对比", "标准配色")]
)
def test_a_choice_is_kept_and_taken_back(client, name, label, back):
    page = client.get("/help/").content.decode()
    assert label in page
    assert f'class="{name}"' not in page
    response = client.get("/display/", {name: "1", "next": "/help/"})
    assert response.url == "/help/"
    assert response.cookies[f"display_{name}"]["httponly"]
    page = client.get("/help/").content.decode()
    assert f'<html lang="zh-Hans" class="{name}">' in page
    assert back in page
    client.get("/display/", {name: "0"})
    assert f'class="{name}"' not in client.get("/help/").content.decode()


def test_both_at_once(client):
    client.get("/display/", {"large": "1", "contrast": "1"})
    assert 'class="large contrast"' in client.get("/help/").content.decode()


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil.example"]
)
def test_it_leads_nowhere_else(client, back):
    assert client.get("/display/", {"large": "1", "next": back}).url == "/"


@pytest.mark.parametrize("value", ["2", "", "<b>"])
def test_nonsense_is_not_kept(client, value):
    assert not client.get("/display/", {"large": value}).cookies
