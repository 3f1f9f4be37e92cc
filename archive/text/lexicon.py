"""The Chinese words that description is built on: offices, verbs of speech, labels, signs of a genre.

Word lists only; the logic that reads them is in `extract`, `statements` and `describe`. Everything is simplified
script, as the repaired text is. Long words stand before the short ones they begin with.
"""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


# The last character of every unit that has a congress, and of the villages below.
LEVEL_SIGNS = "省市县区旗州盟镇乡"

# Office nouns that a name may follow, longest first.
TITLES = _words(
    "党组书记 党组副书记 党组成员 党组副组长 主任委员 副主任委员 主任督导员 常务副主任 第一副主任 常务副县长 常务副市长 "
    "常务副区长 常务副旗长 常务副州长 常务副镇长 常务副乡长 常务主席 执行主席 副书记 书记 副主任 主任 副主席 主席 副县长 "
    "县长 副市长 市长 副区长 区长 副旗长 旗长 副州长 州长 副盟长 盟长 副镇长 镇长 副乡长 乡长 副省长 省长 副院长 院长 "
    "副检察长 检察长 副秘书长 秘书长 副部长 部长 副局长 局长 副厅长 厅长 副处长 处长 副科长 科长 副所长 所长 副站长 站长 "
    "副校长 校长 副会长 会长 副组长 组长 副社长 社长 副总编辑 总编辑 副总经理 总经理 副董事长 董事长 经理 理事长 副政委 "
    "政委 副司令员 司令员 副巡视员 巡视员 调研员 副团长 团长 副队长 队长 大队长 支队长 专员 行长 台长 村主任 村支书 支书 "
    "常委 常务委员 主要负责人 负责人 领导 领导同志 人大代表 代表 "
    "县长助理 市长助理 区长助理 镇长助理 乡长助理 主任助理 局长助理 院长助理 检察长助理 总经理助理 主任会议成员 "
    "党委委员 工委委员 纪委委员 组织委员 宣传委员 "
    "统战委员 政法委员 纪检委员 主任科员 副主任科员 科员 检察官 法官 参谋长 庭长 副庭长 总工程师 总经济师 总会计师 "
    "督学 督察长 党代表 股长 "
    "副股长 组织员 联络员 站长 馆长 副馆长 园长 副园长 "
    "护士长 召集人 发言人 监督员 网格长 理事 副理事长 主委 副主委 总队长 副总队长 副支队长 副大队长 指导员 教导员 "
    "总裁 厂长 副厂长 场长 副场长 台长 副台长 副行长 副专员 监票人 总监票人 计票人 领誓人 "
    "退役军人 退休干部 离休干部 老干部 青年干部 检察员 审判员 主席团成员 老党员 新党员 预备党员 党务工作者 "
    "委员 教授 副教授 讲师 律师 监察长 审计长"
)
# What a deputy is besides: 县人大代表、村民某某.
CALLINGS = (
    r"[一-鿿]{0,12}?(?:村民|居民|大户|能手|带头人|教师|医生|护士|职工|农民|企业家|工作者|工程师|技术员|传承人|创始人|"
    r"个体户|养殖户|种植户|店主|业主|牧民|渔民|村医|志愿者|侨胞|乡贤)"
)
# Offices of a body that an article names once: their holder's organisation is the head of the list.
INHERITING = frozenset(
    _words(
        "党组书记 党组副书记 党组成员 主任 副主任 常务副主任 第一副主任 秘书长 副秘书长 委员 领导 主任委员 副主任委员"
    )
)
# People of these offices are quoted in local reports, they do not take part.
NATIONAL_OFFICES = _words(
    "总书记 国家主席 国务院总理 总理 委员长 全国人大常委会委员长 全国政协主席 中央军委主席 军委主席"
)

# Words before an office that do not belong to it.
OFFICE_LEADS = _words(
    "等 的 在 由 请 了 和 与 及 以及 会上 会前 会后 随后 接着 最后 其中 上午 下午 晚上 当晚 晚 日 时 分 记者 活动中 "
    "座谈会上 会议由 新当选 当选 担任 通讯员 向 对 为 给 随 经 推选 选举 听取 听取了 审议 传达 学习 是 有 让 同 会同 "
    "邀请 特邀 应邀 陪同 时任 因 被 受 现任 新任 任命"
)

