"""Saved web pages: the article by the selectors of common Chinese site systems, else by readability."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from itertools import islice, takewhile

from lxml import etree, html
from readability import Document as Readable
from readability.readability import Unparseable

from archive.text.errors import DecodeError
from archive.text.formats.extracted import Extracted
from archive.text.words import HAN, listed

CONTENT = (
    "//*[@id='js_content']",  # 微信公众号
    "//*[@id='UCAP-CONTENT']",
    "//*[contains(concat(' ',@class,' '),' TRS_UEDITOR ')]",
    "//*[contains(concat(' ',@class,' '),' TRS_Editor ')]",
    "//*[@id='zoom' or @id='Zoom' or @id='ZOOM' or @id='zoomcon']",
    "//*[@itemprop='articleBody']",
    "//*[contains(@class,'pages_content') or contains(@class,'article-content') or contains(@class,'article_content')]",
    "//*[contains(@class,'article-body') or contains(@class,'news_content') or contains(@class,'news-content')]",
    "//*[contains(@class,'detail-content') or contains(@class,'content_text') or contains(@class,'xl_content')]",
    "//*[@id='content' or @id='artibody' or @id='article' or @id='vsb_content' or @id='articleContent']",
    "//article",
)
QUOTED = re.compile(r"'\s?([\w-]+)\s?'")
HEADINGS = ("//h1", "//h2[contains(@class,'title') or contains(@class,'tit')]")
ENOUGH_HAN = 40
SILENT = frozenset(
    ["script", "style", "noscript", "template", "iframe", "head", "select", "button", "svg", "textarea"]
)
BLOCK = frozenset(
    listed("""address article aside blockquote br center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr li main nav ol p pre section table tr ul""")
)
TITLE_META = ("ArticleTitle", "og:title", "twitter:title")
PUBLISHED_META = ("PubDate", "article:published_time", "publishdate")
SOURCE_META = ("ContentSource", "source", "og:article:author")
AUTHOR_META = ("Author", "author")
SHORTEST_HEADING = 6
MOST_HEADINGS = 200
LONGEST_READABLE = 300_000
"""Characters of a page up to which readability looks for the article, which takes it ten times as long as the parser."""
HEAD_LINES = 12
BROKEN = "这个网页文件是空的或已损坏，请重新保存后上传。"
LABELLING = frozenset(["span", "em", "i", "b", "label", "font"])
LABEL = re.compile(
    r"\s*(?:发布|信息|文章|稿件)?(?:时间|日期|来源|作者|编辑|浏览|点击)(?:次数|量|数)?\s*[:：]"
)


def read_html(text: str) -> Extracted:
    """Return the article of a saved page: heading, the lines between it and the content, the content.

    Raises DecodeError if the page holds no text.
    """
    page = _parse(text)
    content = _content(page, text)
    head = _head(page, content)
    lines = [*head, *_lines(content)]
    body = "\n".join(lines) or "\n".join(_flat(text))
    if not body.strip():
        raise DecodeError("这个网页里没有文字，正文可能由脚本载入，请在浏览器里复制正文后存为 txt 上传。")
    return Extracted(
        body,
        title=_heading(page),
        published=_meta(page, PUBLISHED_META),
        source=_meta(page, SOURCE_META),
        author=_meta(page, AUTHOR_META),
        url=_original(page),
    )


def _parse(text: str) -> etree._Element:
    try:
        # lxml refuses str with an encoding declaration; bytes in a known encoding are unambiguous.
        parser = etree.HTMLParser(encoding="utf-8", recover=True, remove_comments=True)
        page = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise DecodeError(BROKEN) from error
    if page is None:
        raise DecodeError(BROKEN)
    return page


def _content(page: etree._Element, text: str) -> etree._Element:
    for path in CONTENT:
        # A look at each element of a page takes many times as long as at its characters.
        if not any(name in text for name in QUOTED.findall(path) or ["<article"]):
            continue
        found = max(page.xpath(path), key=_han_count, default=None)
        if found is not None and _han_count(found) >= ENOUGH_HAN:
            return found
    if len(text) > LONGEST_READABLE:
        return page
    try:
        readable = html.fragment_fromstring(Readable(text).summary(html_partial=True), create_parent="div")
    except (Unparseable, etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return page  # lxml asserts that a body is left: a page of nothing but a head has none
    return readable if _han_count(readable) >= ENOUGH_HAN else page


def _han_count(element: etree._Element) -> int:
    return len(HAN.findall("".join(element.itertext())))


def _head(page: etree._Element, content: etree._Element) -> list[str]:
    """Return the heading and the lines between it and the content (来源, 发布时间 …), if they stand outside it."""
    heading = _heading_element(page)
    if heading is None or content is heading or heading in content.iterdescendants():
        return []
    if content is page:
        return [_heading(page)]
    if content.getroottree().getroot() is not page.getroottree().getroot():
        return _head_of_copy(page, heading, content)
    lines = list(takewhile(lambda line: line is not None, _lines_between(heading, content)))
    return [line for line in lines if line][:HEAD_LINES]


def _head_of_copy(page: etree._Element, heading: etree._Element, content: etree._Element) -> list[str]:
    """Return the same lines where the content is a copy out of the page: found by heading and first line."""
    title = " ".join(_text(heading).split())
    first = next(iter(_lines(content)), "")
    lines = _lines(page)
    if title not in lines or title == first:
        return [] if title == first else [title]
    start = lines.index(title)
    rest = lines[start + 1 : start + 1 + HEAD_LINES]
    return [title, *takewhile(lambda line: line != first, rest)] if first in rest else [title]


def _lines_between(first: etree._Element, last: etree._Element) -> Iterator[str]:
    buffer: list[str] = []
    started = False
    for event, element in etree.iterwalk(first.getroottree(), events=("start", "end")):
        if element is last:
            break
        if element is first:
            started = True
        if started:
            _collect(event, element, buffer)
    return iter(_split("".join(buffer)))


def _lines(element: etree._Element) -> list[str]:
    buffer: list[str] = []
    silent = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if node.tag in SILENT:
            silent += 1 if event == "start" else -1
            if event == "end" and not silent and node is not element:
                buffer.append(node.tail or "")
        elif not silent:
            _collect(event, node, buffer, root=element)
    return _split("".join(buffer))


def _collect(
    event: str, node: etree._Element, buffer: list[str], *, root: etree._Element | None = None
) -> None:
    """Append the text of one walk event; block elements begin and end lines."""
    tag = node.tag
    if tag in BLOCK:
        buffer.append("\n")
    if event == "start":
        if tag not in SILENT and (text := node.text):
            # Labels that only their margins keep apart: <span>来源：县人大</span><span>发布时间：…</span>
            buffer.append(" " if tag in LABELLING and LABEL.match(text) else "")
            buffer.append(text.replace("\n", " "))
    elif node is not root:
        if tag in ("td", "th"):
            buffer.append(" ")
        buffer.append((node.tail or "").replace("\n", " "))


def _split(text: str) -> list[str]:
    lines = (line.strip(" \t\r\xa0") for line in text.split("\n"))
    return [line for line in lines if line.strip()]


TAGS = re.compile("<[A-Za-z/][^<>]*>")


class _Flat(HTMLParser):
    """Collects the text of markup without building a tree: libxml2 drops what is nested deeper than 256 tags."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent = self.silent or (tag if tag in SILENT else "")
        self.pieces.append("\n" if tag in BLOCK else "")

    def handle_endtag(self, tag: str) -> None:
        self.silent = "" if tag == self.silent else self.silent
        self.pieces.append("\n" if tag in BLOCK else "")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(data.replace("\n", " "))


