"""Where a person's name ends: by the family name it begins with and by what may follow a name.

Chinese does not separate names from the words after them (李斌主持), so a name is accepted only where a known
follower, a punctuation mark or the end of the line stands behind it.
"""

from __future__ import annotations

import re

from archive.text.name_words import (
    DOUBLE_SURNAMES,
    DOUBTFUL_SURNAMES,
    NAME_FOLLOWERS,
    NO_SHORT_NAMES,
    NOT_NAMES,
    SURNAMES,
    TRANSLITERATION,
    TRANSLITERATION_FIRST,
    WEAK_FOLLOWERS,
)


def alternatives(words: object) -> str:
    """Return a regex alternation of words, longest first, so that the longest one is taken."""
    listed = sorted({str(word) for word in words}, key=lambda word: (-len(word), word))  # type: ignore[attr-defined]
    return "|".join(re.escape(word) for word in listed)


FOLLOWER = re.compile(alternatives(NAME_FOLLOWERS))
# Verbs that only a name stands before.
ACTS_BEHIND = re.compile("出席|参加|列席|主持|指出|强调|讲话|宣布|宣读|陪同|到会|表示")
DOTTED = re.compile(r"[一-鿿]{1,6}(?:·[一-鿿]{1,6})+")
LONG_FOLLOWER = re.compile(alternatives(word for word in NAME_FOLLOWERS if len(word) > 1))
# Of the words that may stand behind a name those that end names themselves: 李有为, 王守先.
LAST_OF_NAMES = frozenset("为先")
OFFICE_INSIDE = re.compile("主任|书记|主席|常委|[县市区镇乡旗州局部院]长|代表|委员")
# Behind these no second word joins: 丁致和以及其他人 is 丁致和.
JOINING = ("以及", "及")
LONGEST_SOUNDED = 7
AFTER_LISTED = frozenset("、及和等")
HAN = re.compile(r"[一-鿿㐀-䶿〇]")
HANS = re.compile(f"{HAN.pattern}+")
# Particles, numbers and the words of institutions never stand in a given name.
NEVER_IN_NAMES = frozenset(
    "某的了是与及我们你他她它这那就都不要很并或被把从而于其此该第各每届次个一二三四五六七八九十百亿两年月日时省市县区镇乡村院局部厅委办员组团议案题会府者们"
)
# 区 is a family name, but not before what makes it an institution: 区政协, 区人大, 区监委.
ORGAN_OF_DISTRICT = re.compile("区(?:政协|政府|人大|人武|[县监纪党工]委|委|法院|检察|妇联|总工会|级|直)")
# What goes on behind a town: 石镇党委, 方镇政府, 高镇东街.
BEHIND_TOWN = frozenset("党政纪综司民农财教工武妇总派卫中小东西南北上下内里街站所校村干直人境本全公社")
RARE_IN_NAMES = frozenset("次一二三四五六七八九十百亿两年月日时从其会省不员部题都个此于")
UNLIKELY_IN_NAMES = NEVER_IN_NAMES - RARE_IN_NAMES


def name_end(text: str, start: int, *, listed: bool = False) -> int | None:
    """Return where the name that begins at `start` ends, or None if there is none.

    `listed`, it follows a name in an enumeration: there a word that is a name too (安静) is one.

    >>> name_end("李斌主持会议", 0), name_end("高度重视", 0), name_end("诸葛春杰、韦晓云", 0)
    (2, None, 4)
    >>> name_end("邓有亮出席", 0), name_end("李平亮出底牌", 0), name_end("买合提江列席", 0), name_end("巴图提三点", 0)
    (3, 2, 4, 2)
    """
    if text.startswith("区", start) and ORGAN_OF_DISTRICT.match(text, start):
        return None
    if DOTTED.match(text, start):
        return _dotted_name_end(text, start)
    if text[start : start + 2] in DOUBLE_SURNAMES:
        lengths = (3, 4)
    elif text[start : start + 1] in SURNAMES:
        lengths = (2, 3)
    else:
        return _foreign_name_end(text, start)
    no_short = text[start : start + 2] in NO_SHORT_NAMES
    is_word = text[start : start + 2] in NOT_NAMES or text[start : start + 3] in NOT_NAMES
    for size in lengths:
        end = start + size
        if size == 3 and _holds_town(text, start):
            return end
        if not _plausible(text[start:end], size) or ((is_word or no_short) and size == 2 and not listed):
            continue
        if is_word and listed and text[end : end + 1] in AFTER_LISTED:
            return end
        doubtful = text[start] in DOUBTFUL_SURNAMES and (size > 2 or _joins(text, start, end))
        if sound_end := _sound_end(text, start, end):
            return sound_end
        if _may_end(text, end, strictly=is_word or doubtful):
            longer = text[start : end + 1]
            if size == lengths[0] and _plausible(longer, size + 1) and _ends_better(text, end):
                return end + 1
            return end
    return _foreign_name_end(text, start)


