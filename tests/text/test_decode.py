"""Bytes of every sort become text, or one clear sentence."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

import docx
import pytest

from archive.text.decode import decode
from archive.text.errors import DecodeError

HANS = "9月28日，县第十七届人大常委会召开第五次会议。县人大常委会主任主持，听取了三项报告。\n"
HANT = "9月28日，縣第十七屆人大常委會召開第五次會議。縣人大常委會主任主持，聽取了三項報告。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (HANS, "utf-8"),
        (HANS, "gb18030"),
        (HANT, "big5"),
        (HANT, "gb18030"),
        (HANS, "utf-16-le"),
        (HANS, "utf-16-be"),
    ],
)
def test_encoding_is_found_without_a_mark(text: str, encoding: str) -> None:
    decoded = decode((text * 3).encode(encoding))
    assert (decoded.text, decoded.encoding) == (text * 3, encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_decides(encoding: str) -> None:
    assert decode(HANS.encode(encoding)).text == HANS


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_single_bad_byte_survives_as_a_mark(encoding: str) -> None:
    raw = (HANS * 4).encode(encoding)
    end = len(HANS.encode(encoding)) - 1
    decoded = decode(raw[:end] + b"\xff" + raw[end:])
    assert decoded.encoding == encoding
    assert decoded.text.count("\ufffd") == 1
    assert decoded.text.replace("\ufffd", "") == HANS * 4


def test_line_ends_become_line_feeds() -> None:
    assert decode("甲\r\n乙\r丙\n".encode()).text == "甲\n乙\n丙\n"


@pytest.mark.parametrize(
    ("raw", "name", "word"),
    [
        (b"", "a.txt", "空"),
        (b" \r\n\t", "a.txt", "空"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.png", "图片"),
        (bytes(range(256)) * 20, "a.txt", "不是文本"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "a.doc", "docx"),
        (b"Rar!\x1a\x07\x00", "a.rar", "zip"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "a.7z", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "有密码.pptx", "演示文稿"),
        (b"PK\x03\x04 not a document", "a.docx", "已损坏"),
        (b"%PDF-1.4 broken", "a.pdf", "PDF"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx", "a.mht", "mht"),
    ],
)
def test_unreadable_file_says_what_to_do(raw: bytes, name: str, word: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(raw, name=name)
    message = str(caught.value)
    assert word in message
    assert message.endswith("。")
    assert message.count("。") == 1


def test_web_page_gives_heading_byline_and_content() -> None:
    page = f"""<html><head><meta charset="gb2312"><title>站点</title><meta name="ContentSource" content="县人大"></head><body>
    <div class="nav"><a>首页</a></div><h1>县人大常委会召开会议</h1><div>来源：县人大 时间：2020-01-02</div>
    <div class="TRS_Editor"><p>{HANS.strip()}</p><p>第二段。<br>第三段。</p><table><tr><td>甲</td><td>乙</td></tr></table>
    <script>alert(1)</script></div><div>版权所有</div></body></html>"""
    decoded = decode(page.encode("gb18030"), name="页面.html")
    assert decoded.text.split("\n") == [
        "县人大常委会召开会议", "来源：县人大 时间：2020-01-02", HANS.strip(), "第二段。", "第三段。", "甲 乙",
    ]  # fmt: skip
    assert (decoded.title, decoded.source) == ("县人大常委会召开会议", "县人大")


def test_web_page_without_known_content_is_read_by_weight() -> None:
    paragraphs = f"<p>{HANS}</p><p>{HANS * 3}</p>"
    page = f"<html><body><ul><li>首页</li></ul><div><div>{paragraphs}</div></div></body></html>"
    assert HANS.strip() in decode(page.encode()).text


def test_deeply_nested_page_is_read() -> None:
    page = "<html><body>" + "<div>" * 10_000 + HANS + "</div>" * 10_000 + "</body></html>"
    assert decode(page.encode(), name="a.html").text


def test_web_archive_gives_its_page() -> None:
    page = f"<html><body><div id='zoom'><p>{HANS.strip()}</p></div></body></html>".encode()
    raw = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    raw += b"Content-Type: text/html; charset=utf-8\r\n\r\n"
    assert decode(raw + page + b"\r\n--b--\r\n", name="a.mht").text == HANS.strip()


def test_document_is_read_in_the_order_of_its_body() -> None:
    document = docx.Document()
    document.add_paragraph("标题")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "姓名", "职务"
    document.add_paragraph("正文。")
    file = BytesIO()
    document.save(file)
    assert decode(file.getvalue(), name="a.docx").text == "标题\n姓名 职务\n正文。"


@pytest.mark.parametrize("blank", ["", " \n", "\u3000\n\u3000", "\ufeff\u3000\n", "\xa0 \r\n"])
def test_a_text_of_blanks_is_empty(blank: str) -> None:
    with pytest.raises(DecodeError, match="文件是空的"):
        decode(blank.encode(), name="a.txt")


def test_document_without_text_says_so() -> None:
    file = BytesIO()
    docx.Document().save(file)
    with pytest.raises(DecodeError, match="没有文字"):
        decode(file.getvalue(), name="a.docx")


@pytest.mark.parametrize(
    ("name", "part", "sentence"),
    [
        ("讲稿.pptx", "ppt/presentation.xml", "演示文稿不能读取"),
        ("讲稿.docx", "ppt/presentation.xml", "演示文稿不能读取"),
        ("名单.xlsx", "xl/workbook.xml", "这是一份表格"),
    ],
)
def test_another_document_of_the_same_container_gets_its_own_sentence(name, part, sentence):
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, "<p/>")
    with pytest.raises(DecodeError, match=sentence):
        decode(file.getvalue(), name=name)


def test_pdf_without_text_is_called_a_scan() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    file = BytesIO()
    document.save(file)
    with pytest.raises(DecodeError, match="扫描件"):
        decode(file.getvalue(), name="a.pdf")


LINES = "5月14日下午，县人大常委会召开第四十二次主任会议，听取县水务局关于防汛工作情况的汇报，研究有关事项。"


@pytest.mark.parametrize(
    "heading",
    ["<h1>{0}</h1>", '<h2 class="title">{0}</h2>', '<h3 align="center">{0}</h3>'],
    ids=["h1", "named", "in the page's title"],
)
@pytest.mark.parametrize("content", ["zoom", "body"])
def test_the_line_below_the_heading_is_kept(heading, content):
    title = "县人大常委会召开第四十二次主任会议"
    page = f"""<html><head><title>{title}_民勤人大</title></head><body><div><a href="/">首页</a></div>
    {heading.format(title)}<div><span>来源：民勤人大</span><span>发布时间：2020-05-15</span></div>
    <div id="{content}">{f"<p>{LINES}</p>" * 4}</div></body></html>"""
    assert decode(page.encode(), name="a.html").text.startswith(
        f"{title}\n来源：民勤人大 发布时间：2020-05-15\n{LINES}"
    )


@pytest.mark.parametrize("seed", range(8))
def test_random_bytes_are_no_text_in_any_encoding(seed):
    raw = random.Random(seed).randbytes(5000)
    with pytest.raises(DecodeError, match="不是文本"):
        decode(raw, name="x.txt")
