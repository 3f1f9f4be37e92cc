"""Names that a page writes around an article: of the site, its columns, the organ it belongs to. No logic of layout."""

from __future__ import annotations

import re

from archive.text.words import HAN, listed

SITE_ENDS = listed(
    """网 网站 官网 在线 门户 频道 客户端 融媒体中心 融媒体 日报 晚报 早报 周报 电视台 公众号 论坛 贴吧 博客
    百科 文库 商城 体育 人大 范文站
    政府 人民政府 人大常委会 人民代表大会常务委员会 人民代表大会 办公室 办公厅 研究室 工委 小说网 新闻网 信息网
    之窗 发布 云平台 政务服务中心"""
)
COLUMN_ENDS = listed(
    """动态 要闻 新闻 快讯 简讯 时讯 资讯 信息 工作 活动 会议 建设 交流 园地 风采 专栏 专题 天地 公告 公示 通知 公开 之家 之声
    之窗 频道 栏目 论坛 解读 聚焦 关注 播报 传真 视点 纵横 连线 速递 图片 视频 文件 资料 法规 履职 监督 调研 视察 代表
    概况 制度 研究 理论 文苑 专刊 版面 头条 时政 综合 本地 正文 详情 内容 列表 频道页 指南 目录 索引 咨询 投诉 参考 摘要 精选
    大全 范文 栏"""
)
VERB = re.compile(
    "召开|举行|举办|开展|组织|赴|来到|走进|深入|听取|审议|通过|传达|学习|推进|推动|助力|督导|走访|慰问|接待|调研组|检查组|视察组|"
    "开幕|闭幕|宣誓|当选|主持|强调|指出|做好|抓好|打造|讲好|书写|让|把|为了|关于|在.{2,30}上的|谈|说|促|助|显|护|惠|暖|亮|添|话|聚力|履职为民|不忘"
)
_DASH = r"[_|｜]|[-–—]{2}|[ \u3000][-–—]|(?<=[\u4e00-\u9fff”》）)])-"
SUFFIX = re.compile(rf"[ \u3000]*(?:{_DASH})[ \u3000]*(?P<name>[^-_|｜–—\n]{{2,20}})$")
# Before a title a dash with blanks parts it from the site: 某县人民政府 - 部门动态 - ….
PREFIX = re.compile(r"(?P<name>[^-_|｜–—\n]{2,20}?)(?:[ \u3000]+[-–—]+[ \u3000]+|-)")
# What a stolen host sells.
SOLD = re.compile(r"[(（]中国[)）]|官[方网]|[Aa][Pp][Pp]|体育|娱乐|下载|登录|投注|注册")
DASHES = re.compile("[-–—]{2}")
LONGEST_COLUMN, LONGEST_SITE, LONGEST_PART = 10, 24, 12
SHORTEST_TITLE = 6


def is_column(name: str) -> bool:
    """Tell whether a few words are the name of a column: 基层动态, 代表工作."""
    return len(name) <= LONGEST_COLUMN and name.endswith(COLUMN_ENDS) and not VERB.search(name)


def is_site(name: str) -> bool:
    """Tell whether some words are the name of a site or an organ and nothing else: 鞍山人大网, 某某县人大常委会."""
    return len(name) <= LONGEST_SITE and name.endswith(SITE_ENDS) and not VERB.search(name)


def is_name(line: str) -> bool:
    """Tell whether a line is a site's or column's name, or several with a dash: 鞍山人大网——铁西区."""
    parts = [part.strip() for part in re.split(rf"{_DASH}|[>»·•]", line) if part.strip()]
    if not parts or VERB.search(line) or len(line) > LONGEST_SITE:
        return False
    return any(is_site(part) or is_column(part) for part in parts) and all(
        len(part) <= LONGEST_PART or is_site(part) for part in parts
    )


def without_site(title: str) -> str:
    """Return a title without the names of site and column that a browser's title line has behind it.

    Spared: what stands behind a dash and belongs to the title (履职为民——记县人大代表某某).

    >>> without_site("某县人大常委会召开会议 - 某县人大网 - 基层动态")
    '某县人大常委会召开会议'
    >>> without_site("履职为民——代表之家建设")
    '履职为民——代表之家建设'
    """
    title = _between(title)
    while match := SUFFIX.search(title):
        name = match["name"].strip()
        is_own = is_site(name) or (not DASHES.search(match[0]) and is_column(name)) or SOLD.search(name)
        if not is_own or len(HAN.findall(title[: match.start()])) < SHORTEST_TITLE:
            break
        title = title[: match.start()].rstrip()
    return title


def _between(title: str) -> str:
    """Return a title without the site's names before it, and alone where underscores part it from others."""
    if "_" in title:
        parts = [part.strip() for part in title.split("_")]
        title = next((part for part in parts if _is_full(part)), title)
    while (match := PREFIX.match(title)) and _is_full(title[match.end() :]):
        if not (is_site(match["name"]) or is_column(match["name"])):
            break
        title = title[match.end() :]
    return title


def _is_full(part: str) -> bool:
    return len(HAN.findall(part)) >= SHORTEST_TITLE and not is_name(part)
