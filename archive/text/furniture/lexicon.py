"""The words by which the lines of a page that are not the article are known. Chinese only; no logic."""

from __future__ import annotations

from archive.text.words import listed

END_MARKERS = listed(
    """新闻推荐 上一篇 下一篇 上一条 下一条 相关内容 相关阅读 相关链接 相关新闻 相关文章 相关推荐 热门推荐 热点推荐 推荐阅读
    猜你喜欢 延伸阅读 阅读全文 原文链接 免责声明 版权声明 版权所有 关于本文 本文标题 本文链接 网友评论 最新评论 发表评论
    返回顶部 返回列表 扫一扫 微信扫一扫 扫码关注 主办 主办单位 承办 承办单位 网站地图 关注我们 联系我们 友情链接 技术支持
    打赏 赞赏 特别声明 声明 上一篇文章 下一篇文章 上一条新闻 下一条新闻"""
)
"""A line that is one of these, or begins with one and a mark, ends the article."""

END_PREFIXES = listed(
    "扫一扫在 扫一扫, 扫一扫， 扫一扫关注 扫一扫分享 微信扫一扫 扫描二维码 "
    "本站部分信息 本网部分转载 版权归 本文来源于网络 本文转载自网络"
)
"""A line that begins with one of these ends the article, whatever follows."""

FURNITURE_WORDS = listed(
    """首页 设为首页 加入收藏 收藏本站 登录 注册 登陆 English 繁体 简体 手机版 移动版 电脑版 客户端 天气预报
    分享 分享到 打印 打印本页 关闭 关闭窗口 字体 字号 收藏 举报 举报专区 微信 手机APP 二维码 查看更多 点击查看 上一页 下一页
    电话 地址 邮编 邮箱 传真
    热门 图片 视频播放 滚动新闻 通知公告 站内搜索 搜索 请输入 民文 网站首页 购物车 我的订单 立即购买 会员中心 联系客服 客服
    政务微博 微博 微信订阅号 浏览次数 点击数 阅读量 当前位置
    打印此页 打印文章 关闭本页 关闭此页 打赏作者 喜欢作者 收录于合集 加入购物车 点个在看 点个赞 写留言 返回首页 回到首页
    朗读 阅读原文 END 上一章 下一章 上一节 下一节 目录 章节目录 加入书签 加入书架 我要打印 返回目录 全文复制 放大
    缩小 默认 版面导航 标题导航
    版面概览 往期回顾 上一期 下一期 上一版 下一版 扫码分享 打印此文 打印本文 打印该页 关闭此窗口 写下你的留言 看了又看
    喜欢此内容的人还喜欢 用手机扫码阅读 公众号 词条图册 更多图册 轻触阅读原文 点击阅读全文
    展开全文 展开阅读全文 点击展开全文 继续滑动看下一个 向上滑动看下一个 返回搜狐 查看更多精彩内容 往期推荐 往期精彩回顾 回到顶部
    附件下载 相关附件 猜您喜欢 我要评论"""
)
"""A short line that is one of these, or begins with one and a mark, is the site's, wherever it stands."""

FOOTER_WORDS = listed(
    """关于我们 关于本站 联系方式 广告服务 广告刊例 投稿邮箱 投稿信箱 招聘信息 诚聘英才 人才招聘 法律声明 网站声明
    隐私政策 隐私声明
    网站导航 帮助中心 意见反馈 服务条款 用户协议 营业执照 开放平台 站点地图 在线投稿 版权声明 版权说明 免责声明 联系我们 网站地图
    友情链接"""
)
"""What stands between bars at the foot of a page."""

GAMBLING = listed(
    """葡京 百家乐 老虎机 博彩 娱乐城 娱乐场 赌场 彩金 注册送 在线开户 网上开户 体育投注 足球投注 投注网 投注平台
    真人视讯 真人娱乐
    真人荷官 电子游艺 时时彩 六合彩 赛车pk 返水 真钱 赌博网"""
)
"""What only the banner of a stolen host offers, on a line without a sentence."""

FURNITURE_PREFIXES = listed(
    """您现在的位置 您当前的位置 你的位置 您的位置 当前所在 所在位置 无障碍 长者版 长者模式 适老化 欢迎来到 欢迎访问
    欢迎光临 网站支持 当前栏目 长按二维码 长按识别 预览时标签不可点 点击上方 点击蓝字 点击关注 使用道具
    本网站支持 论文部分内容阅读 ICP备 联系电话 监督电话 举报电话 客服QQ
    新闻热线 热线电话 客服热线 词条标签 词条统计 编辑次数 参考资料 网站标识码 转载请注明 未经授权不得转载"""
)
"""A short line that begins with one of these is the site's, whatever follows."""

