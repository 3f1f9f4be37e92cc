"""Counties that a text names only shortly, beside others, or by the address of its page."""

from __future__ import annotations

import pytest

from tests.text.describing import described


def codes(text: str, *, url: str = "") -> list[str]:
    return [finding.value for finding in described(text, url=url).of("county")]


MEETING = (
    "5月6日，{sign}人大常委会召开第五次会议。{sign}人大常委会主任路远主持会议。\n"
    "会议听取了{topic}的报告。\n路远强调，{said}"
)


@pytest.mark.parametrize(
    ("city", "code"), [("包头装备产业园", "150204"), ("武汉地铁", "420107"), ("垃圾分类", None)]
)
def test_the_short_name_of_a_city_decides_between_districts_of_one_name(city: str, code: str | None) -> None:
    text = MEETING.format(sign="区", topic=city, said="工业是青山的根，民生是青山的叶，青山要两头都顾。")
    assert codes(text) == ([code] if code else [])


@pytest.mark.parametrize(
    ("sign", "said", "code"),
    [
        ("县", "让来过工布江达的人还想再来。", "540421"),
        ("县", "为亚东长治久安出力。", "540233"),
        ("县", "推动亚东高质量发展。", "540233"),
        ("县", "把好事办好，亚东的话要记牢。", None),
    ],
)
def test_a_short_name_is_a_place_if_it_is_long_or_something_is_done_for_it(
    sign: str, said: str, code: str | None
) -> None:
    assert codes(MEETING.format(sign=sign, topic="供暖", said=said)) == ([code] if code else [])


VISIT = (
    "5月17日，市人大常委会副主任路远带领部分市人大代表视察停车场建设。副市长王芳陪同。\n"
    "视察组先后来到{places}的停车场，翻看台账。\n"
)


def test_the_city_of_the_counties_that_its_deputies_visit_is_offered_and_not_promised() -> None:
    found = described(VISIT.format(places="谢家集区、凤台县")).of("county")
    assert [(one.value, one.certain) for one in found] == [("340400", False)]


@pytest.mark.parametrize(
    ("places", "code"), [("瑞昌市、柴桑区", "360400"), ("都昌县、瑞昌市、庐山市", "360400")]
)
def test_a_city_among_the_places_visited_is_not_the_one_whose_deputies_visit(places: str, code: str) -> None:
    assert codes(VISIT.format(places=places)) == [code]


@pytest.mark.parametrize("places", ["凤台县", "凤台县、五河县"])
def test_one_county_or_two_of_different_cities_tell_no_city(places: str) -> None:
    assert codes(VISIT.format(places=places)) == []


def test_counties_whose_own_people_write_tell_no_city() -> None:
    text = (
        "编者按：近日，市人大常委会召开乡镇人大工作交流会，本刊摘登部分发言。\n\n"
        "盱眙县马坝镇人大主席 郁成林\n我们镇把代表编进网格。\n\n金湖县前锋镇人大主席 闵浩\n预算怎么花，先让代表问个明白。\n"
    )
    assert "320800" not in codes(text)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://www.fengduwang.cn/content/1.html", "500230"),
        ("http://www.hongtong.gov.cn/rd/1.html", "141024"),
    ],
)
def test_a_county_is_sought_as_its_people_read_it(url: str, code: str) -> None:
    assert codes(MEETING.format(sign="县", topic="供水", said="要办好。"), url=url) == [code]


@pytest.mark.parametrize(
    ("opening", "level"),
    [
        ("宏村镇召开人大代表履职报告会。县人大常委会副主任路远到会指导。", "township"),
        ("县人大常委会召开乡镇人大主席座谈会。", "county"),
        ("全县各镇召开人大会议。县人大常委会副主任路远到会指导。", "county"),
    ],
)
def test_a_township_that_calls_its_deputies_is_the_level(opening: str, level: str) -> None:
    assert described(f"12月6日上午，{opening}\n会上，代表王芳发言。\n").best("level") == level


@pytest.mark.parametrize("paper", ["本报", "本网", "本台"])
def test_the_place_in_a_papers_dateline_is_the_county(paper: str) -> None:
    said = f"{paper}桐庐讯（记者 钱江）10月12日，县人大常委会组织部分代表视察城市更新项目。县人大常委会副主任方建军参加。"
    assert codes(said) == ["330122"]
    assert codes(said.replace("桐庐讯", "讯").replace("城市更新", "桐庐城市更新")) == []


def test_an_address_inside_the_text_is_no_clue() -> None:
    said = (
        "5月6日，县人大常委会召开第五次会议。县人大常委会主任路远主持会议。\n{}河北省邯郸市魏县天安大道12号"
    )
    assert codes(said.format("通讯处：")) == []
    assert codes(said.format("会议地点在")) == ["130434"]


@pytest.mark.parametrize("who", ["省人大常委会", "全省人大工作座谈会", "县人大常委会"])
def test_where_those_of_a_province_meet_is_not_promised_to_be_the_county(who: str) -> None:
    said = f"{who}在汉阴县召开座谈会\n5月6日，{who}在汉阴县召开座谈会。汉阴县人大常委会主任方平参加会议。\n"
    found = described(said)
    assert [county.certain for county in found.of("county")] == [who == "县人大常委会"]
    assert [level.certain for level in found.of("level")] == [who == "县人大常委会"]
