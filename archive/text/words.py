"""Characters and words that the repair rules ask about; no logic of any one rule."""

from __future__ import annotations

import re


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a list that is written with blanks between them."""
    return tuple(words.split())


HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f〇]")
HAN_CLASS = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f〇"
"""The inside of a character class of Han characters, for other patterns."""

COMMON_CHARACTERS = frozenset(
    bytes((lead, trail)).decode("gb2312", "ignore")
    for lead in range(0xB0, 0xD8)
    for trail in range(0xA1, 0xFF)
) | frozenset(
    bytes((lead, trail)).decode("big5", "ignore") for lead in range(0xA4, 0xC7) for trail in range(0x40, 0xFF)
) - {""}
"""The common Han characters of both scripts: level 1 of GB 2312 and of Big5."""

FREQUENT_CHARACTERS = frozenset(
    "的一是在人有大会會委常主任代表县縣市区區作工和发發民政府法国國全中要年月日员員镇鎮为為议議次届屆党黨建设設时時书書记記院省关關报報告审審了对對不"
)
"""What a text of this genre is full of, in both scripts; separates encodings whose bytes overlap."""

SENTENCE_END = "。！？；!?;…"
"""What ends a sentence when it stands at the end of a line."""

WORDS = frozenset(
    listed(
        """出席 參加 参加 列席 主持 召開 召开 講話 讲话 指出 強調 强调 要求 會議 会议 人大 常委 委員 委员 代表 主任 主席
        報告 报告 審議 审议 監督 监督 法院 工作 任免 表決 表决 通過 通过 選舉 选举 宣誓 議案 议案 建議 建议 調研 调研
        視察 视察 發言 发言 通報 通报 落實 落实 學習 学习 貫徹 贯彻 精神 領導 领导 組織 组织 發展 发展 制度 民主
        群眾 群众 履職 履职 政府 書記 书记 會上 会上 會前 会前"""
    )
)
"""Words of the genre in both scripts; two characters each. They decide where one byte of a pair is lost."""

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫"
    "费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉仝区郜海阚花权强帅屠豆朴盖练廉禹井洪印国衣傅麾丰狄"
)
"""The first characters of some 99 % of Han names."""
SURNAME_CLASS = "".join(sorted(SURNAMES))
"""The inside of a character class of surnames."""
