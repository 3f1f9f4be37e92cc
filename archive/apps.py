"""The archive's app and its admin site."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = "档案"

    def ready(self) -> None:
        from archive import login  # noqa: F401  connects the receiver


class ArchiveAdminConfig(AdminConfig):
    default_site = "archive.site.ArchiveAdminSite"
