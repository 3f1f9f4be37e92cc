"""`manage.py bootstrap`: make DATA_DIR ready to serve; run again it only does what is missing."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import shlex
import socket
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, call_command
from django.db import DatabaseError, connection

from archive import divisions_from
from archive.models import Division, Slogan

FIXTURES = settings.BASE_DIR / "fixtures"


class Command(BaseCommand):
    help = "准备数据目录：数据库、静态文件、区划、提法、样例、索引；重复运行只补缺的部分。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to-serve", action="store_true", help="先看地址和端口是否可用")

    def handle(self, *, to_serve: bool, **options: object) -> None:
        if to_serve:
            check_address(settings.HOST, settings.PORT)
        try:
            self.make_ready()
        except OSError as error:
            raise CommandError(
                f"数据目录 {settings.DATA_DIR} 没有准备好（{error}）；请检查磁盘空间和目录权限，再运行一次。"
            ) from error
        except DatabaseError as error:
            raise CommandError(
                f"数据库不能使用（{error}）；请检查磁盘空间、目录权限和 DATABASE_URL，再运行一次。"
            ) from error
        self.stdout.write("\n".join(("", *self.greeting())))

    def make_ready(self) -> None:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        with alone(settings.DATA_DIR):
            self.fill()

    def fill(self) -> None:
        is_new = not (settings.DATA_DIR / "bootstrapped").exists()
        # The database may be another one than the last time, behind the same data directory.
        has_tables = "django_migrations" in connection.introspection.table_names()
        self.migrate_if_changed(has_tables)
        self.collect_static()
        self.load_divisions_if_changed()
        if is_new or not Slogan.objects.exists():
            call_command("loaddata", "slogans", verbosity=0)
            if settings.DEMO:
                call_command("load_samples")
            (settings.DATA_DIR / "bootstrapped").touch()
        # An index that is sound may still be of a database that was there before.
        call_command("rebuild_search", if_needed=has_tables)
        call_command("clearsessions")

    def migrate_if_changed(self, has_tables: bool) -> None:
        files = sorted(settings.BASE_DIR.glob("*/migrations/*.py"))
        with Stamp("migrations", files) as stamp:
            if stamp.is_stale or not has_tables:
                call_command("migrate", verbosity=0, interactive=False)

    def collect_static(self) -> None:
        files = sorted(path for path in (settings.BASE_DIR / "static").rglob("*") if path.is_file())
        with Stamp("static", [*files, settings.BASE_DIR / "requirements.txt"]) as stamp:
            if stamp.is_stale or not settings.STATIC_ROOT.exists():
                call_command("collectstatic", verbosity=0, interactive=False, clear=True)

    def load_divisions_if_changed(self) -> None:
        with Stamp("divisions", [FIXTURES / "divisions.csv"]) as stamp:
            if stamp.is_stale and divisions_from.noted() and Division.objects.exists():
                self.stdout.write(
                    "自带的区划表有更新；现在用的是另一份文件，没有改动。要换用自带的，请运行 manage.py load_divisions。"
                )
            elif stamp.is_stale or not Division.objects.exists():
                call_command("load_divisions")

    def greeting(self) -> list[str]:
        """Return the lines that tell where the archive is and how to make an administrator."""
        host, port = settings.HOST, settings.PORT
        hosts = ["127.0.0.1", *lan_addresses()] if host in {"0.0.0.0", "::"} else [host]
        lines = ["人大工作报告档案库已就绪：", *(f"  http://{name}:{port}/" for name in hosts)]
        desk = f"http://{hosts[0]}:{port}/admin/"
        if settings.HTTPS:
            lines = [
                f"人大工作报告档案库已就绪，在 {host}:{port} 等反向代理（HTTPS=1）；请由代理的 https 地址进入。"
            ]
            desk = "https 地址的 /admin/"
        if not get_user_model().objects.filter(is_superuser=True).exists():
            lines += [
                "还没有管理员。另开一个终端，在本目录运行：",
                f"  {environment_words()}.venv/bin/python manage.py createsuperuser",
                f"然后在 {desk} 登录、上传文章。",
            ]
        return [*lines, "按 Ctrl-C 停止。"]


class Stamp:
    """Whether the contents of some files changed since the block last ended well; kept in DATA_DIR."""

    def __init__(self, name: str, files: list[Path]) -> None:
        self.path = settings.DATA_DIR / f"stamp-{name}"
        digest = hashlib.sha256()
        for file in files:
            digest.update(str(file.relative_to(settings.BASE_DIR)).encode())
            digest.update(file.read_bytes())
        self.value = digest.hexdigest()

    def __enter__(self) -> Stamp:
        self.is_stale = not self.path.exists() or self.path.read_text() != self.value
        return self

    def __exit__(self, error: object, *_: object) -> None:
        if error is None:
            self.path.write_text(self.value)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep two starts from making the same tables. Raises CommandError if another one is at it."""
    with (folder / "bootstrap.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CommandError(
                f"另一个 bin/serve 正在准备数据目录 {folder}；请等它准备好，不要同时启动两个。"
            ) from None
        yield


def environment_words() -> str:
    """Return what must stand before a command in another terminal, so that it finds this archive."""
    if settings.DATA_DIR == settings.BASE_DIR / "var":
        return ""
    return f"DATA_DIR={shlex.quote(str(settings.DATA_DIR))} "


def check_address(host: str, port: int) -> None:
    """Raises CommandError if nothing can listen there: better now than after all is made ready."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise CommandError(
                f"端口 {port} 已被占用，可能是另一个 bin/serve 还在运行；请先停止它，或在 .env 里换一个 PORT。"
            ) from error
        raise CommandError(f"不能在 {host}:{port} 上提供服务（{error}）；请检查 HOST 和 PORT。") from error


def lan_addresses() -> list[str]:
    """Return this machine's own IPv4 addresses other than loopback; a machine without a network has none."""
    found: set[str] = set()
    with suppress(OSError):  # the machine's own name need not be known to any resolver
        infos = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        found.update(str(info[4][0]) for info in infos)
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        # Nothing is sent: connecting a datagram socket only asks the routing table.
        probe.connect(("192.0.2.1", 9))
        found.add(probe.getsockname()[0])
    return sorted(address for address in found if not address.startswith("127."))
