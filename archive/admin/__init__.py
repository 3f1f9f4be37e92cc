"""The administrator's rooms: upload, review, and what the articles refer to."""

from archive.admin import accounts, archive, audit, batch, corrections, people, review, upload

__all__ = ["accounts", "archive", "audit", "batch", "corrections", "people", "review", "upload"]