# Of these, the ones that are never part of an organisation's name.
CLEAR_LEADS = _words(
    "的 在 由 请 受 了 会上 会前 会后 随后 接着 其中 上午 下午 晚上 当晚 新当选 当选 邀请 特邀 等 听取了"
)

# What people do at a meeting. Strong verbs count anywhere in the clause of their subject, weak ones only near it.
PRESIDES_STRONG = (
    r"担任主持|掌管(?=会议|大会)|主持(?!词|人|下|工作|召集)|宣布[^,，。；;\n]{0,12}(?:开幕|闭幕|开会|开始)"
)
REPORTS_STRONG = (
    r"(?<![工合动协操写制创劳])(?:作|做)了?(?:(?!讲话|发言|点评|辅导|讲座)[^,，。；;\n]){0,36}?(?:报告|汇报|说明|总结(?!讲话|发言|性)|(?<!经验)介绍|情况通报|述职)(?!会|信|的讲话)|"
    r"陈述了[^,，。；;\n]{0,20}[情状]况|宣读(?!誓)|代读|进行了?反馈|通报|汇报(?!会)|说明了|向大会报告|报告了|传达(?!学习)"
)
SPEAKS_STRONG = (
    r"(?<!要)(?<!的)讲话(?!精神|的|稿|要求|和|内容)|(?<![工合动协操写制创劳])(?:作|做|进行|给出|给予)了?[^,，。；;\n]{0,12}?(?:讲话|发言|点评|"
    r"辅导|授课|讲解|动员|讲座|回应|答复|提问|询问|宣讲|经验介绍|交流(?!会))|"
    r"发表了?[^,，。；;\n]{0,10}?(?:讲话|演讲|意见|看法|感言|感想|见解|观点|致辞)|"
    r"谈了[^,，。；;\n]{0,12}?(?:看法|意见|体会|感受|想法|打算|建议)|交流发言|发言|发了言|致辞|致词|致[^,，。；;\n]{0,4}[辞词]|"
    r"指出|强调|提(?:出)?(?!的)了?[^,，。；;\n]{0,16}?(?:要求|意见|建议|希望|期望|询问|质询|问题|[点条])|讲了|授课|分享|表态|主讲|作交流"
)
ATTENDS_STRONG = (
    "随同|同行|听课|旁听|收看|观看|见证|视频连线|连线|参训|出席|参加|列席|陪同|到会|参会|到场|就座|就坐|领誓|监誓|宣誓|跟誓|跟诵|跟读誓词|参与|"
    "表示[^,，。；;\n]{0,6}(?:祝贺|慰问|欢迎)"
)
SPEAKS_WEAK = (
    "叮嘱|嘱咐|谈到|主张|回答|答复|答道|提问|发问|(?<![就对应])询问(?!会)|问$|表明$|要求|希望|表示(?!祝贺|感谢|欢迎|慰问|敬意|衷心|"
    "热烈|诚挚|祝)|认为|肯定|建议|提议|说明确|说(?!明)|讲(?![座堂台坛稿])|(?<![座交洽商])谈|提(?!请|名|交|供|升|高)|交流|着重$|勉励|"
    "号召|寄语|回应|追问|应答|作答|反映|坦言|直言|感慨|感叹|告诉|告知|呼吁|提醒|承诺|补充|透露|阐述|解释|分析|回忆|"
    "称赞|赞扬|评价|建言|说道|笑道|表扬|"
    "部署|点评|辅导|解读|"
    "称(?=[,，:：])|[笑明断戏放婉]言|[问叹喊笑赞回写]道|插话|反问|接话|重申|申明|告诫|叮咛|鼓励|打趣|点赞|陈述|诉说|倾诉|道出|吐露|"
    "抛出|亮出|献策|献计|支招|解答|觉得|小结|开场白|(?:评议|拍板|开口|开腔|以为)(?=[,，:：])|算了[^,，。；\n]{0,6}账|打了[^,，。；\n]{0,4}比方"
)
REPORTS_WEAK = (
    "反馈(?!意见|问题|会)|介绍(?!会)|演示|总结(?!会|讲话|表彰|大会|时|中|的)|说明|报告(?!会|指出|中)|述职"
)
ATTENDS_WEAK = (
    "(?:实地|详细|深入|仔细)(?:了解|询问)|组织|伴随|率(?!先)|带队|领队|带领|一行|调研|视察|检查|看望|慰问|走访|到|赴|来到|前往|深入|参观|观摩|颁发|颁奖|听取|给|"
    "左手|右手|举拳|抚按|领诵|应询|督导|分别到|分别参加|值班|值守|会见|座谈|接访|接待|揭牌|授牌|剪彩|巡河|察看|查看|督查|考察|巡视|投票|走进|走到|带人|上门|登门|下村|进村入户|莅会|莅临|一[道同起]审议|共同审议|宣读誓词"
)
# A speech is reported after these: what follows in the sentence is what was said.
QUOTING = frozenset(_words("介绍 回答 答复 表明 问 指出 强调 要求 希望 表示 认为 说 着重 建议 提议 建言"))
# Between a subject and a weak verb only such words may stand.
ADVERBIALS = _words(
    "坦诚 诚恳 如实 坦率 明确 详尽 逐条 热情 真诚 由衷 都 第一个 首个 当即 立即 随即 主动 接着 坚定 高兴 委员 代表们 "
    "依次 逐项 耐心 不时 多次 再次 也 没有 一边 亲切 当天 现场 "
    "早早 早已 准时 如约 如期 提前 按时 悉数 特意 特地 "
    "率先 一同 一起 一并 一道 共同 在 就 从 代表 对 向 还 也 分别 一行 等 同志 最后 首先 同时 并 则 又 "
    "围绕 结合 先后 逐一 高度 充分 详细 再次 进一步  "
    "随同 安排 带头 这样 如此 如是 开门见山 直截了当 快人快语 来 书面 现场 针对 当场 作为 用 以 随后 着重 全面 深入 "
    "简要 认真 亲自 与 和 书记 副书记 主任 副主任 主席 副主席 县长 副县长  "
    "镇长 乡长 区长 市长 教授 代为 受"
)
# Words that a clause about the same subject may go on with.
CONTINUATIONS = "并就|并对|并在|并向|并|还|也|同时|随后|会上|现场|又|最后"
# People named after these in the same clause are quoted, not present.
CITING = "提起|说起|学习(?![班会])|学了|传达|贯彻|落实|重温|领会|根据|按照|转发"
DISMISSED = "辞去|同志为|同志任|同志担任|同志辞|职务|的职务|为县|为副|为市|为区"

