"""A random little archive by seed: every kind of text, filter and date that the meaning knows."""

from __future__ import annotations

import random

from archive.models import Article, Division
from tests.search.factories import Said, article, division

# ruff: noqa: RUF001  full-width letters are what is tested
PHRASES = (
    *(
        "全过程人民民主",
        "质询评议",
        "质詢評議",
        "两个确立",
        "“两個確立”",
        "县",
        "乾部",
        "幹部队伍",
        "反覆审议",
        "反复审议",
    ),
    *(
        "代表联络站",
        "人大代表联络站",
        "3.5%",
        "２０２２年",
        "GDP增长",
        "ｇｄｐ",
        "𠮷林",
        "𠀋𠮷",
        "《监督法》",
        "1,000件",
    ),
    *(
        "，",
        "。",
        "！",
        "；",
        "、",
        "：",
        "?",
        "\n",
        "\u3000",
        " ",
        "\ufffd",
        "8-10月",
        "民主法治",
        "民",
        "主",
        "人民",
    ),
    *("县人大常委会", "聽取", "听取", "审議"),
)
OFFICES = ("县人大常委会主任", "县人大代表", "镇人大主席")
PEOPLE = ("张明", "李华", "王芳", "趙敏")
FLAGS = ((), (), (), ("truncated",), ("mojibake", "pinyin"), ("pinyin",))
DATES = (
    "",
    "2021",
    "2022-08-04",
    "2022-08",
    "2021/..",
    "../2020-05",
    "2021-12/2022-01",
    "XXXX-03-05",
    "2023-02-28",
)
SLOGANS = ("全过程人民民主", "两个确立")


def text(chance: random.Random, longest: int = 40) -> str:
    made = "".join(chance.choice(PHRASES) for _ in range(chance.randint(1, longest)))
    return made if made.strip() else "县"


def divisions() -> list[Division]:
    sichuan, jiangsu = division("510000", "四川省"), division("320000", "江苏省")
    guangyuan = division("510800", "广元市", parent=sichuan)
    return [
        division("510811", "昭化区", parent=guangyuan),
        division("510823", "剑阁县", parent=guangyuan),
        division("320312", "铜山区", parent=division("320300", "徐州市", parent=jiangsu)),
        jiangsu,
    ]


def fill(chance: random.Random, articles: int = 40, *, samples: float = 0.2) -> list[Article]:
    """Publish random articles; the same chance makes the same archive."""
    units: list[Division | None] = [*divisions(), None]
    return [random_article(chance, units, is_sample=chance.random() < samples) for _ in range(articles)]


def random_article(
    chance: random.Random, units: list[Division | None], *, is_sample: bool = False
) -> Article:
    return article(
        *(said(chance, units) for _ in range(chance.randint(1, 5))),
        title=chance.choice(("", text(chance, 4).replace("\n", ""))),
        furniture=chance.choice(("", text(chance, 6))),
        source=chance.choice(("", "晨光日报", "山城人大")),
        genre=chance.choice(("讲话", "会议报道", "其他")),
        is_sample=is_sample,
        flags=chance.choice(FLAGS),
        event_on=chance.choice(DATES),
        published_on=chance.choice(DATES),
        congress_term=chance.choice((None, 14, 15)),
        session_number=chance.choice((None, 1, 2)),
    )


def said(chance: random.Random, units: list[Division | None]) -> Said:
    words = text(chance)
    speaks = chance.random() < 0.7
    return Said(
        words,
        speaker=chance.choice(PEOPLE) if speaks else "",
        office=chance.choice(OFFICES) if speaks else "",
        role=chance.choice(("speaks", "reports")),
        division=chance.choice(units),
        slogans=[slogan for slogan in SLOGANS if slogan in words],
    )
