"""What is done to a whole article after a question: withdrawn, given back, removed for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.html import format_html

from archive.admin.requests import acting
from archive.errors import StatusError
from archive.models import Article
from archive.pipeline.journal import REASON_SIZE
from archive.pipeline.purge import purge
from archive.pipeline.withdraw import restore, withdraw


@dataclass(frozen=True, slots=True)
class Act:
    """An act as its page asks for it. `explanation` stands below the field for the reason."""

    name: str
    verb: str
    status: str
    may: Callable[[User], bool]
    run: Callable[[Article, str, User], object]
    explanation: str

    def offered(self, user: User, article: Article) -> bool:
        """Whether this user may do it to an article in this state."""
        return article.status == self.status and self.may(user)


def _may_withdraw(user: User) -> bool:
    return user.has_perm("archive.withdraw_article")


ACTS = (
    Act(
        "withdraw", "撤下", Article.Status.PUBLISHED, _may_withdraw, withdraw,
        "读者打开这篇文章时会看到“已撤下”和这条理由；检索不再找到它。",
    ),
    Act(
        "restore", "重新发布", Article.Status.WITHDRAWN, _may_withdraw, restore,
        "读者又能看到这篇文章，检索又能找到它；这条理由留在操作记录里。",
    ),
    Act(
        "purge", "彻底删除", Article.Status.WITHDRAWN, lambda user: user.is_superuser, purge,
        "文章、原件和全部记录都将删除，由表格读入的，那份表格也一并删除，不能恢复；操作记录里留下这条理由和原件的 SHA-256。",
    ),
)  # fmt: skip


class ActsMixin(admin.ModelAdmin):
    """The addresses of the acts, `<pk>/withdraw/` and so on, for the admin of articles."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path(
                f"<int:pk>/{act.name}/",
                wrap(partial(self.act_view, act=act)),
                name=f"archive_article_{act.name}",
            )
            for act in ACTS
        ]
        return [*own, *super().get_urls()]

    def offered_acts(self, request: HttpRequest, article: Article) -> list[Act]:
        return [act for act in ACTS if act.offered(acting(request), article)]

    def act_view(self, request: HttpRequest, pk: int, act: Act) -> HttpResponse:
        """Ask, with a reason where one is due; then act."""
        if not act.may(acting(request)):
            raise PermissionDenied
        article = get_object_or_404(Article, pk=pk)
        name, error, reason = article.display_title, "", request.POST.get("reason", "")
        if request.method == "POST":
            try:
                act.run(article, reason, acting(request))
            except StatusError as refusal:
                error = str(refusal)
            else:
                messages.success(request, format_html("“{}”已{}。", name, act.verb))
                is_gone = not Article.objects.filter(pk=pk).exists()
                return (
                    redirect("admin:archive_article_changelist")
                    if is_gone
                    else redirect("admin:archive_article_change", pk)
                )
        context: Mapping[str, object] = {
            **self.admin_site.each_context(request), "title": f"{act.verb}文章", "opts": self.opts,
            "article": article, "act": act, "error": error, "reason": reason, "reason_size": REASON_SIZE,
        }  # fmt: skip
        template = "admin/archive/article/act.html"
        return TemplateResponse(request, template, dict(context), status=400 if error else 200)
