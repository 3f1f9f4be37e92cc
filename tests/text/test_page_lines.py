"""Lines that only a page has, and titles among them: papers' heads, clocks, banners, bars, what an organ issues."""

from __future__ import annotations

import pytest

from archive.text.furniture.line_kinds import kind_of
from tests.text.describing import article, described

TITLE = "民勤县人大常委会召开第四十二次主任会议"
TEXT = (
    "5月14日下午，民勤县人大常委会召开第四十二次主任会议，听取县水务局关于防汛工作情况的汇报。县人大常委会主任石秀兰主持会议。\n"
    "会议指出，要把防汛责任落到每一个点位，确保群众安全度汛。"
)


def titles(*lines: str) -> list[str]:
    return [finding.value for finding in described("\n".join(lines)).of("title")]


@pytest.mark.parametrize(
    "line",
    [
        "第A02版：综合新闻    上一版 下一版",
        "A2版 要闻",
        "版次：03 上一期 下一期",
        "网站维护：民勤县人大常委会办公室　　当前时间：2016年11月2日",
        "民勤县人大常委会办公室主办  今天是：2023年8月3日",
        "系统时间：2023-08-03 10:22",
        "技术支持单位：某某科技",
        "澳门新葡京在线开户",
        "真人视讯 百家乐 注册送彩金",
        "某某法治网  →  监督广角  →  正文",
        "某某新闻网    首页    新闻    人大之窗",
        "关于我们 | 广告服务 | 投稿邮箱",
        "某某体育在线 | 新闻资讯 | 联系方式",
    ],
)
def test_a_line_that_only_a_page_has_is_furniture(line: str) -> None:
    kind = kind_of(line)
    assert kind is not None
    assert kind[0] == "furniture"
    assert titles(line, TITLE, TEXT) == [TITLE]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("【打印本文】 【关闭窗口】", "furniture"),
        ("扫码分享", "furniture"),
        ("[返回首页](/index.html) | [下一篇：县人大常委会召开党组会议学习有关精神](/n/12.html)", "furniture"),
        ("下载该文档需要 15 金币", "furniture"),
        ("本文由某某文档网整理，更多范文请关注。", "furniture"),
        ("剩余48%未读，登录后阅读全文", "furniture"),
        ("（下转第三版）", "furniture"),
        ("下转A3版", "furniture"),
        ("（上接第一版）", "furniture"),
        ("未完待续", "furniture"),
        ("(想阅读完整内容，请先登录，开通VIP会员免费下载本站10万篇范文)", "furniture"),
        ("如需下载完整版Word文档，请点击：立即下载（VIP免费）", "furniture"),
        ("您还没有登录，请登录后查看全文！", "furniture"),
        ("查看全文请登录", "furniture"),
        ("喜欢就点个在看吧", "furniture"),
        ("轻触阅读原文", "furniture"),
        ("返回搜狐，查看更多", "furniture"),
        ("展开阅读全文", "furniture"),
        ("转载请注明出处", "furniture"),
        ("网站标识码：6200000001", "furniture"),
        ("看过该职位的人还看了：行政前台　档案管理员", "furniture"),
        ("词条统计　浏览次数：21,045次　编辑次数：12次　最近更新：2020-05-01", "furniture"),
        ("2. 某县县志．某某出版社．[引用日期2020-05-01]", "furniture"),
        ("等级：童生 积分 120 威望 3", "furniture"),
        ("（原载《民勤民声》2021年第3期）", "byline"),
        ("——摘自《民勤民声》2021年第3期", "byline"),
        ("（重兴镇人大办 供稿）", "byline"),
        ("（本栏责任编辑　石小兰）", "byline"),
        ("[责任编辑 石小兰]", "byline"),
        ("【纠错】 责任编辑： 石小兰", "byline"),
        ("编辑丨石小兰", "byline"),
        ("A03 CMYK 责任编辑 石小兰 版式 李大勇 总第311期 民勤县融媒体中心主办", "byline"),
        ("民勤县融媒体中心(石小兰 文/图)", "byline"),
    ],
)
def test_what_stands_behind_an_article_is_said_by_nobody_in_it(line: str, kind: str) -> None:
    found = kind_of(line)
    assert found is not None
    assert found[0] == kind
    assert line not in article(f"{TITLE}\n{TEXT}\n{line}").document.body.text


def test_behind_a_sentence_a_way_to_another_page_is_cut_off() -> None:
    body = article(f"{TITLE}\n{TEXT}(下转第二版)").document.body.text
    assert body.endswith("确保群众安全度汛。")


