"""What the archive tells whoever listens; sent inside the transaction that makes the change."""

from django.dispatch import Signal

# sender=Article, article_ids: list[int]. The public text or description of these articles changed, or they
# were published, withdrawn or removed.
articles_changed = Signal()
