"""The county that only the page's address tells, and a province's meeting beside the counties it names."""

from __future__ import annotations

import pytest

from tests.text.describing import described

MEETING = "20日下午，{}六届人大常委会举行主任会议，听取{}政府的汇报。会议由{}人大常委会主任祝幼良主持。"
TOWNSHIP = "1月15日，某某镇第二十届人民代表大会第三次会议在镇机关召开。镇人大主席祝幼良主持会议。"


def counties(text: str, url: str) -> list[tuple[str, bool]]:
    return [(finding.value, finding.certain) for finding in described(text, url=url).of("county")]


@pytest.mark.parametrize(
    ("sign", "url", "code"),
    [
        ("区", "https://www.shqp.gov.cn/rd/20211021/1.html", "310118"),
        ("县", "http://www.jxlean.gov.cn/xxgk/1.html", "361025"),
        ("县", "http://www.hebshexian.gov.cn/rdzc/1.html", "130426"),
        ("县", "http://www.xijiww.com/show-88.html", "640422"),
        ("县", "http://www.example.com/guangnannews/system/1.html", "532627"),
    ],
)
def test_an_address_may_name_the_county_and_is_never_certain(sign: str, url: str, code: str) -> None:
    assert counties(MEETING.format(sign, sign, sign), url) == [(code, False)]


def test_a_township_lies_in_the_county_of_its_site() -> None:
    assert counties(TOWNSHIP, "http://www.anren.gov.cn/ar/1.html") == [("431028", False)]


def test_the_host_of_a_congress_decides_what_a_short_name_means() -> None:
    text = "1月5日，县人大常委会召开会议。县人大常委会主任祝幼良说，彭阳的山是一镢头一镢头挖绿的，县人大要接着干。"
    assert counties(text, "http://www.pyrd.gov.cn/1.html") == [("640425", False)]
    assert counties(text, "http://www.xyrd.gov.cn/1.html") == []


@pytest.mark.parametrize(
    ("sign", "url"),
    [
        ("县", "https://www.shqp.gov.cn/rd/1.html"),  # 青浦 is a district
        ("县", "http://www.example.com/xinwen/renda/1.html"),
        ("区", "http://www.qp88.com/rd/1.html"),
    ],
)
def test_other_addresses_name_no_county(sign: str, url: str) -> None:
    assert counties(MEETING.format(sign, sign, sign), url) == []


def test_the_counties_that_a_meeting_of_the_province_names_are_not_its_own() -> None:
    text = (
        "云南省人大常委会召开秘书长座谈会\n11月27日，全省人大常委会秘书长座谈会召开。云南省人大常委会副主任纳云德出席并讲话，"
        "省人大常委会秘书长韩梅英主持会议。\n会上，玉溪市和峨山彝族自治县人大常委会的负责同志作了交流。"
    )
    assert counties(text, "") == [("530000", True)]
    guests = text.replace("云南省人大常委会召开", "云南省人大常委会到峨山彝族自治县召开")
    assert [code for code, _ in counties(guests, "")] == ["530426"]


def test_the_address_tells_the_day_of_publication_where_the_text_is_silent() -> None:
    text = MEETING.format("县", "县", "县").replace("20日下午", "日前")
    found = described(text, url="http://www.example.cn/html/2023/0612/4471.html")
    assert [(one.value, one.certain) for one in found.of("publish_date")] == [("2023-06-12", False)]
    moved = described(text.replace("日前", "3月20日"), url="http://www.example.cn/html/2023/0612/4471.html")
    assert not list(moved.of("publish_date"))
