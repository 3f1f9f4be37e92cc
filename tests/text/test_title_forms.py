"""Titles in the forms of upload sites, accounts, papers and stolen hosts: where they end, and on how many lines they stand."""

from __future__ import annotations

import pytest

from archive.text.furniture.broken_titles import belong_together
from archive.text.furniture.glued_papers import title_end
from tests.text.describing import described

NEWS = (
    "10月17日，庆元县人大常委会副主任蓝学文带队到荷地镇视察农村饮水工程建设情况，副县长练金海陪同。\n"
    "蓝学文指出，水要天天清，账要年年清，管护不能断档。\n"
)
TITLE = "蓝学文带队视察农村饮水工程建设"
SPEECH = (
    "今天召开这次会议，主要任务是总结去年的工作，部署今年的任务。刚才几位同志作了发言，讲得都很好，我都同意。"
    "下面，我讲三点意见。一、提高认识，增强做好人大工作的责任感。二、突出重点，提高监督实效。"
)
SUMMARY = (
    "镇人大在县人大常委会的指导下，围绕镇党委的中心工作，依法履行职责，充分发挥代表作用，较好地完成了各项任务。"
    "现总结如下：一、抓学习。二、抓监督。三、抓代表工作。"
)


def titles(text: str) -> list[str]:
    return [finding.value for finding in described(text).of("title")]


@pytest.mark.parametrize(
    ("title", "between"),
    [
        ("在全县乡镇人大工作座谈会上的讲话", "（2022年3月5日县人大常委会会议室）同志们："),
        ("在县人大换届选举工作动员会上的讲话", "同志们："),
        ("在县第十六届人大常委会第一次会议上的讲话", "县人大常委会主任 XXX各位副主任、各位委员："),
        ("在全市人大工作会议上的讲话", "XX 同志们："),
        ("XX镇第十届人民代表大会第二次会议开幕词", "各位代表、同志们："),
        (
            "荷地镇人民代表大会主席团工作报告",
            "——2022年2月9日在荷地镇第三届人民代表大会第二次会议上 镇人大主席 蓝学文各位代表：",
        ),
        ("庆元县人大常委会工作报告", "  —— 二〇二二年二月九日在县十七届人大二次会议上各位代表："),
        ("庆元县政府工作报告", "--在县十七届人大二次会议上 县长 练金海各位代表:"),
        ("在县十六届人大五次会议闭幕大会上的讲话", " （2021年1月15日） 各位代表、同志们："),
    ],
)
def test_a_greeting_ends_the_title_of_a_speech_whatever_stands_between(title: str, between: str) -> None:
    assert titles(f"{title}{between}{SPEECH}") == [title]


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("镇人大年度工作总结报告", "20xx年，"),
        ("XX街道人大工委上半年工作总结及下半年工作计划", "今年上半年，"),
        ("镇人大关于开展代表活动的实施方案", "为进一步发挥代表作用，"),
        ("乡镇人大年终工作总结", "乡镇人大是最基层的国家权力机关。"),
        ("县人大常委会关于检查《农业法》实施情况的报告", "县人大常委会：根据年度工作安排，"),
        ("县人大常委会关于农村饮水安全工作的调研报告", "饮水安全是民生大事。"),
        ("对全县代表建议办理工作的调查与思考", " 代表建议是履职的形式。"),
        ("关于XX县乡镇人大工作现状的调查与思考", "做好乡镇工作是大事。"),
        ("县人大常委会2024年监督工作要点", "一、指导思想。"),
        ("镇人大主席团2021年第三季度工作小结", "第三季度以来，"),
        ("XX镇人民代表大会主席团议事规则", "第一条 为了健全议事程序，"),
        ("浅谈如何做好新形势下的乡镇人大工作", "乡镇人大是国家权力机关的基础。"),
        ("人大监督工作存在的问题及对策建议", " 人大监督是国家监督的重要部分，"),
    ],
)
def test_the_first_words_of_a_paper_end_its_title(title: str, opening: str) -> None:
    assert titles(f"{title}{opening}{SUMMARY}") == [title]


@pytest.mark.parametrize(
    "sentence",
    [
        "会议听取和审议了县人民政府关于农村饮水工程建设情况的报告，",
        "县人大常委会组成人员对县人民政府关于预算执行情况的报告进行了审议，",
        "常委会会议上的意见和建议为推动工作提供了帮助，",
    ],
)
def test_a_sentence_that_tells_of_a_paper_is_no_title(sentence: str) -> None:
    assert title_end(f"{sentence}{SUMMARY}") == 0


def test_a_day_and_its_own_first_words_end_a_title() -> None:
    title = "县人大常委会举办预算监督专题讲座"
    assert titles(f"{title}9月21日下午，{title}，县人大常委会主任季明德出席并讲话，副主任叶春华主持。") == [
        title
    ]


@pytest.mark.parametrize("reporter", ["(记者 蓝 青)", "（记者：蓝青 通讯员 练小海）", "（本报记者 蓝青）"])
@pytest.mark.parametrize("day", ["10月17日，", "17日上午，", "17日，", "近日，", "昨日下午，"])
def test_a_reporter_before_a_day_ends_a_title(reporter: str, day: str) -> None:
    assert titles(f"{TITLE}{reporter}{day}{NEWS.partition('，')[2]}") == [TITLE]


