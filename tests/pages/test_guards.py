"""What holds on every page: policy, login, error pages, and the number of database queries."""

from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive import error_pages
from archive.models import Person, Source
from search.pages.suggest import suggest
from tests.pages.conftest import published
from tests.search.factories import Said, division

PAGES = (
    "/",
    "/search/",
    f"/search/?q={quote('监督')}&division=510812",
    f"/search/?q={quote('监督')}&view=lines",
    f"/search/?q={quote('监督')}&view=divisions&division=510000",
    f"/search/?q={quote('监督 从未说过 也没说过 朝天区没说 还有没说')}",
    "/divisions/510000/",
    "/divisions/510812/",
    "/divisions/510000/gaps/",
    "/years/2022/",
    "/help/",
    "/login/",
    "/nowhere/",
    "/search/?page=0",
)


@pytest.fixture
def archive(chaotian, qingchuan, db):
    """Twenty articles by as many people of two counties."""
    counties = (chaotian, qingchuan)
    return [
        published(
            "会议报道。",
            *(
                Said("要加强监督。", f"人{number}{place}", "代表", division=counties[number % 2])
                for place in range(3)
            ),
            county=counties[number % 2],
            title=f"报道{number}" if number % 3 else "",
            source=f"来源{number % 4}",
            event_on=f"20{10 + number}",
        )
        for number in range(20)
    ]


@pytest.fixture
def addresses(archive):
    first = archive[0]
    person = first.appearances.first().person_id
    own = [f"/articles/{first.pk}/?text={text}" for text in ("repaired", "original", "both")]
    own.append(f"/articles/{first.pk}/?q={quote('监督')}")
    return [*PAGES, *own, f"/people/{person}/", f"/sources/{first.source_id}/", "/api/v1/search"]


def test_every_page_forbids_inline_and_foreign_code(client, addresses):
    for url in addresses:
        response = client.get(url)
        policy = response["Content-Security-Policy"]
        assert "unsafe-inline" not in policy
        assert "default-src 'none'" in policy
        html = response.content.decode()
        assert " style=" not in html
        assert "<style" not in html
        assert " onclick=" not in html
        assert "//" not in html.replace("http://testserver", "").replace("http://www.w3.org", ""), url


@pytest.mark.parametrize("reader", ["client", "admin_client"])
def test_no_page_asks_more_of_the_database_as_the_archive_grows(
    request, reader, addresses, remembering, django_assert_max_num_queries
):
    client = request.getfixturevalue(reader)
    remembering()
    suggest("人大")  # names are read once a process, the gazetteer with them
    for url in addresses:
        with django_assert_max_num_queries(15):
            client.get(url), url


def test_the_number_of_queries_does_not_depend_on_the_number_of_rows(client, archive, remembering):
    remembering()
    client.get("/divisions/510812/")
    for url in ("/search/", "/divisions/510812/", "/years/2012/", "/api/v1/search"):
        few, many = (queries_of(client, f"{url}?per_page={size}") for size in (2, 20))
        assert few == many, url


def test_the_number_of_queries_does_not_grow_with_the_archive(
    client, archive, chaotian, qingchuan, remembering
):
    client.cookies["my_region"] = "510800"
    said = Said("要加强监督。", "人0", "代表", division=chaotian, slogans=["监督"])
    published(said, county=chaotian, source="来源0", event_on="2022")
    person = Person.objects.get(name="人0").pk
    source = Source.objects.get(name="来源0").pk
    urls = ["/", "/divisions/510000/", "/divisions/510812/", "/divisions/510000/gaps/", "/years/2022/"]
    urls += [f"/people/{person}/", f"/sources/{source}/"]
    remembering()
    client.get("/divisions/510812/")
    few = {url: queries_of(client, url) for url in urls}
    assert max(few.values()) <= 15
    for number in range(40):
        county = (chaotian, qingchuan)[number % 2]
        said = Said("要加强监督。", f"新{number}", "代表", division=county, slogans=["监督"])
        own = Said("要加强监督。", "人0", f"职务{number}", division=chaotian)
        published(
            said, own, county=county, source="来源0", genre="工作报告", event_on=f"20{number % 20 + 10}"
        )
    remembering()
    assert {url: queries_of(client, url) for url in urls} == few


