"""What was done here and by whom: uploads, changes, publications, withdrawals, exports, logins. Nobody can change it."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.contrib import admin
from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.admin.lasting import LastingAdmin
from archive.models import AuditEntry, LoginFailure


class ReadOnlyAdmin(LastingAdmin):
    """A page to look at."""

    list_per_page = 100
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False


@admin.register(AuditEntry)
class AuditAdmin(ReadOnlyAdmin):
    list_display = ["action_time", "user", "act", "subject"]
    list_display_links = None
    list_filter = [
        ("user", admin.RelatedOnlyFieldListFilter), ("content_type", admin.RelatedOnlyFieldListFilter), "action_time",
    ]  # fmt: skip
    date_hierarchy = "action_time"
    search_fields = ["change_message", "object_repr", "user__username"]
    search_help_text = "做了什么、对象、用户名"
    list_select_related = ["user", "content_type"]

    @admin.display(description="做了什么", ordering="change_message")
    def act(self, entry: AuditEntry) -> str:
        return entry.get_change_message() or entry.get_action_flag_display()

    @admin.display(description="对象")
    def subject(self, entry: AuditEntry) -> SafeString | str:
        name = f"{entry.content_type.name if entry.content_type else ''} {entry.object_repr}".strip()
        try:
            url = None if entry.is_deletion() else entry.get_admin_url()
        except NoReverseMatch:  # the kind of object has no page any more
            url = None
        return format_html('<a href="{}">{}</a>', url, name) if url else name


@admin.register(LoginFailure)
class LoginFailureAdmin(ReadOnlyAdmin):
    list_display = ["at", "name", "address", "refused"]
    list_display_links = None
    list_filter = [("locked_out", admin.BooleanFieldListFilter), "attempt_time"]
    date_hierarchy = "attempt_time"
    search_fields = ["username", "ip_address"]
    search_help_text = "用户名、地址"

    @admin.display(description="时间", ordering="attempt_time")
    def at(self, failure: LoginFailure) -> datetime:
        return cast(datetime, failure.attempt_time)

    @admin.display(description="用户名", ordering="username")
    def name(self, failure: LoginFailure) -> str:
        return failure.username or "—"

    @admin.display(description="地址", ordering="ip_address")
    def address(self, failure: LoginFailure) -> str:
        return failure.ip_address or "—"

    @admin.display(description="已暂停登录", ordering="locked_out", boolean=True)
    def refused(self, failure: LoginFailure) -> bool:
        return bool(failure.locked_out)
