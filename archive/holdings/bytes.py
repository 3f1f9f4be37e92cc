"""Whether the original bytes are all there, and are the ones that came in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from archive import incoming, originals
from archive.holdings.report import Check, Property, Tally
from archive.models import Batch, Parcel, Upload

BLOCK = 1 << 20
DIGEST = re.compile(r"[0-9a-f]{64}")


def check_bytes() -> Iterator[Check]:
    """Hash every original anew and compare it with the row that names it."""
    digests = Tally(Property.AUTHENTIC, "原件的 SHA-256 与登记相符")
    presence = Tally(Property.WHOLE, "登记的原件都在，字节数相符")
    known: set[str] = set()
    for upload in Upload.objects.only("sha256", "size", "name").order_by("pk").iterator():
        known.add(upload.sha256)
        path = originals.path_of(upload.sha256)
        try:
            size, found = path.stat().st_size, digest_of(path)
        except OSError as error:
            presence.look([f"上传 {upload.pk}（{upload.name}）的原件读不到：{error.strerror}"])
            continue
        presence.look(
            [] if size == upload.size else [f"上传 {upload.pk}：登记 {upload.size} 字节，现有 {size} 字节"]
        )
        digests.look([] if found == upload.sha256 else [f"上传 {upload.pk}（{upload.name}）的原件被改动过"])
    for batch in Batch.objects.exclude(sheet_sha256="").iterator():
        known.add(batch.sheet_sha256)
        path = originals.path_of(batch.sheet_sha256)
        _look_at(path, batch.sheet_sha256, f"{batch}的表格（{batch.sheet_name}）", digests, presence)
    for parcel in Parcel.objects.select_related("batch").iterator():
        name = f"{parcel.batch}待收入的文件（{parcel.name}）"
        _look_at(incoming.path_of(parcel.key), parcel.sha256, name, digests, presence)
    yield digests.check
    yield presence.check
    yield _check_strays(known)


def _look_at(path: Path, sha256: str, name: str, digests: Tally, presence: Tally) -> None:
    """What waits to be taken in is, until then, all there is of its articles; a spreadsheet is their evidence."""
    try:
        found = digest_of(path)
    except OSError as error:
        presence.look([f"{name}读不到：{error.strerror}"])
        return
    presence.look()
    digests.look([] if found == sha256 else [f"{name}被改动过"])


def _check_strays(known: set[str]) -> Check:
    """A file without a row is a rest of an upload cut off, and harmless; a file of another name is not ours."""
    strays = Tally(Property.WHOLE, "原件目录里没有来历不明的文件")
    for path in sorted(Path(settings.ORIGINALS_DIR).rglob("*")):
        if path.is_file() and path.name not in known and not path.name.startswith(".incoming-"):
            is_rest = DIGEST.fullmatch(path.name) and digest_of(path) == path.name
            strays.look([] if is_rest else [f"{path} 不是收入的原件"])
    return strays.check


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
