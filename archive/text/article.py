"""Read one article: the whole path from bytes to description, top-down."""

from __future__ import annotations

from archive.text.decode import decode
from archive.text.describe import describe
from archive.text.document import Article
from archive.text.furniture.dividing import divide
from archive.text.places.gazetteer import Gazetteer
from archive.text.repair import repair
from archive.text.shift.vocabulary import Words, own_vocabulary
from archive.text.slogans import Lexicon


def read(
    raw: bytes,
    *,
    gazetteer: Gazetteer,
    lexicon: Lexicon,
    words: Words = own_vocabulary,
    name: str = "",
    url: str = "",
) -> Article:
    """Return the article that the bytes of a file hold: decoded, repaired, divided, described.

    `words` gives the vocabulary that decides over damaged bytes, if there are such. `name` is the original file
    name, of which only the ending counts; `url` where the article stood, if known.

    Raises DecodeError, with one Chinese sentence, if the bytes hold no readable text.
    """
    decoded = decode(raw, name=name)
    draft = repair(decoded.text, words=words)
    document = divide(draft, name=name, url=url or decoded.url)
    description = describe(document, gazetteer=gazetteer, lexicon=lexicon, container=decoded)
    return Article(decoded.encoding, document, description)
