"""Rows that articles, addresses or somebody's work refer to."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest


class LastingAdmin(admin.ModelAdmin):
    """Nobody deletes here: what is wrong is corrected, merged, undone, retired or withdrawn, and can be seen afterwards."""

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
