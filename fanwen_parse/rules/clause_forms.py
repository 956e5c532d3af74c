"""The phrase forms of responsibility clauses, as records: verbs that give a role, adverbs before them, conventions.

:mod:`fanwen_parse.rules.clauses` walks them; here stands only what each looks like and what it means. Value of an example:
the role of the organs before a verb, the kind of a convention, or the words that an adverb is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from fanwen_parse.patterns import compiled, lazy

from .book import Rule

# --- verbs: the organs before them have the role ----------------------------------------------------------------------


# Each form, and each of its verbs, begins with a literal and looks behind from there: the scan over prose then runs in C.
def _each(verbs: str, rest: str) -> str:
    """The verbs, those with one first character together, with what must stand around each."""
    after: dict[str, list[str]] = {}
    for verb in verbs.split("|"):
        after.setdefault(verb[0], []).append(verb[1:])
    return "|".join([f"{first}(?:{'|'.join(tails)}){rest}" for first, tails in after.items()])


_DO = r"(?:具体|负责|组织|协调|统筹|实施|落实|推进|推动|抓总|办理|执行|开展|督促|督导|指导)"
_LEAD = rf"牵头(?<!\(牵头){_DO}*(?!单位|部门|处室|人|企业|医院|考核|机构|领导|[的区市县旗])"
_MAIN = _each("主办|主责|主抓|抓总|为主|负总责|负主责|负主要责任", r"(?=$|[,;。、])")
_DUTY = rf"负责(?:牵头{_DO}*|{_DO}+(?=$|[,;。]))?(?!人|同志|制(?![定订作])|任)"
_HELP = _each(
    "协作配合|配合|参与|参加|协助|协同|协办|协作|支持",
    r"(?<!\(..)(?<!政协办)(?!单位|部门|处室|人|科室|机构|中心|企业|体|办|发展|创新)",
)
_WATCH = _each("指导|督导|督办|督查|监督", r"(?<!目督办)(?=$|[,;。])")
_CARRY_OUT = _each(
    "抓落实|统筹|落实|实施|组织实施|承办|推进|执行|办理|部署|包抓|各负其责|各司其职|齐抓共管",
    r"(?<![,;。内前后并](?:持续|长期|逐年|逐步)..)(?=$|[,;。])",
)
_SEE_TO = r"做好(?!落实|实施|推进|配合|协助|支持)(?=[^,;。])"
_WITH = r"会同"
_IS_LEAD = r"为(?:总?牵头|主责|主办|责任|配合|协办|参与|督办)(?:责任)?(?:单位|部门|处室)(?=$|[,;。])"


def _role(match: re.Match[str]) -> str:
    return role_of(match[0])


@lru_cache(maxsize=256)
def role_of(verb: str) -> str:
    """The role that a verb gives to the organs before it."""
    if "牵头" in verb or verb == "会同" or verb.startswith(_LEADS):
        return "lead"
    if any(word in verb for word in ("配合", "参与", "参加", "协助", "协同", "协办", "协作", "支持")):
        return "support"
    if any(word in verb for word in WATCHES):
        return "supervise"
    return "responsible"


_LEADS = ("为主", "主责", "主办", "主抓", "抓总", "负总", "负主")
WATCHES = ("指导", "督导", "督办", "督查", "督促", "监督")
"""What makes any other verb one of supervision: 督促落实, 负责指导."""


# --- conventions: what holds for other clauses too --------------------------------------------------------------------

_FIRST_IS_LEAD = (
    r"[(,。;]?(?:第一个?(?=责任|单位|部门)|(?:各项?(?:任务|工作))?(?:责任单位|责任部门)?(?:名单)?(?:中)?,?(?:列|排|位列|排列|排名|排序)(?:名)?(?:在|于)?(?:第一(?:位|名|个)?|首位|最前(?:面)?|前列|前(?=者)))(?:者|的)?(?:责任|牵头)?(?:单位|部门)?"
    r"(?:为|是|系|均为)(?:工作|任务)?(?:总?牵头|主办|主责)(?:单位|部门|责任单位)?(?:[或和、][^,、;。()]{2,6}(?:单位|部门))?(?:[,、]?以?下同)?[)]?"
)
_IMPLEMENTED_BY = (
    r"(?:以下|具体|上述|所有|各项)(?:各项)?(?:任务|工作|事项|措施)?均(?:需|须|由|涉及)(?P<who>(?:[^,。;()]|\([^()]*\)){2,40}?)(?:抓好|负责|贯彻|具体)?(?:落实|实施|执行)?(?=[,。;)]|$)"
    r"(?:,(?:不再(?:一一)?(?:列出|列|做分工|作分工|分工|重复列出|单独列出)|下同))*"
)


def _kind_first(match: re.Match[str]) -> str:  # noqa: ARG001  (every rule's meaning takes its match)
    return "first-is-lead"


def _kind_implemented(match: re.Match[str]) -> str:  # noqa: ARG001  (as above)
    return "implemented-by"


BOOK: tuple[Rule, ...] = (
    Rule(
        name="convention-first-is-lead",
        pattern=_FIRST_IS_LEAD,
        means=_kind_first,
        examples=(
            ("列第一位者为牵头单位,下同", "first-is-lead"),
            ("排在第一为牵头单位,下同", "first-is-lead"),
            ("排在第一位的部门为牵头部门,下同", "first-is-lead"),
            ("责任单位中排名第一的为牵头单位", "first-is-lead"),
            ("列首位的单位为牵头单位", "first-is-lead"),
            ("排序第一的牵头单位为总牵头单位", "first-is-lead"),
            ("列前者为牵头单位", "first-is-lead"),
            ("第一责任单位为牵头单位,下同", "first-is-lead"),
            ("列第一位的责任单位为工作牵头单位或汇总单位,下同", "first-is-lead"),
        ),
        rejects=("确定一家牵头单位", "第一批单位为牵头单位", "列入第一批名单", "排名第一的企业"),
        doc="The first organ of a list leads: a rule of the document, kept as printed (TAXONOMY part 2, rule 2).",
    ),
    Rule(
        name="convention-implemented-by",
        pattern=_IMPLEMENTED_BY,
        means=_kind_implemented,
        examples=(
            ("以下均需各市人民政府落实", "implemented-by"),
            ("以下任务均需各县政府落实,不再列出", "implemented-by"),
            ("具体任务均涉及相关市(州)人民政府,不再做分工,下同", "implemented-by"),
        ),
        rejects=("以下简称各市", "各项工作均衡推进"),
        doc="Every later task is also carried out by these organs, which are not listed again.",
    ),
    Rule(
        name="duty-lead",
        pattern=_LEAD,
        means=_role,
        examples=(("市教育局牵头", "lead"), ("省科技厅牵头负责", "lead"), ("区城管局牵头推进", "lead")),
        rejects=("牵头单位", "医联体牵头医院", "牵头部门", "牵头考核单位"),
        doc="X牵头: the organs before it lead. 牵头单位 is a label, 牵头部门 a name.",
    ),
    Rule(
        name="duty-main",
        pattern=_MAIN,
        means=_role,
        examples=(
            ("市教育局主办", "lead"),
            ("区城管局主责", "lead"),
            ("市教育局负总责", "lead"),
            ("区水务局主抓", "lead"),
            ("区水务局为主,各镇配合", "lead"),
        ),
        rejects=("主办单位", "主责部门", "主办银行", "党政同责、负总责的机制"),
        doc="X主办, X主抓, X负总责 at the end of a clause, mostly beside 协办, 协同.",
    ),
    Rule(
        name="duty-responsible",
        pattern=_DUTY,
        means=_role,
        examples=(
            ("市残联、市财政局负责", "responsible"),
            ("按职责分工负责", "responsible"),
            ("市残联负责牵头", "lead"),
            ("市残联负责组织协调", "responsible"),
            ("市残联负责牵头实施", "lead"),
        ),
        rejects=("负责人", "负责同志", "校长负责制"),
        doc="X负责, 按职责分工负责, 分别负责: the organs before it answer for the task.",
    ),
    Rule(
        name="duty-support",
        pattern=_HELP,
        means=_role,
        examples=(("市财政局配合", "support"), ("各镇参与", "support"), ("市税务局协作配合", "support")),
        rejects=("配合单位", "参与单位", "支持中心", "协办单位", "区政协办公室", "省协同发展办"),
        doc="X配合, 参与, 协助: the organs before it help.",
    ),
    Rule(
        name="duty-supervise",
        pattern=_WATCH,
        means=_role,
        examples=(("省生态环境厅指导", "supervise"), ("区委督查室督办", "supervise")),
        rejects=("市场监督管理局", "就业指导中心", "监督检查", "区目督办"),
        doc="X指导, X督办 at the end of a clause: the organs before it watch over the task.",
    ),
    Rule(
        name="duty-carry-out",
        pattern=_CARRY_OUT,
        means=_role,
        examples=(
            ("各县结合实际落实", "responsible"),
            ("各区组织实施", "responsible"),
            ("各街道抓好落实", "responsible"),
            ("各街道各负其责", "responsible"),
            ("区教育局统筹,各街道抓落实", "responsible"),
        ),
        rejects=("落实单位", "实施方案", "推进办公室", "部署会"),
        doc="X落实, X组织实施 at the end of a clause.",
    ),
    Rule(
        name="duty-see-to",
        pattern=_SEE_TO,
        means=_role,
        examples=(("市财政局做好资金保障", "responsible"),),
        rejects=("市财政局做好配合", "抓好落实"),
        doc="X做好…: a duty of its own beside the others' in one clause.",
    ),
    Rule(
        name="duty-together",
        pattern=_WITH,
        means=_role,
        examples=(("市科技局会同", "lead"),),
        rejects=("同时",),
        doc="A会同B、C: A leads, the organs after it support (TAXONOMY part 2, rule 1).",
    ),
    Rule(
        name="duty-as-predicate",
        pattern=_IS_LEAD,
        means=_role,
        examples=(
            ("市林业局为牵头单位", "lead"),
            ("市财政局、市水利局为配合单位", "support"),
            ("各镇为责任单位", "responsible"),
            ("区委督查室为督办单位", "supervise"),
        ),
        rejects=("确定为牵头单位的企业", "成为重点单位", "责任单位为市教育局"),
        doc="A为牵头单位: the label stands behind its organs.",
    ),
)

VERB = lazy(f"{_IS_LEAD}|{_WITH}|{_LEAD}|{_MAIN}|{_DUTY}|{_HELP}|{_WATCH}|{_CARRY_OUT}|{_SEE_TO}")
"""Any verb of duty."""


@cache
def first_is_lead() -> re.Pattern[str]:
    """列第一位者为牵头单位; compiled when a document first speaks of it."""
    return compiled(_FIRST_IS_LEAD)


@cache
def implemented_by() -> re.Pattern[str]:
    """以下均需…落实, with the organs as ``who``."""
    return compiled(_IMPLEMENTED_BY)


ADVERB = lazy(
    r"(?:(?:按照?|根据|依据|依)(?:各自|本)?的?(?:工作)?(?:职责|职能|分工|责任|权限|任务)(?:任务)?(?:分工|职责|范围|权限|任务)?(?:分工)?"
    r"|(?:结合|立足)(?:各自)?(?:实际|职责|职能)|各司其职|各负其责|持续|长期|分级|分类|分工|分别|分头|共同|联合|具体|统筹|各自|密切|积极|主动|协同|组织(?<![会群]组织)|协调|督促|指导|督导|监督|抓好|做好|主要|业务|全力|予以|进行|总|[,、 ])+$"
)
"""What stands between the last organ and its verb: 按职责分工, 分别, 共同, 结合实际."""

ADVERB_ENDS = frozenset("续期工责级类调促导督能任限围务际职别头同合体筹自切极动织好要务力以行总,、 ")
"""The last characters of adverbs: a look at one character spares the search behind most names."""
