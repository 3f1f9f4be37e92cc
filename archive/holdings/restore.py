"""`restore FILE`: an archive made from a backup, in an empty data directory, proved by digests and counts.

Everything is unpacked beside its place and compared with the manifest first. The originals move before the
database: until that stands the archive is empty, and a restore that was cut off can be begun again.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from archive import divisions_from, incoming, originals
from archive.errors import BackupError
from archive.holdings import database
from archive.holdings.manifest import DATABASE, NAME, ORIGINAL, Manifest, settings_fingerprint
from archive.signals import holdings_restored

BLOCK = 1 << 20
Tell = Callable[[str], object]


def restore(file: Path, tell: Tell) -> Manifest:
    """Make this archive the one that was backed up.

    Raises BackupError, nearly always before the database is loaded, so that another try may follow.
    """
    if not database.is_empty():
        if connection.vendor == "sqlite":
            place, remedy = f"数据目录 {settings.DATA_DIR} 里", "请用 DATA_DIR 指定一个空目录"
        else:
            place, remedy = f"数据库 {connection.settings_dict['NAME']} 里", "请另建一个空库写进 DATABASE_URL"
        raise BackupError(f"{place}已有档案，不会被覆盖；{remedy}，再恢复。")
    try:
        Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(file) as archive:
            return _restore(archive, tell)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError) as error:
        raise BackupError(f"{file} 不是完整的备份文件；请换一份备份。") from error
    except OSError as error:
        raise BackupError(
            f"恢复没有完成（{error.strerror or error}）；请检查备份文件、磁盘空间和权限，再试一次。"
        ) from error


def _restore(archive: zipfile.ZipFile, tell: Tell) -> Manifest:
    manifest = _manifest_of(archive)
    if manifest.vendor != connection.vendor:
        raise BackupError(
            f"备份来自 {manifest.vendor} 数据库，这里是 {connection.vendor}；请改 DATABASE_URL。"
        )
    if manifest.is_later:
        raise BackupError("这份备份由更新的版本做成；请用那个版本恢复。")
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=".restore-") as name:
        folder = Path(name)
        for member, digest in manifest.files.items():
            _unpack(archive, member, digest, folder / member)
        tell(f"备份（{manifest.made_at}）的 {len(manifest.files):,} 个文件与清单逐一相符")
        if connection.vendor == "sqlite" and (faults := database.structure_faults_of(folder / DATABASE)):
            raise BackupError(f"备份中的数据库已损坏（{faults[0]}）；请换一份备份。")
        _move(folder, manifest.files)
        database.load(folder / DATABASE)
    # A backup of an older version gets more rows by its migrations: permissions, and whatever they make.
    _prove(manifest)
    tell("各表行数与备份时相同")
    call_command("migrate", verbosity=0, interactive=False)
    divisions_from.note(manifest.divisions_from)
    (Path(settings.DATA_DIR) / "bootstrapped").touch()  # the next start loads no samples
    for name in _changed_settings(manifest):
        tell(f"注意：设置 {name} 与备份时不同")
    holdings_restored.send(sender=None, tell=tell)
    return manifest


def _manifest_of(archive: zipfile.ZipFile) -> Manifest:
    names = archive.namelist()
    if NAME not in names:
        raise BackupError("文件里没有备份清单；这不是本系统的备份。")
    manifest = Manifest.parse(archive.read(NAME))
    if sorted(names) != sorted([NAME, *manifest.files]):
        raise BackupError("备份里的文件与清单不符；请换一份备份。")
    return manifest


def _unpack(archive: zipfile.ZipFile, member: str, expected: str, path: Path) -> None:
    """Write one file of the backup and compare its digest; names were checked by the manifest."""
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with archive.open(member) as source, path.open("wb") as target:
        while block := source.read(BLOCK):
            digest.update(block)
            target.write(block)
        target.flush()
        os.fsync(target.fileno())
    # An original is named by its digest, so a manifest cannot lie about it either.
    if digest.hexdigest() != expected or (ORIGINAL.fullmatch(member) and path.name != expected):
        raise BackupError(f"备份中的 {member} 已损坏；请换一份备份。")


def _move(folder: Path, names: Iterable[str]) -> None:
    """Put originals, and containers still to be opened, in their places."""
    for name in names:
        if name != DATABASE:
            own = Path(name).name
            target = originals.path_of(own) if ORIGINAL.fullmatch(name) else incoming.path_of(UUID(own))
            target.parent.mkdir(parents=True, exist_ok=True)
            os.chmod(folder / name, originals.READ_ONLY)
            os.replace(folder / name, target)


def _prove(manifest: Manifest) -> None:
    now = database.counts_of(manifest.counts)
    wrong = [label for label, rows in manifest.counts.items() if now.get(label) != rows]
    if wrong:
        raise BackupError(f"恢复后 {'、'.join(wrong)} 的行数与备份时不同；请换一份备份再试。")


def _changed_settings(manifest: Manifest) -> list[str]:
    now = settings_fingerprint()
    return [name for name, value in manifest.settings.items() if now.get(name) != value]