def _flat(text: str) -> list[str]:
    if not TAGS.sub("", text).strip():
        return []
    parser = _Flat()
    parser.feed(text)
    parser.close()
    return _split("".join(parser.pieces))


def _heading_element(page: etree._Element) -> etree._Element | None:
    """Return the heading of the article: the first h1 with text, else one called a title or named in the page's."""
    for path in HEADINGS:
        for element in page.xpath(path):
            if _text(element).strip():
                return element
    named = " ".join((page.findtext(".//title") or "").split())
    for element in islice(page.iter("h2", "h3", "h4"), MOST_HEADINGS):
        text = " ".join(_text(element).split())
        if len(text) >= SHORTEST_HEADING and text in named:
            return element
    return None


def _heading(page: etree._Element) -> str:
    element = _heading_element(page)
    if element is not None:
        return " ".join(_text(element).split())
    return _meta(page, TITLE_META) or " ".join((page.findtext(".//title") or "").split())


def _text(element: etree._Element) -> str:
    return str(element.xpath("string()"))


def _meta(page: etree._Element, names: Iterable[str]) -> str:
    metas = list(page.iter("meta"))
    for name in names:
        for element in metas:
            if name not in (element.get("name"), element.get("property")):
                continue
            if value := (element.get("content") or "").strip():
                return value
    return ""


def _original(page: etree._Element) -> str:
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for value in page.xpath(path):
            return str(value).strip()
    return ""
