"""What the tests of description share: the project's gazetteer and lexicon, and a text read with them."""

from __future__ import annotations

from functools import cache

from archive.management.commands.describe import load_gazetteer, load_lexicon
from archive.pipeline.vocabulary import load_vocabulary
from archive.text.article import read
from archive.text.document import Article, Description
from archive.text.places.gazetteer import Gazetteer
from archive.text.slogans import Lexicon


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@cache
def lexicon() -> Lexicon:
    return load_lexicon()


def article(text: str, *, url: str = "") -> Article:
    return read(text.encode(), gazetteer=gazetteer(), lexicon=lexicon(), words=load_vocabulary, url=url)


def described(text: str, *, url: str = "") -> Description:
    return article(text, url=url).description


def roles(description: Description) -> list[tuple[str, str]]:
    return [(person.value, person.role) for person in description.speakers]


def offices(description: Description) -> dict[str, str]:
    return {person.value: person.office for person in description.speakers}


def check(read_article: Article) -> None:
    """Assert what holds of every description: quotes stand at their spans, statements cover the body in order."""
    decoded, body = read_article.document.body.decoded, read_article.document.body.text
    for finding in read_article.description.findings:
        assert decoded[finding.start : finding.end] == finding.quote, finding
        assert 0 <= finding.certainty <= 1
    done = 0
    for statement in read_article.description.statements:
        assert not body[done : statement.start].strip("\n")
        assert statement.start < statement.end
        done = statement.end
    assert not body[done:].strip("\n")
