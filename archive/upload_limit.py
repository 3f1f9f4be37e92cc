"""Refuse a request that is too large before anything of it is read or kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from archive.error_pages import NO_LENGTH, render_error, too_large

# The form around a file: field names, separators, the other fields.
ENVELOPE = 64 * 1024
CHUNK = 1024 * 1024
# A browser shows the answer only if its sending was heard out; beyond this we hang up instead.
HEARD_OUT_FACTOR = 4


class Readable(Protocol):
    """A request, or what gunicorn reads it from."""

    def read(self, size: int, /) -> bytes: ...


def upload_limit(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 413 with a page in Chinese where the request announces more than UPLOAD_LIMIT_MB, 411 where it announces nothing."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.META.get("HTTP_TRANSFER_ENCODING"):
            # Sent in pieces of which nobody knows the sum; Django would take it for empty.
            _hear_out(request.META["wsgi.input"], settings.UPLOAD_LIMIT_MB * 1024 * 1024 * HEARD_OUT_FACTOR)
            return render_error(request, NO_LENGTH)
        announced = request.META.get("CONTENT_LENGTH") or ""
        size = int(announced) if announced.isdecimal() else 0
        limit = settings.UPLOAD_LIMIT_MB * 1024 * 1024
        if size <= limit + ENVELOPE:
            return get_response(request)
        _hear_out(request, limit * HEARD_OUT_FACTOR)
        return too_large_page(request, size)

    return middleware


def too_large_page(request: HttpRequest, size: int) -> HttpResponse:
    """Return the page that says that `size` bytes are too many, and what to do."""
    return render_error(request, too_large(size))


def _hear_out(sent: Readable, most: int) -> None:
    """Read and forget what is sent."""
    while most > 0 and (chunk := sent.read(CHUNK)):
        most -= len(chunk)
