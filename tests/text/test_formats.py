"""Containers give their text, or one sentence that says why not: OFD, PDF with a text layer or a password, GBK web archives."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from archive.text.decode import decode
from archive.text.errors import DecodeError

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
ROOT = (
    f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocInfo><ofd:Title>县人大常委会公报</ofd:Title></ofd:DocInfo>"
    "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
)
SECOND_FIRST = (
    f"<ofd:Document {NAMESPACE}><ofd:Pages><ofd:Page ID='9' BaseLoc='Pages/Page_1/Content.xml'/>"
    "<ofd:Page ID='1' BaseLoc='/Doc_0/Pages/Page_0/Content.xml'/></ofd:Pages></ofd:Document>"
)


def text_object(text: str, top: float) -> str:
    return f"<ofd:TextObject Boundary='20 {top} 100 5'><ofd:TextCode X='0' Y='4'>{text}</ofd:TextCode></ofd:TextObject>"


def page(*objects: str) -> str:
    return f"<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"


def packed(**changed: str) -> bytes:
    parts = {
        "OFD.xml": ROOT,
        "Doc_0/Document.xml": SECOND_FIRST,
        "Doc_0/Pages/Page_0/Content.xml": page(text_object("第二页的话。", 30)),
        "Doc_0/Pages/Page_1/Content.xml": page(
            text_object("县人大常委会", 30),
            text_object("举行会议。", 30.4),
            text_object("会议听取了报告。", 38),
        ),
    }
    parts |= {name.replace("__", "/"): text for name, text in changed.items()}
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def pdf(*, encrypted: bool = False) -> bytes:
    """A PDF of one page, written by hand: two lines of Latin text in a standard font."""
    stream = b"BT /F1 12 Tf 72 720 Td (Renda report 2021) Tj 0 -20 Td (Second line) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    trailer = b"/Root 1 0 R"
    if encrypted:
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >>" % (b"5a" * 32, b"a5" * 32)
        )
        trailer += (
            b" /Encrypt 6 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
        )
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (size, table, size, trailer, len(out))


def test_ofd_gives_its_lines_in_page_order() -> None:
    decoded = decode(packed(), name="公报.ofd")
    assert decoded.text == "县人大常委会举行会议。\n会议听取了报告。\n第二页的话。"
    assert (decoded.encoding, decoded.title) == ("ofd", "县人大常委会公报")


def test_ofd_is_known_without_its_name() -> None:
    assert decode(packed()).encoding == "ofd"


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        (
            {"Doc_0__Pages__Page_0__Content.xml": page(), "Doc_0__Pages__Page_1__Content.xml": page()},
            "扫描件",
        ),
        ({"Doc_0__Document.xml": "<broken"}, "已损坏"),
        ({"Doc_0__Pages__Page_1__Content.xml": page(text_object("县" * 500_000, 3))}, "过大"),
        ({"OFD.xml": ROOT.replace("Doc_0/Document.xml", "../../etc/passwd")}, "已损坏"),
    ],
)
def test_unreadable_ofd_says_why_in_one_sentence(changed: dict[str, str], word: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(packed(**changed), name="公报.ofd")
    message = str(caught.value)
    assert word in message
    assert message.endswith("。")
    assert message.count("。") == 1


def test_ofd_resolves_no_entities() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "展开了">]>'
    content = bomb + page(text_object("前&x;&y;后", 3))
    decoded = decode(packed(**{"Doc_0__Pages__Page_1__Content.xml": content}), name="a.ofd")
    assert decoded.text.split("\n")[0].startswith("前&x;")
    assert "展开了" not in decoded.text


def test_pdf_gives_its_text_layer() -> None:
    assert decode(pdf(), name="a.pdf").text == "Renda report 2021\nSecond line"


def test_encrypted_pdf_says_so() -> None:
    with pytest.raises(DecodeError, match="密码"):
        decode(pdf(encrypted=True), name="a.pdf")


@pytest.mark.parametrize("encoded", ["8bit", "base64", "quoted-printable"])
def test_web_archive_in_gbk_gives_its_page(encoded: str) -> None:
    import base64
    import quopri

    body = (
        "<html><body><div id='zoom'><p>县人大常委会举行会议，听取了三项报告。</p></div></body></html>".encode(
            "gbk"
        )
    )
    encoders = {"8bit": bytes, "base64": base64.encodebytes, "quoted-printable": quopri.encodestring}
    raw = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    raw += (
        b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: "
        + encoded.encode()
        + b"\r\n\r\n"
    )
    raw += encoders[encoded](body) + b"\r\n--b--\r\n"
    assert decode(raw, name="a.mht").text == "县人大常委会举行会议，听取了三项报告。"