FURNITURE_INSIDE = listed(
    """首页> 首页» ICP备 公网安备 版权所有 免责声明 违法和不良信息 联系本网 本网联系 技术支持: 技术支持： 设为首页 加入收藏
    Copyright copyright COPYRIGHT Reserved reserved 微信公众号: 微信公众号： 扫描二维码 登陆后 请先登陆 您需要先登 需要登录
    请赞赏 赞赏鼓励 人赏赞 本站网址 手机版阅读 选择打赏 还没有登录 立即登录 忘记密码 ICP证"""
)
"""A line without a sentence of the article that contains one of these is the site's."""

SITE_TALK = listed(
    "本站 本网 网站 版权 转载 公司 登录 登陆 投稿 举报 ICP 客服 网友 编辑部 声明 点击 订阅 广告"
)
"""What the running text of a footer speaks of."""

BYLINE_LABELS = listed(
    """发布时间 发布日期 发表时间 发表日期 发布机构 发布单位 发稿时间 更新时间 更新日期 录入时间 添加时间 上传时间 时间 日期
    来源 信息来源 稿件来源 文章来源 新闻来源 来源单位 稿源 作者 文字 撰稿人 编辑 责任编辑 责编 审核 审稿 校对 编审 监制 主编
    值班编辑 转载 记者 通讯员 本报记者 特约记者 供稿 供图 撰稿 摄影 图 文 文/图 图/文 文图 浏览 浏览量 浏览次数 点击 点击数
    点击次数 点击率 阅读 阅读量 阅读次数 访问量 访问次数 人气 字体 字号 大小 打印 关闭 收藏 分享 信息员 发布人 发布者 录入
    发布时辰 来历 作者单位 签发 初审 复审 终审 一审 二审 三审 新闻报料 索引号 文号 成文日期 主题词 关键词 标签 所属栏目 栏目 分类
    来自 信息来自 消息来源 来源单位 原作者 撰文 采写 摄像 编校 校核 编发 发稿人 分享人 上传人 上传者 供稿单位 报送单位 发布单位
    阅览 评论 下载次数 价格 字数 状态 信息分类 发文机关 发文字号 有效性 公开方式 信息时间 组配分类 主题分类 体裁分类 服务对象
    公开类型 公文种类 公文类型 发文单位 公开范围 公开属性 生成日期"""
)
"""Labels whose line describes the article when a colon follows."""

PUBLICATION_LABELS = frozenset(
    listed(
        """发布时间 发布日期 发表时间 发表日期 发布机构 更新时间 更新日期 录入时间 时间 日期 来源 信息来源 稿件来源 文章来源
        新闻来源 浏览 浏览次数 浏览量 点击 点击数 点击次数 阅读 阅读量 访问量 字体 字号 转载 新闻报料 打印 分享
        来自 发布单位 分享人 上传人 上传者 供稿单位 阅览 评论 下载次数 价格 字数 状态 索引号 栏目 所属栏目 点击率"""
    )
)
"""Labels that only a site's page puts there; 编辑 and 审核 also stand under an article that was sent in."""

OFFICE_ENDS = listed(
    """主任 副主任 书记 副书记 县长 副县长 区长 副区长 市长 副市长 镇长 乡长 主席 副主席 院长 检察长 秘书长 局长 委员 代表
    部长 会长"""
)
"""What stands before the name in a heading of a speaker."""

SALUTATIONS = listed("各位代表 同志们 各位委员 各位领导 主任、各位 各位来宾 尊敬的 主任、副主任")
NEWS_STARTS = listed(
    """本报讯 本网讯 本台讯 本刊讯 近日 日前 昨日 今日 昨天 近年来 一年来 今年以来 为进一步 为深入 为切实 为全面
    (本报 （本报 (记者 （记者 (通讯员 （通讯员"""
)
"""What a report begins with, behind a title on the same line."""
TITLE_ENDS = listed(
    "讲话 主持词 报告 发言 致辞 汇报 说明 演讲 发言稿 讲话稿 讲话提纲 发言提纲 汇报提纲 倡议书 总结"
)
PAPER_KINDS = listed(
    """讲话 讲话稿 主持词 主持稿 发言 发言稿 提纲 致辞 致词 贺词 开幕词 闭幕词 演讲 演讲稿 倡议书 报告 汇报 说明
    总结 小结 计划 方案 要点 材料 体会 思考 对策 探讨 做法 意见 办法 制度 规则 细则 守则 规划 纪要 打算 安排 情况
    简介 感言 感想 事迹 建议 经验 启示 认识 心得 措施 思路 探索"""
)
"""How the titles of speeches and papers end."""

SAMPLE_NOTICE = "【样例】本文"
"""What the line begins with that marks each sample of the archive: it is said of the article, by nobody in it."""
