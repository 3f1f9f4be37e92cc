"""What is handed in at the desk becomes a batch: single files, and containers to be opened.

As long as somebody waits it comes in at once; the rest is a parcel for the worker.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from os import SEEK_END
from time import monotonic

from django.contrib.auth.models import User
from django.db import transaction

from archive.errors import RefusedError
from archive.models import Batch, Parcel, Upload
from archive.pipeline import bundle, parcels
from archive.pipeline.arrive import PIECE, arrive, record_arrivals
from archive.pipeline.ingest import keep_or_tell, not_kept
from archive.pipeline.unpack import Container, Item, Refused, is_container, limit_bytes, too_large


def open_batch(items: Iterable[Item | Container], *, method: str, user: User | None, url: str = "") -> Batch:
    """Take in what was handed in; nothing of it is seen by anybody else before `confirm`.

    The queue reads the new ones. What is here already is linked, not kept twice. What has not come in after a
    second the worker takes in.
    """
    batch = Batch.objects.create(made_by=user)
    until = monotonic() + parcels.AT_ONCE_SECONDS
    containers: list[Container] = []
    files = _files(items, containers)
    while piece := list(islice(files, PIECE)):
        kept = [keep_or_tell(item) for item in piece]
        with transaction.atomic():
            arrive(batch, kept, method=method, url=url)
        if monotonic() > until:
            _leave(batch, files, url)
            break
    for container in containers:
        _open(batch, container, url, until)
    record_arrivals(batch, user, "上传")
    return batch


def _files(things: Iterable[Item | Container], containers: list[Container]) -> Iterator[Item]:
    """Yield the single files among things; add to `containers` what is none."""
    for thing in things:
        if isinstance(thing, Container):
            containers.append(thing)
        elif is_container(thing.name):
            containers.append(Container(thing.name, io.BytesIO(thing.raw)))
        else:
            yield thing


def _leave(batch: Batch, files: Iterable[Item], url: str) -> None:
    """Keep what is left of the files for the worker."""
    name = "其余的文件"
    try:
        with tempfile.TemporaryFile() as file:
            if count := bundle.pack(files, file):
                name = f"其余 {count:,} 个文件"
                file.seek(0)
                parcels.keep_parcel(batch, name, file, kind=Parcel.Kind.FILES, url=url).save()
    except RefusedError as error:
        _refuse(batch, name, str(error))
    except OSError as error:
        _refuse(batch, name, not_kept(error))


def _open(batch: Batch, container: Container, url: str, until: float) -> None:
    try:
        if (size := container.file.seek(0, SEEK_END)) > limit_bytes():
            raise RefusedError(too_large(size))
        container.file.seek(0)
        parcel = parcels.keep_parcel(batch, container.name, container.file, url=url)
    except RefusedError as error:
        _refuse(batch, container.name, str(error))
    else:
        parcels.open_at_once(parcel, until=until)


@transaction.atomic
def _refuse(batch: Batch, name: str, error: str) -> None:
    """Tell in the batch why something did not come in; the worker may be taking in the rest."""
    batch.hold()
    arrive(batch, [Refused(name, error)], method=Upload.Method.FILE, url="")