def _sound_end(text: str, start: int, end: int) -> int | None:
    """Return where a name ends of which 提 is a sound and no verb: 买买提出席, 马合木提、, 巴合提别克列席."""
    sounded = text[start] == "马" or text[start] in TRANSLITERATION
    if text[end : end + 1] != "提" or not (sounded and TRANSLITERATION.issuperset(text[start + 1 : end])):
        return None
    for behind in range(end + 1, start + LONGEST_SOUNDED + 1):
        if behind >= len(text) or not _is_word(text[behind]) or FOLLOWER.match(text, behind):
            return behind
        if text[behind] not in TRANSLITERATION:
            return None
    return None


def _holds_town(text: str, start: int) -> bool:
    """Tell whether 镇 is the middle of a name and no town: 许镇松主持, 许镇松、. Only what ends for certain is one."""
    is_name = _plausible(text[start] + text[start + 2 : start + 3], 2) and text[start + 1] == "镇"
    is_town = is_name and text[start + 2] in BEHIND_TOWN
    return is_name and not is_town and _may_end(text, start + 3, strictly=True)


def _joins(text: str, start: int, end: int) -> bool:
    """Tell whether 和 rather joins two offices than begins a name: no mark and no verb of two characters follows.

    和老同志 joins; it names nobody.
    """
    verb = LONG_FOLLOWER.match(text, end)
    return text[start] == "和" and _is_word(text[end : end + 1]) and (not verb or verb[0] == "同志")


def _plausible(name: str, size: int) -> bool:
    return len(name) >= size and bool(HANS.fullmatch(name)) and UNLIKELY_IN_NAMES.isdisjoint(name[1:])


def _may_end(text: str, end: int, *, strictly: bool = False) -> bool:
    """Tell whether a name may end here; a weak follower needs a word after it (王志和、 is 王志和).

    `strictly`, only punctuation ends it: what looks like a word (黄金星) or begins like a clause (向选民).
    """
    if strictly:
        return end >= len(text) or text[end] in "、,，。;；)） \n" or bool(ACTS_BEHIND.match(text, end))
    if end >= len(text) or not _is_word(text[end]):
        return True
    follower = FOLLOWER.match(text, end)
    if not follower or (len(follower[0]) == 2 and ACTS_BEHIND.match(text, end + 1)):
        return False  # 何有亮出席: 亮出 is no verb here
    if follower[0] not in WEAK_FOLLOWERS:
        return True
    return follower.end() < len(text) and (_is_word(text[follower.end()]) or text[follower.end()] in "《“（(")


def _ends_better(text: str, end: int) -> bool:
    """Tell whether a weak follower is the name's last character: 张致和参加 is 张致和."""
    if text[end : end + 1] not in WEAK_FOLLOWERS:
        return False
    after = end + 1
    if text[end] in "和与" and text.startswith(JOINING, after):
        return True
    if after >= len(text) or not _is_word(text[after]):
        return after >= len(text) or text[after] in "、,，。;；)）"
    pattern = LONG_FOLLOWER if text[end] in LAST_OF_NAMES else ACTS_BEHIND
    return bool(pattern.match(text, after))


def _dotted_name_end(text: str, start: int) -> int | None:
    """Names with a dot: 艾尼瓦尔·买买提参加 ends before the first verb of two characters."""
    dotted = DOTTED.match(text, start)
    if not dotted or OFFICE_INSIDE.search(dotted[0]):
        return None
    last = text.rindex("·", start, dotted.end())
    ends = range(last + 2, dotted.end() + 1)
    sure = (end for end in ends if end >= len(text) or not HAN.match(text[end]) or _long_follower(text, end))
    return next(sure, None) or next((end for end in ends if FOLLOWER.match(text, end)), None)


def _long_follower(text: str, end: int) -> bool:
    follower = FOLLOWER.match(text, end)
    return bool(follower and (len(follower[0]) > 1 or follower[0] not in TRANSLITERATION))


def _foreign_name_end(text: str, start: int) -> int | None:
    """Names written sound by sound: 巴图, 阿不都·热合曼."""
    if text[start : start + 1] not in TRANSLITERATION_FIRST and text[start : start + 2] not in (
        "次仁",
        "多吉",
        "次旺",
        "才让",
        "才旦",
        "央金",
        "边巴",
        "平措",
        "强巴",
        "夏吾",
    ):
        return None
    end = start
    while end < len(text) and end - start < 16 and (text[end] in TRANSLITERATION or text[end] == "·"):
        end += 1
    for stop in range(end, start + 1, -1):
        if stop < len(text) and HAN.match(text[stop]) and not FOLLOWER.match(text, stop):
            continue
        name = text[start:stop]
        if (
            len(name.replace("·", "")) >= 2
            and name[-1] != "·"
            and name[0] != "·"
            and not {name, name[:2]} & NOT_NAMES
            and not LONG_FOLLOWER.match(name)
        ):
            return stop
    return None


def _is_word(character: str) -> bool:
    return character.isalnum()