@pytest.mark.parametrize(
    "line",
    [
        "县人大常委会视察棋牌室和彩票站点整治工作",
        "代表登录平台后可以查看全部建议的办理情况。",
        "本文由县人大办公室整理，供各乡镇人大参考。",
        "会议学习了《代表法》（修正草案），讨论了下载使用移动平台的办法",
        "县人大常委会推行代表履职积分制，积分 100 分以上的予以表扬",
        "当前，时间紧、任务重，各单位要抓紧办理；今天是立秋，请大家注意防火。",
        "县人大常委会主任石秀兰、副主任李大勇",
        "民勤县第十八届人大代表建议办理工作版图",
        "登录平台查看全部建议",
        "二是登录县人大网站公布全部建议",
        "组织代表下载全部学习资料",
        "三、下载完整版《代表法》供代表学习",
        "工会会员全部参加",
        "会员大会听取全部议案",
        "阅读全部报告，代表会员分组讨论",
        "脱贫攻坚未完待续，乡村振兴已经开始",
        "未完待续——一位老代表的履职路",
        "付费停车全部取消",
        "完成率95%，剩余5%正在推进",
        "截至目前，剩余 5%的建议正在办理",
        "代表石秀兰：剩余20%的工程什么时候完工？",
        "请下载后填写《代表履职登记表》，于5月底前交人大办",
        "请下载本文件并组织学习",
        "县人大网站启用最新域名",
        "本文由基层人大工作网格员整理",
        "本文由县代表联络站整理",
        "本文由代表论坛上的发言整理而成",
        "会议听取报告。本文由第一范文网整理，仅供参考。代表们认真审议，提出意见。",
        "视察点在看守所、法院",
        "要求把工作重点在看得见、摸得着的地方",
        "县融媒体中心（原县广播电视台、县文化馆）",
        "县广播电视台（新闻报道组）",
        "——摘自《习近平谈治国理政》第三卷",
        "公众号、网站、电视台同步直播",
        "登录“代表履职平台”查看办理情况",
    ],
)
def test_a_line_of_an_article_is_no_furniture(line: str) -> None:
    assert kind_of(line) is None


def test_the_clock_of_a_footer_is_no_day_of_publication() -> None:
    found = described(
        f"{TITLE}\n(2012-05-09 16:20:11)\n本报5月9日讯　昨天，民勤县人大常委会主任石秀兰调研设施农业。\n"
        "网站维护：民勤县人大常委会办公室　　当前时间：2016年11月2日"
    )
    assert [finding.value for finding in found.of("publish_date")] == ["2012-05-09"]
    assert [finding.value for finding in found.of("event_date")][:1] == ["2012-05-08"]


@pytest.mark.parametrize(
    "above",
    [
        "2022年1月5日，根据录音整理",
        "（2022年1月5日）",
        "根据录音整理，未经本人审阅",
        "■人大代表议政录",
        "| 县人大常委会主任石秀兰作工作报告。 |",
    ],
)
def test_an_aside_above_the_title_is_passed_over(above: str) -> None:
    assert titles(above, TITLE, TEXT) == [TITLE]


def test_a_column_with_a_number_stands_above_the_title_of_its_article() -> None:
    assert titles("人大代表风采录（二十三）", "把根扎在茶山上", "本报记者　彭亚利", TEXT) == [
        "把根扎在茶山上"
    ]


@pytest.mark.parametrize(
    ("organ", "document"),
    [
        ("民勤县人民代表大会常务委员会", "任免名单"),
        ("民勤县人民代表大会常务委员会", "公告（第2号）"),
        ("民勤县人大常委会", "关于批准2021年财政决算的决议"),
        ("民勤县人大常委会办公室关于印发", "《县人大常委会2022年工作要点》的通知"),
    ],
)
def test_what_an_organ_issues_has_its_title_on_two_lines(organ: str, document: str) -> None:
    assert titles(organ, document, TEXT) == [organ + document]


def test_the_organ_that_owns_a_page_is_no_part_of_the_title_below() -> None:
    assert titles("民勤县人民代表大会常务委员会", TITLE, TEXT) == [TITLE]


def test_the_gloss_of_an_encyclopedia_is_no_part_of_the_word() -> None:
    text = "主任会议，是县级以上地方各级人大常委会处理日常工作的会议，由主任、副主任组成。"
    assert titles("主任会议（地方各级人大常委会的组成机构）", text) == ["主任会议"]
    assert titles("主任会议_百科", text) == ["主任会议"]


@pytest.mark.parametrize("lead", ["据白云融媒体报道", "据南方日报消息", "巴楚零距离讯"])
def test_the_medium_before_a_report_is_its_source_and_no_title(lead: str) -> None:
    found = described(
        f"{lead}(记者 卢昌婵)9月22日,民勤县人大常委会对养犬规定实施情况开展执法检查。县人大常委会主任石秀兰参加。"
    )
    assert not list(found.of("title"))
    assert [finding.value for finding in found.of("source")] == [
        {"据白云融媒体报道": "白云融媒体", "据南方日报消息": "南方日报", "巴楚零距离讯": "巴楚零距离"}[lead]
    ]


def test_the_place_of_a_dispatch_is_no_source() -> None:
    found = described("民勤讯（记者 卢昌婵）9月22日，县人大常委会开展执法检查。县人大常委会主任石秀兰参加。")
    assert not list(found.of("source"))


def test_the_paper_of_a_reporter_is_the_source() -> None:
    found = described(f"{TITLE}\n○ 《秦岭人大》记者　侯亚萍\n{TEXT}")
    assert [finding.value for finding in found.of("author")] == ["侯亚萍"]
    assert [finding.value for finding in found.of("source")] == ["秦岭人大"]
