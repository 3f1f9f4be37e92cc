"""Forms of titles, dates, names, offices, sources and statements that reports of the genre have."""

from __future__ import annotations

import pytest

from archive.text.furniture.glued_titles import glued_title
from archive.text.furniture.titles import core
from tests.text.describing import described, offices, roles

REST = (
    "，区人大工委在区人大常委会的指导下围绕中心、依法履职，坚持把联络站建在群众家门口，做了一些工作，"
    "取得了一定的成效。现汇报如下。"
)


@pytest.mark.parametrize("tag", ["[范本]", "(精选多篇)", "（最新5篇）", "【参考范文】"])
def test_the_suffix_of_an_upload_site_is_no_part_of_a_title(tag: str) -> None:
    assert core(f"在镇人大会上的讲话{tag}") == "在镇人大会上的讲话"


def test_other_brackets_at_the_end_of_a_title_stay() -> None:
    assert core("县人大常委会公告(第2号)") == "县人大常委会公告(第2号)"


@pytest.mark.parametrize(
    ("title", "start"),
    [
        ("XX街道人大代表联络站建设情况汇报", "近年来"),
        ("XX乡人大主席团20xx年度工作总结", "20xx年"),
        ("县人大财经委审查监督调研报告", "今年以来"),
    ],
)
def test_a_paper_ends_its_title_where_its_text_begins(title: str, start: str) -> None:
    assert glued_title(f"{title}{start}{REST}") == (0, len(title))


def test_a_sentence_about_a_report_is_no_title() -> None:
    assert glued_title(f"会议听取了县政府工作报告为全县发展{REST}") == (0, 0)


@pytest.mark.parametrize("salutation", ["各位团长、同志们:", "各位选民：", "同志们："])
def test_any_salutation_ends_the_title_of_a_speech(salutation: str) -> None:
    title = "镇党委书记在代表团团长会议上的讲话"
    assert glued_title(f"{title} {salutation} 会议明天开幕{REST}") == (0, len(title))


@pytest.mark.parametrize(
    "opening",
    [
        "本报讯 (记者 石秀兰)县十七届人大常委会第五次主任会议7月19日上午召开，",
        "7月19日，甘谷县人大常委会举办“代表问政”会，",
        "7月19日，县人大常委会启动执法检查，",
    ],
)
def test_the_day_of_the_event_stands_before_or_behind_what_happens(opening: str) -> None:
    assert (
        described(f"{opening}县人大常委会主任路远主持。\n会议指出，要抓紧。\n").best("event_date")
        == "XXXX-07-19"
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("镇人大主席植耀宗作了经验交流。", [("植耀宗", "speaks")]),
        ("县人大代表鲍立芹、丛殿军就品牌发了言。", [("鲍立芹", "speaks"), ("丛殿军", "speaks")]),
        ("县人大常委会副主任曹新博领队。", [("曹新博", "attends")]),
        ("省人大财经委主任委员操良贵介绍了方案。", [("操良贵", "reports")]),
        ("副县长夏吾东智陪同。", [("夏吾东智", "attends")]),
        ("旗人大常委会主任达布希拉图主持会议。", [("达布希拉图", "presides")]),
        ("县人大常委会副主任卿建设、唐志高参加。", [("卿建设", "attends"), ("唐志高", "attends")]),
        ("代表们听取了县水务局局长屈木通的介绍。", [("屈木通", "reports")]),
        ("会议听取县财政局局长柳小禾的专题汇报。", [("柳小禾", "reports")]),
        (
            "会议听取审议了旗教育局局长韩乌力吉作的办学情况报告、旗法院院长齐木德尔所作的工作报告。",
            [("韩乌力吉", "reports"), ("齐木德尔", "reports")],
        ),
        (
            "县审计局局长申屠远领誓，县民政局局长仇成、县司法局局长陆小禾跟誓。",
            [(name, "attends") for name in ("申屠远", "仇成", "陆小禾")],
        ),
        (
            "县人大常委会副主任黄镇海主持，副主任许镇宁、谢镇洲出席。",
            [("黄镇海", "presides"), ("许镇宁", "attends"), ("谢镇洲", "attends")],
        ),
        ("县人大常委会主任石镇党委书记、副主任高镇人大主席参加。", []),
        ("县人大常委会机关“人大代表植树节”活动启动，代表们参加。", []),
        ("退役军人谷建军、谭树林先后发言。", [("谷建军", "speaks"), ("谭树林", "speaks")]),
    ],
)
def test_people_of_rarer_names_and_acts(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert (
        roles(described(f"5月6日，县人大常委会召开会议。会上，{sentence}\n会议指出，要抓紧。\n")) == expected
    )


def test_a_lecture_on_the_next_line_is_not_given_by_those_who_listen() -> None:
    text = "9月21日下午\n县人大常委会举办讲座\n副主任祝水泉、艾国平\n危建华参加学习\n讲座邀请市委党校教授饶春林\n讲授了民法典\n"
    assert ("艾国平", "attends") in roles(described(text))


@pytest.mark.parametrize(
    ("people", "name", "office"),
    [
        ("县人大常委会副主任郝雪廷、温彩虹和办公室主任赵书堂参加。", "赵书堂", "办公室主任"),
        ("市监察委员会负责人，市人民法院院长秦海涛列席。", "秦海涛", "市人民法院院长"),
        ("镇人大主席付贵臣带队，副主席鲍桂芝参加。", "鲍桂芝", "镇人大副主席"),
        ("县政协主席王芳、副主席鲍桂芝出席。", "鲍桂芝", "县政协副主席"),
    ],
)
def test_offices_begin_behind_names_and_those_without_one(people: str, name: str, office: str) -> None:
    assert offices(described(f"5月6日，县人大常委会召开会议，{people}\n会议指出，要抓紧。\n"))[name] == office


@pytest.mark.parametrize(
    ("last", "source"),
    [
        ("(邳州日报记者 苏永健)", "邳州日报"),
        ("霞浦县融媒体中心(吴晓鸣 摄影报道)", "霞浦县融媒体中心"),
        ("(本报记者 苏永健)", None),
    ],
)
def test_who_signs_below_names_the_source(last: str, source: str | None) -> None:
    text = f"5月6日，县人大常委会召开会议，县人大常委会主任路远主持。\n路远强调，要抓紧。\n{last}"
    found = described(text)
    assert found.best("source") == source
    assert [one.speaker for one in found.statements][:2] == [None, "路远"]
    assert len(found.statements) == 2


@pytest.mark.parametrize(
    "said", ["提了三点希望：一要讲政治。", "在闭幕会上讲话，肯定代表们的审议质量，并提出三点希望：一是抓紧。"]
)
def test_hopes_open_a_statement(said: str) -> None:
    text = f"5月6日，县人大常委会召开会议，县人大常委会主任路远主持。\n路远{said}\n"
    assert [one.speaker for one in described(text).statements] == [None, "路远"]


def test_what_the_meeting_does_is_the_narrators_where_every_line_breaks_off() -> None:
    text = (
        "1月11日，县人大常委会举行会议。县人大常委会主任路远主持。\n路远要求\n各代表团要严肃纪律\n确保大会圆满成功\n"
        "会议还听取了\n民生实事项目候选情况的说明\n"
    )
    assert [one.speaker for one in described(text).statements] == [None, "路远", None]
