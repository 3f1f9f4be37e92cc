"""Whose article it is where a region meets in a city, and short names that are parts of other words."""

import pytest

from tests.text.describing import described

REGION = """自治区人大常委会召开立法座谈会
内蒙古日报讯 4月2日，自治区人大常委会在{city}召开立法座谈会。自治区人大常委会副主任路远主持会议。
包头市、乌海市人大常委会负责人参加会议。
路远指出，要敞开门来立法。
"""
DISTRICT = "3月22日，区人大常委会召开座谈会，区人大常委会主任路远主持会议。\n代表反映，{clause}。\n"


def codes(text):
    return [one.value for one in described(text).of("county")]


@pytest.mark.parametrize("city", ["呼和浩特", "呼和浩特市"])
def test_the_city_where_a_region_meets_is_not_whose_article_it_is(city):
    found = described(REGION.format(city=city))
    assert [one.value for one in found.of("county")] == ["150000"]
    assert found.best("level") == "province"


def test_a_region_that_visits_a_county_leaves_it_the_article():
    text = REGION.format(city="呼和浩特") + "武川县人大常委会主任苏南汇报了武川县的做法。\n"
    assert codes(text) == ["150125"]


def test_a_city_that_a_regions_deputies_visit_stays_the_article_s():
    text = REGION.format(city="呼和浩特").replace("召开立法座谈会", "来乌海市调研", 1)
    assert codes(text) == ["150300"]


def test_an_organ_of_a_region_is_of_province_level_without_any_name():
    assert (
        described("自治区人大常委会召开会议\n5月6日，自治区人大常委会召开会议。\n").best("level")
        == "province"
    )


@pytest.mark.parametrize(
    "clause", ["楼道里开了三次会", "胡同里开了三次会", "传达了全州人大工作会议精神", "走廊道里党员示范"]
)
def test_the_end_of_one_word_and_the_next_are_no_division(clause):
    assert codes(DISTRICT.format(clause=clause)) == []


@pytest.mark.parametrize("clause", ["会议在道里召开", "道里人大的做法好", "近日道里人大作了答复"])
def test_a_short_name_behind_a_mark_or_a_word_that_ends_is_one(clause):
    assert codes(DISTRICT.format(clause=clause)) == ["230102"]


@pytest.mark.parametrize("called", ["甘谷县乡镇人大", "甘谷县各乡镇人大", "甘谷县各镇人大"])
def test_the_congresses_of_all_townships_of_a_county_are_its_own(called):
    text = (
        f"7月4日，{called}工作推进会在大石镇召开。\n"
        "与会人员察看了大石镇人大代表联络站。甘谷县人大常委会主任路远讲话。\n"
    )
    assert described(text).best("level") == "county"


def test_the_county_where_a_province_meets_is_not_whose_article_it_is():
    found = described(
        "陕西省人大常委会召开乡镇人大建设现场会\n\n4月19日，省人大常委会在汉阴县召开全省乡镇人大建设现场会。"
        "省人大常委会副主任路远主持会议，汉阴县人大常委会主任柯小满作交流发言。\n路远指出，要把牌子挂实。\n"
    )
    assert [one.value for one in found.of("county")] == ["610000"]
    assert found.best("level") == "province"
