"""Describe articles without a database: one JSON line per file, or per record of a .jsonl."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from archive.management.base import DataCommand
from archive.pipeline.vocabulary import load_vocabulary
from archive.text.article import read
from archive.text.document import Article, Description
from archive.text.errors import DecodeError
from archive.text.places.gazetteer import Gazetteer
from archive.text.slogans import Lexicon, Slogan

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
# The slogans that the field `slogans` reports, for comparison with labelled sets; all others stand in the evidence.
REPORTED = (
    "全过程人民民主", "两个确立", "两个维护", "四个意识", "四个自信", "四个机关", "六个必须坚持", "三同",
    "一府一委两院", "一府两院", "高质量发展", "以人民为中心", "民生实事票决", "代表之家/代表联络站",
)  # fmt: skip
# A slogan that the labelled sets count where both its words stand in the text, apart or the other way round.
APART = {"民生实事票决": ("民生实事", "票决")}
ONE_VALUE = ("title", "event_date", "publish_date", "level", "source", "reprinter", "original_url", "genre")


class Command(DataCommand):
    help = "描述文章：每个文件（或 .jsonl 的每条记录）输出一行 JSON；不用数据库。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        gazetteer, lexicon = load_gazetteer(), load_lexicon()
        failed = 0
        for identity, raw, url in _records(options["paths"]):
            try:
                article = read(
                    raw,
                    gazetteer=gazetteer,
                    lexicon=lexicon,
                    words=load_vocabulary,
                    name=identity,
                    url=url,
                )
            except DecodeError as error:
                failed += 1
                line: dict[str, Any] = {"id": identity, "error": str(error)}
            else:
                line = {"id": identity, **as_json(article, gazetteer)}
            self.stdout.write(json.dumps(line, ensure_ascii=False))
        if failed:
            sys.exit(1)


def load_gazetteer() -> Gazetteer:
    """Return the gazetteer of the divisions that come with the project."""
    with (FIXTURES / "divisions.csv").open(encoding="utf-8", newline="") as lines:
        return Gazetteer.from_csv(lines)


def load_lexicon() -> Lexicon:
    """Return the lexicon of the slogans that come with the project."""
    rows = json.loads((FIXTURES / "slogans.json").read_text(encoding="utf-8"))
    return Lexicon.of(
        Slogan(row["fields"]["canonical"], row["fields"].get("variants", ()))
        for row in rows
        if row["model"] == "archive.slogan"
    )


def _records(paths: list[Path]) -> Iterator[tuple[str, bytes, str]]:
    """Yield id, bytes and URL of each article; raises CommandError for a path that is no file."""
    for path in paths:
        if not path.is_file():
            raise CommandError(f"没有这个文件：{path}")
        if path.suffix != ".jsonl":
            yield path.name, path.read_bytes(), ""
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                record = json.loads(line)
                yield str(record["id"]), record["text"].encode(), record.get("url") or ""


def as_json(article: Article, gazetteer: Gazetteer) -> dict[str, Any]:
    """Return a description in the fields of the evaluation sets, with the evidence for each value."""
    description = article.description
    return {
        **{field: description.best(field) for field in ONE_VALUE},
        "county": [_county(finding.value, finding.quote, gazetteer) for finding in description.of("county")]
        or None,
        "speakers": [
            {"name": p.value, "title": p.office or None, "org": p.organisation or None, "role": p.role}
            for p in description.speakers
        ],
        "author": _values(description, "author"),
        "editor": _values(description, "editor"),
        "flags": _values(description, "flag"),
        "slogans": _slogans(article),
        "statements": [{"adcode": s.adcode, "speaker": s.speaker} for s in description.statements],
        "evidence": _evidence(description),
    }


def _slogans(article: Article) -> list[str]:
    text = f"{article.description.best('title') or ''}\n{article.document.body.text}"
    used = {finding.value for finding in article.description.of("slogan")}
    used.update(slogan for slogan, words in APART.items() if all(word in text for word in words))
    return [slogan for slogan in REPORTED if slogan in used]


def _values(description: Description, field: str) -> list[str]:
    return list(dict.fromkeys(finding.value for finding in description.of(field)))


def _county(adcode: str, quote: str, gazetteer: Gazetteer) -> dict[str, str | None]:
    """Return a division with the name as it stands in the text, and its names in full."""
    unit = next((unit for unit in gazetteer.named(quote) if unit.adcode == adcode), None) or gazetteer.at(
        adcode
    )
    if not unit:
        return {"name": quote or None, "full": quote, "adcode": adcode, "province": None}
    return {
        "name": quote or None,
        "full": gazetteer.full_name(unit),
        "adcode": adcode,
        "province": gazetteer.path(unit)[0].name,
    }


def _evidence(description: Description) -> dict[str, list[dict[str, Any]]]:
    evidence: dict[str, list[dict[str, Any]]] = {}
    for finding in description.findings:
        evidence.setdefault(finding.field, []).append(
            {
                "value": finding.value, "quote": finding.quote, "start": finding.start, "end": finding.end,
                "rule": finding.rule, "certainty": finding.certainty, "certain": finding.certain,
            }
        )  # fmt: skip
    return evidence