# A date that opens a sentence with one of these is the day of the event.
EVENT_WORDS = (
    "召开|举行|会议|大会|座谈|调研|视察|考察|检查|培训|宣誓|讨论|听取|审议|开幕|闭幕|活动|主持|出席|开展|"
    "推进会|研讨|走访|慰问|接待|学习|"
    "举办|启动|部署|评议|测评|询问|动员|参加|来到|深入|组织|看望|率|带队|赴|选举|表决|报到|会见|督办|督导|督查|交办|约见|票决|开"
)
# A date before these is that of a document or a duty, not of the event.
DOCUMENT_DATE_AFTER = (
    "出版|发布|印发|施行|实施|颁布|起施行|前|以来|起|以前|之前|发表|刊发|止|制定|修订|生效|讲话"
)

PUBLISH_LABELS = (
    "发布时间|发布时刻|发布日期|发布于|发表时间|发表日期|发表于|发文时间|发文日期|更新时间|更新日期|刊发时间|刊发日期|上传时间|上传日期|"
    "录入时间|录入日期|添加时间|添加日期|时间|日期"
)
SOURCE_LABELS = (
    "文章来源|信息来源|信息来历|文章来历|稿件来历|来历|稿件来源|新闻来源|消息来源|内容来源|资料来源|来源于|来源|稿源|信息来自|来自|"
    "原载|来源单位|来源网站|来源部门"
)
# Who put an article on the page: its source where no other is named.
SUPPLIER_LABELS = "发布单位"
AUTHOR_LABELS = (
    "文章作者|原作者|作者|撰稿人|撰稿|撰写|特约通讯员|通讯员|特约记者|本报记者|见习记者|实习记者|记者|实习生|供稿人|供稿|投稿人|投稿|"
    "撰文|采写|文/图|图/文|图文|文图|文字|图片|摄影|摄像|摄|执笔|整理|信息员|文|图"
)
# Who put an article on the page: its author where no other is named.
POSTER_LABELS = "发布人|发布者|发稿人|信息发布"
# What stands behind 作者： where nobody signed.
NOBODY = frozenset(
    _words(
        "匿名 未知 不详 本站 网络 小编 管理员 系统管理员 内部编纂 本站编辑 网站管理员 站长 超级管理员 本网 转载 整理 网友 办公室 "
        "admin Admin administrator root"
    )
)
EDITOR_LABELS = "责任编辑|本期编辑|网络编辑|值班编辑|执行编辑|编辑|责编|编校|编发"
REPRINTER_LABELS = "转载自|转载|转发"
URL_LABELS = "原文链接|原文地址|链接地址|原文网址|本文链接|本文地址|文章链接|网址"
OTHER_LABELS = (
    "审核|校对|校核|初审|复审|终审|监制|审校|审签|审稿|编审|值班|点击数|点击率|点击量|点击次数|点击|浏览次数|浏览量|浏览|阅读次数|"
    "阅读量|阅读|阅览|访问量|访问次数|人气|字号|字体|分享|打印|收藏|下载次数|价格|状态|上传者|供稿单位|报送单位|撰稿单位|作者单位|"
    "新闻报料|新闻热线|报料热线|投稿热线|投稿邮箱|电话|邮箱|地址|责任审核|签发|主编|总编|一审|二审|三审|标签|关键词|分类|录入|文号|索引号|"
    "信息分类|主题词|有效性|公开方式|公开日期|成文日期|成文时间|生效日期|印发日期|发布机构|发文机构|发文机关|栏目|所属栏目"
)

