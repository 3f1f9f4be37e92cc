"""The administrator's rooms: upload, review, and what the articles refer to."""

from archive.admin import accounts, archive, audit, batch, review, upload

__all__ = ["accounts", "archive", "audit", "batch", "review", "upload"]
