"""The operators of the query, each with an example that can be tried."""

from __future__ import annotations

from dataclasses import dataclass

from search.pages.links import Scope
from search.params import SearchParams
from search.query import Where


@dataclass(frozen=True, slots=True)
class Example:
    """An operator: what to type, what it finds, and where the example leads; `where` is what is searched."""

    operator: str
    q: str
    meaning: str
    where: Where = "text"

    @property
    def url(self) -> str:
        return Scope().url(SearchParams(q=self.q, where=self.where))


EXAMPLES = (
    Example(
        "直接输入",
        "全过程人民民主",
        "逐字查找：凡连续写有这几个字的陈述都会找到；繁简、全角半角视为相同，标点和空白不计。",
    ),
    Example("空格", "全过程人民民主 代表联络站", "同篇：两个词须出现在同一篇文章里，不必在同一处。"),
    Example("引号", "“两个维护”", "引号连同标点一起查；不加引号则标点不计。中文、英文引号都可以。"),
    Example("|", "质询|专题询问", "或：有其中一个即可。"),
    Example("-", "两个确立 -高质量发展", "不含：排除含有该词的文章。残缺的文章无法判断，另行计数。"),
    Example("/句", "人大代表 /句 监督", "同句：两个词须在同一句里。"),
    Example("/段", "人大代表 /段 监督", "同段：两个词须在同一段里。"),
    Example("/则", "人大代表 /则 监督", "同则：两个词须在同一人的同一则陈述里。"),
    Example("只在标题", "工作报告", "选“只在标题”，检索词就只在标题里找；没有标题的文章另行计数。", "title"),
    Example(
        "县:",
        "县:嘉善县 监督",
        "只查一个地区；县、市、省、地区都可以，写名称即可，同名的都算。其他字段同此，冒号中文、英文都行。",
    ),
    Example("人:", "人:沈柏年", "只查一个人说的话。"),
    Example("标题:", "标题:工作报告 监督", "只查标题里有这些字的文章；正文照常检索。"),
    Example("年:", "年:2021-2023 监督", "只查一年或几年；也可以写 年:2022。"),
    Example("来源:", "来源:嘉善人大网", "只查注明出自这里的文章。"),
    Example("提法:", "提法:全过程人民民主", "只查用了这一提法的陈述，不论写成哪一种形式。"),
)
