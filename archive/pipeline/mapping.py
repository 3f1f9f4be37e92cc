"""A spreadsheet handed in is a batch whose columns are mapped first; then its rows come in.

The spreadsheet stays with the originals, as the batch's evidence: its rows became articles, its other columns did not.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache
from os import SEEK_END
from time import monotonic
from typing import BinaryIO

from django.contrib.auth.models import User
from django.db import transaction

from archive import originals
from archive.errors import DamagedError, RefusedError, StatusError
from archive.models import Batch, Parcel
from archive.pipeline import parcels, sheet
from archive.pipeline.arrive import record_arrivals
from archive.pipeline.ingest import not_kept, printable
from archive.pipeline.journal import record
from archive.pipeline.sheet import Sheet
from archive.pipeline.unpack import Item

READ_AT_ONCE = 1 << 20
"""Bytes of a spreadsheet whose first row is reached in a fraction of a second."""
NOT_WAITING = "这一批没有等着对应各栏的表格；表格可能已经读过了。"


def begin(name: str, raw: bytes, *, user: User | None) -> Batch:
    """Begin a batch of a spreadsheet, whose columns are to be mapped first. Raises RefusedError."""
    sheet.look_at(name, io.BytesIO(raw))
    try:
        sha256 = originals.store(raw)
    except OSError as error:
        raise RefusedError(not_kept(error)) from error
    batch = Batch.objects.create(
        made_by=user, state=Batch.State.MAPPING, sheet_sha256=sha256, sheet_name=printable(name)
    )
    record(user, batch, f"上传表格“{batch.sheet_name}”")
    return batch


def sheet_of(batch: Batch) -> Sheet:
    """Return how the spreadsheet looks that a batch was begun with. Raises RefusedError."""
    return _looked_at(batch.sheet_name, batch.sheet_sha256)


# The same digest is the same sheet; to the first row of a large one it is a long way.
@lru_cache(maxsize=4)
def _looked_at(name: str, sha256: str) -> Sheet:
    with _opened(sha256) as file:
        return sheet.look_at(name, file)


def _opened(sha256: str) -> BinaryIO:
    try:
        return originals.opened(sha256)
    except (FileNotFoundError, DamagedError) as error:
        raise RefusedError("服务器上的这份表格丢失或损坏；请撤销这一批，再上传一次。") from error


def map_sheet(batch: Batch, columns: Mapping[str, int], user: User | None) -> Batch:
    """Take in the rows of the batch's spreadsheet, whose columns hold what `columns` says (role → column).

    Raises StatusError if it was mapped before, RefusedError if no column holds the text or no row has one.
    """
    if batch.state != Batch.State.MAPPING:
        raise StatusError(NOT_WAITING)
    if "text" not in columns or not _has_text(batch, columns):
        raise RefusedError("请指出哪一栏是正文；这一栏至少要有一行有文字。")
    with _opened(batch.sheet_sha256) as file:
        is_small = file.seek(0, SEEK_END) <= READ_AT_ONCE
        file.seek(0)
        parcel = parcels.keep_parcel(batch, batch.sheet_name, file, kind=Parcel.Kind.SHEET, columns=columns)
    with transaction.atomic():
        if batch.hold() != Batch.State.MAPPING:
            raise StatusError(NOT_WAITING)
        batch.settle(Batch.State.OPEN)
        parcel.save()
    if is_small:
        parcels.open_at_once(parcel, until=monotonic() + parcels.AT_ONCE_SECONDS)
    record_arrivals(batch, user, f"对应表格“{batch.sheet_name}”的各栏，收入")
    return batch


def _has_text(batch: Batch, columns: Mapping[str, int]) -> bool:
    """Whether any row has a text; mostly one of the first has."""
    column = columns["text"]
    if any(row[column].strip() for row in sheet_of(batch).first_rows if column < len(row)):
        return True
    with _opened(batch.sheet_sha256) as file:
        return any(isinstance(item, Item) for item in sheet.items(batch.sheet_name, file, columns))
