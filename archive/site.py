"""The admin site in the archive's own name."""

from django.contrib.admin import AdminSite


class ArchiveAdminSite(AdminSite):
    site_header = "人大工作报告档案库 · 管理"
    site_title = "人大工作报告档案库"
    index_title = "管理首页"
