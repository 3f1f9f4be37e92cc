"""What upload sites, forums and accounts write at either end of a title and is none of it: 【48812】, 要闻丨, （精选5篇）.

Asked by `titles.core`.
"""

from __future__ import annotations

import re

from archive.text.furniture.site_names import is_name
from archive.text.words import HAN, HAN_CLASS, listed

NUMBER = r"[\d一二三四五六七八九十]{1,4}"
BEFORE = re.compile(
    r"#{1,4} +|(?:原标题|原题)[:：]\s*|[【\[][^】\]\d]{2,8}[】\]](?=.{6})|[(（][^()（）\d]{2,6}[)）](?=.{6})"
    rf"|\d{{6,8}}[:：]|【\d+】|【?(?:第{NUMBER}篇|(?:篇|范文){NUMBER})[】:：][ \u3000]*(?=.{{6}})"
    r"|[^()（）\s]{2,10}[(（](?:https?://|www\.)[^()（）]{4,40}[)）]|[〔\[【][^〔〕\[\]【】]{2,30}\d+[ \u3000]?字[〕\]】]"
)
BARS = r"|\uff5c\u4e28\u258f\u2502\u2223\ufe31\u2503"
# The column of an account: 人大动态丨…, 聚焦两会 | ….
BARRED = re.compile(rf"[{HAN_CLASS}·“”\d]{{2,10}}?[ \u3000]*[{BARS}][ \u3000]*(?P<title>[^{BARS}]+)")
SAMPLE = "|".join(
    listed(
        """模版 模板 范文 范本 范例 样本 例文 精选 精编 优选 优秀 优质 通用 热门 实用 最新 推荐 参考 完整版 合集 大全 汇编
        多篇 集锦 共"""
    )
)
AFTER = re.compile(
    rf"[ \u3000]*(?:[\[【(（](?:(?:{SAMPLE}|{NUMBER}篇){{1,3}}|此?文?共?\d+字|转[自载发][^()（）]{{0,16}}|[组多附]?图|复制链接)"
    r"[\]】)）]|[\[【]\d{1,2}[\]】]|\.(?:docx?|pdf|wps|pptx?|txt)|[-–—|]*[ \u3000]*Powered by .{2,24})$"
)
MOST_TAGS = 3
SHORTEST_TITLE = 6


def untagged(line: str) -> str:
    """Return a title line without the tags at its ends.

    >>> untagged("【人大要闻】县人大常委会开展视察（组图）"), untagged("代表之声 | 田埂上的代表小石")
    ('县人大常委会开展视察', '田埂上的代表小石')
    """
    title = line
    for _ in range(MOST_TAGS):
        before = BEFORE.match(title)
        shorter = AFTER.sub("", title[before.end() :] if before else title).strip()
        barred = BARRED.fullmatch(shorter)
        if barred and len(HAN.findall(barred["title"])) >= SHORTEST_TITLE and not is_name(barred["title"]):
            shorter = barred["title"].strip()
        if shorter == title:
            break
        title = shorter
    return title
