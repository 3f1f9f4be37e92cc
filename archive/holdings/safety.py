"""Whether the archive is kept as it should be: who may read its files, and how it is set up."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import identify_hasher
from django.core import checks
from django.core.checks import CheckMessage

from archive import originals
from archive.holdings.report import Check, Property, Tally
from archive.models import Batch, Upload

ANYBODY_WRITES = stat.S_IWOTH
OTHERS_READ = stat.S_IRGRP | stat.S_IROTH


def check_safety() -> Iterator[Check]:
    """Look at permissions of files, accounts and settings."""
    yield _check_files()
    yield _check_accounts()
    yield _check_settings()


def _check_files() -> Check:
    tally = Tally(Property.SAFE, "文件权限：原件只读，密钥只有本人可读，数据目录他人不可写")
    data = Path(settings.DATA_DIR)
    tally.look(_mode_faults(data, ANYBODY_WRITES, "任何人都能写入"))
    tally.look(_mode_faults(data / "secret_key", OTHERS_READ, "别的账号也能读"))
    sheets = Batch.objects.exclude(sheet_sha256="").values_list("sheet_sha256", flat=True)
    for sha256 in chain(Upload.objects.values_list("sha256", flat=True).iterator(), sheets.iterator()):
        any_write = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
        tally.look(_mode_faults(originals.path_of(sha256), any_write, "原件可以被改写"))
    return tally.check


def _mode_faults(path: Path, forbidden: int, sentence: str) -> Iterator[str]:
    """Yield a fault if a file has one of the forbidden permissions; one that is not there has none."""
    if path.exists() and path.stat().st_mode & forbidden:
        yield f"{path}：{sentence}，请用 chmod 改正"


def _check_accounts() -> Check:
    tally = Tally(Property.SAFE, "账号：在用的都设了密码，且以单向散列保存")
    for user in get_user_model().objects.filter(is_active=True).iterator():
        tally.look(_password_faults(user.get_username(), user.password, is_staff=user.is_staff))
    return tally.check


def _password_faults(name: str, password: str, *, is_staff: bool) -> Iterator[str]:
    if not password:
        yield f"账号 {name} 没有密码，请停用它或设置密码"
        return
    if password.startswith("!"):
        return  # nobody can log in with it
    try:
        algorithm = identify_hasher(password).algorithm
    except ValueError:
        yield f"账号 {name} 的密码不是以散列保存的，请重设"
        return
    if is_staff and "md5" in str(algorithm):
        yield f"账号 {name} 的密码散列太弱（{algorithm}），请重设"


def _check_settings() -> Check:
    """Django's own checks, with those for a site in use."""
    tally = Tally(Property.SAFE, "设置：Django 的部署检查（check --deploy）")
    if settings.DEBUG:
        tally.look(["DEBUG=1：出错页会泄露内部信息，正式使用请改为 0"])
    found = checks.run_checks(include_deployment_checks=True)
    serious = [message for message in found if message.is_serious() and not message.is_silenced()]
    for message in serious:
        tally.look([_sentence(message)])
    tally.look()
    return tally.check


def _sentence(message: CheckMessage) -> str:
    return f"{message.id}：{message.msg}"
