"""Which verb stands behind a date: of completion, of issue or of activity. It decides what a bare date means."""

from __future__ import annotations

ACHIEVEMENTS = frozenset(
    "完成 实现 建成 建有 达到 达成 达标 取得 形成 突破 有所 整改 到位 建立 构建 全面 全部 超过 不低 不少 力争 基本 初步 率先 累计 分别 努力 竣工 完工 结束 通车 投产 达产 投用 投运 交付 启用 开通 上线 并网".split()  # noqa: SIM905
)
"""Words of completion, by two characters: with a bare date they set its end as the deadline."""
ACTIVITIES = frozenset(
    "启动 开展 组织 举办 召开 选取 试点 推进 推动 实施 培育 新增 新建 建设 打造 制定 编制 开工 投入 安排 争创 "  # noqa: SIM905
    "创建 培训 引进 改造 遴选 支持 修订 筹建 申报 评选 调查 摸底 推广 升级 侧重 按照 继续 重点 在全 估算 集中 梳理 研究 "
    "谋划 起草 聚焦 围绕 进行 做好 落实 加快 加强 深化 扩大 探索 选择 确定 检查 督查 验收 评估 总结 考核 招标 立项 论证 试运 持续".split()
)
"""Words of activity, by two characters: with a bare date they say when the work goes on."""
ISSUES = frozenset("印发 出台 发布 公布 报送 上报 提交".split())  # noqa: SIM905
"""What is done on a day: a month or a half-year with one of these names the time that it is done by."""
QUOTAS = frozenset(
    "招聘 招录 招收 选聘 选派 培养 采购 购置 配备 改建 扩建 增加 压减 淘汰 整治 治理 清理 拆除 修复 搬迁 盘活 化解 发展 资助".split()  # noqa: SIM905
)
"""Words of activity only where the clause says how much of it: 2025年招聘教师40人; 2025年治理水平 is a name."""
COMPLETED = frozenset({"完成", "到位", "并印", "使用", "运营", "运行", *ISSUES})
"""Behind a verb of activity these make it one of completion: 编制完成, 制定出台, 投入使用."""
DAY_ACTS = frozenset(
    "公布 公示 公告 发布 发放 发出 审核 报名 录取 报到 面试 笔试 考试 评审 派位 摇号 复核 受理 接受 开学 举行 举办 开放 开始 启动 开展 组织".split()  # noqa: SIM905
)
"""What is done on a single day."""
MANNER = ("向社会", "向公众", "面向社会", "统一", "集中", "正式", "网上", "在网上", "现场")
TESTED = ("试点城", "试点地", "试点单", "试点市", "试点县", "试点区", "试点学", "试点企", "试点省", "试点项")
"""Behind a date 试点 is a verb, but not in these names."""
NAMING = frozenset("实施 建设 推进 培训 考核 评估 验收 检查 督查 改造 落实 创建".split())  # noqa: SIM905
PAPERS = ("方案", "意见", "细则", "办法", "规划", "计划", "指南", "要点")
"""2025年实施方案: with one of the words before these are names of papers."""
NAMED = NAMING - {"实施", "推进", "落实"}
MATTERS = ("任务", "工作", "项目", "目标", "领域", "事项", "举措")
"""2025年重点任务: with one of these 重点 is no adverb."""
MEASURED = ("情况", "指标", "目标", "任务")
"""2025年考核指标, 2025年建设任务; but 落实任务 is done."""
ADVERBS = (
    "各县市区", "各市县区", "各县区", "各区县", "各市县", "各乡镇", "各街道", "各单位", "各学校", "各地区", "至少",
    "全国", "全省", "全市", "全区", "全县", "全州", "要", "将", "应", "拟", "须", "再", "各地", "各区", "各县", "各市", "各级",
    "各校", "计划", "预计", "正式", "全线",
)  # fmt: skip
COUNTS = frozenset("0123456789一两二三四五六七八九十")
_BUILDS = frozenset("建增改减")
"""Verbs of one character, before the amount: 2026年再建30个."""
_CLAUSE = 30
"""Characters; the object of such a verb is no longer."""
_DOES = ("开展", "组织", "启动", "召开", "推进", "实施", "举办", "根据", "按照", "依据")


def verb(text: str, at: int) -> str:
    """``due`` before a verb of completion, ``issued`` before one of issue, ``period`` before one of activity, else empty."""
    at += text.startswith(",", at)
    for _ in range(3):
        if not text.startswith(ADVERBS, at):
            break
        at += next(len(word) for word in ADVERBS if text.startswith(word, at))
    if text.startswith("分", at) and text[at + 2 : at + 3] in ("批", "期", "步"):  # 分三批实施
        at += 3 + text.startswith("次", at + 3)
    elif text.startswith("各", at) and text[at + 3 : at + 4] in COUNTS:  # 各组织一次抽查
        at += 1
    word = text[at : at + 2]
    if text.startswith(("的", "后"), at + 2) and not text.startswith("后续", at + 2):
        return ""  # 2020年印发的办法
    if word == "分别" and text[at + 2 : at + 4] in ACTIVITIES:  # 分别新建10处、15处; 分别达到30%、70% is of completion
        at, word = at + 2, text[at + 2 : at + 4]
    if word in ACHIEVEMENTS:
        return "" if text.startswith("建成区", at) else "due"
    if word in ISSUES:
        return "issued"
    if word in QUOTAS or word == "新开" or (word[:1] in _BUILDS and word[1:].isdecimal()):
        return "period" if _names_quota(text, at + 2) else ""
    if word not in ACTIVITIES or text.startswith(TESTED, at):
        return ""
    if word in NAMING and text.startswith(PAPERS, at + 2):
        return ""
    if word == "重点" and text.startswith(MATTERS, at + 2):
        return ""
    if text.startswith(MEASURED, at + 2) and (word in NAMED or text.startswith("情况", at + 2)):
        return ""
    completed = text[at + 2 : at + 4] in COMPLETED and text[at + 4 : at + 5] != "会"  # 召开发布会
    return "issued" if completed else "period"


def _names_quota(text: str, at: int) -> bool:
    """教师40人,…: an amount ends the clause that goes on at ``at``."""
    clause = text[at : at + _CLAUSE]
    for mark in ",。;、":
        clause = clause.partition(mark)[0]
    amount = clause.rstrip("以上左右余多)")[-3:-1]
    return len(clause) < _CLAUSE and "的" not in clause and any(map(str.isdecimal, amount))


def act(text: str, at: int) -> str:
    """As :func:`verb`, behind a single day: what is published or begins on a day is done then."""
    begin = at
    for _ in range(2):
        at += next((len(word) for word in MANNER if text.startswith(word, at)), 0)
    word = text[at : at + 2]
    if word in ISSUES and text[at + 2 : at + 3] in ("", "。", ",", ";", ")", " "):
        return ""  # 2025年7月3日印发: the imprint of a document
    if word in DAY_ACTS:
        return "" if text.startswith(("的", "后", "之后"), at + 2) else "period"
    return verb(text, at) or verb(text, begin)


def issues(clause: str) -> bool:
    """Whether the first verb of a clause is one of issue or report: 试点城市政府印发实施方案."""
    for at in range(len(clause) - 1):
        word = clause[at : at + 2]
        if word in ISSUES:
            return clause[at - 1 : at] not in ("已", "经") and clause[at + 2 : at + 3] not in ("的", "后", "之")
        if word in _DOES:
            return False
    return False
