"""The administrator's rooms: upload, review, and what the articles refer to."""

from archive.admin import archive, review, upload

__all__ = ["archive", "review", "upload"]
