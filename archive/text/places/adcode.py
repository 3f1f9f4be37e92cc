"""What a division code and an official name say by themselves: level, type, and the shorter forms of the name.

Codes are those of GB/T 2260: two digits for the province, two for the prefecture, two for the county. The standard
gives neither level nor type; both follow from the code and from the last characters of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

PEOPLES = (
    "蒙古族?|回族?|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|"
    "畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|塔吉克族?|"
    "怒族|普米族|鄂温克族|鄂伦春族|保安族|裕固族|京族|独龙族|各族"
)
PEOPLES_OF_AUTONOMY = re.compile(rf"(?:{PEOPLES})+(?=自治(?:区|州|县|旗)$)")
TYPE_ENDING = re.compile(
    r"(?:特别行政区|维吾尔自治区|回族自治区|壮族自治区|自治区|自治州|自治县|自治旗|行政区|工农区|特区|林区|地区|省|市|县|区|盟|旗)$"
)
# 科尔沁左翼后旗 is 科左后旗 to everybody, 喀喇沁左翼蒙古族自治县 is 喀左县.
WINGED = re.compile(r"(?P<head>.).+(?P<side>[左右])翼(?P<rest>.旗|蒙古族自治县)$")
# Short forms that no rule makes.
CUSTOMARY_FORMS = {
    "前郭尔罗斯蒙古族自治县": "前郭县",
    "阜新蒙古族自治县": "阜蒙县",
    "杜尔伯特蒙古族自治县": "杜蒙县",
    "达尔罕茂明安联合旗": "达茂旗",
    "鄂温克族自治旗": "鄂温克旗",
    "土默特左旗": "土左旗",
    "土默特右旗": "土右旗",
    "新巴尔虎左旗": "新左旗",
    "新巴尔虎右旗": "新右旗",
    "东乌珠穆沁旗": "东乌旗",
    "西乌珠穆沁旗": "西乌旗",
}
# Names that mean a district only after the name of their city: 阳泉市郊区.
GENERIC_NAMES = frozenset(
    ("郊区", "市郊区", "城区", "新区", "矿区", "东区", "西区", "南区", "北区", "中区", "镇区", "市区")
)
MUNICIPALITIES = ("11", "12", "31", "50")
SPECIAL_REGIONS = ("81", "82")
COUNTY_TYPES = (
    ("自治县", "自治县"),
    ("自治旗", "自治旗"),
    ("旗", "旗"),
    ("林区", "林区"),
    ("特区", "特区"),
    ("工农区", "工农区"),
    ("区", "市辖区"),
    ("县", "县"),
    ("市", "县级市"),
    ("镇", "县级镇"),
    ("群岛", "群岛"),
    ("海域", "群岛"),
)
PREFECTURE_TYPES = (
    ("自治州", "自治州"),
    ("行政区", "行政区"),
    ("地区", "地区"),
    ("盟", "盟"),
    ("市", "地级市"),
)
# 神农架 is the only 林区; the districts 碑林区 and 北林区 merely end so, and 工农区 is a district of 鹤岗.
FOREST_DISTRICT = "神农架林区"
WORKERS_DISTRICT = "工农区"


def level_of(adcode: str) -> str:
    """Return province, prefecture or county.

    >>> level_of("510000"), level_of("510800"), level_of("510812")
    ('province', 'prefecture', 'county')
    """
    if adcode.endswith("0000"):
        return "province"
    return "prefecture" if adcode.endswith("00") else "county"


def type_of(adcode: str, name: str) -> str:
    """Return the kind of unit.

    >>> type_of("620523", "甘谷县"), type_of("429004", "仙桃市"), type_of("610103", "碑林区")
    ('县', '县级市', '市辖区')
    """
    level = level_of(adcode)
    if level == "province":
        return _province_type(adcode, name)
    if level == "county" and name.endswith("林区"):
        return "林区" if name == FOREST_DISTRICT else "市辖区"
    if name == WORKERS_DISTRICT:
        return "市辖区"
    types = PREFECTURE_TYPES if level == "prefecture" else COUNTY_TYPES
    return next((kind for ending, kind in types if name.endswith(ending)), "其他")


def _province_type(adcode: str, name: str) -> str:
    if adcode[:2] in MUNICIPALITIES:
        return "直辖市"
    if adcode[:2] in SPECIAL_REGIONS:
        return "特别行政区"
    return "自治区" if name.endswith("自治区") else "省"


def stem(name: str) -> str:
    """Return the name without its type and without the peoples of an autonomy; at least two characters.

    >>> stem("甘谷县"), stem("北川羌族自治县"), stem("内蒙古自治区"), stem("赵县"), stem("东乡族自治县")
    ('甘谷', '北川', '内蒙古', '赵县', '东乡族')
    """
    if name.endswith("自治区"):
        return TYPE_ENDING.sub("", name)
    bare = TYPE_ENDING.sub("", PEOPLES_OF_AUTONOMY.sub("", name))
    if len(bare) < 2:
        bare = TYPE_ENDING.sub("", name)
    return bare if len(bare) > 1 else name


def written_forms(name: str) -> frozenset[str]:
    """Return the forms that still name the type: 北川县 for 北川羌族自治县, 恩施州 for 恩施土家族苗族自治州.

    >>> sorted(written_forms("北川羌族自治县")), sorted(written_forms("科尔沁左翼后旗"))
    (['北川县', '北川自治县'], ['科左后旗'])
    """
    return frozenset(_forms(name)) - {name}


def _forms(name: str) -> Iterator[str]:
    if autonomy := re.search(r"自治(州|县|旗)$", name):
        bare = stem(name)
        yield bare + autonomy[1]
        yield f"{bare}自治{autonomy[1]}"
    if winged := WINGED.match(name):
        rest = winged["rest"].removeprefix("蒙古族自治")
        yield winged["head"] + winged["side"] + rest
    if name in CUSTOMARY_FORMS:
        yield CUSTOMARY_FORMS[name]
