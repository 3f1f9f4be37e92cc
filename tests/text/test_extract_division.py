"""Which division an article is about, and when that stays open."""

from __future__ import annotations

import pytest

from tests.text.describing import described


def counties(text: str) -> list[str]:
    return [finding.value for finding in described(text).of("county")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("5月6日，甘谷县人大常委会召开会议，主任路远主持。\n会议开得好。\n", ["620523"]),
        ("5月6日，县人大常委会召开会议，主任路远主持。\n会议开得好。\n", []),
        ("5月6日，朝阳区人大常委会召开会议，主任路远主持。\n会议开得好。\n", []),
        ("5月6日，北京市朝阳区人大常委会召开会议，主任路远主持。\n会议开得好。\n", ["110105"]),
        ("5月6日，鼓楼区人大常委会召开会议。\n会议听取了福州市有关条例的执行情况。\n", ["350102"]),
        ("5月6日，县人大常委会召开会议，要求全县同心同向、惠民富民。\n会议开得好。\n", []),
        ("5月6日，县人大常委会召开会议。\n甘谷融媒记者见证了平安甘谷建设。\n", ["620523"]),
        ("日前，大港区人大常委会组成人员下乡镇座谈。\n代表们提了建议。\n", ["120109"]),
        ("5月6日，市人大常委会召开会议。\n会议推进平安德州建设。\n", ["371400"]),
        ("5月6日，城中区人大常委会副主任易明山主持会议。\n易明山指出，要抓落实。\n", []),
        ("5月6日，县人大常委会学习《安徽省安全生产条例》。\n会议开得好。\n", []),
    ],
)
def test_divisions(text: str, codes: list[str]) -> None:
    assert counties(text) == codes


def test_an_address_is_no_evidence() -> None:
    text = (
        "县人大常委会召开会议\n5月6日，县人大常委会召开会议，主任路远主持。\n会议听取了报告。\n"
        "版权所有 地址：甘谷县大像山路1号 电话：0938-0000000\n"
    )
    assert counties(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("5月6日，县人大常委会召开会议。\n会议开得好。\n", "county"),
        ("5月6日，市人大常委会召开会议。\n会议开得好。\n", "city"),
        ("5月6日，广汉市人大常委会召开会议。\n会议开得好。\n", "county"),
        ("5月6日，山西省人大常委会召开座谈会。\n会议开得好。\n", "province"),
        ("永丰镇人大召开推进会\n5月6日，永丰镇人大召开推进会。\n会议开得好。\n", "township"),
        ("5月6日，甘谷县召开乡镇人大工作座谈会。\n会议开得好。\n", "county"),
    ],
)
def test_levels(text: str, level: str) -> None:
    assert described(text).best("level") == level


def test_the_prefecture_whose_organs_a_title_names_is_not_one_of_the_counties_it_visits() -> None:
    text = "5月6日，市人大常委会召开会议，市人大常委会主任路远主持。\n会议听取了{}等地的调研情况。\n"
    assert counties("绥化市人大常委会召开第十七次会议\n" + text.format("海伦、望奎、庆安")) == ["231200"]
    assert counties("海伦市人大常委会召开第十七次会议\n" + text.format("绥化市人大、望奎")) == ["231283"]


SILENT = "5月6日，县人大常委会召开会议，主任路远主持。\n会议听取了报告。\n"


@pytest.mark.parametrize(
    ("url", "codes"),
    [
        ("http://www.gangu.gov.cn/rd/1.html", ["620523"]),
        ("http://rd.ganguxian.gov.cn/1.html", ["620523"]),
        ("https://www.gangurd.gov.cn/1.html", ["620523"]),
        ("http://m.gangunews.com/1.html", ["620523"]),
        ("http://www.gangu.com/1.html", []),  # anybody may be called so
        ("http://www.ggrd.gov.cn/1.html", []),  # initials are those of many
        (
            "http://www.chaoyang.gov.cn/1.html",
            ["211321"],
        ),  # of 朝阳区, 朝阳市 and 朝阳县 the text can mean one
        ("http://www.anyang.gov.cn/1.html", ["410522"]),
        ("http://www.huangping.gov.cn/1.html", ["522622"]),
        ("", []),
    ],
)
def test_a_county_of_which_the_text_is_silent_is_told_by_its_site_and_never_certain(url, codes) -> None:
    found = described(SILENT, url=url).of("county")
    assert [finding.value for finding in found] == codes
    assert not any(finding.certain or finding.quote for finding in found)


def test_a_site_is_silent_where_the_text_names_a_county_or_speaks_of_another_kind() -> None:
    url = "http://www.gangu.gov.cn/1.html"
    named = described("5月6日，嘉善县人大常委会召开会议，主任路远主持。\n会议开得好。\n", url=url)
    assert [finding.value for finding in named.of("county")] == ["330421"]
    other = described("5月6日，区人大常委会召开会议，主任路远主持。\n会议开得好。\n", url=url)
    assert other.of("county") == ()
