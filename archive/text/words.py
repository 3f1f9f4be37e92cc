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
        """出席 参加 列席 主持 召开 讲话 指出 强调 要求 会议 人大 常委 委员 代表 主任 主席 报告 审议 监督 法院 工作 任免 表决
        通过 选举 宣誓 议案 建议 调研 视察 发言 通报 落实 学习 贯彻 精神 领导 组织 发展 制度 民主 群众 履职 政府 书记 会上
        会前 会后 全县 全市 全区 全省 全国 全镇 县委 市委 区委 省委 党委 党组 党员 党政 中央 县长 市长 区长 镇长 乡长 乡镇 街道
        社区 农村 乡村 振兴 经济 社会 文化 生态 环境 保护 建设 改革 开放 创新 服务 保障 民生 教育 医疗 卫生 就业 安全 生产 法律
        法规 宪法 法治 依法 执法 检查 立法 司法 监察 检察 法官 审判 审计 预算 决算 计划 规划 草案 决定 决议 意见 办法 条例 方案
        办理 答复 落地 推进 推动 促进 加强 加快 加大 完善 健全 提高 提升 增强 坚持 维护 实现 实施 实践 实际 实事 项目 资金 财政
        财税 税务 负责 责任 部门 单位 机关 机构 人员 干部 组成 成员 工程 企业 产业 农业 工业 旅游 交通 水利 国土 城市 城镇 公共
        公正 公平 公开 公民 人民 国家 地方 基层 联系 联络 选民 选区 接待 走访 座谈 培训 交流 经验 总结 汇报 说明 介绍 听取 审查
        批准 任命 免职 辞职 补选 换届 开幕 闭幕 开会 大会 全会 届次 主体 主题 主要 重要 重点 重大 问题 情况 进行 开展 围绕 中心
        大局 全局 思想 政治 理论 核心 根本 指导 指示 部署 任务 目标 措施 机制 体系 能力 水平 质量 作用 作风 优势 职能 职权 职责
        权力 权利 利益 需求 诉求 反映 解决 研究 讨论 评议 测评 满意 质询 询问 专题 专项 跟踪 督办 督查 整改 成效 成绩 成果 贡献
        力量 智慧 团结 奋斗 奋进 时代 历史 使命 担当 作为 作出 提出 认为 表示 希望 感谢 祝贺 宣布 介入 参观 观摩 现场 活动 平台
        阵地 站点 之家 宣传 引导 引领 带动 带头 模范 先进 表彰 奖励 考核 评价 管理 治理 规范 标准 程序 投票 无记 记名 方式 产生
        新闻 记者 编辑 来源 发布 通讯 日报 中心 媒体 秘书 副主 常务 秘长 院长 局长 科长 部长 组长 会长 站长 所长 校长 厂长 镇党
        设立 设置 运行 运用 使用 利用 应用 作用 展示 体现 发挥 发扬 弘扬 践行 履行 执行 执政 从严 从实 认真 积极 主动 切实 扎实
        深入 深化 广泛 全面 全力 全程 过程 流程 进程 过去 今后 今年 去年 明年 上午 下午 晚上 当日 近日 日前 学校 医院 养老 饮水
        责人 计局 政局 委会 席团 员会 察组 查组 研组 逐件 件件 关于 对于 由于 团要 议要 求要 强烈 突出 庄严 进展 顺利 机关 国家
        主席 决议 草案 人员 新任 任职 职人 情况 倾听 听取 实地 查看 有关 登记 转交 到件 回音 但管 管护 还不 护机 制还"""
    )
)
"""Words of the genre, of two characters, in simplified script. They decide where one byte of a pair is lost."""

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫"
    "费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉仝区郜海阚花权强帅屠豆朴盖练廉禹井洪印国衣傅麾丰狄祖晁阎习"
)
"""The first characters of some 99 % of Han names."""
SURNAME_CLASS = "".join(sorted(SURNAMES))
"""The inside of a character class of surnames."""

OFFICES = listed("主任 书记 县长 区长 市长 镇长 乡长 主席 院长 检察长 秘书长 局长 部长 委员 代表 队长 会长")
"""What may stand before a name."""
