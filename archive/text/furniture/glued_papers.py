"""Where the title of a speech or paper ends that an upload site ran into its text: …上的讲话同志们：…, …工作总结今年以来，…

Asked by `glued_titles`. Such a title ends with what kind of paper it is; its text begins with a greeting, a time or a
reason, or with the words of the title itself.
"""

from __future__ import annotations

import re

from archive.text.furniture import lexicon
from archive.text.words import HAN, HAN_CLASS

KIND = re.compile("|".join(sorted(lexicon.PAPER_KINDS, key=len, reverse=True)))
CLAUSE = re.compile(r"[^，。；：,;:！!？?\n]{6,100}")
EDITION = re.compile(
    r"[(（\[【](?:摘要|摘编|节选|草案|讨论稿|征求意见稿|稿|[\d一二三四五六七八九十]+)[)）\]】]"
)
# When and where a speech was given, and by whom: （2021年1月15日）, XX, 县委书记 某某, ——3月9日在某某会议上 镇长 某某.
OFFICE = rf"[{HAN_CLASS}]{{2,14}}(?:{'|'.join(lexicon.OFFICE_ENDS)})[ \u3000]"
DELIVERED = (
    r"[ \u3000]*(?:—{1,2}|─{1,2}|－{1,2}|-{1,2})[ \u3000]*(?=[〇○零一二三四五六七八九十\d]{1,4}[年月]|在)"
)
BEFORE_GREETING = rf"(?:(?:[ \u3000(（\[【Xx×*]|{OFFICE}|{DELIVERED})[^。；;\n]{{0,60}}?)?"
GREETING = re.compile(
    rf"{BEFORE_GREETING}(?:{'|'.join(lexicon.SALUTATIONS)}|各位[{HAN_CLASS}]{{2,4}}[、,，:：])"
)
OPENING = (
    r"(?:(?:季度|半年|换届|会议|年初|任职|成立)以来|第[一二三四]季度|近年来?|一年来|半年来|几年来|多年来|今年|去年|本届|过去[一的]|20[\dXx×*]{2}年|[Xx×*]{2,4}年|根据|按照|依照|遵照|依据|现将|现就"
    r"|为(?:了|深入|进一步|切实|全面|认真|贯彻|加强|推[动进]|充分|做好|更好|有效|规范|保证|落实)"
    r"|一、|[(（]一[)）]|第一[条章节]|在[^，。]{2,40}(?:领导|指导|支持|关心|帮助)下|尊敬的|我(?:是|叫|代表|受)|随着)"
)
# Whom a report is addressed to may stand before its first words: 县人大常委会：根据….
BEGINNING = re.compile(rf"(?:[{HAN_CLASS}]{{2,16}}[:：])?{OPENING}")
# The same words may go on with a sentence: …的建议为推动工作提供了帮助.
ENDED = re.compile(r"[^，,。；;：:\n]*(?<!为)了")
FIRST_CLAUSE = re.compile(r"[ \u3000]+[^ \u3000，,。\n][^，,。\n]{1,30}[，,。]")
# A report about something says so, and nothing of a sentence follows.
ABOUT = re.compile(
    rf"(?!.*对.*关于)(?:[{HAN_CLASS}]{{2,16}}(?:人大|委员会|常委会|主席团|政府|法院|检察院|[组团委办]))?(?:关于|对)[^，。；：,;:\n]{{4,44}}(?:报告|汇报|思考|探讨|体会)"
)
# An essay names no kind; words of its title come again where its text begins: 浅谈…乡镇人大工作乡镇人大是….
ESSAY = re.compile(
    rf"(?:浅[谈析议论]|试[论谈析]|略[论谈]|简论|刍议|谈谈|也谈)[^，。；：,;:\n]*?(?P<words>[{HAN_CLASS}]{{4}})"
    rf"[^，。；：,;:\n]*?(?=(?P=words)(?:是|作为|的|[{HAN_CLASS}]{{0,4}}是))"
)
GOES_ON = re.compile(
    r"[的和及与中上下里之是在由后会稿并作等已经共]|进行|开展|予以|提出|指出|认为|显示|表明|强调|介绍"
)
# What a sentence says of a paper and its title does not: 会议听取了…的报告.
TOLD = re.compile(r"听取|了(?!解)|通过|宣读|会上(?!的)|发表")
JOINS = re.compile("[的和及与、]")
REST, PARAGRAPH = 30, 60
"""Characters of text that must follow a greeting, and anything less sure."""
REPEATED = 4


def title_end(line: str) -> int:
    """Return where the title ends that a speech or paper follows on the same line; 0 if there is none.

    >>> title_end("在全镇代表会上的讲话（3月5日）同志们：" + "今天开会。" * 8)
    10
    >>> title_end("会议听取了县政府的工作报告。")
    0
    """
    clause = CLAUSE.match(line)
    kinds = KIND.finditer(line, 0, clause.end()) if clause else ()
    ends = [_edited(line, kind.end()) for kind in kinds if not TOLD.search(line, 0, kind.end())]
    greeted = next((end for end in reversed(ends) if _is_greeted(line, end)), 0)
    essay = ESSAY.match(line)
    fallback = essay.end() if essay and len(line) > essay.end() + PARAGRAPH else 0
    return greeted or next((end for end in ends if _text_follows(line, end)), fallback)


def _edited(line: str, end: int) -> int:
    edition = EDITION.match(line, end)
    return edition.end() if edition else end


def _is_greeted(line: str, end: int) -> bool:
    greeting = GREETING.match(line, end)
    return greeting is not None and len(line) > greeting.end() + REST


def _text_follows(line: str, end: int) -> bool:
    if len(line) < end + PARAGRAPH or JOINS.match(line, end):
        return False
    start = end
    while line[start : start + 1] in (" ", "\u3000"):
        start += 1
    first = line[start : start + REPEATED]
    begins = BEGINNING.match(line, start)
    if (begins and not ENDED.match(line, begins.end())) or (
        all(map(HAN.match, first)) and first in line[:end]
    ):
        return True
    if start > end:
        return FIRST_CLAUSE.match(line, end) is not None
    return ABOUT.fullmatch(line, 0, end) is not None and not GOES_ON.match(line, end)
