"""Whether every stored text still follows from its original, and every value from its text."""

from __future__ import annotations

from collections.abc import Iterator

from archive import originals
from archive.holdings.report import Check, Property, Tally
from archive.models import Article, Upload
from archive.text.decode import decode
from archive.text.draft import RepairStep, replay
from archive.text.errors import DecodeError, ReplayError

BATCH = 100


def check_texts() -> Iterator[Check]:
    """Read each original anew, replay its repairs, and look up each quote and each statement."""
    decoded = Tally(Property.AUTHENTIC, "解码文本与原件一致")
    replayed = Tally(Property.AUTHENTIC, "正文是修复步骤重放的结果")
    quoted = Tally(Property.AUTHENTIC, "每个取值的原文都在其位置")
    stated = Tally(Property.WHOLE, "陈述首尾相接，合起来是全文")
    restorable = Tally(Property.WHOLE, "每一版都能重放")
    for article in _articles():
        decoded.look(_decoding_faults(article))
        replayed.look(_replay_faults(article))
        quoted.look(_quote_faults(article))
        stated.look(_statement_faults(article))
        restorable.look(_version_faults(article))
    yield from (tally.check for tally in (decoded, replayed, quoted, stated, restorable))
    yield _check_uploads()


def _articles() -> Iterator[Article]:
    return (
        Article.objects.order_by("pk")
        .select_related("upload")
        .prefetch_related("steps", "findings", "statements", "versions")
        .iterator(chunk_size=BATCH)
    )


def _decoding_faults(article: Article) -> Iterator[str]:
    try:
        text = decode(originals.path_of(article.upload.sha256).read_bytes(), name=article.upload.name).text
    except OSError:
        return  # told among the originals
    except DecodeError as error:
        yield f"文章 {article.pk}：原件读不出文字（{error}）"
        return
    if text != article.decoded:
        yield f"文章 {article.pk}：现在从原件读出的文字与库中的解码文本不同（库被改动，或解码程序换了版本）"


def _replay_faults(article: Article) -> Iterator[str]:
    try:
        if replay(article.decoded, article.steps.all()) != article.body:  # type: ignore[arg-type]  # rows have a step's fields
            yield f"文章 {article.pk}：重放修复步骤得到的正文与库中不同"
    except ReplayError as error:
        yield f"文章 {article.pk}：修复步骤不能重放（{error}）"


def _quote_faults(article: Article) -> Iterator[str]:
    for finding in article.findings.all():
        if finding.quote and article.decoded[finding.start : finding.end] != finding.quote:
            yield f"文章 {article.pk}：{finding.field}＝{finding.value} 的原文不在所记的位置"


def _statement_faults(article: Article) -> Iterator[str]:
    """Between two statements stand only blanks and line feeds."""
    body, reached = article.body, 0
    for position, statement in enumerate(article.statements.all()):
        follows = statement.position == position and not body[reached : statement.start].strip()
        if not follows or body[statement.start : statement.end] != statement.text:
            yield f"文章 {article.pk}：第 {position + 1} 则陈述与正文不符"
            return
        reached = statement.end
    if body[reached:].strip():
        yield f"文章 {article.pk}：正文从第 {reached} 字起不属于任何陈述"


def _version_faults(article: Article) -> Iterator[str]:
    """Each version's repairs find their words, and its statements lie in the text they make."""
    for version in article.versions.all():
        decoded = article.decoded if version.decoded is None else version.decoded
        try:
            body = replay(decoded, (RepairStep(*step) for step in version.state["steps"]))
        except ReplayError as error:
            yield f"文章 {article.pk} {version}：修复步骤不能重放（{error}）"
        else:
            if any(row["end"] > len(body) for row in version.state["statements"]):
                yield f"文章 {article.pk} {version}：陈述超出正文"


def _check_uploads() -> Check:
    """Every upload that was read became an article."""
    tally = Tally(Property.WHOLE, "处理过的上传都有文章")
    for upload in Upload.objects.filter(state=Upload.State.PREPARED).select_related("article").iterator():
        tally.look([] if hasattr(upload, "article") else [f"上传 {upload.pk}（{upload.name}）没有文章"])
    return tally.check
