"""Who did what to what, and why: rows of the admin's own log."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.db.models import Model

from archive.errors import StatusError

REASON_SIZE = 500


def record(user: User | None, subject: Model, message: str, *, gone: bool = False) -> None:
    """Log an act of a user; commands act for nobody and are not logged. `gone`: the subject is about to be no more."""
    if user is not None:
        flag = DELETION if gone else CHANGE
        LogEntry.objects.log_actions(user.pk, [subject], flag, message, single_object=True)


def record_all(user: User | None, subjects: Sequence[Model], message: str) -> None:
    """Log one act of a user upon many, an entry each."""
    if user is not None and subjects:
        LogEntry.objects.log_actions(user.pk, subjects, CHANGE, message)


def checked_reason(reason: str, missing: str = "请写明理由。") -> str:
    """Return a reason as it is kept. Raises StatusError with `missing` if there is none, or if it is too long."""
    if not (reason := reason.strip()):
        raise StatusError(missing)
    if len(reason) > REASON_SIZE:
        raise StatusError(f"理由请写在 {REASON_SIZE} 字以内。")
    return reason
