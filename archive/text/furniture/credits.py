"""Bylines without a fixed form: a short line in which each word is a day, a label, a medium, a credit or a name.

On the path of `line_kinds`; what the words say is read by `extract.byline`.
"""

from __future__ import annotations

import re

from archive.text.words import HAN, HAN_CLASS, SURNAME_CLASS, listed

ROLES = listed(
    """本报记者 本网记者 本台记者 本刊记者 特约记者 见习记者 实习记者 全媒体记者 融媒体记者 融媒记者 首席记者 记者
    特约通讯员 通讯员 实习生 撰稿人 撰稿 撰文 作者 摄影报道 摄影 摄像 摄 供稿 供图 整理 执笔 采写
    文字 图片 文图 图文 文/图 图/文 文 图 编辑 责任编辑 责编
    本栏责任编辑 本期责任编辑 本版责编 本版编辑 本期编辑 版式 美编
    编审 审核 审校 校对 校核 初审 复审 终审 编校 监制 主编 值班编辑 报道 原创 来源 稿源 信息员"""
)
ROLE = "|".join(sorted(map(re.escape, ROLES), key=len, reverse=True))
DAY = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|\d{1,2}\.\d{1,2}\.20\d\d"
CLOCK_TOKEN = re.compile(
    rf"(?:{DAY})(?:[T ]?\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?)?|\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?|星期[一二三四五六日天]|农历\S{{2,12}}"
)
ADDRESS_DAY = re.compile(rf"(?:https?://|www\.)[\w./-]{{4,60}}?(?={DAY})")
DAY_NAME = re.compile(rf"(?:{DAY})[{SURNAME_CLASS}][{HAN_CLASS}]{{1,2}}")
CREDIT = re.compile(
    rf"(?:{ROLE})[/／:：|｜][{HAN_CLASS}·、,，]{{2,24}}|[{SURNAME_CLASS}][{HAN_CLASS}]{{1,3}}[/／(（](?:文|图|摄|摄影|文图|图文)[)）]?"
)
WORKS = "记者|通讯员|撰稿人|撰稿|撰文|摄影|作者|供稿|编辑|责编|审核|采写|执笔|实习生"
GLUED_ROLE = re.compile(
    rf"(?:本[报网台刊]|特约|见习|实习|责任|全媒体|融媒体?)?(?:{WORKS})[{SURNAME_CLASS}][{HAN_CLASS}]{{1,2}}"
)
MEDIUM = re.compile(
    rf"[【\[《(（]?[{HAN_CLASS}\w“”·—-]{{2,20}}?(?:日报|晚报|早报|报|网|网站|融媒体中心|融媒体|融媒|在线|电视台|频道|客户端|发布|通讯社|新华社|人大|之窗|微信公众号|公众号|杂志)(?:主办|主管|出版)?[】\])》）]?"
)
BRACKETED = re.compile(rf"[【\[][{HAN_CLASS}·]{{2,12}}[】\]]")
NAME = re.compile(rf"[{HAN_CLASS}]{{2,4}}|[{HAN_CLASS}]{{1,6}}·[{HAN_CLASS}]{{1,8}}")
# What only a paper's own page counts: A01, CMYK, HM20190109A01, 总第6128期.
OF_PAGE = re.compile(r"[A-Z]{0,4}\d{0,10}[A-Z]?\d{2}|CMYK|总?第\d+期")
AROUND = frozenset(
    listed(
        """发表于 发布于 刊发于 发表 发布 楼主 只看该作者 倒序浏览 正序浏览 阅读模式 电梯直达 我来说两句
        字号 大 中 小 打印 收藏 分享 关闭 放大 缩小 默认"""
    )
)
SYMBOLS = re.compile(r"[\W_]+")
COUNTED = re.compile(r"\d[\d,]*(?:次|人|人次)?|(?:阅读|浏览|点击|评论|访问)(?:量|数|次数)?[:：]?\s*\d*")
WORDS = re.compile(r"[^\s\u3000|｜]+")
MARKS = "■□●○◆◇★☆▲△◎ \u3000"
LONGEST = 100
MOST_HAN = 48


def is_credits(line: str) -> bool:
    """Tell whether a line holds only days, media, credits and the names that follow a word for their work.

    Spared: headings of an office and a name, captions, any line with a full stop.
    """
    line = ADDRESS_DAY.sub("", line.strip(MARKS), count=1)
    if (
        len(line) > LONGEST
        or len(HAN.findall(line)) > MOST_HAN
        or any(mark in line for mark in "。；;！!？?")
    ):
        return False
    told = after_role = False
    for word in WORDS.findall(_without_brackets(line)):
        word = word.strip(MARKS + ",，、:：")
        if CLOCK_TOKEN.fullmatch(word) or DAY_NAME.fullmatch(word):
            told, after_role = True, False
        elif word in ROLES:
            after_role = True
        elif CREDIT.fullmatch(word) or GLUED_ROLE.fullmatch(word):
            told = after_role = True
        elif after_role and (NAME.fullmatch(word) or (len(word) == 1 and HAN.match(word))):
            told = True
        elif word not in AROUND and not (
            MEDIUM.fullmatch(word)
            or BRACKETED.fullmatch(word)
            or COUNTED.fullmatch(word)
            or OF_PAGE.fullmatch(word)
            or SYMBOLS.fullmatch(word)
        ):
            return False
    return told


def _without_brackets(line: str) -> str:
    """Return a line without the brackets around all of it."""
    return line[1:-1] if line[:1] + line[-1:] in ("()", "（）", "[]", "【】") else line.strip("()（）")
