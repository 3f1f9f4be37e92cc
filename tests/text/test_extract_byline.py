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


PLAIN = "5月6日，甘谷县人大常委会召开会议，主任路远主持。\n会议听取和审议了三个专项工作报告，提出了审议意见。"


@pytest.mark.parametrize(
    ("line", "source", "authors", "day"),
    [
        ("来源：甘谷融媒（2022-05-07）", "甘谷融媒", [], "2022-05-07"),
        ("来　源：甘谷融媒　作　者：路小雨　日　期：2022-05-07", "甘谷融媒", ["路小雨"], "2022-05-07"),
        ("来源 | 甘谷融媒", "甘谷融媒", [], None),
        ("【来源】甘谷融媒 【作者】路小雨 【时间】2022-05-07", "甘谷融媒", ["路小雨"], "2022-05-07"),
        ("[2022-05-07] [来源：甘谷融媒] [编辑：苏白]", "甘谷融媒", [], "2022-05-07"),
        ("来源：甘谷融媒 https://www.gangu.example/a.html", "甘谷融媒", [], None),
        ("来源：《人大论坛》2022年第5期", "《人大论坛》", [], "2022"),
        ("稿件来源：县人大办、县委办", "县人大办、县委办", [], None),
        ("【甘谷声音】 文/路小雨 图/苏白 2022-05-07", "甘谷声音", ["路小雨", "苏白"], "2022-05-07"),
        ("□ 撰稿人 路小雨 苏白  摄影 官明月", None, ["路小雨", "苏白", "官明月"], None),
        ("记者：褟小雨 勒干都", None, ["褟小雨", "勒干都"], None),
        ("作者：达瓦·次仁 来源：甘谷融媒", "甘谷融媒", ["达瓦·次仁"], None),
        ("供稿单位：县监察委 上传者：admin 更新日期：2022-5-7", None, [], "2022-05-07"),
        ("发布人：路小雨 发布时间：2022-05-07", None, ["路小雨"], "2022-05-07"),
        ("发布人：admin 发布时间：2022-05-07", None, [], "2022-05-07"),
        ("发布人：苏白 作者：路小雨", None, ["路小雨"], None),
        ("2022-05-07路小雨", None, ["路小雨"], "2022-05-07"),
        ("发布时间：二〇二二年五月七日 来源：甘谷融媒", "甘谷融媒", [], "2022-05-07"),
        ("成文日期：2022-05-01 发布日期：2022-05-07", None, [], "2022-05-07"),
        ("更新时间：2022-06-01 发布时间：2022-05-07", None, [], "2022-05-07"),
    ],
)
def test_layouts_of_labels(line: str, source: str | None, authors: list[str], day: str | None) -> None:
    found = described("甘谷县人大常委会召开会议\n" + line + BODY)
    assert found.best("source") == source
    assert [finding.value for finding in found.of("author")] == authors
    assert found.best("publish_date") == day


@pytest.mark.parametrize(
    ("text", "source", "authors"),
    [
        ("新华社兰州5月7日电（记者 路小雨）" + PLAIN, "新华社", ["路小雨"]),
        ("红网时刻甘谷5月7日讯（记者 路小雨 通讯员 苏白）" + PLAIN, "红网时刻", ["路小雨", "苏白"]),
        ("中新网兰州5月7日电 （路小雨）" + PLAIN, "中新网", ["路小雨"]),
        ("天水日报讯（记者 才让旦知 路小雨）" + PLAIN, "天水日报", ["才让旦知", "路小雨"]),
        ("本报甘谷5月7日电 " + PLAIN, None, []),
        (PLAIN + "路小雨 苏白", None, ["路小雨", "苏白"]),
        (PLAIN + "\n路小雨摄影报道", None, ["路小雨"]),
        (PLAIN + "\n（甘人宣）", None, ["甘人宣"]),
        (PLAIN + "\n通讯员 路小雨", None, ["路小雨"]),
        (PLAIN + "\n（记者：路小雨 编辑：苏白）", None, ["路小雨"]),
        (PLAIN + "\n来源 | 甘谷融媒\n编辑 | 苏白", "甘谷融媒", []),
        (PLAIN + "\n（热烈鼓掌）", None, []),
        (PLAIN + "（完）", None, []),
    ],
)
def test_datelines_with_places_and_names_behind_the_text(
    text: str, source: str | None, authors: list[str]
) -> None:
    found = described("甘谷县人大常委会召开会议\n" + text)
    assert found.best("source") == source
    assert [finding.value for finding in found.of("author")] == authors


