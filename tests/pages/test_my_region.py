"""我的地区: kept by a button without JavaScript, shown first on the home page, forgotten again, leading nowhere else."""

from datetime import date

import pytest
from django.test import Client

from tests.pages.conftest import published
from tests.search.factories import Said, division

pytestmark = pytest.mark.django_db
KEEP = "/my-region/"


def mine(client):
    return client.get("/").context["page"].mine


def test_the_button_of_a_region_keeps_it_and_home_shows_it_first(client, chaotian_report, qingchuan_news):
    assert mine(client) is None
    assert '<button name="division" value="510812">' in client.get("/divisions/510812/").content.decode()
    response = client.post(KEEP, {"division": "510812"})
    assert response.url == "/divisions/510812/"
    cookie = response.cookies["my_region"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 365 * 24 * 3600)
    assert "这是我的地区" in client.get("/divisions/510812/").content.decode()
    kept = mine(client)
    assert (kept.name, kept.above, kept.articles) == ("朝天区", "四川省广元市", 1)
    assert [row.title for row in kept.newest] == ["朝天区人大常委会工作报告"]
    html = client.get("/").content.decode()
    assert html.index("我的地区") < html.index("按地区浏览")


def test_its_newest_articles_come_first_and_only_a_few(client, chaotian):
    for number in range(7):
        published(
            Said("会。", division=chaotian), county=chaotian, title=f"第{number}篇", event_on=f"201{number}"
        )
    client.post(KEEP, {"division": "510800"})
    assert [row.title for row in mine(client).newest] == ["第6篇", "第5篇", "第4篇", "第3篇", "第2篇"]
    assert "全部 7 篇" in client.get("/").content.decode()


def test_it_is_forgotten(client, chaotian_report):
    client.post(KEEP, {"division": "510812"})
    response = client.post(KEEP, {"division": ""})
    assert response.url == "/"
    assert mine(client) is None
    assert "我的地区：" not in client.get("/").content.decode()


def test_a_region_without_articles_says_so(client, chaotian):
    client.post(KEEP, {"division": "510812"})
    assert mine(client).newest == ()
    assert "没有收录不等于没有开会或没有报告" in client.get("/").content.decode()


def test_a_code_that_was_given_up_means_the_unit_of_today(client, guangyuan, chaotian):
    division("510806", "老区", parent=guangyuan, valid_to=date(2013, 4, 1), successor=chaotian)
    client.cookies["my_region"] = "510806"
    assert mine(client).name == "朝天区"
    assert client.post(KEEP, {"division": "510806"}).url == "/divisions/510812/"


@pytest.mark.parametrize("value", ["999999", "x", "https://evil.example/", "510812\n", "<b>"])
def test_what_is_no_region_is_refused_and_in_a_cookie_ignored(client, chaotian, value):
    assert client.post(KEEP, {"division": value}).status_code == 400
    client.cookies["my_region"] = value
    assert mine(client) is None
    assert client.get("/divisions/510812/").status_code == 200


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_no_address_can_be_handed_in(client, chaotian, back):
    for form in ({"division": "510812"}, {"division": ""}):
        response = client.post(f"{KEEP}?next={back}", {**form, "next": back}, HTTP_REFERER=back)
        assert response.url in ("/divisions/510812/", "/")


def test_a_link_changes_nothing(client, chaotian):
    response = client.get(KEEP, {"division": "510812"})
    assert response.url == "/"
    assert "my_region" not in response.cookies
    assert client.post(KEEP).status_code == 400


def test_another_site_cannot_press_the_button(chaotian):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(KEEP, {"division": "510812"}).status_code == 403
    token = strict.get("/divisions/510812/").cookies["csrftoken"].value
    form = {"division": "510812", "csrfmiddlewaretoken": token}
    assert strict.post(KEEP, form).status_code == 302
