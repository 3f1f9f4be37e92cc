"""Adverts inside sentences: `哪【更多公文素材请访问 www.…】个部门`.

Taken out only where both ends are certain: brackets around nothing else, or a fixed form from its first word to the end of
an address or an account. All others are flagged by `damage` and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text import advert_lexicon as lexicon
from archive.text.draft import Edit
from archive.text.words import HAN_CLASS


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


SIGNS = re.compile(
    r"www\.|://|\.com|\.cn|\.net|微信|QQ|qq|扣扣|公众号|点击|扫码|扫描|广告|代写|热线|本文由|本文档由|本资料由"
)
"""What every advert holds: most texts have none, and need no closer look."""
ADDRESS = r"(?:https?://)?(?:[A-Za-z0-9-]{1,40}\.){1,4}(?:com|cn|net|org|cc|top|vip|xyz|example)(?:\.cn)?(?:/[\w./%?=&-]{0,80})?"
ACCOUNT = r"[A-Za-z0-9_-]{5,20}(?![A-Za-z0-9_-])"
NETWORK = r"(?:微信公众号|微信|公众号|QQ群|QQ|qq|扣扣)(?:号|群)?[:： ]{0,2}"
BRACKETED = re.compile(
    r"【(?P<square>[^【】\n]{2,60})】|（(?P<round>[^（）\n]{2,60})）|\((?P<half>[^()\n]{2,60})\)|\[(?P<edged>[^\[\]\n]{2,60})\]"
    r"|〔(?P<shell>[^〔〕\n]{2,60})〕|\{(?P<curly>[^{}\n]{2,60})\}|★(?P<star>[^★\n]{2,60})★"
)
INVITES = re.compile(_any(lexicon.INVITATIONS))
OFFERS = re.compile(_any(lexicon.WARES))
CLICKS = re.compile(rf"\W*(?:{_any(lexicon.CLICKS)})|\W*广告\W*$")
REACHES = re.compile(rf"{ADDRESS}|{NETWORK}{ACCOUNT}|扫码|扫描")
OFFICIAL = re.compile(rf"gov\.cn|edu\.cn|{_any(lexicon.SPARED)}")
MORE = (
    rf"(?:想|欲|若|如)?(?:要|需|看|了解|获取|查看)?(?:更多|海量)[{HAN_CLASS}]{{0,10}}?(?:请|尽在|可|欢迎)"
    rf"(?:访问|登[录陆]|关注|浏览|点击|搜索)?[:： ]{{0,2}}{ADDRESS}"
)
WANTED = rf"(?:代写[{HAN_CLASS}]{{0,4}}|(?:需要|获取|领取|下载|购买)(?:全文|原文|资料|范文|公文|模板))[，, ]?"
CONTACT = (
    rf"{WANTED}请?(?:加|添加|联系|咨询|搜索|关注)(?:客服|小编|站长)?{NETWORK}{ACCOUNT}"
    rf"|请?(?:加|添加|联系|咨询)(?:客服|小编|站长){NETWORK}{ACCOUNT}"
    rf"|请?(?:加|添加)(?:微信|QQ|qq|扣扣)(?:号|群)?[:： ]{{0,2}}{ACCOUNT}"
)
HOTLINE = r"(?:订购|代写|加盟|购买)(?:热线|电话)[:： ]{0,2}\d[\d-]{6,14}"
COMPILED = (
    rf"(?:(?<=[。！？；\n])|\A)本(?:文|文档|资料|文章)由[^，。；\n]{{0,12}}(?:{_any(lexicon.SITES)})[^，。；\n]{{0,6}}"
    r"(?:整理|收集|搜集|提供|发布|分享)(?:[，,](?:仅供|转载|下载|如需|更多|版权)[^。\n]{1,40})?[。\n]"
)
# Each with words of which one stands in every advert of its form: a look at each character of a text takes much longer.
FIXED = tuple(
    (re.compile(form), words)
    for form, words in (
        (MORE, ("更多", "海量")),
        (CONTACT, ("加", "联系", "咨询", "搜索", "关注")),
        (HOTLINE, ("热线", "电话")),
        (COMPILED, ("本文", "本资料")),
    )
)
MARKS = "，,。；;、"


def removals(text: str) -> Iterator[Edit]:
    """Yield the deletion of each advert in a line that holds other words too.

    Spared: brackets with an address of the state or a contact (（网址：www.…gov.cn）, （联系电话：…）), who compiled a text
    where that is an office, what stands on a line of its own (the site's, see `furniture`).

    >>> [text[edit.start : edit.end] for text in ("哪【更多范文请访问www.a.com】个", "会议（点击查看图片）指出")
    ...  for edit in removals(text)]
    ['【更多范文请访问www.a.com】', '（点击查看图片）']
    """
    if not SIGNS.search(text):
        return
    done = 0
    bracketed = (match for match in BRACKETED.finditer(text) if is_advert(match[match.lastgroup or 0]))
    for match in sorted((*bracketed, *_of_fixed_form(text)), key=re.Match.start):
        start, end = match.start(), match.end()
        if start < done or OFFICIAL.search(match[0]) or _is_line(text, start, end):
            continue
        if match[0].endswith("\n"):
            end -= 1
        # Of two equal marks around an advert one is enough.
        if start > done and text[start - 1] in MARKS and text[start - 1] == text[end : end + 1]:
            end += 1
        yield Edit(start, end, "", 0.95)
        done = end


def _of_fixed_form(text: str) -> Iterator[re.Match[str]]:
    for form, words in FIXED:
        if any(word in text for word in words):
            yield from form.finditer(text)


def is_advert(inside: str) -> bool:
    """Tell whether what stands in brackets asks its reader to go elsewhere."""
    if CLICKS.match(inside):
        return True
    return bool(REACHES.search(inside) and INVITES.search(inside) and OFFERS.search(inside))


def _is_line(text: str, start: int, end: int) -> bool:
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after = text[end : end + 200].split("\n", 1)[0] if not text[start:end].endswith("\n") else ""
    return not before.strip(" \u3000") and not after.strip(" \u3000")