def test_who_signs_below_the_title_is_the_author() -> None:
    text = (
        "把群众的话带进会场\n{}路小雨\n当代表三年，我慢慢明白，履职就是把话带进会场、把办法带回村里。\n"
        "人大代表的履职没有终点。常委会办的每一件建议，我都记在本子上。\n"
    )
    for office in ("", "甘谷县人大代表、某村党支部书记　"):
        assert values(text.format(office), "author") == ["路小雨"]
    assert values(text.format("路远强调 "), "author") == []


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://gangu.example/2022/0507/1.html", "2022-05-07"),
        ("https://gangu.example/202205/07/c.htm", "2022-05-07"),
        ("https://gangu.example/t20220507_1.html", "2022-05-07"),
        ("https://gangu.example/2022/0907/1.html", None),
        ("https://gangu.example/2022/0501/1.html", None),
        ("https://gangu.example/20220507163212.html", None),
        ("https://gangu.example/202205/7c81e0b7d9.html", None),
    ],
)
def test_the_day_in_the_address_counts_if_the_event_lies_shortly_before_it(url: str, day: str | None) -> None:
    found = described("甘谷县人大常委会召开会议" + BODY, url=url).of("publish_date")
    assert [(finding.value, finding.certain) for finding in found] == ([(day, False)] if day else [])


@pytest.mark.parametrize(
    ("field", "source", "authors"),
    [
        ("县人大办公室 史小琴", "县人大办公室", ["史小琴"]), ("县人大办公室史小琴", "县人大办公室", ["史小琴"]),
        ("县人大办公室　史小琴、王小磊", "县人大办公室", ["史小琴", "王小磊"]), ("县委宣传部 路远", "县委宣传部", ["路远"]),
        ("县人大办通讯员 史小琴", "县人大办", ["史小琴"]), ("甘谷日报 史小琴", "甘谷日报", ["史小琴"]),
        ("县人大法工委 阿依·买买提", "县人大法工委", ["阿依·买买提"]),
        ("县人大 办公室", "县人大 办公室", []), ("甘谷日报 时政", "甘谷日报 时政", []), ("清远日报 连州", "清远日报 连州", []),
        ("县人大办公室官方微信", "县人大办公室官方微信", []), ("新华网 高端访谈", "新华网 高端访谈", []),
    ],
)  # fmt: skip
def test_who_signs_for_an_office_is_no_part_of_the_source(
    field: str, source: str, authors: list[str]
) -> None:
    found = described(f"甘谷县人大常委会召开会议\n时间：2022-06-24 来源：{field}" + BODY)
    assert found.best("source") == source
    assert [finding.value for finding in found.of("author")] == authors


@pytest.mark.parametrize("field", ["县人大办公室 史小琴", "县人大办公室史小琴", "甘谷日报 时政"])
def test_nothing_is_promised_of_a_source_that_may_end_with_a_name(field: str) -> None:
    found = described(f"甘谷县人大常委会召开会议\n时间：2022-06-24 来源：{field}" + BODY)
    assert not any(finding.certain for finding in found.of("source"))


def test_a_plain_source_is_promised() -> None:
    found = described("甘谷县人大常委会召开会议\n时间：2022-06-24 来源：县人大办公室" + BODY)
    assert [finding.certain for finding in found.of("source")] == [True]
