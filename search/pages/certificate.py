"""The certificate of a result page: what was searched, what could hide a hit, and when it was last proved."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from search.results import Results, Silence


@dataclass(frozen=True, slots=True)
class Certificate:
    """`searched` is the one line under the total; `silences` and `audit` are sentences, empty where there is nothing to say."""

    searched_statements: int
    searched_articles: int
    samples: bool
    silence: Silence
    silences: tuple[str, ...]
    audit: Mapping[str, object]

    @property
    def searched(self) -> str:
        what = f"检索了 {self.searched_articles:,} 篇 {self.searched_statements:,} 则"
        return f"{what}（全部为样例）" if self.samples else what

    @property
    def audited(self) -> str:
        """When `audit_search` last compared the index with a scan, or that it never did."""
        if not self.audit:
            return "索引与逐字扫描尚未核对"
        phrases, differences = self.audit.get("phrases", 0), self.audit.get("differences", 0)
        outcome = "无差异" if not differences else f"有 {differences} 处差异，请管理员重建索引"
        return f"{str(self.audit.get('at', ''))[:10]} 以 {phrases} 个词语与逐字扫描核对，{outcome}"


def certificate(results: Results) -> Certificate:
    return Certificate(
        searched_statements=results.searched_statements,
        searched_articles=results.searched_articles,
        samples=results.samples,
        silence=results.silence,
        silences=tuple(_sentences(results.silence)),
        audit=last_audit(Path(settings.INDEX_DIR) / "audit.json"),
    )


def _sentences(silence: Silence) -> Iterator[str]:
    if silence.damaged:
        yield f"另有 {silence.damaged} 篇文字残缺，未见所查词语，但不能断定未用。"
    if silence.furniture:
        yield f"另有 {silence.furniture} 篇仅在移出的页面文字（导航、链接等）中出现，不计入。"
    if silence.undecided:
        yield f"另有 {silence.undecided} 篇文字残缺，是否不含所排除的词语无法判断，不计入。"


def last_audit(path: Path) -> Mapping[str, object]:
    """Return what the last audit wrote, or nothing if there was none. A record that cannot be read counts as none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
