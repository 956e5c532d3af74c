"""The words of quantities: units, comparators, verbs of change; and what numbers are no targets.

All are looked up by their first or last character (:func:`by_first`, :func:`by_last`): a number in prose asks a dozen
questions, and a dictionary of tuples answers them faster than a regular expression and costs nothing to compile.
"""

from __future__ import annotations

from collections.abc import Iterable

Index = dict[str, tuple[str, ...]]

UNITS = (  # noqa: SIM905 - sixty quoted words are hard on the eye
    "% ‰ 个位次 位次 个百分点 百分点 元 倍 人次 人 名 项 个半天 半天 个工作日 工作日 个月 个小时 小时 个 所 家 件 处 套 台 辆 座 条 平方米 "
    "平方公里 公里 亩 公顷 吨标准煤 吨 立方米 千瓦时 千瓦 户 次 场 批 篇 份 种 类 支 课时 学时 分钟 毫秒 秒 批次 场次 张 床 位 岁 天 周 年 部 门 间 "
    "棵 株 对 例 艘 架 颗 枚 款 册 宗 只 头 米 千米 毫米 期 届 蒸吨 兆瓦 吉瓦 微克/立方米 微克 毫克 盏 栋 幢 口 分贝 度 美元 欧元 斤 公斤 发 层 标准机架 机架 "
    "EFLOPS EFlops PFLOPS PFlops Pflops EB PB TB MW GW MWh GWh kW kWh P M Mbps Gbps km m³ m3"
).split()
UNIT_NAMES = {
    "个百分点": "百分点",
    "个工作日": "工作日",
    "个小时": "小时",
    "个半天": "半天",
    "个位次": "位次",
} | dict.fromkeys(("EFlops",), "EFLOPS")
UNIT_NAMES |= dict.fromkeys(("PFlops", "Pflops"), "PFLOPS")
NO_UNITS = {unit: frozenset(behind) for unit, behind in {
    "发": "展布明电出生放改行文达热包起现言", "层": "次级面出",
    "所": "示有在需述属谓", "人": "才", "部": "门委分队长署", "门": "诊类口户店槛", "口": "径之岸",
}.items()}  # fmt: skip
"""What makes a word of a unit's character: 5发展."""
SCALES = ("万亿", "百万", "千万", "万", "亿")
MEASURES = frozenset(
    "工作日 天 周 小时 分钟 毫秒 秒 个月 米 千米 毫米 位 对 只 头 类 半天 期 届 度 岁 分贝 批 层".split()  # noqa: SIM905
)
"""Units of durations and measures: a target only with a comparator (不超过5个工作日), else a plain description."""

