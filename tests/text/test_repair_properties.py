"""Whatever the text: repair is idempotent, replays, and keeps what it has no reason to touch."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.text.damage import findings
from archive.text.draft import replay
from archive.text.furniture.dividing import divide
from archive.text.repair import repair

PIECES = [
    "县人大常委会", "縣人大常委會", "主任", "王平", "李 娜", "長(zhǎng)", "学(xue)", "(GDP)",
    "質詢?cè)u(píng)議", "。??h", "?;嵋橐",
    "?", "，", ",,", "，。", "……", "——", "“”", "“", "”", "\n", "\n\n", " ",
    "　　", "&nbsp;", "&amp;", "<BR>", "<p>", "</span>",
    "![](a.jpg)", "|", "- 12 -", "第 3 页", "XX", "×", "**", "20**年", "818,", "58日", "首页 > 新闻", "来源:县网",
    "作者：周平",
    "新闻推荐", "附件:", "文章导读", "\u200b", "\x00", "\r", "\ufffd", "乾隆", "3.5%", "https://a.cn/b",
    "2020-01-02 08:30:00", "、", "。",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=25).map("".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_repair_is_idempotent_and_replays(text: str) -> None:
    draft = repair(text)
    assert repair(draft.text).text == draft.text
    assert replay(text, draft.steps) == draft.text


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_body_is_the_text_blocks_and_repairs_to_itself(text: str) -> None:
    document = divide(repair(text))
    lines = [
        document.repaired.text[block.start : block.end] for block in document.blocks if block.kind == "text"
    ]
    assert document.body.text == "\n".join(lines)
    assert replay(text, document.body.steps) == document.body.text
    kinds = [block.kind for block in document.blocks]
    texts = [n for n, kind in enumerate(kinds) if kind == "text"]
    # Lines between which others were taken out are neighbours only in the body, and may read on there.
    if not texts or set(kinds[texts[0] : texts[-1]]) <= {"text"}:
        assert repair(document.body.text).text == document.body.text


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_quote_stands_at_its_span(text: str) -> None:
    for finding in findings(divide(repair(text))):
        assert finding.quote == text[finding.start : finding.end] != ""
