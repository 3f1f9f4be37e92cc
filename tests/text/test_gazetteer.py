"""The gazetteer over the real table: names, days, successors, and place names in texts."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from archive.text.places.gazetteer import Gazetteer, Unit

CSV = Path(__file__).resolve().parents[2] / "fixtures" / "divisions.csv"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    with CSV.open(encoding="utf-8", newline="") as lines:
        return Gazetteer.from_csv(lines)


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, str, bool]]:
    return [(mention.text, mention.units[0].adcode, mention.is_full) for mention in gazetteer.find(text)]


def one(gazetteer: Gazetteer, adcode: str, name: str) -> Unit:
    [unit] = (unit for unit in gazetteer.by_code[adcode] if unit.name == name)
    return unit


# How many units of each level there were at the end of a year, by the yearly lists of the Ministry of Civil Affairs.
@pytest.mark.parametrize(
    ("year", "provinces", "prefectures", "counties"),
    [
        (1990, 31, 336, 2836),
        (2000, 34, 333, 2864),
        (2010, 34, 333, 2859),
        (2020, 34, 333, 2844),
        (2024, 34, 333, 2846),
        (2025, 34, 333, 2845),
    ],
)
def test_the_units_of_a_year_are_as_many_as_the_ministry_lists(
    gazetteer: Gazetteer, year: int, provinces: int, prefectures: int, counties: int
) -> None:
    day = date(year, 12, 31)
    levels = Counter(unit.level for unit in gazetteer.units if unit.exists_on(day))
    assert (levels["province"], levels["prefecture"], levels["county"]) == (provinces, prefectures, counties)


def test_a_code_belongs_to_one_unit_a_day(gazetteer: Gazetteer) -> None:
    for holders in gazetteer.by_code.values():
        for later, earlier in pairwise(sorted(holders, key=lambda unit: unit.begins, reverse=True)):
            assert earlier.ends <= later.begins, (earlier, later)


def test_a_name_is_unique_within_its_parent_and_a_day(gazetteer: Gazetteer) -> None:
    today = Counter((unit.parent, unit.name) for unit in gazetteer.units if not unit.valid_to)
    assert [pair for pair, count in today.items() if count > 1] == []


def test_keys_are_unique_and_every_link_leads_somewhere(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.by_key) == len(gazetteer.units)
    for unit in gazetteer.units:
        assert all(key in gazetteer.by_key for key in unit.successors)
        assert (unit.parent in gazetteer.by_key) == (unit.level != "province")


def test_a_parent_existed_beside_its_child_and_is_of_a_higher_level(gazetteer: Gazetteer) -> None:
    for unit in gazetteer.units:
        parent = gazetteer.parent(unit)
        if parent:
            assert parent.begins < unit.ends, (parent, unit)
            assert unit.begins < parent.ends, (parent, unit)
            assert (parent.level, unit.level) in {
                ("province", "prefecture"),
                ("province", "county"),
                ("prefecture", "county"),
            }


def test_every_abolished_unit_has_successors_that_begin_no_later_than_it_ends(gazetteer: Gazetteer) -> None:
    for unit in gazetteer.units:
        if unit.valid_to:
            assert unit.successors, unit
        for successor in gazetteer.successors(unit):
            assert successor.begins <= unit.ends < successor.ends, (unit, successor)


def test_following_successors_ends_with_a_unit_of_today_in_every_case(gazetteer: Gazetteer) -> None:
    assert [unit for unit in gazetteer.units if gazetteer.today(unit).valid_to] == []


def test_the_types_of_today_are_counted_as_in_the_yearbook(gazetteer: Gazetteer) -> None:
    day = date(2024, 12, 31)
    types = Counter(unit.type for unit in gazetteer.units if unit.exists_on(day))
    assert types == {
        "省": 23, "自治区": 5, "直辖市": 4, "特别行政区": 2,
        "地级市": 293, "地区": 7, "自治州": 30, "盟": 3,
        "市辖区": 977, "县级市": 397, "县": 1301, "自治县": 117, "旗": 49, "自治旗": 3, "特区": 1, "林区": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("adcode", "name", "today"),
    [
        ("510811", "元坝区", ["昭化区"]),  # renamed, same code
        ("110103", "崇文区", ["东城区"]),  # merged into one that existed
        ("610928", "旬阳县", ["旬阳市"]),
        ("420621", "襄阳县", ["襄州区"]),  # by way of 襄阳区, founded on it
        ("310221", "上海县", ["闵行区"]),
        ("130223", "滦县", ["滦州市"]),
        ("622529", "甘谷县", ["甘谷县"]),  # recoded when the 地区 became a city
        ("512725", "什邡县", ["什邡市"]),
        ("341400", "巢湖市", ["安徽省"]),  # divided among three cities
        ("371200", "莱芜市", ["济南市"]),
        ("510200", "重庆市", ["重庆市"]),
        ("130323", "抚宁县", ["抚宁区"]),  # parts went elsewhere, the name stayed
        ("330104", "江干区", ["杭州市"]),  # divided, and no part kept the name
        ("500112", "渝北区", ["两江新区"]),
    ],
)
def test_an_abolished_unit_is_browsed_under_its_heir(
    gazetteer: Gazetteer, adcode: str, name: str, today: list[str]
) -> None:
    units = [unit for unit in gazetteer.by_code[adcode] if unit.name == name]
    assert sorted({gazetteer.today(unit).name for unit in units}) == today


def test_former_units_are_found_at_second_hand(gazetteer: Gazetteer) -> None:
    names = [unit.name for unit in gazetteer.former(one(gazetteer, "420607", "襄州区"))]
    assert names[:2] == ["襄阳区", "襄阳县"]
    assert [unit.name for unit in gazetteer.former(one(gazetteer, "110101", "东城区"))] == ["崇文区"]


def test_directly_governed_counties_hang_from_their_province(gazetteer: Gazetteer) -> None:
    for adcode, province in [
        ("419001", "河南省"),
        ("429004", "湖北省"),
        ("469021", "海南省"),
        ("659001", "新疆维吾尔自治区"),
    ]:
        [unit] = (unit for unit in gazetteer.by_code[adcode] if not unit.valid_to)
        assert [upper.name for upper in gazetteer.path(unit)] == [province, unit.name]


def test_districts_of_a_municipality_hang_from_it(gazetteer: Gazetteer) -> None:
    unit = one(gazetteer, "110101", "东城区")
    assert [upper.name for upper in gazetteer.path(unit)] == ["北京市", "东城区"]
    assert gazetteer.full_name(unit) == "北京市东城区"


def test_some_cities_have_no_counties_today(gazetteer: Gazetteer) -> None:
    parents = {unit.parent for unit in gazetteer.units if not unit.valid_to}
    bare = [
        unit.name
        for unit in gazetteer.units
        if unit.level == "prefecture" and not unit.valid_to and unit.key not in parents
    ]
    assert bare == ["嘉峪关市"] or sorted(bare) == sorted(["东莞市", "中山市", "儋州市", "嘉峪关市"])


def test_full_names_tell_districts_apart(gazetteer: Gazetteer) -> None:
    districts = [unit for unit in gazetteer.named("鼓楼区") if not unit.valid_to]
    assert {gazetteer.full_name(unit) for unit in districts} == {
        "南京市鼓楼区", "徐州市鼓楼区", "福州市鼓楼区", "开封市鼓楼区",
    }  # fmt: skip
    assert gazetteer.full_name(gazetteer.named("甘谷县")[0]) == "甘谷县"
    assert gazetteer.full_name(gazetteer.named("广汉市")[0]) == "广汉市"


def test_the_name_as_written_decides_then_the_day_then_the_latest(gazetteer: Gazetteer) -> None:
    def at(*args: object, **kwargs: str) -> str:
        unit = gazetteer.at(*args, **kwargs)  # type: ignore[arg-type]
        assert unit
        return unit.name

    assert at("510811") == "昭化区"
    assert at("510811", date(2010, 3, 1)) == "元坝区"
    assert at("510811", date(2010, 3, 1), name="昭化区") == "昭化区"
    assert at("510811", None, name="元坝区") == "元坝区"
    assert at("350427", date(2024, 1, 1)) == "沙县"  # abolished in 2021: the last holder
    assert at("500157", date(2020, 1, 1)) == "两江新区"  # before it was there: the first holder
    assert gazetteer.at("999999") is None


def test_short_names_and_written_forms(gazetteer: Gazetteer) -> None:
    assert gazetteer.named("甘谷")[0].adcode == "620523"
    assert not gazetteer.is_full("甘谷")
    assert gazetteer.named("北川县")[0].name == "北川羌族自治县"
    assert gazetteer.named("恩施州")[0].name == "恩施土家族苗族自治州"
    assert gazetteer.named("内蒙古")[0].adcode == "150000"
    assert [unit.adcode for unit in gazetteer.named("吉林")][:2] == ["220000", "220200"]
    assert gazetteer.named("县") == ()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("喀左县", "喀喇沁左翼蒙古族自治县"),
        ("科左后旗", "科尔沁左翼后旗"),
        ("科右前旗", "科尔沁右翼前旗"),
        ("察右中旗", "察哈尔右翼中旗"),
        ("前郭县", "前郭尔罗斯蒙古族自治县"),
        ("阜蒙县", "阜新蒙古族自治县"),
        ("达茂旗", "达尔罕茂明安联合旗"),
        ("鄂温克旗", "鄂温克族自治旗"),
        ("积石山县", "积石山保安族东乡族撒拉族自治县"),
        ("隆林县", "隆林各族自治县"),
    ],
)
def test_autonomous_counties_and_banners_as_they_are_written(
    gazetteer: Gazetteer, written: str, name: str
) -> None:
    assert {unit.name for unit in gazetteer.named(written)} == {name}
    assert [mention.text for mention in gazetteer.find(f"日前，{written}人大常委会召开会议")] == [written]


def test_a_short_form_that_is_another_county_s_name_stays_that_county_s(gazetteer: Gazetteer) -> None:
    assert {unit.name for unit in gazetteer.named("东乡县")} == {"东乡县"}


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("四川省广元市朝天区人大常委会", [("四川省广元市朝天区", "510812", True)]),
        ("广元市朝天区", [("广元市朝天区", "510812", True)]),
        ("广元朝天区", [("广元朝天区", "510812", True)]),
        ("四川朝天", [("四川朝天", "510812", False)]),
        ("甘谷县和广汉两地", [("甘谷县", "620523", True), ("广汉", "510681", False)]),
        ("徐州市鼓楼区", [("徐州市鼓楼区", "320302", True)]),
        ("重庆市万州区", [("重庆市万州区", "500101", True)]),
        ("河南省济源市", [("河南省济源市", "419001", True)]),
        ("乐山市中区", [("乐山市中区", "511102", True)]),
        ("江西安福县", [("江西安福县", "360829", True)]),
        ("阳泉市郊区", [("阳泉市郊区", "140311", True)]),
        ("甘谷县乡镇人大", [("甘谷县", "620523", True)]),
        ("安徽省和县", [("安徽省和县", "340523", True)]),
        ("在和县调研", [("和县", "340523", True)]),
        ("洋县县长", [("洋县", "610723", True)]),
        ("甘谷县城关镇", [("甘谷县", "620523", True)]),
    ],
)
def test_place_names_are_found_as_whole_chains(
    gazetteer: Gazetteer, text: str, mentions: list[tuple[str, str, bool]]
) -> None:
    assert found(gazetteer, text) == mentions


@pytest.mark.parametrize(
    "text",
    ["朝阳乡", "紫溪市镇", "河东镇", "朝天镇", "和平街道", "长安路", "中山大道", "新华社区", "朝天村",
     "郊区", "城区", "新区", "矿区", "本县", "全市", "各区县", "召开县人大会议", "省市和县人大",
     "县委书记、主任县长", "县委副书记、代县长", "，任县委书记"],
)  # fmt: skip
def test_what_is_no_division_is_not_found(gazetteer: Gazetteer, text: str) -> None:
    assert found(gazetteer, text) == []


def test_a_name_before_a_township_leaves_its_superior(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "广元市朝天镇") == [("广元市", "510800", True)]


def test_a_generic_name_needs_its_own_city(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "山西矿区") == [("山西", "140000", False)]


def test_a_mention_stands_where_it_says(gazetteer: Gazetteer) -> None:
    text = "近日，甘谷县人大常委会到广元市朝天区学习。"
    assert all(text[mention.start : mention.end] == mention.text for mention in gazetteer.find(text))


def test_finding_takes_time_in_proportion_to_the_text(gazetteer: Gazetteer) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        list(gazetteer.find(text))
        return time.process_time() - start

    sentence = "甘谷县人大常委会组织代表到四川省广元市朝天区学习全过程人民民主的做法，"
    short, long = (min(seconds(sentence * times) for _ in range(5)) for times in (100, 1000))
    assert long < 30 * short
    assert min(seconds("四川省" * 3000) for _ in range(3)) < 0.5
