"""What the reader is told about rules, flags, holes and roles, in plain Chinese."""

# The rule of a repair step → its name. A rule that is not listed is shown by its own name.
RULES = {
    "title": "移作标题",
    "byline": "移作来源、作者、日期",
    "furniture": "移出的页面文字",
    "control": "删去不可见字符",
    "byte-shift": "还原错位的编码",
    "lost-stop": "还原丢失的句号",
    "entities": "还原网页代码中的字符",
    "tags": "删去网页代码",
    "hole": "标出损坏的文字",
    "image-markup": "删去图片标记",
    "pinyin": "删去混入的拼音",
    "script": "繁体转简体",
    "adverts": "删去句中广告",
    "page-numbers": "删去混入的页码",
    "blank-lines": "删去空行",
    "line-breaks": "接合句中断行",
    "line-wraps": "接合硬换行",
    "list-breaks": "接合名单断行",
    "doubled-punctuation": "合并重复标点",
    "spaced-names": "合并姓名中的空格",
    "blanks": "删去多余空白",
    "editor": "编辑更正",
}
# Steps that take whole lines out of the text; they are shown apart from repairs.
REMOVALS = ("furniture", "byline", "title")

# A flag of the article → the sentence that tells the reader what it means. Flags that say nothing about
# the state of the text (traditional script, furniture) have none.
FLAGS = {
    "pinyin": "原文混入了拼音，已按读音核对后删去。",
    "empty-quotes": "原文有引号被清空，引号内的词语已经失去。",
    "template-X": "原文以“X”“×”等代替名称，可能是范文。",
    "truncated": "原文不完整，结尾或中间被截断。",
    "mojibake": "原文有编码错乱之处：能确定的已还原，其余标为损坏。",
    "doubled-punct": "原文标点重复，已合并。",
    "digits-lost": "原文日期缺少“月”“日”等字，日期可能不准。",
    "spun": "原文疑似被改写，用词可能不是原话。",
    "censored": "原文有字词被“*”遮去。",
    "line-broken": "原文句中断行，已接合。",
    "repeated-text": "原文同一内容出现了两遍。",
    "spaced-names": "原文姓名中有空格，已合并。",
    "mixed-script": "原文简体、繁体混用。",
    "page-numbers": "原文混入了页码。",
    "injected-ads": "原文句中混入了广告。",
    "empty-fields": "原文的来源、作者等栏目是空的。",
    "pinyin-doubted": "原文有拼音与所注的字读音不合，没有删去，请核对。",
    "overlong": "原文过长：只在前十万字里查找人名、地名和日期，其余作为一段；请拆成单篇再上传。",
}
# Kinds of holes, as a phrase that follows a number of places.
HOLES = {
    "empty-quotes": "引号内文字缺失",
    "damage": "文字损坏，无法辨认",
    "placeholder": "名称或数字被代替、留空",
    "lost-digits": "日期缺字",
    "cut": "此处被截断",
}
# A template holds dozens of these; a note behind each would drown the text.
QUIET_HOLES = ("placeholder",)

FIELDS = {
    "title": "标题",
    "genre": "体裁",
    "level": "层级",
    "event_date": "会议日期",
    "publish_date": "刊发日期",
    "source": "来源",
    "author": "作者",
    "editor": "编辑",
    "reprinter": "转载",
    "original_url": "原文链接",
    "congress_term": "届",
    "session_number": "次",
    "report_year": "报告年度",
}
NARRATOR = "叙述"
