"""Those who work here."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest

from archive.models import Upload

Lookup = tuple[str, ...]

admin.site.unregister(get_user_model())


@admin.register(get_user_model())
class ArchiveUserAdmin(UserAdmin):
    """Users; only a superuser may make superusers or hand out single permissions."""

    reserved = ("is_superuser", "user_permissions")

    def get_readonly_fields(self, request: HttpRequest, obj: object | None = None) -> Lookup:
        fields = tuple(super().get_readonly_fields(request, obj))
        return fields if request.user.is_superuser else (*fields, *self.reserved)

    def has_change_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return super().has_change_permission(request, obj) and self._may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Who left traces is made inactive instead: the log of what was done would go with the account."""
        has_acted = obj is not None and (
            LogEntry.objects.filter(user_id=obj.pk).exists()
            or Upload.objects.filter(uploaded_by_id=obj.pk).exists()
        )
        may_touch = super().has_delete_permission(request, obj) and self._may_touch(request, obj)
        return may_touch and not has_acted

    @staticmethod
    def _may_touch(request: HttpRequest, obj: object | None) -> bool:
        return bool(request.user.is_superuser or not getattr(obj, "is_superuser", False))
