"""Who is acting: every page here is behind the site's login."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest


def acting(request: HttpRequest) -> User:
    """Return the user of a request that the admin site let in."""
    return cast(User, request.user)
