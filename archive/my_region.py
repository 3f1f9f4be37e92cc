"""我的地区: the division whose newest articles the home page shows first; kept in a cookie, known to nobody else."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from archive.display import YEAR_SECONDS
from archive.error_pages import BAD_REQUEST, render_error
from archive.models import Division

COOKIE = "my_region"
CODE = re.compile("[0-9]{6}")


def my_region(request: HttpRequest) -> Division | None:
    """Return the division of today that a reader keeps; None without one, or if nobody bears its code any more."""
    return _unit(request.COOKIES.get(COOKIE, ""))


def _unit(code: str) -> Division | None:
    return Division.objects.of_today(code) if CODE.fullmatch(code) else None


def is_mine(request: HttpRequest, unit: Division) -> bool:
    return request.COOKIES.get(COOKIE) == unit.adcode


@require_http_methods(["GET", "HEAD", "POST"])
def change_my_region(request: HttpRequest) -> HttpResponse:
    """Keep the division of a code and lead to its page; with an empty code forget it and lead home.

    Where it leads follows from the code alone, so that no address can be handed in.
    """
    if request.method != "POST":  # whoever had to log in first comes back by a link
        return redirect("/")
    code = request.POST.get("division")
    if code == "":
        response = redirect("/")
        response.delete_cookie(COOKIE, samesite="Lax")
        return response
    unit = _unit(code or "")
    if unit is None:
        return render_error(request, BAD_REQUEST)
    response = redirect(unit)
    response.set_cookie(
        COOKIE, unit.adcode, max_age=YEAR_SECONDS, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response
