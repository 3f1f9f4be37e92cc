"""Words that betray damage. Chinese only; no logic."""

from __future__ import annotations

from archive.text.words import listed

SPUN = listed(
    """安全出产 出产安全 法律检查 法律查看 作业陈述 政府作业 人大作业 代表作业 监督作业 公民代表大会
    公民代表 公民大众 公民政府 重要说话 宣布说话 并说话 会议着重 他着重 她着重 着重, 着重， 高质量开展
    经济社会开展 现代化建造 法治建造 才能建造 制度建造
    会议精力 重要指示精力 说话精力 遵循执行 遵循落实 掌管会议 掌管举行 到会会议
    提出主张 定见主张 主张提案 加大宣扬 宣扬教育
    路途交通 路途交互 聚集路途 安全危险 职责执行 大众休养生息 社情民心 部分代表参与"""
)
"""What a synonym machine writes for 安全生产, 执法检查, 工作报告, 人民代表大会, 讲话, 强调，, 高质量发展, 精神, 主持 …"""
