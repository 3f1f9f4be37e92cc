"""What a backup says of itself: when it was made, of what, and the digest of every file in it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import django
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from archive import divisions_from
from archive.errors import BackupError

NAME = "manifest.json"
DATABASE = "database"
ORIGINAL = re.compile(r"originals/([0-9a-f]{2})/(\1[0-9a-f]{62})")
PARCEL = re.compile(r"incoming/[0-9a-f]{32}")
VERSION = 2
# What decides how the archive behaves; of secrets only a digest.
TOLD_SETTINGS = (
    "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "HTTPS", "LOGIN_REQUIRED", "SEARCH_URL", "UPLOAD_LIMIT_MB", "TIME_ZONE",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files` is name in the backup → SHA-256; `counts` model → rows; `migrations` app → the last one applied.

    `divisions_from` is the file that the table of divisions came from, if it is not our own.
    """

    made_at: str
    vendor: str
    django: str
    migrations: Mapping[str, str]
    counts: Mapping[str, int]
    settings: Mapping[str, object]
    files: Mapping[str, str]
    version: int = VERSION
    divisions_from: str = ""

    @classmethod
    def of(cls, counts: Mapping[str, int], files: Mapping[str, str]) -> Manifest:
        """Return the manifest of a backup made now."""
        return cls(
            made_at=timezone.localtime().isoformat(timespec="seconds"),
            vendor=connection.vendor,
            django=django.get_version(),
            migrations=applied_migrations(),
            counts=counts,
            settings=settings_fingerprint(),
            files=files,
            divisions_from=divisions_from.noted(),
        )

    @property
    def is_later(self) -> bool:
        """Whether its database has migrations that this version does not know."""
        known = MigrationLoader(None)
        return any(
            app in known.migrated_apps and (app, name) not in known.disk_migrations
            for app, name in self.migrations.items()
        )

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)

    @classmethod
    def parse(cls, text: bytes) -> Manifest:
        """Read a manifest. Raises BackupError if it is none, or of a later version than we know."""
        try:
            found = cls(**json.loads(text))
        except (ValueError, TypeError) as error:
            raise BackupError("备份的清单读不懂；这不是本系统的备份，或文件已损坏。") from error
        if found.version > VERSION:
            raise BackupError("这份备份由更新的版本做成；请用那个版本恢复。")
        strange = [name for name in found.files if name != DATABASE and not _is_ours(name)]
        if strange or DATABASE not in found.files:
            raise BackupError("备份的清单里有不该有的文件，或缺少数据库；不能恢复。")
        return found


def _is_ours(name: str) -> bool:
    return bool(ORIGINAL.fullmatch(name) or PARCEL.fullmatch(name))


def applied_migrations() -> dict[str, str]:
    """Return the last migration of each app that this database has."""
    return dict(sorted(MigrationRecorder(connection).applied_migrations()))


def settings_fingerprint() -> dict[str, object]:
    """Return the settings that decide how the archive behaves."""
    told: dict[str, object] = {name: getattr(settings, name) for name in TOLD_SETTINGS}
    told["SECRET_KEY sha256"] = hashlib.sha256(settings.SECRET_KEY.encode()).hexdigest()[:16]
    return told
