"""Hostile shapes: fragments that are repeated, and files that are built to be hard to read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping

from evaluation.samples import SAMPLES, article_bytes, labelled

FRAGMENTS: Mapping[str, str] = {
    "one character": "县",
    "one latin letter": "a",
    "visits without a mark": "副主任贺平来看望",
    "minutes": "时间：2018年4月26日\n地点：县\n",
    "bare page numbers": "会议听取、报告\n2\n审议、通过决议\n",
    "labels behind sentences": "会议结束。编辑：王平 审核：李明",
    "names cut behind offices": "县政协主席屈\n文娟\n",
    "traditional character": "縣",
    "two thousand characters": "".join(map(chr, range(0x4E00, 0x5200))),
    "digits": "1",
    "dates": "2021年5月1日，",
    "days": "5月1日",
    "lost digits": "\n818,",
    "clock lines": "2021-05-01 08:30\n",
    "brackets": "(",
    "full brackets": "（",
    "bracket pairs": "（）",
    "empty quotes": "“”",
    "open quotes": "“",
    "books": "《",
    "book pairs": "《关于》",
    "dashes": "—",
    "page numbers": "\n- 12 -\n",
    "page numbers inside": "县 - 1 - ",
    "line feeds": "\n",
    "blanks": " ",
    "wide blanks": "\u3000",
    "blanks and feeds": " \n",
    "blank and character": "县 ",
    "carriage returns": "\r",
    "controls": "县人大常委会召开会议，听取报告，审议通过，提出要求，各位代表参加。各位委员讨论，一致同意并作出决定\x01",
    "zero width": "\u200b",
    "all punctuation": "，。、；：？！“”‘’（）《》〈〉【】〔〕…—·～-_*#@&|/\\",
    "commas": "，",
    "doubled commas": "县,,",
    "stops": "。",
    "question marks": "?",
    "byte shift": "質詢?cè)u(píng)議",
    "byte shift run": "質詢?cè)u(píng)議县人大常委会",
    "shift, unsound": "县?cè)",
    "lost stop": "议?;嵋橐螅",
    "lost stop h": "議??h人大",
    "pinyin pairs": "学(xué)",
    "pinyin, wrong": "学(gan)",
    "pinyin, full": "學（xué）習（xí）",
    "pinyin, open": "学(xu",
    "tags": "<BR>",
    "open tags": "<p ",
    "inline tags": "<span style='a'>县</span>",
    "unknown tags": "<人民日报>",
    "entities": "&nbsp;",
    "entity starts": "&",
    "image markup": "![](a.jpg)",
    "image open": "![",
    "forum image": "[img]a[/img]",
    "forum image open": "[img]",
    "surnames": "王",
    "surname and": "王和",
    "office and list": "主任王小明、",
    "day, comma": "5月1日，",
    "names": "王小明",
    "name list": "王小明、",
    "spaced names": "王 平 ",
    "spaced list": "主任王 平、李 娜、",
    "two-part list": "徐建青、胡鹤翔\n",
    "cut names": "、鲍\n月英、",
    "dotted": "·王",
    "foreign names": "买买提",
    "office": "主任",
    "office and name": "主任王小明",
    "offices": "县委常委、副县长、",
    "officed list": "县人大常委会主任王小明、",
    "officed lines": "县委书记 王小明\n",
    "officed speech": "县委书记王小明指出，要。\n",
    "national": "国家主席",
    "deputies": "代表、",
    "elected": "王平同志当选",
    "chosen": "选举王平为主任，",
    "speaks": "强调",
    "reports": "作报告",
    "pronoun": "他说，",
    "official title": "广元市朝天区人大常委会党组书记、主任",
    "official title, comma": "朝天区人大常委会党组书记，主任，",
    "interview": "问：情况怎样？\n答：很好。\n",
    "interview, one line": "问：情况怎样？答：很好。",
    "interview, names": "记者：怎样？\n王小明：很好。\n",
    "county": "嘉善县",
    "counties": "嘉善县宁都县民勤县凤凰县",
    "county short": "朝天",
    "county path": "四川省广元市朝天区",
    "district": "鼓楼区",
    "full organ": "广元市朝天区人民代表大会常务委员会",
    "congress": "第十八届人民代表大会第三次会议",
    "bare congress": "十八届三次",
    "slogan": "全过程人民民主",
    "slogans": "以人民为中心的发展思想、全过程人民民主、",
    "placeholder": "县X",
    "placeholder cross": "××",
    "stars": "*",
    "star censored": "县*县",
    "twenty stars": "20**年",
    "under scores": "县__，",
    "furniture words": "首页 > ",
    "breadcrumb lines": "首页 > 新闻 > 人大\n",
    "source lines": "来源：县人大网 作者：王平 编辑：李娜\n",
    "labels": "来源:\n",
    "labels in line": "来源:作者:",
    "end markers": "新闻推荐\n",
    "end and text": "县人大常委会召开会议，听取报告，审议通过，提出要求，各位代表参加。\n新闻推荐\n",
    "menu": "- 首页\n",
    "address": "www.",
    "addresses": "https://a.cn/b ",
    "address inside": "县，https://a.cn/b县",
    "excerpt": "文章导读\n县人大常委会召开会议听取报告\n",
    "titles": "关于县人大工作的报告",
    "title lines": "县人大常委会召开会议\n",
    "title glued": "关于县人大工作的调研报告县",
    "numbering": "一、",
    "headings": "一、县人大\n",
    "articles appended": "下一篇：县人大\n",
    "wrapped lines": "县人大常委会召开会议，听取和审议县人民政府关于\n",
    "wrapped, ragged": "县人大常委会召开会议，听取和审议县人民政府关于\n短行\n",
    "long line": "县人大常委会召开会议，听取和审议报告。",
    "long paragraph": "县人大常委会主任王平主持会议并强调，要坚持全过程人民民主。",
    "same line": "县人大常委会主任王平主持会议并强调，要坚持全过程人民民主。\n",
    "walls": "登录后阅读",
    "price": "¥1\n",
    "captions": "图为会议现场\n",
    "speeches": "各位代表：",
    "salutations": "同志们：\n",
    "signatures": "（记者 王平）\n",
    "replacement": "\ufffd",
    "astral": "\U00020000",
    "compatibility": "\u2f08",
    "mixed script": "縣县會会議议",
    "mixed": "县人大(dà)主任王 平,,強調&nbsp;<BR>“”2021年5月1日，來源：县网 ",
    "people in pictures": "图为县人大常委会主任王平（左二）在某镇了解企业生产情况。李明 摄",
    "days and places": "——2026年1月28日在酉阳土家族苗族自治县第十八届人民代表大会第六次会议上",
}
"""What is repeated."""


def nested_tags(size: int) -> bytes:
    """Return ten thousand tags inside each other."""
    return ("<html><body>" + "<div>" * 10_000 + "县人大召开会议。" * 40 + "</div>" * 10_000).encode()


def flat_tags(size: int) -> bytes:
    line = "<p>县人大常委会<b>召开</b>会议，听取报告。</p>\n"
    return ("<html><body>" + line * (size // len(line.encode()))).encode()


def open_tags(size: int) -> bytes:
    return ("<html><body>" + "<b>" * (size // 3)).encode()


def attributes(size: int) -> bytes:
    return ("<html><body><p " + "a=b " * (size // 4) + ">县人大</p>").encode()


def links(size: int) -> bytes:
    line = "<a href='a.html'>县人大</a> "
    return ("<html><body>" + line * (size // len(line.encode()))).encode()


def headings(size: int) -> bytes:
    line = "<h2>县人大常委会会议</h2>"
    return ("<html><title>会</title><body>" + line * (size // len(line.encode()))).encode()


def contents(size: int) -> bytes:
    line = "<div id='zoom' class='TRS_Editor'>"
    return ("<html><body>" + line * (size // len(line))).encode()


def sixteen_bits(size: int) -> bytes:
    return ("县人大常委会" * (size // 12)).encode("utf-16-le")


def gbk(size: int) -> bytes:
    return ("县人大常委会召开会议。" * (size // 22)).encode("gb18030") + b"\x81"


def big5(size: int) -> bytes:
    return ("縣人大常委會召開會議。" * (size // 22)).encode("big5")


def bytes_of_all_kinds(size: int) -> bytes:
    return bytes(range(256)) * (size // 256)


def docx(size: int) -> bytes:
    """Return a Word file with a paragraph for each sentence."""
    head = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    line = "<w:p><w:r><w:t>县人大常委会召开会议。</w:t></w:r></w:p>"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relations)
        archive.writestr(
            "word/document.xml", head + line * (size // len(line.encode())) + "</w:body></w:document>"
        )
    return buffer.getvalue()


FILES: Mapping[str, tuple[str, Callable[[int], bytes]]] = {
    "nested tags": (".html", nested_tags),
    "flat tags": (".html", flat_tags),
    "unclosed tags": (".html", open_tags),
    "attributes": (".html", attributes),
    "links": (".html", links),
    "headings of a page": (".html", headings),
    "contents of a page": (".html", contents),
    "utf-16": (".txt", sixteen_bits),
    "gbk with a bad byte": (".txt", gbk),
    "big5": (".txt", big5),
    "bytes of all kinds": (".txt", bytes_of_all_kinds),
    "word paragraphs": (".docx", docx),
}
"""What is built: the ending of the name and how it is made."""


def lines_of_samples(shortest: int) -> Iterator[tuple[str, str]]:
    """Yield a name and each different line of the samples, with its line feed."""
    seen: set[str] = set()
    for label in labelled():
        text = article_bytes(SAMPLES / label["id"]).decode("utf-8", "ignore")
        for number, line in enumerate(text.splitlines()):
            if len(line) >= shortest and line not in seen:
                seen.add(line)
                yield f"{label['id']}:{number}", line + "\n"
