"""People as other writers name them: name first, office in the title, callings, other verbs, names behind damage."""

from __future__ import annotations

import pytest

from archive.text.extract.people import people
from archive.text.extract.role import acts
from tests.text.describing import described, offices, roles


def named(text: str) -> list[tuple[str, str]]:
    return [(person.name, person.office.text) for person in people(text, {}) if person.office]


def acting(text: str) -> list[tuple[str, str]]:
    return list(dict.fromkeys((act.person.name, act.role) for act in acts(text, people(text, {}))))


@pytest.mark.parametrize(
    "line",
    [
        "席文举（康县人大常委会主任）",
        "席文举，康县人大常委会主任",
        "□ 席文举　康县人大常委会主任",
        "席文举——康县人大常委会主任：",
    ],
)
def test_a_name_may_stand_before_its_office_on_a_line(line: str) -> None:
    assert named(f"{line}\n康县的路是绕出来的。") == [("席文举", "康县人大常委会主任")]


@pytest.mark.parametrize(
    "line", ["会议时间　县人大常委会主任", "与会代表（县委书记带队）视察", "出席会议，县人大常委会主任"]
)
def test_what_is_no_name_holds_no_office(line: str) -> None:
    assert named(f"{line}\n大家发言。") == []


def test_lines_with_name_and_office_head_the_texts_below() -> None:
    found = described(
        "县区人大主任论坛\n席文举（康县人大常委会主任）\n康县的路是“绕”出来的，人大的监督不能绕，我们随手指一个村就进。\n"
        "罗让九（宕昌县人大常委会副主任）\n药材是宕昌的命根子，常委会连开三次询问会，市场里装了公平秤。"
    )
    assert roles(found) == [("席文举", "speaks"), ("罗让九", "speaks")]
    assert offices(found)["席文举"] == "人大常委会主任"
    assert [(one.speaker, one.adcode) for one in found.statements][-2:] == [
        ("席文举", "621224"),
        ("罗让九", "621223"),
    ]


def test_the_title_may_hold_the_office_of_who_is_asked() -> None:
    found = described(
        "“小木耳”里做足监督文章——访柞水县人大常委会主任郝长庚\n记者：郝主任您好，县人大常委会做了哪些事？\n"
        "郝长庚：我们连续四年把木耳产业列进监督计划。\n记者：下一步呢？\n郝长庚：一句话，把监督做到耳农的账本上。"
    )
    assert roles(found) == [("郝长庚", "speaks")]
    assert offices(found)["郝长庚"] == "柞水县人大常委会主任"
    assert [one.speaker for one in found.statements] == [None, "郝长庚", None, "郝长庚"]


def test_a_line_that_tells_of_a_person_is_no_turn() -> None:
    assert acting("县人大代表郝长庚：男，1960年生。") == [("郝长庚", "speaks")]
    found = described(
        "访柞水县人大常委会主任郝长庚的日子里\n郝长庚：男，1960年2月生，汉族，陕西柞水人。\n县人大常委会今天开会。"
    )
    assert roles(found) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县人大代表、白瓷工匠连德贵坦言，讲得清楚。", ("连德贵", "县人大代表、白瓷工匠")),
        ("市人大代表、会文镇归侨韩桂花说，老屋倒了。", ("韩桂花", "市人大代表、会文镇归侨")),
        ("县政协委员、养蜂人高山建议，多种花。", ("高山", "县政协委员、养蜂人")),
    ],
)
def test_a_deputy_is_also_something_else(text: str, expected: tuple[str, str]) -> None:
    assert named(text) == [expected]
    assert acting(text) == [(expected[0], "speaks")]


def test_an_office_may_end_its_line_and_the_name_stand_below() -> None:
    text = "乌苏镇党委书记谭少春、镇人大主席\n付桂花\n和三名驻站代表到场接待"
    assert acting(text) == [("谭少春", "attends"), ("付桂花", "attends")]
    assert named("县人大代表\n高山\n流水") == []


def test_a_list_goes_on_behind_a_damaged_name() -> None:
    assert acting("副主任莫?huái)堰h、骆振刚、薛丽娟参加会议。") == [
        ("骆振刚", "attends"),
        ("薛丽娟", "attends"),
    ]
    assert named("副主任会?议后、骆驼养殖基地") == []


@pytest.mark.parametrize(
    "name", ["那仁巴图", "买买提", "马合木提", "旺堆", "曲木伍牛", "茶世俊", "兀颖", "向巴群培"]
)
@pytest.mark.parametrize(
    "text", ["县人大常委会副主任{}出席会议。", "副主任王永强、{}参加调研。", "副主任{}、王永强参加调研。"]
)
def test_names_of_other_languages_and_rare_ones_are_read(name: str, text: str) -> None:
    assert name in dict(named(text.format(name)))


def test_what_begins_with_a_sound_need_not_be_a_name() -> None:
    assert named("县人大常委会主任提出意见，副主任那时候已经退休。") == []


@pytest.mark.parametrize(
    ("behind", "role"),
    [
        ("评议时说，路不好走。", "speaks"),
        ("笑言，路不好走。", "speaks"),
        ("插话：路不好走。", "speaks"),
        ("发表了意见。", "speaks"),
        ("跟诵誓词。", "attends"),
        ("早早就到了。", "attends"),
        ("随同。", "attends"),
        ("旁听。", "attends"),
    ],
)
def test_other_verbs_tell_a_role_too(behind: str, role: str) -> None:
    assert acting(f"县人大常委会委员孙秀文{behind}") == [("孙秀文", role)]


def test_what_others_say_is_not_said_by_the_person() -> None:
    assert acting("县人大常委会委员孙秀文走访的群众说，路不好走。") != [("孙秀文", "speaks")]
    assert acting("受主席团常务主席卓秋萍委托，常务主席翁建煌主持会议。") == [("翁建煌", "presides")]


def test_who_signs_below_the_title_says_all_of_a_comment() -> None:
    found = described(
        "让“瑶山夜话”多些泥土味\n□ 蒲剑平\n江永县的代表们把活动搬到火塘边。\n笔者以为，要多些泥土味，人大代表的话要带泥土。\n"
        "（作者单位：江永县人大常委会办公室）"
    )
    assert [finding.value for finding in found.of("genre")] == ["署名文章"]
    assert {one.speaker for one in found.statements} == {"蒲剑平"}
