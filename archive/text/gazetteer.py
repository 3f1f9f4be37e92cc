"""The gazetteer: administrative divisions by code, by name and by day, and where their names stand in a text.

It is built once from rows and passed in; it reads no file and no database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Unit:
    """A division under one name and one code, from `valid_from` (inclusive; None: before 1981) to `valid_to` (exclusive).

    `level` is province, prefecture or county; `type` 省 直辖市 自治区 特别行政区 地级市 地区 自治州 盟 县 县级市 市辖区 自治县 旗 自治旗
    特区 林区 …; `parent` and `successors` are keys of other units; `key` is `adcode:name:valid_from year`, unique.
    """

    key: str
    adcode: str
    name: str
    level: str
    type: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...] = ()
