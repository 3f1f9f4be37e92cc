"""How a reader wants the pages: large type, high contrast (GB/T 37668-2019); kept in two cookies, known to nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

YEAR_SECONDS = 365 * 24 * 3600
LABELS = {"large": ("大字版", "标准字号"), "contrast": ("高对比", "标准配色")}


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to show the pages: its label says what following the link would do."""

    label: str
    url: str


def chosen(request: HttpRequest) -> tuple[str, ...]:
    """Return the names of what a reader chose, which are classes of the page."""
    return tuple(name for name in LABELS if request.COOKIES.get(f"display_{name}") == "1")


def display(request: HttpRequest) -> dict[str, object]:
    """A context processor: the classes of the page, and the links that change them."""
    names = chosen(request)
    here = request.get_full_path()
    return {
        "display": " ".join(names),
        "display_choices": [
            Choice(
                labels[name in names], f"/display/?{urlencode({name: int(name not in names), 'next': here})}"
            )
            for name, labels in LABELS.items()
        ],
    }


@login_not_required
@require_safe
def change_display(request: HttpRequest) -> HttpResponse:
    """Keep a choice and lead back. It changes nothing but the look, so a link may ask for it."""
    back = request.GET.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if is_ours else "/")
    for name in LABELS:
        if (value := request.GET.get(name)) in {"0", "1"}:
            response.set_cookie(
                f"display_{name}", value, max_age=YEAR_SECONDS, httponly=True, samesite="Lax", secure=request.is_secure()
            )  # fmt: skip
    return response
