"""Where a text breaks off: its last line has no end, or a wall stands before the rest.

Beside `damage`, which makes a flag and a hole of each place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from archive.text.document import Document
from archive.text.words import HAN_CLASS

MOST = 1000
LONGEST_WALL = 60
SHORT, ENOUGH = 22, 5
"""Characters of a line, and lines, of a text that is set like verse: its lines end without marks anyway."""
STOP = re.compile(r"[。！？!?…；;][”’』」)）]?[ \u3000]*$")
CUT_END = re.compile(rf"[{HAN_CLASS}0-9A-Za-z,，、；;：:“‘（(《-]")
NUMBERING = re.compile(r"^[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]")
# To whom minutes are sent stands at their end, without a mark.
SENT = re.compile("(?:抄)?[送发报][ \u3000]*[:：]|分送|印发")
ELLIPSES = ("...", "…")
PAUSE = re.compile(r"[，,。；;、]")
REST = "全文|全部|剩余|完整|余下|原文|更多"
# A wall offers the rest of this text; 代表登录平台查看办理情况 is work that is reported on.
# The first sign is told from all that may begin a wall: so these are found without a look at each character.
WALL = re.compile(
    rf"[登付下会阅查浏观(（未](?:(?:(?<=登)[陆录]|(?<=付)费|(?<=下)载|(?<=会)(?<!委会)员(?!单位|企业))[^，。\n]{{0,10}}?(?:{REST})(?!门|[市县区省镇])"
    rf"|(?:(?<=登)[陆录]后|(?<=付)费)(?:才能|方可|即可|可以|可)?(?:继续)?(?:阅读|查看|浏览)(?:本文|文章|内容|(?![{HAN_CLASS}]))"
    rf"|(?:(?<=阅)读|(?<=查)看|(?<=浏)览|(?<=观)看)[完到]?(?:{REST})[^。\n]{{0,14}}(?:登[陆录]|付费|(?<!委)会员)"
    r"|(?<=[(（])(?:此处|以下|下文|后文)(?:省略|从略|略)[^()（）\n]{0,10}[)）]|(?<=[(（])未完(?:待续|[)）])|(?<=未)(?<!本章未)完(?:待续|[)）])|(?<=下)转第[^。\n]{1,4}版)"
)
# A line that is nothing but a wall turns to the reader from its beginning or behind a pause, and what is kept back is the
# text itself: 登录平台查看全部建议 is an item of a list, 脱贫攻坚未完待续 a heading.
TO_READER = (
    r"(?:^|[，,：: \u3000])"
    r"(?:请|[您你]|需要?|想要?|如[需要]|还没有|尚未|才能|方可|立即|快速|点击|先|开通|成为|购买|充值|免费|VIP)*"
)
WALL_LINE = re.compile(
    rf"{TO_READER}(?:登[陆录]|付费|下载|会员)[^，。\n]{{0,10}}?(?:{REST})(?:版(?!《)|内容|文章|正文|文字|章节|请|[\s，,！!>»….)）】\]]|$)"
    rf"|{TO_READER}(?:登[陆录]后|付费)(?:才能|方可|即可|可以|可)?(?:继续)?(?:阅读|查看|浏览)(?:本文|文章|内容|(?![{HAN_CLASS}]))"
    rf"|{TO_READER}(?:阅读|查看|浏览|观看)[完到]?(?:{REST})(?:内容|文章|正文)?[，,：:\s]*(?:请|[您你]|需|须|要|先|可|即|后|开通|成为|VIP)*(?:登[陆录]|付费|会员)"
    r"|^(?:未完(?:待续)?|(?:此处|以下|下文|后文)(?:省略|从略|略).{0,10}|[下上紧][转接]第?[^。\n]{1,4}版)(?:\W|[A-Z]{2,}\w*)*$"
)
BRACKETS = "()（）[]【】<>》⊙●■▲▼→… \u3000"
# One of them stands in every wall; most texts have none, and need no closer look.
WALL_WORDS = ("登陆", "登录", "付费", "下载", "会员", "此处", "以下", "下文", "后文", "未完", "下转")


def cut(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the spans in the decoded text of the last characters of a body that breaks off, and of what says there is more."""
    body = document.body
    if _breaks_off(NUMBERING.sub("", body.text.rsplit("\n", 1)[-1])) and not _is_verse(body.text):
        yield body.decoded_span(max(len(body.text) - 4, 0), len(body.text))
    draft = document.repaired
    if any(word in draft.text for word in WALL_WORDS):
        for wall in islice(WALL.finditer(draft.text), MOST):
            yield draft.decoded_span(*wall.span())


def is_wall(line: str) -> bool:
    """Tell whether a line is nothing but a wall: 登录后阅读全文, 下转第四版; or a way to the page before it: 上接第一版.

    Spared: a sentence with a full stop, what a list or a heading says of platforms: 登录平台查看全部建议.
    """
    return (
        len(line) <= LONGEST_WALL and "。" not in line and WALL_LINE.search(line.strip(BRACKETS)) is not None
    )


def _is_verse(text: str) -> bool:
    """Tell whether the last lines are all short and none ends with a mark, as accounts set their texts."""
    lines = text.rsplit("\n", ENOUGH)[1:]
    return len(lines) == ENOUGH and not any(len(line) > SHORT or STOP.search(line) for line in lines)


def _breaks_off(last: str) -> bool:
    """Tell whether a last line ends inside a sentence; whom minutes are sent to is none."""
    if not last or last.endswith(ELLIPSES):
        return bool(last)
    is_open = CUT_END.match(last[-1:]) and not SENT.match(last)
    return bool(is_open and (PAUSE.search(last) or last.count("《") > last.count("》")))
