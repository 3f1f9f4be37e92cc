"""Our own rows of the fold: what OpenCC's character table leaves open, merges wrongly or does not know.

Each pair is written as two characters, the second being what the first is matched as. They override the
generated `fold_table`. The text people read is made elsewhere, with phrases; this is only for matching, so two
forms of one word must meet even where that merges two words (乾坤 is found by 干坤, and 乾部 by 干部).
"""

# Characters whose simplified form depends on the word (反覆/反复, 乾部/乾隆, 於/於菟): always the common one.
UNDECIDED = (
    "覆复 瞭了 馀余 锺钟 祇只 衹只 藉借 彷仿 谘咨 讬托 侭尽 钜巨 渖沈 薴苎 牴抵 阪坂 麺面 麹曲 缐线 尅克"
)

# Variant forms seen in retyped and scanned reports; OpenCC's table has no row for them.
VARIANTS = "鬪斗 鬬斗 鬭斗 妳你 牠它 囯国 囻国 淸清 靑青 戸户"

# CJK radicals that PDF texts hold in place of the ideographs (NFKC knows only two of this block).
RADICALS = (
    "⺠民 ⺟母 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 "
    "⻩黄 ⻬齐 ⻮齿 ⻰龙 ⻳龟 ⻁虎 ⻐钅 ⻑長 ⻒镸 ⻗雨 ⻫齐 ⻱龟 ⺒巳 ⺝月 ⺩王 ⺼月 ⻊足 ⻌辶 ⻏阝"
)

# The zero of 二○二二年 is often typed as a circle, which as a symbol would be dropped.
ZEROS = "○〇 ◯〇 ⚪〇"

# Marks that differ by script or input method only; they count where a reader searches in quotes.
MARKS = "「“ 」” 『‘ 』’ ・· •· ‧· ―— ─— ⋯…"

OWN_ROWS = {pair[0]: pair[1] for pair in f"{UNDECIDED} {VARIANTS} {RADICALS} {ZEROS} {MARKS}".split()}
