"""The title among all that pages put around it, and pages that have none."""

from __future__ import annotations

import pytest

from archive.text.furniture.credits import is_credits
from archive.text.furniture.site_names import is_name, without_site
from tests.text.describing import described

TITLE = "民勤县人大常委会召开第四十二次主任会议"
TEXT = (
    "5月14日下午，民勤县人大常委会召开第四十二次主任会议，听取县水务局关于防汛工作情况的汇报。县人大常委会主任石秀兰主持会议。\n"
    "会议指出，要把防汛责任落到每一个点位，确保群众安全度汛。\n"
)
BYLINE = "发布时间：2022-05-16 来源：民勤人大"


def titles(*lines: str) -> list[str]:
    return [finding.value for finding in described("\n".join(lines)).of("title")]


@pytest.mark.parametrize(
    "above",
    [
        "人大要闻",
        "民勤人大网",
        "民勤人大网——常委会会议",
        "民勤县人民代表大会常务委员会",
        "民勤县\n信息公开\n政务服务\n互动交流",
        "首页 > 人大要闻 > 正文",
        "当前位置：首页>>常委会会议\n常委会会议",
        "您所在的位置：首页 / 新闻中心 / 人大要闻",
        "【图片新闻】",
        "会议现场",
        "| 会议现场 |",
        "县人大常委会主任石秀兰讲话",
        "图为会议现场。 石小兰 摄",
        "APP下载",
        "第1版：要闻",
        "返回首页 | 打印 | 关闭",
        "简体版 | RSS订阅 | 邮箱登录",
        "您好，欢迎访问民勤人大网！",
        "今天是2022年5月18日 星期三",
        BYLINE,
    ],
)
def test_what_stands_above_the_title_is_passed_over(above: str) -> None:
    assert titles(above, TITLE, TEXT) == [TITLE]
    assert titles(above, TITLE, "浏览次数：12 来源：县人大办", TEXT) == [TITLE]


@pytest.mark.parametrize(
    "line",
    [
        f"{TITLE}_民勤人大网",
        f"{TITLE}_要闻_民勤人大网",
        f"{TITLE}-民勤县人民政府",
        f"{TITLE} | 民勤人大",
        f"{TITLE}——民勤县人大网",
        f"{TITLE} - 常委会会议 - 民勤县人大",
        f"[常委会会议]{TITLE}",
        f"**{TITLE}**",
        f"| {TITLE} |",
        f"标题：{TITLE}",
        f"文章标题：{TITLE}    发布时间：2022-05-16",
        f"栏目：常委会会议    标题：{TITLE}",
        f"【标题】{TITLE}",
        f"名　　称：{TITLE}",
        f"主题：{TITLE} [复制链接]",
        f"{TITLE} 2022-05-16",
        f"{TITLE}[2022年05月16日 10:22]",
        f"{TITLE} 2022-05-16 10:22:33 来源：民勤人大 作者：石小兰",
        f"{TITLE}来源：民勤人大 发布时间：2022-05-16",
    ],
)
def test_what_shares_the_line_of_a_title_is_no_part_of_it(line: str) -> None:
    assert titles(line, TEXT) == [TITLE]


@pytest.mark.parametrize(
    "start", ["　　", " 本报讯（记者 石小兰）", "本报讯（记者 石小兰）", " 近日，", " （通讯员 石小兰）"]
)
def test_a_title_glued_to_the_first_sentence_is_cut_off(start: str) -> None:
    assert titles(f"{TITLE}{start}{TEXT}") == [TITLE]


def test_a_title_over_two_lines_is_one() -> None:
    assert titles("民勤县人大常委会", "召开第四十二次主任会议", BYLINE, TEXT) == [TITLE]
    assert titles("民勤县人大常委会调研组", "赴嘉善县学习考察", TEXT) == [
        "民勤县人大常委会调研组赴嘉善县学习考察"
    ]


def test_the_last_step_of_a_path_may_be_the_title() -> None:
    assert titles(f"首页 > 人大要闻 > {TITLE}", TITLE, TEXT) == [TITLE]


def test_the_word_that_an_encyclopedia_explains_is_its_title() -> None:
    text = "木楼桥\n编辑 讨论 收藏\n木楼桥（又名风雨桥）是山区的一种廊桥，桥上有屋，供行人歇脚。\n历史\n此桥式样起于宋代。"
    assert titles(text) == ["木楼桥"]


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "本报讯（记者 石小兰）",
        "县人大常委会主任 石秀兰",
        "各位代表：",
        "会议现场",
        "石小兰",
        "首页 > 人大要闻 > 正文",
        "人大要闻",
        "民勤人大网",
        "民勤县人民代表大会常务委员会",
        "县委书记石秀兰监誓",
        BYLINE,
        "图为会议现场。",
        "编者按：监督是人大的职责。",
        "时间：5月14日上午\n地点：县人大会议室\n主持人：石秀兰",
        "县人大常委会主任石秀兰在会上讲话\n副主任何立本主持会议",
        "2022年第3期 《民勤人大》",
    ],
)
def test_a_page_without_a_title_gets_none(lines: str) -> None:
    assert titles(lines, TEXT) == []


def test_the_name_of_a_column_alone_is_no_certain_title() -> None:
    assert [finding.certain for finding in described(f"常委会会议工作动态\n{TEXT}").of("title")] == [False]


@pytest.mark.parametrize(
    "title",
    [
        "履职为民——代表之家建设",
        "立足本职显担当 - 记县人大代表石秀兰",
        "盱眙：“议事棚”办出代表建议大实效",
        "问题-整改-销号",
    ],
)
def test_a_dash_may_belong_to_the_title(title: str) -> None:
    assert without_site(title) == title


def test_names_of_columns_and_sites() -> None:
    assert all(map(is_name, ["基层动态", "鞍山人大网——铁西区", "某县人大常委会", "人大之窗", "代表风采"]))
    assert not any(map(is_name, ["县人大常委会听取工作报告", "走进代表之家", "让代表建议落地"]))


@pytest.mark.parametrize(
    "line",
    [
        "【民勤声音】 文/石小兰 图/何立本 2022-05-16 22:07",
        "□ 撰稿人 石小兰 何立本  摄影 高雨",
        "2022-05-16石小兰",
        "http://www.minqin-news.example/2022年05月16日 08:33:54",
        "发表于 2022-5-16 20:14:33 | 只看该作者 | 倒序浏览",
        "编辑 | 石小兰",
        "本报记者石小兰 通讯员何立本",
        "石小兰/文 何立本/图",
        "2022-05-16 民勤日报 记者 石小兰",
        "民勤人大 2022-05-16 18:30",
    ],
)
def test_lines_of_credits(line: str) -> None:
    assert is_credits(line)


@pytest.mark.parametrize(
    "line",
    [
        "文章导读",
        "县人大常委会主任 石秀兰",
        "石秀兰",
        "代表 石秀兰 作交流发言",
        "时间：5月14日上午 地点：县人大会议室",
        "2022年5月16日在县十八届人大二次会议上",
        "民勤日报",
        "一、编辑出版工作",
        "记者从会上获悉",
        "图书馆长张三",
    ],
)
def test_lines_that_are_no_credits(line: str) -> None:
    assert not is_credits(line)
