"""Sources, authors, editors and reprinters in the places where pages put them."""

from __future__ import annotations

import pytest

from tests.text.describing import described

BODY = (
    "\n5月6日，甘谷县人大常委会召开会议，主任路远主持。\n会议听取和审议了三个专项工作报告，提出了审议意见。\n"
)


def values(text: str, field: str) -> list[str]:
    return [finding.value for finding in described(text).of(field)]


@pytest.mark.parametrize(
    ("line", "source", "authors"),
    [
        ("来源：甘谷融媒　作者：路小雨　编辑：苏白", "甘谷融媒", ["路小雨"]),
        ("发布时间:2022-06-24 来源: 甘谷党建云 作者:佚名", "甘谷党建云", ["佚名"]),
        ("来源:甘谷融媒(记者 官明月 通讯员 左向东) 时间:11-24 08:30", "甘谷融媒", ["官明月", "左向东"]),
        ("2017-06-30 07:02 甘谷新闻网 记者 于小潜", "甘谷新闻网", ["于小潜"]),
        ("时间：2022-06-24 来源： 作者：", None, []),
        ("作者:办公室 冯晶玲 发布日期:2022-02-15", None, ["冯晶玲"]),
    ],
)
def test_labels(line: str, source: str | None, authors: list[str]) -> None:
    found = described("甘谷县人大常委会召开会议\n" + line + BODY)
    assert found.best("source") == source
    assert [finding.value for finding in found.of("author")] == authors


@pytest.mark.parametrize(
    ("text", "source", "authors"),
    [
        (
            "山西某日报讯 (记者 刘小宇)9月18日，县人大常委会召开会议。\n会议开得好。\n",
            "山西某日报",
            ["刘小宇"],
        ),
        (
            "本报讯（记者 刘小宇 通讯员 王大山）9月18日，县人大常委会召开会议。\n会议开得好。\n",
            None,
            ["刘小宇", "王大山"],
        ),
        ("9月18日，县人大常委会召开会议。\n会议开得好。(县新闻中心  唐福生)\n", None, ["唐福生"]),
        ("9月18日，县人大常委会召开会议。\n会议开得好。（研究室）\n", None, []),
        ("9月18日，县人大常委会召开会议。\n会议开得好。\n（曹国梁 摄影报道）\n", None, ["曹国梁"]),
    ],
)
def test_datelines_and_credits(text: str, source: str | None, authors: list[str]) -> None:
    found = described(text)
    assert found.best("source") == source
    assert [finding.value for finding in found.of("author")] == authors


def test_editors_are_no_authors() -> None:
    found = described("甘谷县人大常委会召开会议\n来源：甘谷融媒" + BODY + "责任编辑：苏白\n")
    assert [finding.value for finding in found.of("editor")] == ["苏白"]
    assert not found.of("author")


def test_the_address_of_the_original() -> None:
    text = "甘谷县人大常委会召开会议\n来源：甘谷融媒" + BODY + "原文链接：https://www.example.org/a/1.html\n"
    assert described(text).best("original_url") == "https://www.example.org/a/1.html"
