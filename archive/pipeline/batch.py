"""A heap of files from the desk to drafts: looked at, confirmed together, and undone together."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from archive.errors import StatusError
from archive.models import Arrival, Article, Batch, Upload
from archive.pipeline.journal import record
from archive.pipeline.publish_many import ask, asked, publish_at_once
from archive.pipeline.withdraw import withdraw_all

UNDONE_REASON = "整批上传已撤销"
NOT_OPEN = "这一批已经确认或撤销过了。"


@transaction.atomic
def confirm(
    batch: Batch, user: User | None, *, set_aside: Iterable[int] = (), reprints: Iterable[int] = ()
) -> Batch:
    """Let the new arrivals go on to review, but for those set aside.

    `reprints` are arrivals of known bytes to be kept as articles of their own. Raises StatusError if the batch
    is not open.
    """
    if batch.hold() != Batch.State.OPEN:
        raise StatusError(NOT_OPEN)
    if batch.parcels.exists():
        raise StatusError("还没有全部收入；请等文件都列出来再确认。")
    choose(batch, set_aside=set_aside)
    unwanted = batch.arrivals.filter(outcome=Arrival.Outcome.NEW, wanted=False)
    Upload.objects.filter(arrivals__in=unwanted, batch=batch).update(state=Upload.State.UNDONE)
    for arrival in batch.arrivals.filter(pk__in=list(reprints), outcome=Arrival.Outcome.KNOWN):
        _keep_as_reprint(arrival)
    _take_over(batch)
    batch.settle(Batch.State.CONFIRMED)
    record(user, batch, f"确认收入 {batch.arrivals.filter(wanted=True).count()} 件")
    return batch


def _take_over(batch: Batch) -> None:
    """Let known bytes go on with this batch that came in with one nobody has confirmed, perhaps because it was cut off."""
    known = batch.arrivals.filter(outcome=Arrival.Outcome.KNOWN, upload__batch__state=Batch.State.OPEN)
    taken = dict(known.exclude(upload__batch=batch).values_list("pk", "upload"))
    Upload.objects.filter(pk__in=taken.values()).update(batch=batch)
    batch.arrivals.filter(pk__in=taken).update(outcome=Arrival.Outcome.NEW, wanted=True)


def choose(batch: Batch, *, set_aside: Iterable[int] = (), take: Iterable[int] = ()) -> None:
    """Note which new arrivals of an open batch are wanted; of those not named nothing changes. Raises StatusError."""
    if batch.state != Batch.State.OPEN:
        raise StatusError(NOT_OPEN)
    new = batch.arrivals.filter(outcome=Arrival.Outcome.NEW)
    new.filter(pk__in=list(set_aside)).update(wanted=False)
    new.filter(pk__in=list(take)).update(wanted=True)


def publish_certain(batch: Batch, user: User | None) -> int:
    """Have the drafts of a confirmed batch published that leave no doubt. Return how many were at once."""
    drafts = Article.objects.to_review().filter(upload__batch=batch, doubts=0, status=Article.Status.DRAFT)
    ask(drafts, user)
    return publish_at_once(user)


def publishing(batch: Batch) -> int:
    """Return how many articles of a batch wait to be published."""
    return asked().filter(upload__batch=batch).count()


def _keep_as_reprint(arrival: Arrival) -> None:
    """Make another upload of the same bytes; its article is read by the queue like any other."""
    known = arrival.upload
    if known is None:
        return
    last = Upload.objects.filter(sha256=known.sha256).aggregate(last=Max("copy"))["last"]
    arrival.upload = Upload.objects.create(
        sha256=known.sha256, copy=last + 1, size=known.size, name=arrival.name, method=known.method,
        batch=arrival.batch, uploaded_by=arrival.batch.made_by,
    )  # fmt: skip
    arrival.wanted = True
    arrival.save(update_fields=["upload", "wanted"])


@transaction.atomic
def undo(batch: Batch, user: User | None) -> int:
    """Take back a whole batch: drafts leave the queue, published articles are withdrawn. Return how many.

    Nothing is removed: `redo` brings it back, and so does handing in the same bytes again. Raises StatusError
    if the batch is undone already.
    """
    if batch.hold() == Batch.State.UNDONE:
        raise StatusError("这一批已经撤销了。")
    articles = Article.objects.filter(upload__batch=batch)
    articles.filter(to_publish=True).update(to_publish=False)
    withdraw_all(list(articles.filter(status=Article.Status.PUBLISHED).defer("decoded")), UNDONE_REASON, user)
    undone = batch.uploads.exclude(state=Upload.State.UNDONE)
    count = undone.update(state=Upload.State.UNDONE)
    batch.settle(Batch.State.UNDONE)
    record(user, batch, f"撤销整批，{count} 件")
    return count


def redo(batch: Batch, user: User | None) -> int:
    """Bring an undone batch back: its drafts to the queue, what was public to its readers, in turn."""
    count = _bring_back(batch, user)
    publish_at_once(user)
    return count


def _state_before(batch: Batch) -> str:
    """Return where a batch that comes back goes on; what had not come in yet is looked at before it is confirmed."""
    if batch.parcels.exists():
        return Batch.State.OPEN
    is_unmapped = batch.sheet_sha256 and not batch.arrivals.exists()
    return Batch.State.MAPPING if is_unmapped else Batch.State.CONFIRMED


@transaction.atomic
def _bring_back(batch: Batch, user: User | None) -> int:
    if batch.hold() != Batch.State.UNDONE:
        raise StatusError("只有已撤销的批次可以恢复。")
    wanted = batch.uploads.filter(arrivals__batch=batch, arrivals__wanted=True)
    read = list(wanted.filter(article__isnull=False).values_list("pk", flat=True))
    unread = list(wanted.filter(article__isnull=True).values_list("pk", flat=True))
    Upload.objects.filter(pk__in=read).update(state=Upload.State.PREPARED)
    Upload.objects.filter(pk__in=unread).update(state=Upload.State.RECEIVED, attempts=0)
    taken_back = Article.objects.filter(upload__in=read, status=Article.Status.WITHDRAWN)
    ask(taken_back.filter(withdrawn_reason=UNDONE_REASON), user)
    batch.settle(_state_before(batch))
    record(user, batch, "恢复整批")
    return len(read) + len(unread)
