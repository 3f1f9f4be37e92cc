"""The words that only texts of another kind have: shops, novels, questions of an examination. Chinese only; no logic."""

from __future__ import annotations

from archive.text.words import listed

OTHER_SITES = {
    "shop": listed(
        "购物车 立即购买 加入购物车 库存 快递 包邮 月销 累计评价 现货 活动价 促销价 原价 发货 客服 商品详情 颜色分类"
    ),
    "novel": listed(
        "上一章 下一章 本章完 加入书签 推荐票 月票 书架 章节目录 章节列表 最新章节 小说 更新最快"
    ),
    "encyclopedia": listed("词条 同义词 参考资料 百科 编辑次数 词条统计 历史版本 中文名 外文名 义项"),
    "lesson": listed(
        "单选 多选 选择题 判断题 真题 试题 试卷 题库 模拟考试 答案 解析 考点 知识点 易错 学习目标 课堂练习 板书 教学反思 "
        "教学目标 探究与分享 运用你的经验"
    ),
    "law": listed("条文主旨 条文释义 条文解读 本条是关于 根据本条 法条 上一条 下一条"),
    "answers": listed(
        "最佳答案 回答者 提问者 追问 追答 采纳 其他回答 律师回答 咨询我 好评率 热心网友 匿名网友"
    ),
    "forum": listed("楼主 沙发 板凳 只看该作者 楼上的 顶一个 回帖 跟帖 灌水 匿名用户 水贴"),
    "paper": listed("中图分类号 文献标识码 文章编号 基金项目 Abstract DOI"),
}
"""Around a text without an event they tell its kind; an article may have one of them in passing."""
OTHER_FORMS = {
    "court": listed("本院认为 判决如下 裁定如下 诉讼请求 书记员 法定代表人 民初 刑更 依法组成合议庭"),
    "tender": listed(
        "采购人: 采购方式: 项目编号: 预算金额: 招标编号: 代理机构: 供应商名称: 成交金额: "
        "采购人： 采购方式： 项目编号： 预算金额： 招标编号： 代理机构： 供应商名称： 成交金额："
    ),
    "shares": listed("误导性陈述 股东大会决议 股东会决议 普通股股东 表决权的股份 证券代码"),
}
"""Documents that have a form of their own, days and offices in it: told whatever else the text says."""
