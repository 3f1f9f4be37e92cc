"""Dates of events and of publication, as far as the text tells."""

from __future__ import annotations

import pytest

from archive.text.extract.dates import numeric, packed, spoken
from tests.text.describing import described

BODY = "县人大常委会召开会议，主任路远主持。\n会议审议了三个报告。\n"


@pytest.mark.parametrize(
    ("opening", "value"),
    [
        ("9月28日，", "XXXX-09-28"),
        ("2022年9月28日上午，", "2022-09-28"),
        ("二〇二二年九月二十八日，", "2022-09-28"),
        ("1月13日至16日，", "XXXX-01-13/XXXX-01-16"),
        ("1月30日—2月2日，", "XXXX-01-30/XXXX-02-02"),
        ("本报讯（记者 王一）7月1日，", "XXXX-07-01"),
        ("5日晚，", "XXXX-XX-05"),
        ("818，", "XXXX-08-18"),
        ("58日，", "XXXX-05-08"),
        ("（记者 王一）818日，", "XXXX-08-18"),
        ("（试行办法）实施后，818日，", None),
        ("日前，", None),
        ("近日，", None),
        ("昨日，", None),
        ("111，", None),
    ],
)
def test_the_day_of_the_event(opening: str, value: str | None) -> None:
    assert described(opening + BODY).best("event_date") == value


@pytest.mark.parametrize(
    "text", ["3月1日出版的第5期《求是》杂志发表文章。\n", "条例自3月1日起施行，县人大常委会召开会议学习。\n"]
)
def test_the_date_of_a_document_is_no_event(text: str) -> None:
    assert described(text + BODY).best("event_date") is None


def test_nor_is_the_day_for_which_a_meeting_is_called() -> None:
    called = "县人大常委会召开主任会议，听取了汇报，定于9月28日召开县人大常委会会议。\n"
    assert described(called).best("event_date") is None
    assert described("818日，" + called).best("event_date") == "XXXX-08-18"
    assert described(called.replace("定于", "于")).best("event_date") == "XXXX-09-28"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("5月6日，县人大常委会副主任路远带着代表沿渠查水。\n", "XXXX-05-06"),
        ("5月6日，县财政局局长路远到五个村对账。\n", "XXXX-05-06"),
        ("5月6日，大水淹了两个村。\n", None),
        ("5月6日，主任的渠道通水。\n", None),
    ],
)
def test_a_day_on_which_somebody_acts_is_the_events(sentence: str, value: str | None) -> None:
    found = described(sentence)
    assert found.best("event_date") == value
    assert not any(finding.certain for finding in found.of("event_date"))


def test_the_year_comes_only_from_a_clue_near_the_day() -> None:
    near = "标题里说开会的事情\n发布时间：2019-05-17 20:11\n5月17日，" + BODY
    far = "标题里说开会的事情\n发布时间：2019-03-01 20:11\n5月17日，" + BODY
    assert described(near).best("event_date") == "2019-05-17"
    assert described(far).best("event_date") == "XXXX-05-17"


def test_a_december_meeting_published_in_january_keeps_its_year() -> None:
    assert (
        described("标题里说开会的事情\n时间：2020-01-03\n12月30日，" + BODY).best("event_date")
        == "2019-12-30"
    )


def test_the_path_of_an_image_and_the_address_hold_a_year() -> None:
    image = "![](/Files/2022-8/5/20220804104734404.jpg)\n8月4日，" + BODY
    assert described(image).best("event_date") == "2022-08-04"
    assert described(image).of("event_date")[0].quote.startswith("2022")
    assert (
        described("8月4日，" + BODY, url="http://x.example/art/2022/8/5/a.html").best("event_date")
        == "2022-08-04"
    )
    assert (
        described("8月4日，" + BODY, url="http://x.example/202410/t20241023_1.html").best("event_date")
        == "XXXX-08-04"
    )


def test_a_leap_day_needs_a_leap_year() -> None:
    assert (
        described("2月29日，" + BODY, url="http://x.example/2023/3/1/a.html").best("event_date")
        == "XXXX-02-29"
    )


def test_numeric_dates() -> None:
    assert [d.value for d in numeric("2022-06-24 2022/5/13 2012年08月20日 11.07.2022 2022-13-01")] == [
        "2022-06-24", "2022-05-13", "2012-08-20", "2022-07-11"
    ]  # fmt: skip


def test_dates_in_paths_and_in_speech() -> None:
    assert next(packed("/2021-11/3/20211103091522771.jpg")).value == "2021-11-03"
    assert [d.value for d in spoken("2月30日，2月3日")] == ["XXXX-02-03"]


def test_the_issue_of_a_journal_gives_the_year_of_publication() -> None:
    description = described(
        "县人大常委会召开会议，听取工作报告，审议有关事项。\n（原载《基层人大》2019年第10期）"
    )
    assert description.best("publish_date") == "2019"
    assert not any(finding.certain for finding in description.of("publish_date"))
