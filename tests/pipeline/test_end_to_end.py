"""Real bytes through the real reader: a damaged report of our own, and what cannot be read."""

import io
import zipfile

import pytest

from archive.models import Article, Occurrence, Upload
from archive.pipeline.ingest import Item, ingest
from archive.pipeline.prepare import prepare
from archive.pipeline.publish import publish
from archive.text.draft import replay

REPORT = """清河縣人大常委會召開代表工作座談會
來源：清河人大網　發布時間：2023-05-18 09:20
5月17日，清河縣人大常委會召開代表工作座談會，學(xué)習(xí)貫徹全過程人民民主重大理念。縣人大常委會主任方若水主持會議並講話。
方若水強調，要踐行全過程人民民主，建好人大代表聯絡站，接受人民監督。要堅持問題導向，推動代表建議落實。
會議還聽取了各鄉鎮人大主席團的匯報。
"""


def take(raw: bytes, name: str) -> Upload:
    return ingest([Item(name, raw)], method="file")[0].upload


@pytest.fixture
def article(county, slogans):
    return prepare(take(REPORT.encode(), "报告.txt"))


def test_a_damaged_report_becomes_a_draft(article, county):
    assert article.title == "清河县人大常委会召开代表工作座谈会"
    assert (article.county, article.genre, article.source.name) == (county, "会议报道", "清河人大网")
    assert (article.event_on, article.event_quote) == ("2023-05-17", "5月17日")
    assert (article.published_on, article.published_quote) == ("2023-05-18", "2023-05-18")
    assert "学习贯彻全过程人民民主" in article.body
    assert "xué" not in article.body


def test_every_value_shows_the_words_it_was_read_from(article):
    assert replay(article.decoded, article.steps.all()) == article.body
    for finding in article.findings.all():
        assert article.decoded[finding.start : finding.end] == finding.quote


def test_statements_and_slogans_are_credited_to_who_spoke(article, county):
    publish(article)
    speakers = [statement.speaker and statement.speaker.name for statement in article.statements.all()]
    assert "方若水" in speakers
    assert {statement.division for statement in article.statements.all()} == {county}
    uses = Occurrence.objects.filter(statement__speaker__name="方若水").values_list(
        "slogan__canonical", flat=True
    )
    assert set(uses) == {"全过程人民民主", "人大代表联络站"}


def broken_docx() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/other.xml", "<a/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("空.txt", b""),
        ("白.txt", b" \n\t\n"),
        ("图.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("坏.docx", broken_docx()),
        ("断.docx", b"PK\x03\x04 truncated"),
        ("坏.pdf", b"%PDF-1.7 nothing follows"),
    ],
)
def test_what_cannot_be_read_stays_with_one_sentence(county, name, raw):
    upload = take(raw, name)
    assert prepare(upload) is None
    upload.refresh_from_db()
    assert upload.state == "failed"
    assert upload.error.endswith("。")
    assert "程序出错" not in upload.error
    assert Article.objects.count() == 0
