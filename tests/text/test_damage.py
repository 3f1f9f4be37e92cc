"""Each kind of damage is flagged on its evidence, and sound text is not flagged."""

from __future__ import annotations

import pytest

from archive.text import cut_end
from archive.text.damage import findings
from archive.text.furniture.dividing import divide
from archive.text.repair import repair


def found(text: str, field: str) -> list[tuple[str, str]]:
    return [
        (finding.value, finding.quote) for finding in findings(divide(repair(text))) if finding.field == field
    ]


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("縣人大常委會聽取報告。", "traditional"),
        ("学(xué)习人大制度。", "pinyin"),
        ("把握人大工作的“”与“”。", "empty-quotes"),
        ("X书记在市X届人大常委会上讲话。", "template-X"),
        ("20**年,**镇人大依法履职。", "template-X"),
        ("会议审议了报告,要求有关部门", "truncated"),
        ("会议强调,要办好实事。\n(未完待续)", "truncated"),
        ("副主任龍?zhí)┬?、張遠參會聽報告。", "mojibake"),
        ("会议审议报告,,通过决定。", "doubled-punct"),
        ("818,镇人大开会,镇长出席。", "digits-lost"),
        ("58日,市人大常委会开会。", "digits-lost"),
        ("本报讯(记者路远)　818日,镇人大开会。", "digits-lost"),
        ("副主任着重,要加大宣扬。", "spun"),
        ("打击**犯罪取得成效。", "censored"),
        ("下午\n全体代表\n在会议室\n听取报告\n并且讨论。", "line-broken"),
        ("(记者冯 艳)5日晚,大会开幕。", "spaced-names"),
        ("人大代- 12 -表要履职。", "page-numbers"),
        ("县人大常委会依法履职。\n— 12 —", "page-numbers"),
        ("縣人大召開會?huì)h審議報告。", "mojibake"),
        ("縣人大召開會?huì)h審議報告。", "pinyin"),
        ("人大工作\\:—https://www.example.com//。调研情况如下,请审议。", "injected-ads"),
        ("大会应到代表        名,实到        名。", "empty-fields"),
        ("![](a.jpg)\n大会开幕。", "image-markup"),
        ("大会开幕。\n版权所有", "boilerplate"),
    ],
)
def test_damage_is_flagged(text: str, flag: str) -> None:
    assert flag in [value for value, _ in found(text, "flag")]


@pytest.mark.parametrize(
    "text",
    [
        "会议听取了X光机采购和3×4米展板的说明。",
        "会议听取了 818,000元经费的说明。",
        "乾县商会负责人陳昇到会。",
        "全县生产总值(GDP)增长百分之五。",
        "2022年,58名代表参加,历时100日。",
        "县人大常委会\n2022年3月5日",
        "各位代表:\n现在开会。",
        "主任问:“行不行?”大家答:“行!”",
        "全体起立,奏国歌……请坐。",
        "818工程,总投资三亿元,已经开工。",
    ],
)
def test_sound_text_is_not_flagged(text: str) -> None:
    assert found(text, "flag") == []


@pytest.mark.parametrize(
    ("text", "holes"),
    [
        ("做到“”与“”。", [("empty-quotes", "“”"), ("empty-quotes", "“”")]),
        ("X书记和XX镇长讲话。", [("placeholder", "X"), ("placeholder", "XX")]),
        ("818,镇人大开会,镇长出席。", [("lost-digits", "818")]),
        ("会议审议报告,要求", [("cut", "告,要求")]),
        ("副主任張?、李遠聽報告、參會。", [("damage", "?")]),
    ],
)
def test_hole_is_where_words_are_missing(text: str, holes: list[tuple[str, str]]) -> None:
    assert found(text, "hole") == holes


@pytest.mark.parametrize(
    "sentence",
    [
        "登录后阅读全文",
        "请登录查看全部内容",
        "付费阅读",
        "阅读全文请登录",
        "登录后即可查看",
        "下载文档查看全文",
        "想阅读完全部图文内容,您需要先登陆!",
        "阅读完全部内容请先登录",
        "阅读完整内容，请登录",
        "想查看完全部内容，您需要登录",
        "浏览全部图文需要登陆",
        "观看完整内容请先登录",
        "阅读到全文需付费",
        "查看全部图文内容，您需要先登录",
        "阅读完剩余内容需成为会员",
        "想看完请登录后阅读",
    ],
)
def test_a_wall_offers_the_rest_of_the_text(sentence: str) -> None:
    assert cut_end.WALL.search(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "请代表登录查看。", "代表登录平台，查看建议办理进度。", "登录系统查看全部门预算", "查看县人大常委会员额法官",
        "代表阅读完全部材料后交流。", "代表看完全部展板。再登录平台",
        "代表登录后查看办理情况", "会员单位全部参加", "登录平台查看建议办理全过程",
    ],
)  # fmt: skip
def test_work_with_a_platform_is_no_wall(sentence: str) -> None:
    assert not cut_end.WALL.search(sentence)


VERSE = ("代表们三人一组", "挖坑、扶苗、培土", "种下香樟260株", "关山月说", "栽一棵树易", "管一棵树难")


def test_lines_set_like_verse_end_without_a_mark() -> None:
    assert not found("\n".join((*VERSE, "扎下根、长成荫")), "hole")


@pytest.mark.parametrize(
    "lines",
    [
        (*VERSE[:5], "代表们都说好。", "扎下根、长成荫"),
        (*VERSE, "会议审议了报告，" * 4 + "要求有关部门"),
        VERSE[-2:],
    ],
)
def test_other_lines_break_off_there(lines: tuple[str, ...]) -> None:
    broken = "\n".join((*lines[:-1], lines[-1].rstrip("。") + "，扎下"))
    assert "cut" in [value for value, _ in found(broken, "hole")]


@pytest.mark.parametrize("name", ["匿**户", "王**", "l**8", "小*"])
def test_the_masked_name_of_a_reviewer_is_not_censored(name: str) -> None:
    text = f"制度牌，字很清楚。\n{name}：主席看了说好，价钱公道。 2022-05-14\n打印清楚。\n"
    assert "censored" not in [value for value, _ in found(text, "flag")]


def test_a_masked_name_in_a_report_is_censored() -> None:
    text = "代表们发了言。\n王**主任说：要办好2022年5月14日交办的事。\n"
    assert "censored" in [value for value, _ in found(text, "flag")]
