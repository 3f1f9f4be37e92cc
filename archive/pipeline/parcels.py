"""What was handed in at the desk comes in piece by piece, by the request as long as somebody waits, then by the worker.

The bytes of a piece are kept first; their rows and the count of what has come in are written together. So whoever is
killed, the next begins behind what is there, and every file comes in exactly once.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from itertools import islice
from time import monotonic
from typing import BinaryIO

from django.db import transaction
from django.db.models import F, QuerySet

from archive import incoming
from archive.errors import DamagedError, RefusedError
from archive.models import Batch, Parcel, Upload
from archive.outage import is_outage
from archive.pipeline import bundle, sheet
from archive.pipeline.arrive import PIECE, arrive
from archive.pipeline.ingest import Kept, keep, not_kept, printable
from archive.pipeline.journal import record
from archive.pipeline.unpack import Item, Refused, contents

logger = logging.getLogger(__name__)

AT_ONCE_SECONDS = 1.0
"""Somebody who handed in waits so long; the worker opens the rest."""
MOST_ATTEMPTS = 3
SWEEP_SECONDS = 3600.0
LOST = "服务器上等着收入的文件丢失或损坏，其余没有收入；请再上传一次。"
DEADLY = "收入它时程序几次中断，已停止再试，其余没有收入；请分几次再上传，或把文件交给维护者。"


class Opening:
    """A parcel with the place where it is read: pieces follow each other without reading it from its beginning."""

    def __init__(self, parcel: Parcel) -> None:
        self.parcel = parcel
        self._things = islice(_things_of(parcel), parcel.opened, None)

    def is_at(self, parcel: Parcel) -> bool:
        """Whether the next piece is the one that the row says."""
        return (self.parcel.pk, self.parcel.opened) == (parcel.pk, parcel.opened)

    def piece(self) -> bool:
        """Take in the next files; return whether more may follow. After an exception it is of no use any more."""
        kept = [keep(found) for found in islice(self._things, PIECE)]
        with transaction.atomic():
            if not self._is_ours():
                return False
            arrive(self.parcel.batch, kept, method=Upload.Method.FILE, url=self.parcel.url)
            return self._note(kept)

    def _is_ours(self) -> bool:
        """Keep others from the batch; whether it still takes in, and nobody else went on with the parcel."""
        if self.parcel.batch.hold() != Batch.State.OPEN:
            return False
        rows = Parcel.objects.filter(pk=self.parcel.pk, opened=self.parcel.opened)
        return self.parcel._state.adding or rows.exists()

    def _note(self, kept: list[Kept | Refused]) -> bool:
        """Write how far the parcel is opened; at its end it is no more."""
        if len(kept) < PIECE:
            _end(self.parcel, self.parcel.opened + len(kept))
            return False
        self.parcel.opened, self.parcel.attempts = self.parcel.opened + len(kept), 0
        self.parcel.save()
        return True


class Opener:
    """The worker's part: it opens what waits, a piece at a time between its other work."""

    def __init__(self) -> None:
        self._opening: Opening | None = None
        self._swept_at = -SWEEP_SECONDS

    def open_piece(self) -> bool:
        """Open a piece of the oldest parcel; return whether there was one. Raises what an outage raises."""
        parcel = waiting().first()
        # Of no use after an exception; and a parcel that others went on with is begun anew, at its place.
        opening, self._opening = self._opening, None
        if parcel is None:
            self._sweep()
            return False
        try:
            if opening is None or not opening.is_at(parcel):
                opening = _begun(parcel)
            if opening is not None and opening.piece():
                self._opening = opening
        except Exception as error:
            if is_outage(error):
                Parcel.objects.filter(pk=parcel.pk, attempts__gt=0).update(attempts=F("attempts") - 1)
                raise
            logger.exception("opening parcel %s", parcel.pk)
            _give_up(parcel, _sentence(error))
        return True

    def _sweep(self) -> None:
        if monotonic() - self._swept_at >= SWEEP_SECONDS:
            self._swept_at = monotonic()
            incoming.sweep({key.hex for key in Parcel.objects.values_list("key", flat=True)})


def keep_parcel(
    batch: Batch,
    name: str,
    file: BinaryIO,
    *,
    kind: str = Parcel.Kind.CONTAINER,
    url: str = "",
    columns: Mapping[str, int] | None = None,
) -> Parcel:
    """Keep the bytes of what is to come into a batch; its row is to be written by whoever hands it in.

    Raises RefusedError if they cannot be kept.
    """
    parcel = Parcel(batch=batch, kind=kind, name=printable(name), url=url, columns=columns or {})
    try:
        parcel.sha256 = incoming.keep(parcel.key, file)
    except OSError as error:
        raise RefusedError(not_kept(error)) from error
    return parcel


def open_at_once(parcel: Parcel, *, until: float) -> None:
    """Open a parcel that was just handed in, until a moment of `monotonic`; in an outage the worker will.

    If it has no row, that is written with its first piece, so that nobody else begins with what is done in a moment.
    """
    try:
        opening = Opening(parcel)
        while opening.piece() and monotonic() < until:
            pass
    except Exception as error:
        logger.exception("opening parcel %s at once", parcel.pk)
        if not is_outage(error):
            _give_up(parcel, _sentence(error))
        elif not Parcel.objects.filter(pk=parcel.pk).exists():
            parcel.opened = 0
            parcel.save()


def waiting() -> QuerySet[Parcel]:
    """Return the parcels that are to be opened, oldest first; those of a batch undone wait until it comes back."""
    return Parcel.objects.filter(batch__state=Batch.State.OPEN).select_related("batch__made_by")


def _things_of(parcel: Parcel) -> Iterator[Item | Refused]:
    with incoming.opened(parcel.key, parcel.sha256) as file:
        match parcel.kind:
            case Parcel.Kind.SHEET:
                yield from sheet.items(parcel.name, file, parcel.columns)
            case Parcel.Kind.FILES:
                yield from bundle.items(file)
            case _:
                yield from contents(parcel.name, file)


def _begun(parcel: Parcel) -> Opening | None:
    """Count this attempt before it is made; None for a parcel that ended the process again and again."""
    if parcel.attempts >= MOST_ATTEMPTS:
        _give_up(parcel, DEADLY)
        return None
    Parcel.objects.filter(pk=parcel.pk).update(attempts=F("attempts") + 1)
    return Opening(parcel)


def _sentence(error: Exception) -> str:
    if isinstance(error, (FileNotFoundError, DamagedError)):
        return LOST
    if isinstance(error, OSError):
        return not_kept(error)
    return f"收入时程序出错（{type(error).__name__}），其余没有收入；请分开再上传，或把文件交给维护者。"


@transaction.atomic
def _give_up(parcel: Parcel, error: str) -> None:
    """Tell in the batch why a parcel is opened no further; what came in of it stays."""
    parcel.batch.hold()
    arrive(parcel.batch, [Refused(parcel.name, error)], method=Upload.Method.FILE, url="")
    _end(parcel, parcel.opened)


def _end(parcel: Parcel, count: int) -> None:
    if Parcel.objects.filter(pk=parcel.pk).delete()[0]:
        record(parcel.batch.made_by, parcel.batch, f"{parcel.get_kind_display()}“{parcel.name}”，{count} 件")
    incoming.let_go(parcel.key)
