"""Names, offices and roles."""

from __future__ import annotations

import pytest

from archive.text.extract.name_list import names_in_list
from archive.text.extract.names import name_end
from archive.text.extract.office import organisation
from archive.text.extract.people import people
from archive.text.extract.role import acts


def done(text: str) -> list[tuple[str, str]]:
    return [(act.person.name, act.role) for act in acts(text, people(text, {}))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("李斌主持会议", "李斌"),
        ("诸葛春杰、", "诸葛春杰"),
        ("张致和参加视察", "张致和"),
        ("王志和李明出席", "王志"),
        ("王志说，", "王志"),
        ("巴图，", "巴图"),
        ("艾尼瓦尔·买买提参加", "艾尼瓦尔·买买提"),
        ("高度重视", None),
        ("会议指出", None),
        ("向选民述职", None),
        ("应当在会上", None),
        ("", None),
    ],
)
def test_where_a_name_ends(text: str, name: str | None) -> None:
    end = name_end(text, 0)
    assert (text[:end] if end else None) == name


def test_a_list_of_names() -> None:
    text = "陈旭、薛希武、王新民和董宝玉出席"
    assert [text[a:b] for a, b in names_in_list(text, 0)] == ["陈旭", "薛希武", "王新民", "董宝玉"]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("县委常委、副县长张恒刚出席", ["县委常委、副县长"]),
        ("会上由县财政局局长涂广财汇报", ["县财政局局长"]),
        ("县旅游和文化广电体育局局长黄定安汇报", ["县旅游和文化广电体育局局长"]),
        ("新当选的县人大常委会副主任冉光珍手按宪法", ["县人大常委会副主任"]),
        ("区十届人大常委会主任王毅敏主持", ["区十届人大常委会主任"]),
        ("省人大常委会办公厅原副主任李晓吾讲课", ["省人大常委会办公厅原副主任"]),
        ("张勤勇、胡燕等县级领导参加", ["县级领导", "县级领导"]),
        ("衣萍副主任主持", ["副主任"]),
        ("习近平总书记强调", []),
    ],
)
def test_offices_as_written(text: str, offices: list[str]) -> None:
    assert [named.office.text for named in people(text, {}) if named.office] == offices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县委书记吴健出席会议并讲话", [("吴健", "attends"), ("吴健", "speaks")]),
        ("县人大常委会主任李斌主持并讲话", [("李斌", "presides"), ("李斌", "speaks")]),
        ("县长王峰作政府工作报告，总结一年工作", [("王峰", "reports")]),
        ("县人大常委会主任王泓宣布大会开幕", [("王泓", "presides")]),
        ("县委书记陈琪监誓，县人大常委会主任石敏主持", [("陈琪", "attends"), ("石敏", "presides")]),
        ("县领导王敏、张国昌，大会副秘书长、各组召集人参加", [("王敏", "attends"), ("张国昌", "attends")]),
        ("县委书记吴健出席，各代表团汇报了讨论情况", [("吴健", "attends")]),
        ("会议学习了省委书记李强国的讲话", []),
        ("会议接受了县长王峰辞去职务的请求", []),
        ("审议了詹仲镇长的《政府工作报告》", [("詹仲", "reports")]),
        ("县委书记吴健指出，县长王峰要带头", [("吴健", "speaks")]),
        ("执行主席为：刘志寰、张德", [("刘志寰", "attends"), ("张德", "attends")]),
        ("会上，黄菊花通报考核结果，朱志刚、倪解兵代表获奖者发言",
         [("黄菊花", "reports"), ("朱志刚", "speaks"), ("倪解兵", "speaks")]),
        ("县人大代表施瀛主持讨论。他说：“好。”", [("施瀛", "presides"), ("施瀛", "speaks")]),
    ],
)  # fmt: skip
def test_roles(text: str, expected: list[tuple[str, str]]) -> None:
    assert done(text) == expected


@pytest.mark.parametrize(
    ("office", "held_by"),
    [
        ("县委副书记、代县长", "县委"),
        ("代县长", "县政府"),
        ("和平区人民政府代区长", "和平区人民政府"),
        ("县人大常委会党组书记、主任", "县人大常委会"),
        ("县政协副主席", "县政协"),
        ("区法院院长", "区法院"),
        ("县检察院检察长", "县检察院"),
        ("县监委主任", "县监委"),
        ("镇人大主席", "镇人大主席团"),
        ("镇党委书记", "镇党委"),
        ("县人武部部长", "县人武部"),
        ("县领导", ""),
        ("市人大代表", ""),
    ],
)
def test_organisations(office: str, held_by: str) -> None:
    assert organisation(office) == held_by
