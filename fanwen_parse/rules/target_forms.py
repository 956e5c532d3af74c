"""The forms of a quantitative target, as records. :mod:`.targets` reads them; an example's value is ``comparator value unit``."""

from __future__ import annotations

from .book import Rule

NUMBER = Rule(
    "target-number",
    r"[0-9][0-9,]*(?:\.[0-9]+|(?<=[^\s:;。,(][0-9])\. [0-9]+)?",
    None,
    (
        ("垂直距离不应小于1. 5米", ">= 1.5 米"),
        ("毛入园率超过85%", "> 85 %"),
        ("每名学生至少掌握2项技能", ">= 2 项"),
        ("经费标准不低于10000元", ">= 10000 元"),
        ("近视率每年降低1个百分点以上", "change 1 百分点"),
        ("累计培训教师1.2万人次", "= 12000 人次"),
        ("近视率控制在38%以下", "<= 38 %"),
        ("从75%提高到85%", "= 85 %"),
        ("提高3—5个百分点", "change 3-5 百分点"),
        ("给予最高800万元补助", "<= 8000000 元"),
        ("实行12年免费教育", "= 12 年"),
        ("办理时间不超过5个工作日", "<= 5 工作日"),
        ("人均预期寿命达到79.0岁", "= 79.0 岁"),
        ("额度为500万元—5000万元", "= 5000000-50000000 元"),
        ("投资300万元(含)以上", ">= 3000000 元"),
        ("研发投入达到或超过1亿元", ">= 100000000 元"),
        ("住宿费不超过150元/人/夜", "<= 150 元/人/夜"),
    ),
    (
        "第5个项目",
        "2025年12月",
        "云政办发〔2025〕12号",
        "15岁以上人群",
        "信息化2.0行动",
        "打造5G网络",
        "排名前10名",
        "每5所学校",
        "20人以上的自然村",
        "围绕37条产业链",
        "年收入达到2000万元以上的,给予奖励",
        "每认定1家企业",
    ),
    "A number with a unit, and what it is compared by. 以上, 以下 and 以内 include the number (民法典 1259). Entry conditions and sizes "
    "(20人以上的自然村) are none; an amount that a measure gives (给予, 奖励) is flagged ``grant``.",
)
PERCENT = Rule(
    "target-percent-in-words",
    r"百分之(?P<percent>[^\x00-\xff]{1,4})",
    None,
    (("百分之九十五以上", ">= 95 %"), ("比例不低于百分之五", ">= 5 %"), ("能耗下降百分之十", "change 10 %")),
    (),
    "百分之 + Chinese number.",
)
FRACTION = Rule(
    "target-fraction",
    r"(?P<whole>[^\x00-\xff])分之(?P<part>[^\x00-\xff])",
    None,
    (("三分之一以上的学校", ">= 0.3333333333333333 None"), ("时间压缩四分之一", "change 0.25 None")),
    (),
    "A share as a fraction.",
)
RATIO = Rule(
    "target-ratio",
    r"(?<![\d.:])\d+(?:\.\d+)?[:∶]\d+(?:\.\d+)?(?![\d:]|\.\d)",
    None,
    (
        ("生师比控制在15:1以内", "<= None 比"),
        ("师生比不低于1∶4000", ">= None 比"),
        ("床人比达到1:1.6以上", ">= None 比"),
    ),
    ("开放时间为9:00至17:00",),
    "A ratio; a clock time is none.",
)
DOUBLING = Rule(
    "target-doubling",
    r"翻(?P<double>一|两|三|四)?番",
    None,
    (("力争翻一番", "= 2 倍"), ("规模翻两番", "= 4 倍")),
    ("翻新校舍",),
    "翻一番 is twice as much, 翻两番 four times.",
)
MULTIPLE = Rule(
    "target-multiple",
    r"(?:增加|增长|提高|提升|扩大|增)了?(?P<times>[一两二三四五六七八九十])倍",
    None,
    (("营业收入增加一倍", "change 1 倍"), ("产量增长两倍以上", "change 2 倍")),
    ("加倍努力",),
    "A change by a multiple in words: 增加一倍 adds as much again.",
)
ZERO = Rule(
    "target-zero",
    r"(?P<zero>零(?:事故|伤亡|死亡|感染|新增|发生|投诉|违建|违规|火灾|案件|上访|增长)|[为至到]零|清零)(?=”?(?:[,。;、)\n]|$))",
    None,
    (
        ("实现安全生产零事故", "= 0 None"),
        ("各类事故为零", "= 0 None"),
        ("存量违建全部清零", "= 0 None"),
        ("化肥使用量零增长", "change 0 None"),
    ),
    ("推进零事故行动", "化整为零", "零碳园区、零距离服务", "开展清零行动"),
    "Nothing of a thing, without a number: flagged ``implied``.",
)
COVERAGE = Rule(
    "target-full-coverage",
    r"全覆盖",
    None,
    (("实现视频监控系统全覆盖", "= 100 %"),),
    ("100%全覆盖", "建立全覆盖的体系", "推进“全流程、全覆盖”改革", "实行全流程、全覆盖、标准化管理"),
    "100 % that is not written as a number: flagged ``implied``.",
)
TREND = Rule(
    "target-trend",
    r"只增不减",
    None,
    (("教育支出逐年只增不减", "change 0 None"),),
    (),
    "A change of at least nothing.",
)
RELATIVE = Rule(
    "target-relative",
    r"不(?:得|应当?|宜|能|可)?[低高]于|高于",
    None,
    (
        ("医师平均薪酬水平不低于教师平均薪酬水平", ">= None None"),
        ("工资标准不得低于当地最低工资标准", ">= None None"),
        ("居民收入增速高于经济增速", "> None None"),
    ),
    ("不低于85%", "发病率高于全国平均水平"),
    "Compared with another quantity: no number.",
)
INDEX = Rule(
    "target-index",
    r"(?P<index>(?:(?:电能|电源)(?:利用|使用)效率|PUE|WUE|容积率)(?:\((?:PUE|WUE|[^()\d]{1,12})\))?)值?(?:平均|均|全部|年均|应|要|须)*"
    r"(?P<verb>[^,。;:()\d]{0,8}?)(?P<number>\d\.\d{1,3})(?![\d.%])",
    None,
    (
        ("数据中心电能利用效率降到1.3以下", "<= 1.3 None"),
        ("平均PUE值不高于1.25", "<= 1.25 None"),
        ("电能使用效率(PUE)控制在1.2以内", "<= 1.2 None"),
    ),
    ("PUE为国标1.0版", "降低电源使用效率"),
    "An index that has no unit; only with a comparator or a verb of change.",
)
COUNT = Rule(
    "target-count-in-words",
    r"(?:实施|培育|打造|建设|建成|新建|扶持|引进|招引|引育|培养|培训|遴选|组织|开展|形成|攻克|制定|改造|认定|推广|新增|突破|开拓|推出|建立|发布|孵化|集聚|汇聚|聚集)"
    r"(?P<about>近|约|不少于|超过?|至少)?(?P<count>[一二三四五六七八九]?[百千](?:[一二三四五六七八九]十)?|[一二三四五六七八九]?十[一二三四五六七八九]?|"
    r"[一二三四五六七八九十百千]{0,3}万)(?P<measure>项|家(?!争鸣)|个(?!性)|名|人次|人(?!工)|所|场|款|种|件|条)(?![家万])",
    None,
    (
        ("实施百项重点技术改造项目", "= 100 项"),
        ("培育千家专精特新企业", "= 1000 家"),
        ("培训一万人次以上", ">= 10000 人次"),
        ("打造十个特色园区", "= 10 个"),
    ),
    ("实施“百项工程”行动", "深入实施十大行动", "建设一个平台", "培育百家争鸣的氛围", "服务千家万户", "实施千万工程"),
    "A count in Chinese numerals, ten at least, right behind the verb that asks for it.",
)
FORMS = (NUMBER, PERCENT, FRACTION, RATIO, DOUBLING, MULTIPLE, ZERO, COVERAGE, TREND, RELATIVE, INDEX, COUNT)
