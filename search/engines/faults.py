"""What a reader is told when the files of an index cannot be read or written."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError

from search.errors import SearchError, SearchUnavailable

REBUILD = "请运行 manage.py rebuild_search。"
# A process keeps the SEARCH_URL it was started with: to rebuild for another one does not help it.
OTHER_ENGINE = "改过 SEARCH_URL 的请重新启动 bin/serve，没有改过的请运行 manage.py rebuild_search。"
log = logging.getLogger(__name__)


def unavailable(reason: str, advice: str = REBUILD) -> SearchUnavailable:
    """Return the error that a reader of the page sees: what is wrong and what to do."""
    error = SearchUnavailable(f"检索暂不可用：{reason}，{advice}")
    error.reason = reason
    return error


def refused(reason: str) -> SearchUnavailable:
    """Return the error of a rebuild or a rollback that does not happen; what answered goes on."""
    return SearchUnavailable(f"{reason}；没有换用，仍由原来的索引应答。")


@contextmanager
def reading(spared: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Tell whatever damaged files make of a search as what it is; the log keeps where it came from."""
    try:
        yield
    except (SearchError, DatabaseError):
        raise
    except spared:
        raise
    except BaseException as error:
        # A panic of a library in Rust is no Exception.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        log.exception("fault while reading the index")
        raise unavailable("索引文件已损坏") from error


@contextmanager
def writing() -> Iterator[None]:
    """Tell a full disk or a read-only folder as what it is for the reader of the message."""
    try:
        yield
    except OSError as error:
        reason = f"检索暂不可用：索引不可写（{error.strerror or error}），请检查磁盘空间和权限"
        raise SearchUnavailable(f"{reason}，再运行 manage.py rebuild_search。") from error
