"""What kind of text this is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.text.document import Finding
from archive.text.extract import theme
from archive.text.extract.interview import QUESTION
from archive.text.extract.other_kind import NO_THEME, other_kind
from archive.text.extract.reading import Reading, found
from archive.text.extract.title import title
from archive.text.lexicon import TEMPLATE_FLAG, THEME_WORDS

SALUTATION = re.compile(r"各位代表|同志们|各位领导|各位委员|主任、各位|各位同志")
GREETING = re.compile(f"(?:{SALUTATION.pattern})[^，。；：\n]{{0,6}}[,，:：!！\n]")
REPORT_TITLE = re.compile(r"工作报告|工作情况的?报告|情况的?报告")
REPORTING = re.compile("报告工作|向大会报告")
# A report whose head is lost: what was done in a year, and later a word to those who hear it.
REVIEW = re.compile("(?:一|两|[三四五]|过去的?一)年来?[,，][^。\n]{0,60}常委会|过去的?一年")
ADDRESSED_LATER = re.compile("各位代表[,，:：!！]")
SPEECH_TITLE = re.compile(r"讲话|致辞|主持词|发言")
EXPERIENCE_TITLE = re.compile(r"经验|做法|探索|实践|调研报告|思考|启示|情况汇报|创新案例")
NOTICE_TITLE = re.compile(r"(?:任免名单|任命名单|公告|通告|公示|日程|议程)(?:[(（][^()（）\n]{1,20}[)）])?$")
# 表态发言（三篇）, 主持词范文: texts to copy from.
COLLECTED = re.compile(r"范文|模板|[(（](?:精选|通用)?[〇一二三四五六七八九十\d]{1,3}篇[)）][ \u3000]*$")
SUBTITLED = re.compile(r"(?:——|—|──)[^\n]{2,40}(?:做法|探索|实践|经验|启示|思考)$")
SELECTED_TITLE = re.compile(r"(?:发言|讲话|交流|感言)(?:材料)?(?:摘登|选登|摘编|选编)")
QUOTED_TITLE = re.compile(r"《[^》\n]{0,60}》")
LATELY = re.compile("近年来|[一两二三]年来|近[一两二三几]年|今年以来")
LESSON = re.compile("做法|探索|启示|经验|成效|模式|路子|工作法|实践表明|方式")
PRACTICE = re.compile("(?:主要|具体|我们)的?做法(?:是|如下|有|[:：])")
OPENING = 200
NOTICE = "notice"
"""The rule of a list or an announcement of a congress: of no other genre, but of a county and of people."""
ENOUGH_LESSONS, ENOUGH_WORDS, FEWEST_THEME_WORDS = 2, 3, 2
# The share of sentences on congresses in a text where nobody meets or speaks; fewer where somebody says that he comments.
ENOUGH_SAID, ENOUGH_COMMENTED = 0.3, 0.15
FIRST_PERSON = re.compile("我(?![县市区省国州旗镇乡院局])")
# Who comments says so, and signs with his office: 笔者以为, （作者单位：某县人大常委会办公室）.
COMMENT = re.compile(r"笔者|评论员|作者单位[:：]|作者系|[(（]作者[^()（）\n]{0,4}[:：为是]")
# One such sentence tells that a text is of a congress, however seldom it says so: …第十届人民代表大会第四次会议开幕.
SESSION = re.compile(
    r"第?[〇一二三四五六七八九十百\d]{1,4}届(?:人大|人民代表大会)(?:常委会|常务委员会)?"
    r"第?[一二三四五六七八九十百\d]{1,4}次(?:全体)?会议[^。；;\n]{0,40}?(?:召开|举行|开幕|闭幕|开会)"
)
# One sentence is news where it says that an organ of a congress did something lately.
LATELY_DONE = re.compile(
    r"(?:近日|日前|连日来|[昨今][日天])[^。；;\n]{0,40}人大|人大(?:常委会)?(?:近日|日前|连日来|[昨今][日天])"
)
OF_CONGRESS = ("人大", "人民代表大会")
MEETING = re.compile(r"召开|举行|座谈会|(?:一起|进行|开展)座谈|调研|视察|宣誓|培训班")


def genre(
    reading: Reading, *, flags: frozenset[str], headings: int, event: tuple[Finding, ...], has_author: bool
) -> Iterator[Finding]:
    """Yield the genre, with the words that tell it; `headings` counts those of speakers, `has_author` is told by a byline."""
    titled = next((finding.value for finding in title(reading)), "")
    if shown := other_kind(reading, titled, is_told=bool(event)):
        yield Finding("genre", "其他", "", 0, 0, shown, 0.5)
    elif TEMPLATE_FLAG in flags:
        yield Finding("genre", "范文", "", 0, 0, "template", 0.9, True)
    elif any(COLLECTED.search(reading.line(block)) for block in reading.blocks("title")):
        yield Finding("genre", "范文", "", 0, 0, "collected", 0.8)
    elif len(QUESTION.findall(reading.text)) > 1:
        yield Finding("genre", "发言选登", "", 0, 0, "interview", 0.8)
    elif headings >= 2:
        yield Finding("genre", "发言选登", "", 0, 0, "speakers-as-headings", 0.9, True)
    else:
        yield from _by_words(reading, titled, event, is_signed=headings == 1, has_author=has_author)


def _by_words(
    reading: Reading, title_line: str, event: tuple[Finding, ...], *, is_signed: bool, has_author: bool
) -> Iterator[Finding]:
    opening = reading.text[:400]
    addressed = bool(SALUTATION.match(opening.lstrip()) or GREETING.search(opening[:120]))
    is_of_congress = _is_of_congress(reading, f"{title_line}\n{reading.text}")
    is_quiet = not (event or reading.acts)
    said = theme.share(reading.text) if is_quiet else 1.0
    if addressed and REPORT_TITLE.search(title_line):
        yield _told(reading, "工作报告", REPORT_TITLE, "title")
    elif addressed and REPORTING.search(reading.text[:500]):
        yield Finding("genre", "工作报告", "", 0, 0, "reports-to-congress", 0.8)
    elif is_quiet and REVIEW.search(reading.text, 0, OPENING) and ADDRESSED_LATER.search(reading.text):
        yield Finding("genre", "工作报告", "", 0, 0, "reviews-a-year", 0.6)
    elif addressed:
        yield Finding("genre", "讲话", "", 0, 0, "salutation", 0.75)
    elif (
        is_quiet
        and said >= ENOUGH_COMMENTED
        and not EXPERIENCE_TITLE.search(title_line)
        and COMMENT.search(reading.document.repaired.text)
    ):
        yield Finding("genre", "署名文章", "", 0, 0, "comment", 0.7)
    elif not event and not (is_of_congress and (reading.text.count("。") > 1 or _is_news(reading))):
        yield Finding("genre", "其他", "", 0, 0, NO_THEME, 0.3)
    elif is_quiet and said < ENOUGH_SAID:
        yield Finding("genre", "其他", "", 0, 0, NO_THEME, 0.4)
    elif SELECTED_TITLE.search(title_line):
        yield _told(reading, "发言选登", SELECTED_TITLE, "title")
    elif is_of_congress and NOTICE_TITLE.search(title_line):
        yield _told(reading, "其他", NOTICE_TITLE, NOTICE)
    elif not event and is_signed and len(FIRST_PERSON.findall(reading.text)) >= ENOUGH_WORDS:
        yield Finding("genre", "署名文章", "", 0, 0, "first-person", 0.7)
    elif not event and SUBTITLED.search(title_line):
        yield _told(reading, "经验材料", EXPERIENCE_TITLE, "title")
    elif event or reading.acts:
        yield Finding("genre", "会议报道", "", 0, 0, "event", 0.85, bool(event and reading.acts))
    elif EXPERIENCE_TITLE.search(title_line):
        yield _told(reading, "经验材料", EXPERIENCE_TITLE, "title")
    elif REPORT_TITLE.search(title_line):
        yield _told(reading, "工作报告", REPORT_TITLE, "title")
    elif PRACTICE.search(reading.text, 0, OPENING) or (
        LATELY.search(reading.text, 0, OPENING) and len(set(LESSON.findall(reading.text))) >= ENOUGH_LESSONS
    ):
        yield Finding("genre", "经验材料", "", 0, 0, "lessons", 0.6)
    elif SPEECH_TITLE.search(title_line):
        yield _told(reading, "讲话", SPEECH_TITLE, "title")
    elif MEETING.search(QUOTED_TITLE.sub("", reading.text[:120])) or LATELY_DONE.search(reading.text[:120]):
        yield Finding("genre", "会议报道", "", 0, 0, "opening", 0.6)
    elif not is_signed and LATELY.search(reading.text, 0, OPENING) and LESSON.search(reading.text):
        yield Finding("genre", "经验材料", "", 0, 0, "lessons", 0.5)
    elif is_signed or has_author or reading.places or FIRST_PERSON.search(reading.text):
        yield Finding("genre", "署名文章", "", 0, 0, "comment", 0.6)
    else:
        # What is explained, by nobody and of nowhere: a page of questions, of a law.
        yield Finding("genre", "其他", "", 0, 0, "explained", 0.4)


def _is_of_congress(reading: Reading, text: str) -> bool:
    """Tell whether a text speaks of congresses often enough, or begins with a session and says who did what there."""
    if sum(text.count(word) for word in THEME_WORDS) >= FEWEST_THEME_WORDS:
        return True
    return bool(reading.acts and SESSION.search(text, 0, OPENING))


def _is_news(reading: Reading) -> bool:
    """Tell whether somebody who holds an office of a congress does something, or its organ did lately."""
    offices = (act.person.office for act in reading.acts if act.sure)
    is_acting = any(office and any(organ in office.text for organ in OF_CONGRESS) for office in offices)
    return is_acting or LATELY_DONE.search(reading.text[:OPENING]) is not None


def _told(reading: Reading, value: str, pattern: re.Pattern[str], rule: str) -> Finding:
    draft = reading.document.repaired
    block = reading.blocks("title")[0]
    match = pattern.search(draft.text, block.start, min(len(draft.text), block.end + 64))
    if not match:
        return Finding("genre", value, "", 0, 0, rule, 0.7)
    return found(draft, *match.span(), field="genre", value=value, rule=rule, certainty=0.8)
