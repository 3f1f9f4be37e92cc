"""Who is acting, and upon which row: every page here is behind the site's login, and none trusts what it is sent."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest

# No database holds a larger key.
LONGEST_KEY = 18


def acting(request: HttpRequest) -> User:
    """Return the user of a request that the admin site let in."""
    return cast(User, request.user)


def key(text: str) -> int:
    """Return the key of a row as an address or a form tells it; 0, which no row has, if that is none."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_KEY else 0
