"""What `manage.py bootstrap` tells at the end."""

import socket
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from archive import divisions_from
from archive.management.commands import bootstrap
from archive.management.commands.bootstrap import Command, Stamp, alone, check_address, lan_addresses
from archive.models import Division, Slogan


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
def test_behind_a_proxy_the_greeting_names_no_address_where_nobody_can_log_in(settings):
    settings.HTTPS = True
    text = "\n".join(Command().greeting())
    assert "http://" not in text
    assert "https 地址的 /admin/" in text


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


@pytest.mark.django_db
def test_the_greeting_names_the_data_directory_for_another_terminal(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "数据 目录"
    text = "\n".join(Command().greeting())
    assert f"DATA_DIR='{settings.DATA_DIR}' .venv/bin/python manage.py createsuperuser" in text


@pytest.mark.django_db
@pytest.mark.parametrize(("loaded_from", "loads"), [("another file", []), ("our own", ["load_divisions"])])
def test_an_update_leaves_a_table_of_divisions_that_came_from_another_file(
    settings, tmp_path, monkeypatch, loaded_from, loads
):
    settings.DATA_DIR = tmp_path
    Division.objects.create(adcode="139901", name="自建县", level="county", type="县")
    if loaded_from == "another file":
        divisions_from.note("/自己的表.csv")
    called, out = [], StringIO()
    monkeypatch.setattr(bootstrap, "call_command", called.append)
    command = Command(stdout=out)
    command.load_divisions_if_changed()
    command.load_divisions_if_changed()
    assert called == loads
    assert out.getvalue().count("自带的区划表有更新") == (loads == [])


@pytest.mark.django_db
def test_our_own_table_is_no_other_file_however_it_is_written(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.chdir(settings.BASE_DIR)
    call_command("load_divisions", "--from", "fixtures/divisions.csv", stdout=StringIO())
    assert not divisions_from.noted()


def test_a_port_that_is_taken_is_told_before_anything_is_done():
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(CommandError, match="已被占用"):
        check_address("127.0.0.1", other.getsockname()[1])


@pytest.mark.parametrize(
    ("host", "port"), [("203.0.113.9", 8000), ("没有这台机器", 8000), ("127.0.0.1", 99999)]
)
def test_an_address_that_is_not_ours_is_told(host, port):
    with pytest.raises(CommandError, match="不能在"):
        check_address(host, port)


@pytest.mark.django_db
def test_a_disk_that_is_full_is_told_in_a_sentence(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path

    def fail(self):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Command, "collect_static", fail)
    with pytest.raises(CommandError, match="请检查磁盘空间"):
        call_command("bootstrap")


def test_two_starts_at_once_do_not_make_the_same_tables(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    with alone(tmp_path), pytest.raises(CommandError, match="不要同时启动两个"):
        call_command("bootstrap")
    assert [path.name for path in tmp_path.iterdir()] == ["bootstrap.lock"]
    with alone(tmp_path):
        pass


@pytest.mark.django_db
@pytest.mark.parametrize("is_empty", [True, False])
def test_another_database_behind_the_same_directory_is_filled_and_indexed_anew(
    settings, tmp_path, monkeypatch, is_empty
):
    settings.DATA_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path
    called = []
    monkeypatch.setattr(bootstrap, "call_command", lambda name, *_, **options: called.append((name, options)))
    Command().fill()
    Slogan.objects.create(canonical="全过程人民民主")
    Division.objects.create(adcode="620000", name="甘肃省", level="province", type="省")
    called.clear()
    if is_empty:
        monkeypatch.setattr(connection.introspection, "table_names", list)
    Command().fill()
    names = [name for name, _ in called]
    assert ("migrate" in names) is is_empty
    assert ("rebuild_search", {"if_needed": not is_empty}) in called
