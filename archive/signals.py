"""What the archive tells whoever listens; sent inside the transaction that makes the change."""

from django.dispatch import Signal

# sender=Article, article_ids: list[int]. The public text or description of these articles changed, or they
# were published, withdrawn or removed.
articles_changed = Signal()

# No sender. Receivers return `archive.holdings.report.Check`s of what they made from the holdings.
holdings_verified = Signal()

# tell: Callable[[str], object]. The database is another one now; what was made from the old one is void.
holdings_restored = Signal()