# What a division's name must stand before to be the subject: an organ, an office or a meeting.
ORGAN_AFTER = (
    "人大|人民代表大会|委书记|委副书记|县委|区委|市委|旗委|委常委|委办|委人大|委|人民政府|政府|政协|监委|"
    "监察委|纪委|法院|检察院|人民法院|人民检察院|"
    "第[〇一二三四五六七八九十百\\d]+|[〇一二三四五六七八九十百]+届|召开|举行|开展|开|全县|全区|全市|"
    "乡镇|两级|四级|各级|县长|区长|市长|旗长|镇长|党|新闻|融媒|全媒"
)
TEMPLATE_FLAG = "template-X"
THEME_WORDS = _words("人大 人民代表大会 常委会 履职 审议 议案 人大代表 主任会议 号建议")

# Short names of divisions that are words: they name a place only before an organ or with their superior.
ORDINARY_WORDS = frozenset(
    _words(
        "资源 合作 比如 南部 解放 公园 动力 前进 港口 公安 友好 通道 城中 平安 中方 安定 延长 光明 新兴 运河 四方 万年 东风 "
        "光泽 南岸 会同 富裕 清水 前锋 复兴 长子 清新 宏伟 平定 振兴 三元 露天 日照 大方 互助 平和 莲花 名山 三门 大观 渡口 "
        "台前 丰满 高台 民权 小店 同心 平房 西郊 东郊 市郊 灯塔 大兴 天涯 海棠 回民 桥头 江岸 黑水 安居 鼓楼 湖里 新民 富民 "
        "下关 清流 水城 老城 爱民 长治 民和 升平 开化 天心 平凉 民乐 兴业 路南 集贤 政和 市北 市南 和平 永定 广济 五常 乐业 "
        "惠民 城关 东方 太白 定远 二道 文峰 应城 城北 城厢 东城 西城 中原 金门 中山 龙门 南海 新城 新华 新建 民生 人和 利民 "
        "商城 古城 共和 宁静 团结 和顺 长乐 永安 安康 康乐 吉安 太平 广安 安宁 新市 新区 郊区"
    )
)
# Full names of districts that are parts of any town, unless an organ follows.
PARTS_OF_TOWNS = frozenset(_words("老城区 新城区 郊区 城区 矿区 新区 市中区 城中区"))
# Words that a short place name follows in slogans about the place: 平安德州, 美丽朝天.
PLACE_SLOGANS = "平安|美丽|幸福|法治|健康|和谐|诚信|文明|魅力|活力|数字|现代化|新时代|实力|生态"
