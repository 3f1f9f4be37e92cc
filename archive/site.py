"""The admin site in the archive's own name."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest

# Who may do one of these works here; nobody need tick “staff” beside choosing a group.
WORKING = ("archive.add_upload", "archive.view_upload")
# In the order of an article's way through the house; what is not named comes last.
ORDER = (
    "Upload", "Batch", "Article", "Person", "Correction", "Slogan", "Source", "Division", "AuditEntry", "LoginFailure",
)  # fmt: skip


class ArchiveAdminSite(AdminSite):
    site_header = "人大工作报告档案库 · 管理"
    site_title = "人大工作报告档案库"
    index_title = "管理首页"
    # Readers log in at the same door where LOGIN_REQUIRED is set.
    login_form = AuthenticationForm

    def has_permission(self, request: HttpRequest) -> bool:
        user = request.user
        return user.is_active and (user.is_staff or any(user.has_perm(permission) for permission in WORKING))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The lists in the order of `ORDER`, not of their Chinese names, whose order nobody knows."""
        apps: list[dict[str, Any]] = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=_place)
        return apps

    def index(self, request: HttpRequest, extra_context: dict[str, object] | None = None):  # type: ignore[no-untyped-def]
        """The front page says first where to upload and what waits."""
        from archive.models import Article, Batch, Upload  # models are not loaded when the site is made

        waiting = {
            "drafts": Article.objects.to_review().count(),
            "received": Upload.objects.filter(state=Upload.State.RECEIVED).count(),
            "batches": Batch.objects.filter(state__in=[Batch.State.OPEN, Batch.State.MAPPING]).count(),
            "failed": Upload.objects.filter(state=Upload.State.FAILED).count(),
        }
        return super().index(request, {**waiting, **(extra_context or {})})


def _place(model: dict[str, Any]) -> int:
    name = model["object_name"]
    return ORDER.index(name) if name in ORDER else len(ORDER)
