"""The words the result pages use: names of filters, of roles, of damage, and how provinces are called for short."""

FACETS = {
    "division": "区划",
    "year": "年份",
    "genre": "体裁",
    "term": "届",
    "session": "次",
    "source": "来源",
    "speaker": "讲话人",
    "office": "职务",
    "role": "角色",
    "slogan": "提法",
    "damage": "损坏",
}
# Facets that are folded until something of them is chosen.
FOLDED = ("term", "session", "office", "role", "damage")
# What a chip says of a filter that no facet counts.
TITLE = "标题含有"
UNKNOWN = {
    "division": "区划未定",
    "year": "年份未知",
    "genre": "体裁未知",
    "term": "届未知",
    "session": "次未知",
    "source": "来源未知",
    "speaker": "叙述（无讲话人）",
    "office": "职务未知",
    "role": "角色未知",
    "slogan": "未用所列提法",
    "damage": "无损坏",
}
# One statement may carry several values of these, so that their counts may exceed the total; one article
# also several of the others.
MULTI_VALUED = ("division", "slogan", "damage")
MULTI_VALUED_IN_ARTICLES = (*MULTI_VALUED, "speaker", "office", "role")
# Ordered by value; the others by count.
CHRONOLOGICAL = ("year",)
NUMERIC = ("term", "session")

ROLES = {"speaks": "讲话", "presides": "主持", "reports": "作报告", "attends": "出席"}
DAMAGE = {
    "traditional": "繁体",
    "pinyin": "混入拼音",
    "boilerplate": "混入页面文字",
    "empty-quotes": "引号清空",
    "template-X": "名称以 X 代替",
    "truncated": "不完整",
    "mojibake": "乱码",
    "doubled-punct": "标点重复",
    "digits-lost": "日期缺字",
    "spun": "疑似改写",
    "censored": "字词遮去",
    "line-broken": "句中断行",
    "repeated-text": "内容重复",
    "spaced-names": "姓名夹空格",
    "mixed-script": "简繁混用",
    "page-numbers": "混入页码",
    "injected-ads": "混入广告",
    "empty-fields": "栏目空缺",
    "image-markup": "含图片标记",
    "overlong": "过长",
    "pinyin-doubted": "拼音不合",
}
VIEWS = {"list": "按篇", "lines": "按则", "divisions": "按区划"}
SORTS = {"relevance": "相关", "newest": "最新", "oldest": "最早", "division": "区划"}

# What a suggestion is, in the order in which suggestions stand.
SUGGESTIONS = {"slogan": "提法", "division": "地区", "person": "人物", "source": "来源"}
# Surnames, and characters of place names, that are also read otherwise than dictionaries say first.
OTHER_READINGS = {
    "曾": ("zeng", "ceng"), "单": ("shan", "dan"), "解": ("xie", "jie"), "仇": ("qiu", "chou"), "查": ("zha", "cha"),
    "区": ("ou", "qu"), "朴": ("piao", "pu"), "尉": ("wei", "yu"), "盖": ("ge", "gai"), "乐": ("yue", "le"),
    "翟": ("zhai", "di"), "覃": ("qin", "tan"), "缪": ("miao", "mou"), "宓": ("mi", "fu"),
    "重": ("zhong", "chong"), "朝": ("chao", "zhao"), "长": ("chang", "zhang"),
    "员": ("yun", "yuan"), "召": ("shao", "zhao"), "种": ("chong", "zhong"),
    "折": ("she", "zhe"), "祭": ("zhai", "ji"), "黑": ("he", "hei"),
}  # fmt: skip

# The ends of the names of province-level units, longest first, and where two provinces would be alike nothing is cut.
PROVINCE_ENDINGS = (
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "特别行政区",
    "自治区",
    "省",
    "市",
)


def short_name(province: str) -> str:
    """Return how a province-level unit is called on a map tile.

    >>> short_name("广西壮族自治区"), short_name("北京市")
    ('广西', '北京')
    """
    for ending in PROVINCE_ENDINGS:
        if province.endswith(ending):
            return province.removesuffix(ending)
    return province
