"""Numbers that say which things are meant and not how much is to be reached: entry conditions, sizes, rates, contexts.

营业收入5000万元以上的企业 are the firms that may apply, 20人以上的自然村 the villages that are large enough, 围绕37条产业链 what the
work is about, 每认定1家 what a grant is counted by. None of them is a target (TAXONOMY part 3, Q12: 15岁以上人群).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled, lazy

from . import target_words as words

if TYPE_CHECKING:
    from fanwen_parse.model import Span

STOPS = ",;。:\n"
"""What ends the clause that states a target."""
_SIZED = frozenset(
    (  # noqa: SIM905 - fifty quoted words are hard on the eye
        "元 美元 欧元 人 户 亩 公顷 平方米 平方公里 立方米 吨 吨标准煤 蒸吨 蒸吨/小时 千瓦 千瓦时 毫米 千米 兆瓦 吉瓦 MW GW kW 张 床 层 米 公里 位 岁 "
        "天 个月 % 元/年 元/亩 床位 辆 台 颗"
    ).split()
)
"""Units that describe one thing; 家, 个, 项 count many."""
SHARES = ("%", "‰", "百分点", "倍")
"""Units of what has no count."""
_KINDS = (
    "企业(?!家)|项目|单位|机构|园区|平台|学校|高校|建筑|锅炉|机组|村|家庭|农户|商户|公司|人群|人口|城市|住宅|场所|设施|主体|数据中心|"
    "团队|小区|商场|场馆|工程|乡镇|街道|社区|河流|站场|用户|车辆|船舶|桥梁|地膜|展会|会议"
)
_MARK = r"(?:床位|规模)?(?:\(不?含[^()]{0,10}\))?(?:及?以[上下内]|左右)?(?:\(不?含[^()]{0,10}\))?"
_LIST = rf"{_MARK}(?:(?:[、和或及至—-]|到)(?:超过|突破|达到)? ?\d[\d.,]*[^\d,;:。、的]{{1,6}}?{_MARK}){{0,6}}"
_GOVERNED = lazy(rf"{_LIST}(?:/[年亩])?的(?=[,;:。])")
"""年收入达到2000万元以上的, 给予…: the condition is the whole clause."""
_OF_A_THING = lazy(rf"{_LIST}(?:/[年亩])?的[^,;:。()的给支用奖补资\d]{{0,12}}?(?:{_KINDS})(?P<count>\d)?")
_OF_COUNTED = lazy(rf"{_LIST}(?:/[年亩])?的[^,;:。()的给支用建\d]{{2,12}}(?:达到?|共)?\d+(?:多|余)?[个家项所座户处条]")
_OF_A_BOILER = lazy(rf"(?:及?以[上下内]|左右)的?[^{STOPS}]")
_OF_ANY_THING = lazy(rf"{_MARK}的(?!标准|要求|比例|条件|水平|目标)[^{STOPS}]{{2}}")
_BEFORE_A_THING = lazy(
    rf"{_MARK}(?:自然|行政|规模以上|规上|小型|大型|重点|工业|高新技术|制造业|产业|投资|建设|重大){{0,3}}(?:{_KINDS})(?P<count>\d)?"
)
_CONTEXT = lazy(
    r"(?:围绕|聚焦|瞄准|针对|依托)(?:重点|全省|全市|全区|全县|全国|我省|我市|我区)?(?:[^,;:。\d]{1,24}等|\d[^,;:。]{0,20}[、和与及])?$"
)
_RATE = lazy(
    r"每(?:新|成功|首次)*(?:认定|增|引进|培育|培养|获得?|招引|建成|发表|制定|吸纳|设立|完成|提高|降低|减少|超过?|增加)[^,。;]{0,6}$"
)
_BOUND_ENDS = frozenset("含:")
_ASPECT = ("方面", "维度", "环节", "步骤", "层面", "类别", "阶段")


def is_size(text: str, head: str, rest: str, unit: str, end: int, clause: Span) -> bool:
    """Whether the number with this unit (``end`` is behind it) describes and asks for nothing.

    ``head`` stands before it in its clause, ``rest`` is the same without the comparator.
    """
    left, right = clause
    bare = rest.rstrip(" ")
    last, behind = bare[-1:], text[end:right]
    if last in _BOUND_ENDS and bare.endswith(("(含", "(不含", "(含:")):
        return True  # 50万元(含50万元): whether a bound belongs to it
    if unit == "%" and last == "(" and text.startswith(")", end):
        return True  # 日常监测(60%)+实地调研(20%): a weight
    if unit == "项" and last == "(" and text[end:].rstrip("。: ") == ")" and not bare.startswith(words.DOING):
        return True  # 二、民生工作(共4项): a heading says how many items stand under it
    if behind.startswith(_ASPECT) or (last == "速" and bare.endswith("时速")):
        return True  # 从7个方面: how a thing is divided
    if "每" in head[-16:] and _RATE.search(head, max(0, len(head) - 16)):
        return True
    if last in _CONTEXT_ENDS and _CONTEXT.search(bare):
        return True
    if "基础上" in behind:
        return True  # 在62项服务的基础上: what there is
    if behind.endswith("全覆盖") and unit not in SHARES and not words.is_verb(bare):
        return True  # 34所学校实行全覆盖: who is covered
    if rest == head and not text.startswith(_LIMITED, end) and _is_entry(text, bare, unit, end):
        return True
    if rest == head and _describes(text, bare, unit, end, right):
        return True
    reach = text[end : end + 60]
    if unit.startswith("蒸吨") and _OF_A_BOILER.match(reach):
        return True
    if "范围内" in reach and unit in ("米", "千米", "公里") and compiled("[^,;:。、]{0,6}范围内").match(reach):
        return True  # 学校周边200米范围内
    if "的" in reach and _GOVERNED.match(text, end):
        return True
    if reach.startswith(_LIMITS) and text.startswith(("对", "凡"), left) and _is_given(text, end, right):
        return True
    if (text[right - 1] == "的" or text.startswith(("对", "凡"), left)) and _is_condition(text, left, end, right):
        return True
    found = None
    if "的" in reach:
        if unit in _SIZED and unit != "%" and _OF_COUNTED.match(text, end):
            return True  # 产值100亿元以上的产业集群3个
        found = _OF_A_THING.match(text, end)
        if (
            found is None
            and rest != head
            and unit in _SIZED
            and unit.partition("/")[0] not in _ASKED
            and _OF_ANY_THING.match(text, end)
            and not any(verb in bare for verb in words.DOING)
        ):
            return True  # 年销售量大于3000吨的加油站
    passes = unit != "%" and head[len(rest) :].strip(" ").startswith(_PASSES)  # 年产值超10亿元企业
    if found is None and (passes or reach.startswith(("以上", "以下", "以内", "及以上", "("))):
        found = _BEFORE_A_THING.match(text, end)
    if found is None:
        return False
    if unit not in _SIZED:
        return not words.is_verb(bare) and any(word in text[end:right] for word in _GIVES)  # 企业超过10家的机构给予…
    if found["count"]:
        return True  # 收入10亿元以上的企业5家: the firms are the target
    if unit == "%":
        return bare.endswith(_PARTS)
    if unit in ("人", "户") and compiled("的?(?:[^,;:。]{0,8})?(?:家庭|农户|用户|人口|人群|住宅)").match(text, end + 2):
        return False  # 10万户以上农户: how many
    return not words.is_verb(bare) and not bare.endswith(_REACHING)


def _describes(text: str, bare: str, unit: str, end: int, right: int) -> bool:
    """Whether a number without a comparator is part of a name, of a list of what there is, or the capacity of a plant."""
    if bare.rfind("“") > bare.rfind("”") and text.find("”", end, right) > 0:
        return not text.startswith(("以", "及以"), end)  # “重点工作5张报表”
    if bare.endswith("方面"):
        return True  # 简化审批方面8项: how many of what the text goes on to list
    if bare.endswith("等") and _OF_A_LIST.search(bare):
        return True
    return (
        unit.partition("/")[0] in _CAPACITIES
        and compiled(rf"[^{STOPS}]{{1,70}}?{_PLANTS}").match(text, end) is not None
    )


def _is_entry(text: str, bare: str, unit: str, end: int) -> bool:
    """Whether the number counts the items of a list or of a document, says who bears which share, or names the places meant."""
    if unit == "%":
        if (bare.endswith(_SHARED) and "予" not in bare) or (
            text.startswith("由", end) and compiled(_BORNE).match(text, end)
        ):
            return True  # 省财政补偿80%,剩余20%由县财政承担
        return (
            "财政" in bare[-12:]
            and compiled("财政(?:给予|按)?(?:补偿|补助|补贴|安排|配套|出资)$").search(bare) is not None
        )
    if unit not in ("个", "项", "条"):
        return False
    if bare.endswith(_ENTRY_ENDS) and compiled(_ENTRIES).search(bare):
        return True
    if unit == "个" and bare.endswith(_EVERYWHERE) and compiled(_PLACES).match(text, end):
        return True  # 在全县6个乡镇开展试点
    if bare and not bare.endswith(_REST):
        return False
    return compiled("(?:具体|重点|主要|工作)*(?:任务|事项|措施|举措)(?!单)").match(text, end) is not None


_LIMITED = ("以上", "以下", "以内", "及以上", "左右")
_SHARED = ("承担", "负担", "分担", "自筹", "剩余", "其余", "余下", "补偿")
_BORNE = "由[^,。;]{0,12}(?:财政|承担|负担|自筹)"
_ENTRIES = r"(?:^|\()(?:具体|分解|重点|主要|各项|年度|民生|工作|目标)*(?:任务|事项|措施|举措|条款)有?$|的(?:任务|事项|措施|举措|条款)有$"
"""具体任务22个, (分解任务15项), 涉及我市的任务有15个."""
_ENTRY_ENDS = ("任务", "事项", "措施", "举措", "条款", "有")
_EVERYWHERE = tuple(whole + level for whole in "全我本" for level in "省市区县州旗")
_PLACES = "(?:乡|镇|街道|县|市|区|旗|行政村|村|社区)"
_REST = ("其它", "其他", "其余", "另外", "剩余", "共有", "包括", "涉及", "涵盖", "上述")
_OF_A_LIST = lazy("(?:^(?:[全我本][省市区县镇乡国])?(?:加强|强化)|包括|涵盖|涉及|是指|主要指).*等$")
"""加强青山、绿水等25个功能区的保护, 我市包括青山、绿水等5个单元: what there is."""
_PLANTS = "(?:项目|生产线|装置|机组)"
_CAPACITIES = frozenset(("吨", "千瓦", "兆瓦", "吉瓦", "MW", "GW", "kW", "立方米", "m³", "m3"))
"""Units of what a plant can do: 建设25万吨己二酸项目."""
_ASKED = ("元", "美元", "欧元", "%", "人", "户")
_CONTEXT_ENDS = frozenset("绕焦准对托点省市区县国、和与及等")
_REACHING = (
    "惠及",
    "服务",
    "带动",
    "覆盖",
    "吸引",
    "新增",
    "帮助",
    "吸纳",
    "联系",
    "引导",
    "推动",
    "安置",
    "累计",
    "动员",
)
"""Verbs whose object is counted, also where the count has a bound: 服务5000户以上企业."""
_PARTS = ("率", "比", "比例", "比重", "占比", "达到", "达", "超过", "不低于", "增长", "增速", "高于", "低于")
_GIVES = ("给予", "奖励", "补助", "补贴", "资助", "奖补", "可申请", "重点扶持")
_ENDS = ("的", "企业", "项目", "单位", "机构", "平台", "园区", "企业(项目)")


_PASSES = ("超", "突破", "大于", "高于", "达")
_LIMITS = ("以上", "以下", "及以上", "及以下")


def _is_given(text: str, end: int, right: int) -> bool:
    """对发展民宿5家以上的每间奖励2000元, 对床位达100张以上,且…的,给予…: who is given something by what follows the bound."""
    stop = text.find("。", end, right + 60)
    rest = text[end : stop if stop >= 0 else right + 60]
    return any(word in rest for word in _GIVES)


def _is_condition(text: str, left: int, end: int, right: int) -> bool:
    """对年营业收入达到2000万元以上、保持稳定增长的企业,给予…: who is given something by the next clause."""
    if any(word in text[left:right] for word in _GIVES) or not text[end:right].endswith(_ENDS):
        return False
    return any(word in text[right : right + 24] for word in _GIVES)