COMPARATORS = {
    ">=": "≥ 达到或超过 达到或高于 等于或超过 大于或等于 大于等于 高于或等于 至少 最低 最少",
    "<=": "≤ 小于或等于 小于等于 低于或等于 最高 最多 最长 控制在 控制到 限制在 上限",
    ">": "> 超过 高于 大于 多于 突破 超 收入过 产值过 规模过 营收过",
    "<": "< 低于 少于 小于 不足 不到 不满",
    "=": "达到并稳定在 达到并保持在 达到 达成 达 保持在 稳定在 维持在 为 占 累计 共 新增 新增加",
}
NOT = ("不", "不得", "不应", "不应当", "不宜", "不能", "不可", "不许", "不要")
DENIED = {">=": ("少于", "低于", "小于"), "<=": ("超过", "高于", "大于", "多于", "长于", "突破")}
"""A word of less or more behind one of ``NOT`` is a bound: 不宜少于5项 is five at least."""
BOUND_WORDS = {no + word: sign for sign, group in DENIED.items() for word in group for no in NOT}
SIGNS = {word: sign for sign, group in COMPARATORS.items() for word in group.split()} | BOUND_WORDS
"""Word → comparator."""
BOUNDS = {">=": ("at-least",), ">": ("at-least",), "<=": ("at-most",), "<": ("at-most",)}
"""What a comparator says of a change."""
FAR = ("至少", "最高", "最多", *BOUND_WORDS)
"""Comparators that may stand apart from their number: 至少掌握2项, 最高给予100万元, 不应大于总面积的20%."""
REMOVED = ("淘汰", "关停", "取缔", "关停整合", "禁止", "严禁")
"""Verbs whose object is described by its size (淘汰35蒸吨以下的锅炉)."""
BANNED = (*REMOVED, "不再", "不得", "停止")
"""What may not come is described by its size too: 不再新建35蒸吨以下的锅炉."""
REPORTED = "已|仍有|尚有|仅(?:完成|[达为占])|超额完成|是指|指的是|隐藏"
"""Before a number these report or define: 仅完成计划的60%, “标准群”是指以1项标准为核心…."""
UP = ("递增", "提高", "提升", "增长", "增加", "上升", "扩大", "增", "升")
DOWN = ("递减", "降低", "下降", "减少", "压减", "压缩", "缩短", "缩减", "削减", "消减", "降", "减")
APPROXIMATE = ("约", "近", "大约", "接近", "力争", "了", "均", "分别", "各", " ")
"""Words between a comparator and its number."""
AFTER = {
    "及以上": ">=", "以上": ">=", "及以下": "<=", "以下": "<=", "以内": "<=", "之内": "<=", "左右": "~", "上下": "~",
}  # fmt: skip
"""民法典 1259: 以上, 以下 and 以内 include the number."""
JOINTS = ("和", "与", "及", "以及", "、", "或")
TIES = ("-", "—", "–", "~", "－", "至", "到")
OPENERS = ("、", "——", "—", "其中", "确保", "力争", "争取", "保证", "努力", "并", "且", "使", "将", "要", " ")
"""Words before the statement of a target: aims and joints."""
LEADS = (
    *OPENERS, "实现", "推动", "在", "统筹推进", "实行", "达到", "全面", "基本", "每年", "累计", "新增", "年均", "再", "到", "至", "加快", "做到", "推进", "逐步", "全市",
    "全省", "全区", "全县", "全国", "我省", "我市", "我区", "我县", "需",
)  # fmt: skip
"""Words before the thing that is measured."""
WORDS_OF = {
    "使": "用", "并": "网购联轨", "要": "素件求", "将": "军", "再": "生造制次", "基本": "养医公农建药生民", "到": "位达期账岗", "至": "少多",
    "在": "校建职册岗用线园籍库地", "保证": "金", "推动": "力", "推进": "器剂", "全面": "两", "实现": "度", "新增": "长", "全国": "人", "年均": "", "需": "求水要电",
}  # fmt: skip
"""What makes another word of a lead: 再生水, 基本医疗保险, 到位资金."""
TRAILS = (
    "每年", "年均", "分别", "均", "逐年", "累计", "总体", "的", "约", "近", "了", " ", "进一步", "各", "力争", "左右", "其中", "合计", "共",
    "再", "新增", "预计", "最高", "最低", "最多", "至多", "至少", "不少于", "需", "实现", "实行", "进行", "同比", "环比", "以", "由", "从", "至", "到", "要", "将", "应", "须", "及", "或", "、", "(", "“",
)  # fmt: skip
"""Words between the thing that is measured and its comparator."""
PER = (
    "标准立方米",
    "立方米",
    "升",
    "平方公里",
    "平方米",
    "公里",
    "公顷",
    "项",
    "年",
    "月",
    "日",
    "人",
    "家",
    "个",
    "户",
    "亩",
    "吨",
    "次",
    "所",
    "台",
    "天",
    "学时",
    "小时",
    "秒",
    "时",
    "s",
    "夜",
    "晚",
    "床",
)
"""What a rate is for: 元/项."""
DOING = (
    "掌握", "招引", "引进", "引育", "建成", "建设", "新建", "培育", "打造", "实施", "完成", "给予", "安排", "投入", "培养", "培训", "举办",
    "组织", "开展", "改造", "遴选", "认定", "发布", "推广", "创建", "形成", "攻克", "突破", "支持", "奖励", "补助", "设立", "布局", "聚集",
    "推动", "推进", "促进", "建立", "配备", "选派", "制定", "修订", "出台", "选择", "选取", "争创", "申报", "落地", "超过", "达", "扶持",
    "开放", "编制", "梳理", "汇聚", "集聚", "孵化", "上线", "资助", "出资", "淘汰", "修复", "治理", "建", "有", "年产", "面向", "优选", "选出", "划分", "验收", "组建", "新增", "引导", "申请",
    "布设", "加装", "提供", "加强", "探索", "设置", "配建", "安装", "增设", "购置", "培植", "选树", "壮大", "运营", "产生", "打通", "改扩建",
)  # fmt: skip
"""Verbs whose object stands behind the number: 培育5家企业 measures 企业."""
PREDICATES = (
    "突出", "明显", "显著", "领先", "完善", "先进", "合理", "强", "高", "好", "优", "大", "广", "快", "健全", "优良", "鲜明", "齐全",
    "雄厚", "条件", "基础", "成熟", "集聚", "一流", "丰富",
)  # fmt: skip
"""What an attribute before 、 ends with: 10家特色鲜明、创新力强的园区."""
QUALIFIES = ("有", "具有", "具备", "拥有", "符合", "能", "可", "以", "为", "针对", "面向", "高", "新", "在", "规范")
"""What an attribute begins with that says of what kind a thing is."""
HAVING = ("具有", "具备", "拥有", "符合", "有")
"""Verbs of an attribute: 5名具有博士、硕士学位的人才."""
OWNERS = (
    "部门",
    "企业",
    "学校",
    "单位",
    "机构",
    "园区",
    "县",
    "市",
    "区",
    "村",
    "乡镇",
    "街道",
    "社区",
    "医院",
    "项目",
    "家庭",
)
"""Before 的 these own what follows and are what is counted."""
DEEDS = (
    "治理",
    "整治",
    "改造",
    "建设",
    "任务",
    "管理",
    "保护",
    "修复",
    "监测",
    "检测",
    "培训",
    "工作",
    "试点",
    "规模",
    "目标",
    "能力",
    "汇聚",
)
"""A head like these is done to what stands before its 的: 50条黑臭水体的治理."""
REFUSED_BEFORE = frozenset('第〔[/#前每"=×*')
"""第5个, 〔2025〕, 5/6, 前10名, 每5所, width="10%", 5×3米, (…)×100%."""
GRANTING = (
    "给予",
    "奖励",
    "补助",
    "补贴",
    "资助",
    "奖补",
    "贴息",
    "予以支持",
    "扶持",
    "补偿",
    "可申请",
    "报销",
    "返还",
)
"""A clause with one of these states an amount that a measure gives."""


