"""Logging in: where it was tried from, what is written down of it, and the page for who guesses too often.

django-axes counts the failures (per user name and address: a wrong guess elsewhere locks nobody else out).
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from archive.error_pages import TOO_MANY_LOGINS, render_error
from archive.pipeline.journal import record


def client_address(request: HttpRequest) -> str | None:
    """Return the address a request came from.

    Sent on by one of PROXIES, with HTTPS=1, it is the last one of X-Forwarded-For, which that proxy wrote; the ones
    before, and the whole header from anybody else, are whatever the client pleases to say.
    """
    sender: str | None = request.META.get("REMOTE_ADDR")
    if not settings.HTTPS or sender not in settings.PROXIES:
        return sender
    last = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    try:
        return str(ip_address(last))
    except ValueError:
        return sender


def locked_out(request: HttpRequest, *_: object) -> HttpResponse:
    """Answer 429 to who failed too often."""
    return render_error(request, TOO_MANY_LOGINS)


@receiver(user_logged_in, dispatch_uid="archive.login")
def write_down(request: HttpRequest | None, user: User, **_: Any) -> None:
    address = client_address(request) if request else None
    record(user, user, f"登录（{address}）" if address else "登录")
