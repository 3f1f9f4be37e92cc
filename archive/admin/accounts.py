"""Those who work here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import ManyToManyField
from django.http import HttpRequest

from archive.models import Upload

Lookup = tuple[str, ...]
# Django names a permission in English when it makes it; one of our own has its name from its model.
VERBS = {"add": "增加", "change": "修改", "delete": "删除", "view": "查看"}

admin.site.unregister([get_user_model(), Group])


class PermissionsField(forms.ModelMultipleChoiceField):
    """Permissions under Chinese names."""

    def label_from_instance(self, obj: Permission) -> str:
        verb = VERBS.get(obj.codename.split("_")[0])
        kind = obj.content_type.name
        return f"{kind}：{verb}" if verb else f"{kind}：{obj.name}"


class ChineseNames(admin.ModelAdmin):
    """Permissions are offered under Chinese names."""

    def formfield_for_manytomany(
        self, db_field: ManyToManyField[Any, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> forms.ModelMultipleChoiceField | None:
        if db_field.related_model is Permission:
            kwargs["form_class"] = PermissionsField
            kwargs["queryset"] = Permission.objects.select_related("content_type")
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[arg-type]


@admin.register(Group)
class ArchiveGroupAdmin(ChineseNames, GroupAdmin):
    """The roles."""


@admin.register(get_user_model())
class ArchiveUserAdmin(ChineseNames, UserAdmin):
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
