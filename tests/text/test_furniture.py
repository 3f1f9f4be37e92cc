"""Lines are told apart; a sentence of the article is never taken for the site's."""

from __future__ import annotations

import pytest

from archive.text.document import Document
from archive.text.furniture.dividing import divide
from archive.text.repair import repair

SENTENCE = "9月28日,县人大常委会召开第五次会议,县人大常委会主任主持,听取了三项报告。"


def divided(*lines: str) -> Document:
    return divide(repair("\n".join(lines)))


def of_kind(document: Document, kind: str) -> list[str]:
    return [
        document.repaired.text[block.start : block.end] for block in document.blocks if block.kind == kind
    ]


@pytest.mark.parametrize(
    "line",
    [
        "发布时间:2022-06-24 来源: 县党建网 作者:佚名",
        "编辑:王小平 来源:县网 发布时间:2019-05-17 20:11:16 浏览次数: 分享:",
        "22.09.2014  11:30",
        "(来源:某县融媒体中心 转载:周平) |",
        "责任编辑: 周平",
        "2021-03-04 09:15 | 来源：某县人大 | 浏览：123次 | 字号：大 中 小",
        "【发布日期:2017-05-09】 【字号: 】  【关闭此页】",
        "(本报记者 林小舟)",
        "（2020年3月4日）",
    ],
)
def test_line_that_describes_the_article_is_a_byline(line: str) -> None:
    document = divided("县人大常委会召开第五次会议", line, SENTENCE)
    assert (of_kind(document, "byline"), document.body.text) == ([line], SENTENCE)


@pytest.mark.parametrize(
    "line",
    [
        "设为首页",
        "当前所在:首页 > 工作札记 > 正文",
        "您现在的位置:人大>> 镇街人大>> 正文",
        "扫一扫在手机打开当前页",
        "分享到",
        "打印 | 关闭",
        "【打印】｜【关闭】",
        "扫一扫分享到朋友圈",
        "您是第 2086 位访客",
        "词条标签：水利 灌溉",
        "|||",
        "• 网站支持IPV6",
        "版权所有 ICP备00000000号",
        "联系电话:0000-0000000",
        "附件:",
        "¥6.66",
    ],
)
def test_line_of_the_site_is_furniture(line: str) -> None:
    for lines in ((line, SENTENCE), (SENTENCE, line)):
        document = divided(*lines)
        assert (of_kind(document, "furniture"), document.body.text) == ([line], SENTENCE)


@pytest.mark.parametrize(
    "line",
    [
        "一、认清形势,统一思想",
        "各位代表:",
        "(大会现场)",
        "清河县人大常委会党组书记、主任 陆正平",
        "- 审议通过",
        "会议现场",
        "代表们肯定了学校的版权保护、图书分享和微信办事,建议把联系电话公布到村。",
        "首页改版的建议由县融媒体中心办理,办理结果已经答复代表。",
        "时间:3月4日上午,地点:县机关会议室,县人大常委会主任主持会议,全体委员参加。",
        "来源地产业要加快转型,作者群体要扩大,县文联作了说明。",
        "相关部门负责人列席会议。",
        "分享经验 共促履职",
        "您是第一位发言的代表",
        "扫码议政拓宽渠道",
        "关注我们身边的民生实事",
        "强化技术支持 推进智慧人大",
        "微信议政搭起连心桥",
        "记者:今年代表工作有哪些新举措?",
        "时间:3月4日上午",
        "技术支持到村",
        "附件:议程安排表",
    ],
)
def test_line_of_the_article_is_text(line: str) -> None:
    assert divided(SENTENCE, line, SENTENCE.replace("五", "六")).body.text.split("\n")[1] == line


@pytest.mark.parametrize(
    "line",
    [
        "坚持守正创新 推动人大工作高质量发展",
        "县级人大常委会主任谈人大工作(一)",
        "关于代表工作的几点思考",
        "20210503:在主任座谈会上的讲话",
    ],
)
def test_first_line_without_sentence_is_the_title(line: str) -> None:
    assert of_kind(divided(line, SENTENCE), "title") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "同志们:",
        "9月28日上午",
        "清河县人大常委会主任 陆正平",
        "会议现场",
        "各位代表",
        "(本报讯)",
        "会议由主任主持。",
        "县人大",
        "记者：今年的工作怎么做？",
    ],
)
def test_other_first_lines_are_no_title(line: str) -> None:
    assert of_kind(divided(line, SENTENCE), "title") == []


def test_title_glued_to_a_salutation_is_cut_off() -> None:
    speech = "各位代表,同志们: 今天的大会开得很好,大家要把会议精神带回去,把今年的几件实事办好,让群众满意。"
    document = divided("在县人代会党员大会上的讲话 " + speech)
    assert (of_kind(document, "title"), document.body.text) == (["在县人代会党员大会上的讲话"], speech)


def test_text_resumes_behind_a_marker_at_the_top() -> None:
    document = divided(
        "扫一扫在手机打开当前页", "县人大常委会召开第五次会议", SENTENCE, "会议通过了人事任免名单。"
    )
    assert document.body.text == f"{SENTENCE}\n会议通过了人事任免名单。"


def test_long_text_behind_a_marker_is_kept() -> None:
    rest = [SENTENCE.replace("五", number) * 3 for number in "六七八九"]
    assert divided(SENTENCE, "免责声明", *rest).body.text == "\n".join([SENTENCE, *rest])


def test_page_of_furniture_only_has_an_empty_body() -> None:
    assert divided("设为首页", "加入收藏", "版权所有").body.text == ""


def test_empty_text_has_an_empty_body() -> None:
    document = divided("")
    assert (document.body.text, document.blocks) == ("", ())
