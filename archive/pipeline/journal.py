"""Who did what to what: rows of the admin's own log."""

from __future__ import annotations

from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.db.models import Model


def record(user: User | None, subject: Model, message: str, *, gone: bool = False) -> None:
    """Log an act of a user; commands act for nobody and are not logged. `gone`: the subject is about to be no more."""
    if user is not None:
        flag = DELETION if gone else CHANGE
        LogEntry.objects.log_actions(user.pk, [subject], flag, message, single_object=True)
