"""Names that begin with no known family name: accepted behind an office, where a mark or a plain verb ends them.

After `names`, which knows the family names: 县委书记 some rare name 出席. A word of the genre is never taken for a name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pypinyin.constants import PHRASES_DICT

from archive.text.extract.names import ACTS_BEHIND, HAN, NEVER_IN_NAMES, ORGAN_OF_DISTRICT, alternatives
from archive.text.lexicon import OFFICE_LEADS, TITLES
from archive.text.name_words import DOUBLE_SURNAMES, NAME_FOLLOWERS, NOT_NAMES, SURNAMES, TRANSLITERATION
from archive.text.shift.vocabulary import genre_counts
from archive.text.words import WORDS

# Family names that are prepositions, adverbs or verbs far more often.
NO_FAMILY = frozenset("于时任应经常相随那别当何从向和后全都将须单双有为能解管查成")
TIBETAN = frozenset(("向巴", "向秋"))  # names that begin with a preposition
SIZES = (3, 2, 4)
LONGEST = 9
PREPOSITIONS = frozenset("向从将后是")
SOUNDS = frozenset("日月都其么那")  # in names written sound by sound only
NEVER_FIRST = frozenset("各每该此其第本全县市区省州旗镇乡村的一二三四五六七八九十和与及")
WEAK = re.compile(r"[作做][了开][\u4e00-\u9fff]|[在向对为就率][\u4e00-\u9fff]{2}")
# An office behind 和: 某某和副县长某某.
AND_OFFICE = re.compile(rf"[和与及][^,，。；;、\n]{{0,12}}?(?:{alternatives(TITLES)})")
# How a list ends that does not name everybody.
REST_OF_LIST = re.compile(
    "等|在(?:主席台|台上|前排)|任(?:副?[组团队]长|副主任)|(?:以?及|和|与)(?:其他|其余|全体|各|相关|有关|部分|县直|区直|市直)"
)
MARKS = "、,，。;；)）(（：:"
# One character that is a verb of speech before its mark (旦增说，), or whose report it is: 张巴特尔作的报告.
SAYS = re.compile("[说讲问谈称](?=[,，:：“道了起到])|所?[作做]的|率(?=[\u4e00-\u9fff])")
# What leads to a list of names and is no family name: 执行主席有某某、某某.
LIST_LEADS = "有为是由"
VERBS = re.compile(alternatives(word for word in NAME_FOLLOWERS if len(word) > 1))
# What is said of an office without its holder: 书记带头, 县长负责, 主任为组长.
ACTIONS = re.compile(
    r"负责|带头|牵头|任|为|分管|抓|挂|包|述|讲|作|做|会|议|报|和|与|及|等|同|同志|参|列|出|主持|们|以|上"
)


def unusual_name_end(text: str, start: int, *, listed: bool = False) -> int | None:
    """Return where a name with an unknown family name ends that begins at `start`, or None if there is none.

    Spared: words of the genre, verbs, everything that no mark and no plain verb ends.

    >>> unusual_name_end("褟耀东出席会议", 0), unusual_name_end("带头落实", 0), unusual_name_end("财政局负责人", 0)
    (3, None, None)
    """
    for size in SIZES:
        word = text[start : start + size]
        if (
            size == 4
            and word[:1] in SURNAMES
            and word[2:3] in SURNAMES
            and not TRANSLITERATION.issuperset(word[1:])
        ):
            continue  # two names of two characters whose mark is lost
        if size == 4 and word[:1] in LIST_LEADS and word[1:2] in SURNAMES:
            continue
        if len(word) == size and _ends(text, start + size, listed=listed) and _is_name(word, listed=listed):
            return start + size
    return _sounded_end(text, start)


def name_before_word(text: str, start: int) -> int | None:
    """Return where a name with a known family name ends because a word begins there that no list of verbs holds.

    Behind an office only. Spared: what begins like a word itself, a last character that may belong to the next word.

    >>> name_before_word("孙秀文评议时说", 0), name_before_word("孙秀文艺演出", 0), name_before_word("高度重视", 0)
    (3, None, None)
    """
    double = text[start : start + 2] in DOUBLE_SURNAMES
    if not double and (text[start : start + 1] not in SURNAMES or text[start] in NO_FAMILY):
        return None
    if (_is_word(text[start : start + 2]) and not double) or ORGAN_OF_DISTRICT.match(text, start):
        return None
    end = start + (4 if double else 3)
    name, given = text[start:end], text[end - 2 : end]
    if not all(map(HAN.match, name)) or not NEVER_IN_NAMES.isdisjoint(given) or given in ordinary_words():
        return None
    is_apart = _is_word(text[end : end + 2]) and not _is_word(text[end - 1 : end + 1])
    return end if is_apart and not _is_word(name) else None


@lru_cache(maxsize=4096)
def _is_word(word: str) -> bool:
    return len(word) > 1 and (word in phrases() or word in ordinary_words())


def _sounded_end(text: str, start: int) -> int | None:
    """Return where a name ends that is written sound by sound, whatever it begins with: 孟根其其格, 布仁巴雅尔."""
    end = start
    while end < len(text) and end - start < LONGEST and text[end] in TRANSLITERATION:
        end += 1
    for stop in range(end, start + 2, -1):
        behind = _ends(text, stop, listed=False) or (stop < end + 1 and WEAK.match(text, stop))
        if behind and _is_name(text[start:stop]):
            return stop
    return None


def _ends(text: str, end: int, *, listed: bool) -> bool:
    if end >= len(text) or text[end] in MARKS:
        return True
    if listed and REST_OF_LIST.match(text, end):
        return True
    if ACTS_BEHIND.match(text, end) or AND_OFFICE.match(text, end):
        return True
    return not listed and bool(VERBS.match(text, end) or SAYS.match(text, end))


@lru_cache(maxsize=4096)
def _is_name(word: str, *, listed: bool = False) -> bool:
    """Tell whether a word may be a name; in a list any character may be its family name (要、由 …)."""
    if word[0] in PREPOSITIONS and word[:2] not in TIBETAN:
        return False
    inside = word[1:] if listed and len(word) == 3 and word[0] not in NEVER_FIRST else word
    sounded = len(word) > 3 or (len(word) == 3 and TRANSLITERATION.issuperset(word))
    never = NEVER_IN_NAMES - SOUNDS if sounded else NEVER_IN_NAMES
    if not all(map(HAN.match, word)) or not never.isdisjoint(inside):
        return False
    # The family name of one written sound by sound is no act: 包 of 包巴特尔.
    said = word[1:] if sounded and word[0] in SURNAMES else word
    if ACTIONS.search(said) or VERBS.search(word):
        return False
    if {word, word[:2], word[:3]} & phrases():
        return False
    slices = {word[at : at + size] for size in (2, 3, 4) for at in range(len(word) - size + 1)}
    return not slices & ordinary_words()


@lru_cache(maxsize=1)
def phrases() -> frozenset[str]:
    """Return the words of the language that no unusual name is or begins with; sounds of names are none."""
    return frozenset(word for word in PHRASES_DICT if not TRANSLITERATION.issuperset(word))


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Return the words that no name holds: of the genre, of the language, offices and what leads to them.

    What is counted in the genre also holds parts of its people's names written sound by sound.
    """
    counted = (word for word, _ in genre_counts() if len(word) > 1 and not TRANSLITERATION.issuperset(word))
    return frozenset({*counted, *WORDS, *NOT_NAMES, *TITLES, *OFFICE_LEADS})
