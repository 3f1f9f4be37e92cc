"""Read an original with what this archive knows: its divisions, its slogans, and words that decide over damage."""

from __future__ import annotations

from archive.models import Division, Slogan
from archive.pipeline import word_processor
from archive.text.document import Article as Reading


def read(raw: bytes, *, name: str, url: str) -> Reading:
    """Return what the bytes of a file say. Raises DecodeError, with one Chinese sentence, if they say nothing readable."""
    # The rules of reading take longer to load than all else; a command that reads nothing does without them.
    from archive.pipeline.vocabulary import load_vocabulary
    from archive.text import article

    raw, name = word_processor.readable(raw, name)
    return article.read(
        raw,
        gazetteer=Division.objects.gazetteer(),
        lexicon=Slogan.objects.lexicon(),
        words=load_vocabulary,
        name=name,
        url=url,
    )