def by_first(words: Iterable[str]) -> Index:
    """Words by their first character, longest first."""
    return _index(words, 0)


def by_last(words: Iterable[str]) -> Index:
    """Words by their last character, longest first."""
    return _index(words, -1)


def _index(words: Iterable[str], place: int) -> Index:
    index: dict[str, list[str]] = {}
    for word in words:
        index.setdefault(word[place], []).append(word)
    return {key: tuple(sorted(group, key=len, reverse=True)) for key, group in index.items()}


def at(text: str, start: int, index: Index) -> str:
    """The longest word of the index (:func:`by_first`) that stands at ``start``, or an empty string."""
    for word in index.get(text[start : start + 1], ()):
        if text.startswith(word, start):
            return word
    return ""


def at_end(text: str, index: Index) -> str:
    """The longest word of the index (:func:`by_last`) that the text ends with, or an empty string."""
    for word in index.get(text[-1:], ()):
        if text.endswith(word):
            return word
    return ""


def without_tail(text: str, index: Index) -> str:
    """The text without any words of the index at its end."""
    while word := at_end(text, index):
        text = text[: -len(word)]
    return text


def is_verb(noun: str) -> bool:
    """Whether what stands before a number ends with a verb that has the number's noun for its object; 研究投入 is a noun."""
    if noun.startswith(("给予", "予以")) and not noun.endswith(("费用", "额")):
        return True
    if not noun.endswith(DOING):
        return noun in ("服务", "带动", "惠及", "覆盖", "吸引", "帮助", "吸纳", "发展")
    return (
        len(noun) < 4
        or not noun.endswith("投入")
        or noun.endswith(("年投入", "计投入", "划投入", "共投入", "计划投入"))
    )
