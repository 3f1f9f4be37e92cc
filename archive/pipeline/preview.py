"""Read an original without keeping anything of it."""

from __future__ import annotations

import hashlib

from archive.models import Article, Upload
from archive.pipeline.account import Account, account_of
from archive.pipeline.ingest import Result
from archive.pipeline.places import division_of
from archive.pipeline.read import read
from archive.pipeline.unpack import Item, Refused
from archive.text.errors import DecodeError


def preview(found: Item | Refused) -> Account:
    """Return what would become of an original that `unpack` found; nothing is written."""
    if isinstance(found, Refused):
        return Account(found.name, "refused", error=found.error)
    upload = Upload.objects.filter(sha256=hashlib.sha256(found.raw).hexdigest()).first()
    if upload and (article := Article.objects.filter(upload=upload).first()):
        return account_of(Result(found.name, "known", upload), article)
    try:
        return _account(found)
    except DecodeError as error:
        return Account(found.name, "failed", error=str(error))


def _account(item: Item) -> Account:
    description = read(item.raw, name=item.name, url=item.url).description
    divisions = (division_of(finding.value, words=finding.quote) for finding in description.of("county"))
    return Account(
        item.name,
        "new",
        title=description.best("title") or "",
        county="、".join(dict.fromkeys(division.name for division in divisions if division)),
        date=description.best("event_date") or description.best("publish_date") or "",
        genre=description.best("genre") or "",
        statements=len(description.statements),
    )
