"""The words of adverts that sites put inside sentences. Chinese only; no logic."""

from __future__ import annotations

from archive.text.words import listed

INVITATIONS = listed(
    "访问 登录 登陆 点击 关注 浏览 搜索 下载 咨询 加入 添加 扫码 扫描 尽在 领取 获取 购买 订阅 加微信 加QQ"
)
"""What an advert asks its reader to do."""

WARES = listed(
    "公文 范文 素材 模板 文库 资料 论文 代写 课件 题库 小说 精品 免费 客服 推广 优惠 会员 公众号 微信号 小编 全文 更多"
)
"""What it offers; one of these and an invitation make brackets an advert."""

CLICKS = listed(
    "点击进入 点击查看 点击下载 点击关注 点击这里 点击此处 点击阅读 点击领取 点击收听 点击观看 点击购买 点击咨询"
)
"""Words of a button: in brackets they are never the article's."""

SITES = listed(
    "范文网 公文网 文库 文秘网 资料网 论文网 素材网 范文大全 公众号 工作室 小编 网站 写作网 秘书网 办公网 文档网"
)
"""Who collects other people's texts; 本文由县人大办公室整理 is no advert."""

SPARED = listed("人大 政府 县委 市委 区委 办公室 研究室 委员会 融媒 日报 记者")
"""Whose bracket says something of the article."""
