"""What `manage.py bootstrap` tells at the end."""

import socket

import pytest

from archive.management.commands.bootstrap import Command, Stamp, lan_addresses


def test_a_machine_whose_name_nobody_knows_still_starts(monkeypatch):
    def unknown(*_):
        raise socket.gaierror("Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert all(not address.startswith("127.") for address in lan_addresses())


@pytest.mark.django_db
def test_the_greeting_lists_lan_addresses_and_how_to_make_an_administrator(settings, monkeypatch):
    settings.HOST, settings.PORT = "0.0.0.0", 8123
    module = "archive.management.commands.bootstrap.lan_addresses"
    monkeypatch.setattr(module, lambda: ["192.168.1.7"])
    text = "\n".join(Command().greeting())
    assert "http://127.0.0.1:8123/" in text
    assert "http://192.168.1.7:8123/" in text
    assert "createsuperuser" in text


@pytest.mark.django_db
def test_the_greeting_is_silent_about_administrators_once_there_is_one(admin_user):
    assert "createsuperuser" not in "\n".join(Command().greeting())


def test_a_stamp_is_stale_until_its_block_ended_well(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    file = settings.BASE_DIR / "manage.py"
    with pytest.raises(RuntimeError), Stamp("x", [file]):
        raise RuntimeError
    with Stamp("x", [file]) as stamp:
        assert stamp.is_stale
    with Stamp("x", [file]) as stamp:
        assert not stamp.is_stale
