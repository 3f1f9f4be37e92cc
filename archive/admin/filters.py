"""Filters of the admin's lists."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from archive.models import Division


class ProvinceFilter(admin.SimpleListFilter):
    """Articles about a division of one province, or about none."""

    title = "省份"
    parameter_name = "province"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        used = Division.objects.exclude(articles=None).order_by("adcode").values_list("adcode", flat=True)
        codes = {f"{code[:2]}0000" for code in used.distinct()}
        provinces = Division.objects.filter(adcode__in=codes).order_by("adcode", "valid_from")
        return [*{province.adcode: province.name for province in provinces}.items(), ("none", "未定")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case None:
                return queryset
            case "none":
                return queryset.filter(divisions=None)
            case code:
                return queryset.filter(divisions__adcode__startswith=code[:2]).distinct()
