"""What was done here, under the archive's own names: the log of Django's admin, and failed logins as django-axes keeps them."""

from __future__ import annotations

from typing import ClassVar

from axes.models import AccessFailureLog
from django.contrib.admin.models import LogEntry, LogEntryManager
from django.db import models


class AuditEntry(LogEntry):
    """An act of a user."""

    objects: ClassVar[LogEntryManager] = LogEntryManager()

    class Meta:
        proxy = True
        verbose_name = verbose_name_plural = "操作记录"
        ordering = ["-action_time"]


class LoginFailure(AccessFailureLog):  # type: ignore[misc]  # django-axes states no types
    """A login that failed, and whether it was refused unseen."""

    objects: ClassVar[models.Manager[LoginFailure]] = models.Manager()

    class Meta:
        proxy = True
        verbose_name = verbose_name_plural = "登录失败"
        ordering = ["-attempt_time"]
