"""What a reader is told when the disk or the database fails, and what is written down of it."""

import logging

import pytest
from django.db import OperationalError
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def fault(monkeypatch):
    """Return the answer of a page whose view raises the given exception."""

    def answer(error: Exception):
        def fail(*_):
            raise error

        monkeypatch.setattr("search.views.home_page", fail)
        return Client(raise_request_exception=False).get("/")

    return answer


def test_a_full_disk_is_no_fault_of_the_program(fault):
    response = fault(OperationalError("database or disk is full"))
    assert response.status_code == 503
    assert "没有保存" in response.content.decode()


def test_a_fault_is_written_down_with_its_traceback(fault, caplog):
    assert fault(ZeroDivisionError("十分罕见")).status_code == 500
    (record,) = (record for record in caplog.records if record.levelno == logging.ERROR)
    assert "十分罕见" in caplog.text
    assert record.exc_info


def test_somebody_listens_where_faults_are_written_down(settings):
    assert settings.LOGGING["root"]["handlers"] == ["stderr"]
    assert not logging.getLogger("django").handlers
    assert logging.getLogger("django.request").isEnabledFor(logging.ERROR)
