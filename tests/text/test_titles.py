"""Title lines and what stands around them on a page."""

import pytest

from archive.text.furniture.dividing import divide
from archive.text.furniture.titles import core, is_title
from archive.text.repair import repair

TITLE = "民勤县人大常委会召开第四十二次主任会议"
TEXT = "5月14日下午，民勤县人大常委会召开第四十二次主任会议，听取县水务局关于防汛工作情况的汇报。"


def kinds(*lines):
    return [block.kind for block in divide(repair("\n".join(lines))).blocks]


@pytest.mark.parametrize(
    "line", [f"【经验交流】{TITLE}", f"（县乡人大）{TITLE}", f"# {TITLE}", f"20210503:{TITLE}"]
)
def test_the_tags_of_a_site_are_no_part_of_a_title(line):
    assert core(line) == TITLE
    assert kinds(line, TEXT) == ["title", "text"]


def test_a_title_may_open_with_a_quotation():
    assert is_title("“三个一”让代表建议落地有声")
    assert not is_title("“今天的会议由谁主持，大家都知道”")


@pytest.mark.parametrize(
    "line", ["播报 编辑 讨论 收藏 赞", "某某在线网 首页 新闻 视频 图片", "网站导航：首页 - 人大动态 - 正文"]
)
def test_a_menu_is_no_title(line):
    assert "title" not in kinds(line, TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "新闻中心 > 本县要闻",
        "网站导航：首页 - 人大动态 - 正文",
        "欢迎访问民勤人大网！ 今天是2026年1月9日 星期五",
    ],
)
def test_the_title_stands_below_the_lines_of_the_site(line):
    assert kinds(line, TITLE, TEXT) == ["furniture", "title", "text"]


def test_the_title_stands_below_a_caption():
    assert kinds("图为调研组在红崖山水库。 何立本 摄", TITLE, TEXT) == ["text", "title", "text"]


@pytest.mark.parametrize(
    "line",
    [
        "原创 石秀兰 民勤人大 2022-06-10 18:20 发表于甘肃",
        "民勤人大　　2019年4月12日　星期五",
        "2022-09-21 记者 田秋生 龙媚",
        "*2023-07-20 · 民勤融媒 · 记者 石秀兰*",
    ],
)
def test_a_line_of_date_and_names_is_a_byline(line):
    assert kinds(TITLE, line, TEXT) == ["title", "byline", "text"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("打印文章　关闭窗口", "furniture"),
        ("[立即登录] [免费注册] [忘记密码]", "furniture"),
        ("图/文 石秀兰 编辑：孟宪斌 审核：何立本", "byline"),
        ("新闻热线：0717-0000000", "furniture"),
    ],
)
def test_the_last_lines_of_a_page_belong_to_no_speaker(line, kind):
    assert kinds(TITLE, TEXT, line) == ["title", "text", kind]


REPORTER = "(记者 石秀兰)"


def blocks(line):
    document = divide(repair(line))
    text = document.repaired.text
    return [(block.kind, text[block.start : block.end]) for block in document.blocks]


def test_a_reporter_and_a_day_end_the_title_glued_to_them():
    assert blocks(f"{TITLE}{REPORTER}{TEXT}") == [("title", TITLE), ("text", f"{REPORTER}{TEXT}")]


@pytest.mark.parametrize(
    "start", ["民勤县融媒体中心本周讯", "新华社兰州民勤分社电", "据民勤县电视台的消息，近日"]
)
def test_a_dateline_before_a_reporter_is_no_title(start):
    assert [kind for kind, _ in blocks(f"{start}{REPORTER}{TEXT}")] == ["text"]


@pytest.mark.parametrize("kind", ["讲话提纲", "发言提纲"])
def test_a_salutation_ends_the_title_of_an_outline(kind):
    title = f"县委书记在县委人大工作会议上的{kind}"
    assert blocks(f"{title} 同志们: 今天召开县委人大工作会议，{TEXT}")[0] == ("title", title)
