"""The pages that say what went wrong and offer a way on."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from archive.outage import is_outage

Way = tuple[str, str]
HOME, REGIONS, HELP = ("回到首页", "/"), ("按地区浏览", "/#regions"), ("帮助", "/help/")
# An empty reference is the page itself.
AGAIN = ("再试一次", "")
LOGIN, UPLOAD = ("换一个账号登录", "/login/"), ("回到上传页", "/admin/archive/upload/add/")


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """An error as its page tells it: the status, a heading, one sentence that says what to do, and links that lead on.

    `searchable` says whether a search box is of use: not where the search itself is what fails.
    """

    status: int
    heading: str
    sentence: str
    ways: tuple[Way, ...] = (HOME, REGIONS, HELP)
    searchable: bool = True


BAD_REQUEST = ErrorPage(400, "这个请求无法理解", "请检查网址或填写的内容，改正后再试。")
FORBIDDEN = ErrorPage(403, "没有权限", "您的账号不能查看或更改这里的内容，请联系管理员。", (LOGIN, HOME))
CSRF = ErrorPage(403, "页面已过期", "请返回上一页，刷新后重新提交；若仍不行，请允许本站使用 Cookie。")
NOT_FOUND = ErrorPage(404, "没有这一页", "网址可能有误，或内容尚未发布。可以从首页按地区浏览，或在下面检索。")
WITHDRAWN = ErrorPage(410, "已撤下", "这篇文章已由管理员撤下，不再提供正文。")
SERVER_ERROR = ErrorPage(
    500, "网站出了故障", "故障已记入日志，请稍后再试；若反复出现，请告知管理员。", (AGAIN, HOME, HELP)
)
BUSY = ErrorPage(
    503,
    "数据库暂时不能使用",
    "可能是磁盘已满或正忙，刚才的内容没有保存；请稍后再试，若反复出现，请告知管理员。",
    (AGAIN, HELP),
    searchable=False,
)
TOO_MANY_LOGINS = ErrorPage(
    429,
    "登录失败次数太多",
    "为防止有人猜密码，这个账号在您这里暂停登录 15 分钟；忘记密码请找管理员重设。",
    (LOGIN, HOME),
)
NO_LENGTH = ErrorPage(
    411,
    "这样上传收不到",
    "发送的程序没有说明长度，没有保存；请用浏览器上传，或用 ingest 命令收入。",
    (UPLOAD, HOME),
)
UNAVAILABLE = ErrorPage(
    503,
    "检索暂不可用",
    "文章仍可按网址打开；请稍后再试，或请管理员重建索引。",
    (AGAIN, HELP),
    searchable=False,
)


def too_large(size: int = 0) -> ErrorPage:
    """The page for an upload over the limit, of `size` bytes if that is known."""
    found = f"有 {size / 1024 / 1024:.1f} MB" if size else "太大"
    sentence = (
        f"这次上传{found}，上限是 {settings.UPLOAD_LIMIT_MB} MB，没有保存；"
        "请拆成几次上传，或请管理员在服务器上用 ingest 命令收入。"
    )
    return ErrorPage(413, "文件太大", sentence, (UPLOAD, HOME), searchable=False)


def damaged(error: Exception) -> ErrorPage:
    """The page for an original that cannot be handed out."""
    return ErrorPage(500, "原件已损坏", str(error))


def too_many() -> ErrorPage:
    """The page for more files than one request may hold."""
    most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
    return ErrorPage(413, "文件太多", f"一次最多上传 {most} 个文件，这次没有保存；请分几次传，或打成压缩包。")


def render_error(request: HttpRequest | None, page: ErrorPage) -> HttpResponse:
    """Render an error; without a request nothing is asked of session or database."""
    html = render_to_string("error.html", {"page": page}, request=request)
    return HttpResponse(html, status=page.status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return render_error(request, too_large())
    if isinstance(exception, TooManyFilesSent):
        return render_error(request, too_many())
    return render_error(request, BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render_error(request, FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render_error(request, CSRF)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render_error(request, NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours, or of the disk: Django calls this while it handles the exception."""
    return render_error(None, BUSY if is_outage(sys.exc_info()[1]) else SERVER_ERROR)
