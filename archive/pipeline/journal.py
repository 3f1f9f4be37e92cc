"""Who did what to which article: rows of the admin's own log."""

from __future__ import annotations

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User

from archive.models import Article


def record(user: User | None, article: Article, message: str) -> None:
    """Log an act of a user; commands act for nobody and are not logged."""
    if user is not None:
        LogEntry.objects.log_actions(user.pk, [article], CHANGE, message, single_object=True)
