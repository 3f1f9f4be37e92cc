"""Documents made to exhaust whoever reads them, or to read what is not theirs: one sentence, or their own words and no more."""

from __future__ import annotations

import io
import itertools
import socket
import struct
import zipfile
from collections.abc import Callable, Iterator

import docx
import openpyxl
import pytest

from archive.errors import RefusedError
from archive.pipeline.sheet import look_at
from archive.text.decode import decode
from archive.text.errors import DecodeError
from tests.text.test_formats import packed, page, text_object

WORDS = "县人大常委会召开会议。"
SECRET = "只在服务器上的文字"
MAIN, SHEET = "word/document.xml", "xl/sharedStrings.xml"
MERGED_ROW = b"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
Change = Callable[[str, bytes], bytes]


def rewritten(raw: bytes, change: Change, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive with `change(name, bytes)` of every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, zipfile.ZipFile(out, "w", method) as changed:
        for name in archive.namelist():
            changed.writestr(name, change(name, archive.read(name)))
    return out.getvalue()


def document(change: Callable[[bytes], bytes] = bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a Word document of one paragraph and a table of two by two, its main part changed."""
    made = docx.Document()
    made.add_paragraph(WORDS)
    table = made.add_table(2, 2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"格{number}"
    stream = io.BytesIO()
    made.save(stream)
    return rewritten(stream.getvalue(), lambda name, raw: change(raw) if name == MAIN else raw, method)


def workbook(change: Callable[[bytes], bytes]) -> bytes:
    book = openpyxl.Workbook()
    for row in (["标题", "正文"], ["某县", WORDS]):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return rewritten(stream.getvalue(), lambda name, raw: change(raw) if name == SHEET else raw)


def declared(raw: bytes, declaration: str) -> bytes:
    """Return an XML part with a document type before its root."""
    head, mark, rest = raw.partition(b"?>") if raw.startswith(b"<?xml") else (b"", b"", raw)
    return head + mark + declaration.encode() + rest


def laughing() -> str:
    """Return a declaration of entities of which the last, `i`, is a thousand million letters."""
    steps = "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in itertools.pairwise("abcdefghi"))
    return f'<!DOCTYPE x [<!ENTITY a "{"哈" * 10}">{steps}]>'


def put(entity: str, declaration: str) -> Callable[[bytes], bytes]:
    """Return a change that declares an entity and uses it behind the words."""

    def change(raw: bytes) -> bytes:
        assert WORDS.encode() in raw
        return declared(raw.replace(WORDS.encode(), f"{WORDS}&{entity};".encode()), declaration)

    return change


def test_a_table_is_read_cell_by_cell() -> None:
    assert decode(document(), name="a.docx").text == f"{WORDS}\n格0 格1\n格2 格3"


def test_a_cell_over_rows_and_columns_is_read_once() -> None:
    made = docx.Document()
    table = made.add_table(3, 3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = str(number)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "合并"
    stream = io.BytesIO()
    made.save(stream)
    assert decode(stream.getvalue(), name="a.docx").text.split("\n") == ["合并 2", "5", "6 7 8"]


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.replace(b"<w:tc>", b'<w:tc><w:tcPr><w:gridSpan w:val="900000000"/></w:tcPr>'),
        lambda raw: raw.replace(b"</w:tbl>", MERGED_ROW * 3000 + b"</w:tbl>"),
    ],
    ids=["columns", "rows"],
)
def test_a_span_costs_nothing_however_far_it_says_it_goes(change) -> None:
    assert decode(document(change), name="a.docx").text.startswith(WORDS)


@pytest.mark.parametrize(
    "raw",
    [
        document(lambda raw: raw.replace(WORDS.encode(), b" " * 8_000_000)),
        document(method=zipfile.ZIP_BZIP2),
        document(method=zipfile.ZIP_LZMA),
        document()[:-22],
    ],
    ids=["ratio", "bzip2", "lzma", "cut"],
)
def test_a_bomb_in_a_word_document_is_not_set_off(raw: bytes, monkeypatch) -> None:
    monkeypatch.setattr(docx, "Document", lambda _: pytest.fail("it was opened"))
    with pytest.raises(DecodeError) as caught:
        decode(raw, name="a.docx")
    assert str(caught.value).count("。") == 1


def test_pictures_that_unpack_to_too_much_together_are_not_unpacked(monkeypatch) -> None:
    out = io.BytesIO(document())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.png", bytes(4_000_000))
    assert decode(out.getvalue(), name="a.docx").text.startswith(WORDS)  # one white picture is none
    raw = out.getvalue().replace(struct.pack("<I", 4_000_000), struct.pack("<I", 400_000_000))
    monkeypatch.setattr(docx, "Document", lambda _: pytest.fail("it was opened"))
    with pytest.raises(DecodeError, match="过大"):
        decode(raw, name="a.docx")


def test_an_ofd_in_another_method_is_not_unpacked() -> None:
    with pytest.raises(DecodeError, match="过大"):
        decode(rewritten(packed(), lambda _, raw: raw, zipfile.ZIP_BZIP2), name="a.ofd")


def test_a_web_archive_nested_without_end_gets_one_sentence() -> None:
    part = "Content-Type: multipart/related; boundary=b{0}\r\n\r\n--b{0}\r\n"
    raw = "MIME-Version: 1.0\r\n" + "".join(part.format(number) for number in range(3000))
    with pytest.raises(DecodeError, match="嵌套得太深"):
        decode(raw.encode(), name="a.mht")


@pytest.fixture
def stranger() -> Iterator[tuple[str, Callable[[], bool]]]:
    """Yield the address of another machine, and whether anybody has called there."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setblocking(False)

    def was_called() -> bool:
        try:
            listener.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    with listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/a.dtd", was_called


def texts_of(declaration: str, entity: str) -> Iterator[tuple[str, str]]:
    """Yield what each kind of document gives that declares something and uses it; '' where it is refused."""
    change = put(entity, declaration)
    html = f"{declaration}<html><body><div id='zoom'><p>{WORDS * 8}&{entity};</p></div></body></html>"
    made = {
        "a.docx": document(change),
        "a.ofd": rewritten(
            packed(), lambda name, raw: declared(page(text_object(f"{WORDS}&{entity};", 3)).encode(), declaration)
            if name.endswith("Content.xml") else raw
        ),
        "a.html": html.encode(),
        "a.xhtml": f'<?xml version="1.0"?>{html}'.encode(),
        "a.mht": f"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}".encode(),
    }  # fmt: skip
    for name, raw in made.items():
        try:
            yield name, decode(raw, name=name).text
        except DecodeError:
            yield name, ""
    try:
        sheet = look_at("a.xlsx", io.BytesIO(workbook(change)))
        yield "a.xlsx", "\n".join(" ".join(row) for row in sheet.first_rows)
    except RefusedError:
        yield "a.xlsx", ""


def test_no_document_unfolds_its_entities() -> None:
    for name, text in texts_of(laughing(), "i"):
        assert len(text) < 1_000, name


def test_no_document_shows_a_file_of_this_machine(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET, encoding="utf-8")
    for name, text in texts_of(f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>', "s"):
        assert SECRET not in text, name


@pytest.mark.parametrize(
    "declaration", ['<!DOCTYPE x [<!ENTITY s SYSTEM "{0}">]>', '<!DOCTYPE x SYSTEM "{0}">']
)
def test_no_document_calls_another_machine(stranger, declaration: str) -> None:
    address, was_called = stranger
    for name, _ in texts_of(declaration.format(address), "s"):
        assert not was_called(), name


def test_nothing_beside_a_page_is_fetched(stranger) -> None:
    address, was_called = stranger
    linked = "".join(
        f"<{tag} {name}='{address}'></{tag.split()[0]}>"
        for tag, name in (("base", "href"), ("link rel=stylesheet", "href"), ("img", "src"), ("iframe", "src"), ("script", "src"))
    )  # fmt: skip
    html = f"<html><head>{linked}</head><body><div id='zoom'><p>{WORDS * 8}</p></div></body></html>"
    assert WORDS in decode(html.encode(), name="a.html").text
    assert not was_called()