def test_a_reporter_behind_a_dateline_ends_none() -> None:
    assert titles(f"庆元县融媒体中心菇城之窗讯(记者 蓝青)17日上午，{NEWS.partition('，')[2]}") == []


@pytest.mark.parametrize(
    "line",
    [
        f"人大动态丨{TITLE}",
        f"聚焦两会 | {TITLE}",
        f"要闻 ▏{TITLE}",
        f"庆元县人民政府 - 部门动态 - {TITLE}",
        f"【{TITLE}】",
        f"[转载]{TITLE}_石小兰_新浪博客",
        f"{TITLE}（组图）",
        f"{TITLE}(转自庆元人大网)",
        f"{TITLE} - 庆元论坛 - Powered by Discuz!",
        f"{TITLE} — 米乐体育",
        f"{TITLE}-九游会（中国）",
        f"庆元人大网-{TITLE}",
        f"{TITLE}[1]",
        f"※{TITLE}※",
        f"● {TITLE}",
        f"▶{TITLE}",
        f"第3篇：{TITLE}",
        f"{TITLE}（精选5篇）",
        f"{TITLE}.docx",
    ],
)
def test_what_sites_write_at_the_ends_of_a_title_is_no_part_of_it(line: str) -> None:
    assert titles(f"{line}\n{NEWS}") == [TITLE]


@pytest.mark.parametrize(
    "above",
    [
        "此页面上的内容需要较新版本的 Adobe Flash Player。",
        "↑点击上方“庆元人大”关注我们",
        "产品中心 新闻资讯 联系我们",
        "浏览字号：大 中 小",
        "2019年10月18日 放大 缩小 默认",
        "附件1",
        "庆元县人大常委会 2019年10月18日",
        "某某（中国）官方网站",
    ],
)
def test_what_a_page_writes_above_is_passed_over(above: str) -> None:
    assert titles(f"{above}\n{TITLE}\n{NEWS}") == [TITLE]
    assert titles(f"{above}\n{NEWS}") == []


@pytest.mark.parametrize(
    "line",
    [
        "县人大常委会办公室",
        "县人大常委会研究室",
        "庆元县荷地镇",
        "荷地镇农村水厂 吴小山 摄影",
        "县人大常委会副主任蓝学文（右二）在水厂察看",
    ],
)
def test_an_office_a_place_and_a_picture_are_no_title(line: str) -> None:
    assert titles(f"{line}\n{NEWS}") == []


def test_who_wrote_a_report_is_not_its_title() -> None:
    title = "关于代表建议办理工作的调研报告"
    assert titles(f"{title}\n县人大常委会调研组\n{SUMMARY}") == [title]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("庆元县人大常委会组织部分省市人大代表", "视察农村饮水工程建设情况"),
        ("庆元县人大常委会调研农村饮", "水工程建设情况"),
        ("庆元县第十五届人民代表大会第五次会议关于庆元县人民", "代表大会常务委员会工作报告的决议"),
        ("庆元县第十六届人民代表大会第四次会议", "主席团和秘书长名单"),
        ("关于庆元县2019年财政预算执行情况和", "2020年财政预算草案的报告"),
        ("蓝学文在视察农村饮水工程时强调", "水要天天清 账要年年清"),
        ("庆元县人大常委会开展", "《中华人民共和国土地管理法》执法检查"),
        ("庆元县十九届人大常委会第五次会议", "审议通过《关于加强检察建议工作的决定》"),
    ],
)
def test_a_title_over_two_lines_is_one(first: str, second: str) -> None:
    assert belong_together(first, second, NEWS)
    assert titles(f"{first}\n{second}\n{NEWS}")[0] == first + second


def test_a_line_below_a_whole_title_is_no_part_of_it() -> None:
    assert not belong_together("县人大常委会视察农村饮水工程", "蓝学文带队视察", NEWS)


def test_a_colon_leads_up_to_the_title_below() -> None:
    assert titles(f"两会特刊\n人大代表吴小燕：\n把乡亲的话带上会\n□ 本报记者 林小山\n{NEWS}") == [
        "人大代表吴小燕：把乡亲的话带上会"
    ]


def test_a_couplet_is_no_column_and_its_second_half() -> None:
    assert titles(f"人民选我当代表 我当代表为人民\n{NEWS}") == ["人民选我当代表 我当代表为人民"]


def test_a_subtitle_shows_which_line_is_the_title() -> None:
    assert titles(f"代表风采\n情系桑梓 履职为民\n——记庆元县人大代表吴小燕\n文/林小山\n{NEWS}") == [
        "情系桑梓 履职为民——记庆元县人大代表吴小燕"
    ]


def test_a_title_may_share_its_line_with_labels() -> None:
    title = "区人大主任在人大工作会议上的讲话"
    assert titles(f"{title} 作者：佚名 时间：2020-03-01 点击：1204\n同志们：\n{SPEECH}") == [title]
