"""What a web page leaves in a text: control characters, entities, tags, image markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from archive.text.draft import Edit

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]+"
)
LINE_END = re.compile("(?:[\x85\u2028\u2029]|\r\n?)+")
LINE_ENDS = "\r\x85\u2028\u2029"
IMAGE_SIGN = re.compile(r"!\[|\[(?i:img)\]")
ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
BREAK = re.compile(
    r"(?:<(?:br|hr|/?p|/?div|/?li|/?tr|/?h[1-6]|/?ul|/?ol|/?table|/?tbody)(?:\s[^<>\n]{0,300})?/?>)+", re.I
)
INLINE = re.compile(
    r"</?(?:span|a|b|i|u|em|strong|font|o:p|td|th|img|center|sup|sub|small|big|section|st1:[a-z]{1,20})(?:\s[^<>\n]{0,300})?/?>",
    re.I,
)
HIDDEN = re.compile(
    r"<!--[^<]{0,2000}?-->|<(?P<tag>script|style)\b[^<>]{0,300}>[^<]{0,5000}</(?P=tag)\s{0,9}>", re.I
)
"""What a page never shows."""
FORUM_IMAGE = r"\[(?i:img)\][^\[\]\n]{1,500}\[/(?i:img)\]"
IMAGE_LINE = re.compile(
    rf"^[ \t|]*(?:(?:!\[[^\[\]\n]{{0,200}}\]\([^()\n]{{0,500}}\)|{FORUM_IMAGE})[ \t|]*)+$\n?", re.M
)
IMAGE = re.compile(rf"(?:!\[[^\[\]\n]{{0,200}}\](?:\([^()\n]{{0,500}}\))?|{FORUM_IMAGE})+")


def controls(text: str) -> Iterator[Edit]:
    """Yield the deletion of control and zero-width characters; other line ends become line feeds.

    Spared: tab, line feed, U+FFFD.
    """
    found = [(match, "") for match in CONTROL.finditer(text)]
    if any(sign in text for sign in LINE_ENDS):
        found += [(match, "\n") for match in LINE_END.finditer(text)]
    for match, after in sorted(found, key=lambda pair: pair[0].start()):
        yield Edit(match.start(), match.end(), after)


def entities(text: str) -> Iterator[Edit]:
    """Yield the character of each HTML entity. Spared: unknown ones, and those of control characters.

    >>> [edit.after for edit in entities("甲&nbsp;乙&amp;丙&foo;")]
    [' ', '&']
    """
    if "&" not in text:
        return
    for match in ENTITY.finditer(text):
        character = unescape(match[0]).replace("\xa0", " ")
        if len(character) == 1 and character != match[0] and (character.isprintable() or character == "\n"):
            yield Edit(match.start(), match.end(), character)


def tags(text: str) -> Iterator[Edit]:
    """Yield a line feed for each block tag and nothing for each inline tag, comment and script.

    Spared: unknown tags (<人民日报>).
    """
    if "<" not in text or ">" not in text:
        return
    found = [(match, "\n") for match in BREAK.finditer(text)] + [
        (match, "") for pattern in (INLINE, HIDDEN) for match in pattern.finditer(text)
    ]
    done = 0
    for match, after in sorted(found, key=lambda pair: pair[0].start()):
        if match.start() >= done:
            yield Edit(match.start(), match.end(), after)
            done = match.end()


def images(text: str) -> Iterator[Edit]:
    """Yield the deletion of image markup (Markdown's, and [img] of forums), with its line if nothing else stands on it."""
    if not IMAGE_SIGN.search(text):
        return
    done = 0
    for match in sorted(
        (*IMAGE_LINE.finditer(text), *IMAGE.finditer(text)), key=lambda match: (match.start(), -match.end())
    ):
        if match.start() >= done:
            yield Edit(match.start(), match.end(), "")
            done = match.end()
