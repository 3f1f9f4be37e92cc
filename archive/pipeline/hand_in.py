"""What is handed in at the desk becomes a batch: single files, containers to be opened, the rows of a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from itertools import islice
from time import monotonic

from django.contrib.auth.models import User
from django.db import transaction

from archive import originals
from archive.errors import RefusedError, StatusError
from archive.models import Batch, Upload
from archive.pipeline import parcels
from archive.pipeline.arrive import PIECE, arrive
from archive.pipeline.ingest import keep_or_tell, printable
from archive.pipeline.journal import record
from archive.pipeline.sheet import Sheet, read_sheet
from archive.pipeline.unpack import Container, Item, Refused, is_container

Thing = Item | Container | Refused


def open_batch(items: Iterable[Item | Container], *, method: str, user: User | None, url: str = "") -> Batch:
    """Take in what was handed in; nothing of it is seen by anybody else before `confirm`.

    The queue reads the new ones. What is here already is linked, not kept twice. Of a large container the worker
    opens what is left after a second.
    """
    batch = Batch.objects.create(made_by=user)
    return fill(batch, items, method=method, url=url)


def open_sheet(name: str, raw: bytes, *, user: User | None) -> Batch:
    """Begin a batch of a spreadsheet, whose columns are to be mapped first. Raises RefusedError."""
    read_sheet(name, raw)
    sha256 = originals.store(raw)
    return Batch.objects.create(
        made_by=user, state=Batch.State.MAPPING, sheet_sha256=sha256, sheet_name=printable(name)
    )


def sheet_of(batch: Batch) -> Sheet:
    """Return the spreadsheet that a batch was begun with."""
    return read_sheet(batch.sheet_name, originals.read(batch.sheet_sha256))


def map_sheet(batch: Batch, columns: Mapping[str, int], user: User | None) -> Batch:
    """Take in the rows of the batch's spreadsheet, whose columns hold what `columns` says (role → column).

    Raises StatusError if it was mapped before, RefusedError if no column holds the text or no row has one.
    """
    sheet = sheet_of(batch)
    items = list(sheet.items(columns)) if "text" in columns else []
    if not any(isinstance(item, Item) for item in items):
        raise RefusedError("请指出哪一栏是正文；这一栏至少要有一行有文字。")
    with transaction.atomic():
        if batch.hold() != Batch.State.MAPPING:
            raise StatusError("这份表格已经读过了。")
        batch.settle(Batch.State.OPEN)
    return fill(batch, items, method=Upload.Method.FILE)


def fill(batch: Batch, things: Iterable[Thing], *, method: str, url: str = "") -> Batch:
    """Take things into a batch that is there already, what is in containers behind the others."""
    containers: list[Container] = []
    following = map(_told_apart, things)
    while piece := list(islice(following, PIECE)):
        containers += [thing for thing in piece if isinstance(thing, Container)]
        kept = [keep_or_tell(thing) for thing in piece if not isinstance(thing, Container)]
        with transaction.atomic():
            arrive(batch, kept, method=method, url=url)
    until = monotonic() + parcels.AT_ONCE_SECONDS
    for container in containers:
        _open(batch, container, url, until)
    left = batch.parcels.count()
    more = f"，另有 {left} 个压缩包接着解开" if left else ""
    record(batch.made_by, batch, f"上传 {batch.arrivals.count()} 件{more}")
    return batch


def _told_apart(thing: Thing) -> Thing:
    if isinstance(thing, Item) and is_container(thing.name):
        return Container(thing.name, io.BytesIO(thing.raw))
    return thing


def _open(batch: Batch, container: Container, url: str, until: float) -> None:
    try:
        parcel = parcels.keep_parcel(batch, container, url)
    except RefusedError as error:
        arrive(batch, [Refused(container.name, str(error))], method=Upload.Method.FILE, url="")
    else:
        parcels.open_at_once(parcel, until=until)
