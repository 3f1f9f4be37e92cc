"""An old code in an address leads to the unit of today; the API answers for it at once."""

from datetime import date

import pytest

from tests.pages.conftest import published
from tests.search.factories import Said, division

pytestmark = pytest.mark.django_db


@pytest.fixture
def luqu():
    """A district of today that was a county under another code."""
    today = division("330112", "临安区", valid_from=date(2017, 1, 1))
    former = division("330185", "临安市", valid_to=date(2017, 1, 1), successor=today)
    published(Said("听取了监督工作的报告。", division=former), title="市时代")
    return former, today


def test_a_former_code_leads_to_the_address_with_the_code_of_today(client, engine, luqu):
    response = client.get("/search/?q=监督&division=330185&page=1")
    assert response.status_code == 302
    assert "division=330112" in response.url
    assert "330185" not in response.url
    page = client.get(response.url).context["page"]
    assert (page.statements, page.articles) == (1, 1)


def test_the_api_answers_for_a_former_code(client, engine, luqu):
    assert client.get("/api/v1/search?division=330185").json()["count"] == 1


def test_codes_of_today_and_unknown_codes_stay(client, engine, luqu):
    assert client.get("/search/?division=330112").status_code == 200
    assert client.get("/search/?division=999999").status_code == 200
    assert client.get("/search/?division=unknown").status_code == 200
