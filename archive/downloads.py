"""Bytes kept under their SHA-256, handed out as they came in."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase

from archive import originals
from archive.error_pages import damaged, render_error
from archive.errors import DamagedError


def as_file(request: HttpRequest, sha256: str, name: str) -> HttpResponseBase:
    """Send bytes to be saved under a name and never to be shown by the browser; first it is proved that they are the same."""
    try:
        file = originals.opened(sha256)
    except FileNotFoundError:
        raise Http404(f"找不到 {sha256} 的文件，请从备份恢复数据目录里的 originals。") from None
    except DamagedError as error:
        return render_error(request, damaged(error))
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/octet-stream")
