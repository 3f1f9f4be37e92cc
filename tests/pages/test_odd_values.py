"""Values that mean nothing are no fault of ours: the page comes, with what there is."""

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db


def test_a_number_larger_than_any_key_is_no_person(client, chaotian_report) -> None:
    response = client.get("/search/", {"speaker": "9" * 30})
    assert response.status_code == 200
    assert "9" * 30 in response.content.decode()


def test_a_record_of_the_audit_that_cannot_be_read_counts_as_none(client, chaotian_report) -> None:
    (settings.INDEX_DIR / "audit.json").mkdir(parents=True)
    response = client.get("/search/")
    assert response.status_code == 200
    assert "还没有与原文逐字核对过" in response.content.decode()
