"""Every kind of public page, with little and with much on it, over the samples."""

from __future__ import annotations

PAGES = {
    "home": "/",
    "province": "/divisions/330000/",
    "city": "/divisions/510800/",
    "county": "/divisions/330421/",
    "empty county": "/divisions/510104/",
    "gaps": "/divisions/510000/gaps/",
    "gaps of a county": "/divisions/620523/gaps/",
    "year": "/years/2022/",
    "unknown year": "/years/unknown/",
    "person": "/people/1/",
    "source": "/sources/1/",
    "article": "/articles/1/",
    "long article": "/articles/40/",
    "damaged article": "/articles/61/",
    "original": "/articles/22/?text=original",
    "both": "/articles/22/?text=both",
    "sought": "/articles/22/?q=监督",
    "browse": "/search/",
    "search": "/search/?q=全过程人民民主",
    "chain": "/search/?q=人大 /句 监督 -选举&sort=newest",
    "filtered": "/search/?q=监督&division=510000&division=330000&genre=会议报道&from=2018&to=2024",
    "lines": "/search/?q=监督&view=lines",
    "divisions": "/search/?q=监督&view=divisions",
    "divisions of a province": "/search/?q=监督&view=divisions&division=510000",
    "divisions of two provinces": "/search/?q=监督&view=divisions&division=510000&division=410000",
    "fifty": "/search/?q=的&per_page=50",
    "deep page": "/search/?q=的&per_page=1&page=120",
    "no hits": "/search/?q=不存在的词语组合",
    "bad query": "/search/?q=“没有关上",
    "help": "/help/",
    "login": "/login/",
    "missing": "/articles/999999/",
}
STATUS = {"bad query": 400, "missing": 404}