def queries_of(client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_every_page_says_its_language_and_has_one_heading_and_a_way_past_the_navigation(client, addresses):
    for url in addresses:
        response = client.get(url)
        if "html" not in response["Content-Type"]:
            continue
        html = response.content.decode()
        assert '<html lang="zh-Hans">' in html
        assert '<meta name="renderer" content="webkit">' in html
        assert html.count("<h1") == 1, url
        assert 'href="#main"' in html


@pytest.mark.django_db
class TestLogin:
    @pytest.fixture(autouse=True)
    def required(self, settings):
        settings.LOGIN_REQUIRED = True

    def test_reading_asks_for_a_login_and_comes_back(self, client, chaotian_report):
        User.objects.create_user("reader", password="一个好的密码")
        url = chaotian_report.get_absolute_url()
        response = client.get(url)
        assert response.url == f"/login/?next={url}"
        page = client.get(response.url)
        assert page.status_code == 200
        done = client.post("/login/", {"username": "reader", "password": "一个好的密码", "next": url})
        assert done.url == url
        assert client.get(url).status_code == 200

    def test_every_address_is_closed_but_health_and_login(self, client, addresses):
        for url in addresses:
            if url not in ("/login/", "/nowhere/"):
                assert client.get(url).status_code in (302, 401), url
        assert client.get("/healthz").status_code == 200

    def test_programs_are_told_401(self, client):
        response = client.get("/api/v1/search")
        assert response.status_code == 401
        assert response.json()["error"]["code"] == "login_required"

    def test_a_wrong_password_is_told_in_chinese(self, client):
        response = client.post("/login/", {"username": "x", "password": "y"})
        assert "用户名或密码不正确" in response.content.decode()

    def test_the_way_back_never_leads_elsewhere(self, client):
        User.objects.create_user("reader", password="一个好的密码")
        form = {"username": "reader", "password": "一个好的密码", "next": "https://example.org/"}
        assert client.post("/login/", form).url == "/"


@pytest.mark.django_db
def test_reading_is_open_by_default(client):
    assert client.get("/").status_code == 200


@pytest.mark.django_db
class TestErrors:
    def test_not_found(self, client):
        response = client.get("/nowhere/")
        assert response.status_code == 404
        assert "没有这一页" in response.content.decode()

    def test_a_failure_shows_a_page_without_asking_the_database(self, client, django_assert_num_queries):
        with django_assert_num_queries(0):
            response = error_pages.server_error(None)
        assert response.status_code == 500
        assert "网站出了故障" in response.content.decode()

    def test_a_view_that_fails_shows_no_traceback(self, monkeypatch):
        monkeypatch.setattr("search.views.home_page", lambda: 1 / 0)
        response = Client(raise_request_exception=False).get("/")
        assert response.status_code == 500
        assert "Traceback" not in response.content.decode()
        assert "default-src 'none'" in response["Content-Security-Policy"]

    def test_forbidden_expired_and_too_large(self, rf, settings):
        settings.UPLOAD_LIMIT_MB = 7
        request = rf.get("/")
        forbidden = error_pages.forbidden(request, PermissionDenied())
        too_large = error_pages.bad_request(request, RequestDataTooBig())
        assert (forbidden.status_code, too_large.status_code) == (403, 413)
        assert "7 MB" in too_large.content.decode()

    def test_a_form_without_its_token_is_told_so(self):
        response = Client(enforce_csrf_checks=True).post("/login/", {"username": "x"})
        assert response.status_code == 403
        assert "页面已过期" in response.content.decode()


@pytest.mark.django_db
def test_a_municipality_has_a_page(client):
    division("110105", "朝阳区", parent=division("110000", "北京市"))
    page = client.get("/divisions/110000/").context["page"]
    assert [child.name for child in page.children] == ["朝阳区"]


PAGES_OF_ERRORS = [
    *(page for page in vars(error_pages).values() if isinstance(page, error_pages.ErrorPage)),
    error_pages.too_large(),
]


@pytest.mark.parametrize("page", PAGES_OF_ERRORS, ids=lambda page: f"{page.status} {page.heading}")
def test_every_error_has_a_sentence_and_a_way_on(rf, page):
    for request in (rf.get("/articles/1/"), None):
        response = error_pages.render_error(request, page)
        html = response.content.decode()
        assert response.status_code == page.status
        assert page.sentence.endswith("。")
        assert page.sentence in html
        assert page.ways
        assert all(f'<a href="{url}">{label}</a>' in html for label, url in page.ways)
        assert ('type="search"' in html) is page.searchable


def test_the_errors_that_the_pages_of_the_archive_tell():
    assert {page.status for page in PAGES_OF_ERRORS} >= {400, 403, 404, 410, 413, 429, 500, 503}


@pytest.mark.django_db
def test_the_ways_on_are_pages(client, chaotian_report):
    for page in PAGES_OF_ERRORS:
        for _, url in page.ways:
            assert not url or client.get(url).status_code in (200, 302), url


@pytest.mark.django_db
def test_a_withdrawn_article_leads_to_those_of_its_county(client, chaotian_report):
    type(chaotian_report).objects.filter(pk=chaotian_report.pk).update(status="withdrawn")
    html = client.get(chaotian_report.get_absolute_url()).content.decode()
    assert '<a href="/divisions/510812/">朝天区的文章</a>' in html
