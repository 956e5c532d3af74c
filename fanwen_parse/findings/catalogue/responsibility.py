"""Kinds about who is responsible."""

from ..record import INFO, WARNING, Kind

_TITLE = "青禾区养老服务体系建设实施方案\n\n一、重点任务\n\n"
_DEFINED = "各单位根据《云泽市养老服务三年行动工作方案》（以下简称《工作方案》）完善服务网络。\n"

KINDS: tuple[Kind, ...] = (
    Kind(
        "task-without-units",
        INFO,
        "任务没有责任单位",
        "A task without a unit",
        "同级任务绝大多数写明责任单位（至少三条、四分之三以上），而此条和它的上级都没有写。",
        "Nearly all items beside it name a unit (three or more, three in four), this one and the one above do not.",
        "任务分工应逐项落实责任单位",
        "同级 {others} 项都有责任单位，此项没有",
        "{others} items beside it name a unit, this one does not",
        (
            _TITLE
            + "（一）健全网络。完善服务网络。（责任单位：区民政局）\n\n（二）发展床位。建设家庭床位。（责任单位：区卫生健康委）\n\n"
            "（三）完善助餐。发展老年助餐。\n\n（四）改造住房。实施适老化改造。（责任单位：区住房建设委）\n\n"
            "（五）关爱老人。建立探访制度。（责任单位：区民政局）\n",
        ),
        (
            _TITLE
            + "（一）健全网络。完善服务网络。\n\n（二）发展床位。建设家庭床位。\n\n（三）完善助餐。发展老年助餐。（责任单位：区民政局）\n",
        ),
    ),
    Kind(
        "repeated-unit",
        WARNING,
        "同一单位写了两遍",
        "One unit twice in one clause",
        "一个责任条款或单元格里同一单位出现两次。",
        "One clause or cell names the same unit twice.",
        "《党政机关公文处理工作条例》第十九条：表述准确",
        "“{unit}”在同一条款中写了两遍",
        "“{unit}” is named twice in one clause",
        (
            _TITLE
            + "（一）健全网络。完善服务网络。（责任单位：区民政局、区财政局、区民政局）\n\n（二）发展床位。建设床位。（责任单位：区民政局）\n",
        ),
        (
            _TITLE
            + "（一）健全网络。完善服务网络。（责任单位：区民政局、区财政局）\n\n（二）发展床位。建设床位。（责任单位：区民政局）\n",
        ),
    ),
    Kind(
        "lead-missing",
        INFO,
        "缺牵头单位",
        "No lead",
        "文中写明列第一位者牵头，而此条第一位是“各街道”之类的统称；或其他任务都有牵头单位，此条只有配合单位。",
        "The document says that the first unit leads, but the first one here is a group; or only supporters are named.",
        "文件自身的约定（列第一位者为牵头单位）",
        "没有明确的牵头单位（首位为“{unit}”）",
        "No single unit leads (the first is “{unit}”)",
        (
            _TITLE + "（一）健全网络。完善服务网络。（责任单位：各街道、区民政局。列第一位者为牵头单位，下同）\n\n"
            "（二）发展床位。建设家庭床位。（责任单位：区民政局、区卫生健康委）\n",
        ),
        (
            _TITLE + "（一）健全网络。完善服务网络。（责任单位：区民政局、各街道。列第一位者为牵头单位，下同）\n\n"
            "（二）发展床位。建设家庭床位。（责任单位：区民政局、区卫生健康委）\n",
        ),
    ),
    Kind(
        "two-names",
        INFO,
        "同一机构用了两个名称",
        "Two names of one organ",
        "责任单位中同一机构前后名称不一（区人社局、区人力资源社会保障局）。承前省去“市”“区”的不算。",
        "One organ under two printed names. A level left out after another organ is none.",
        "《党政机关公文处理工作条例》第十九条：使用规范简称",
        "同一机构用了两个名称：“{one}”“{other}”",
        "One organ under two names: {one}, {other}",
        (
            _TITLE
            + "（一）健全网络。完善服务网络。（责任单位：区人力资源社会保障局）\n\n（二）发展床位。建设床位。（责任单位：区人社局、区民政局）\n",
            _TITLE
            + "（一）健全网络。完善服务网络。（责任单位：区文旅局）\n\n（二）发展床位。建设床位。（责任单位：区文旅广电局、区民政局）\n",
        ),
        (
            _TITLE
            + "（一）健全网络。完善服务网络。（责任单位：区文旅局）\n\n（二）发展床位。建设床位。（责任单位：市文旅广电局、区文旅局）\n",
            _TITLE
            + "（一）健全网络。完善服务网络。（责任单位：区人社局）\n\n（二）发展床位。建设床位。（责任单位：区民政局、人社局）\n",
        ),
    ),
    Kind(
        "alias-before-definition",
        INFO,
        "简称先于定义使用",
        "A short name used before it is defined",
        "“（以下简称……）”之前，同一简称已在正文出现。",
        "The text uses a short name before (以下简称…) says what it stands for.",
        "《党政机关公文处理工作条例》第十九条：使用非规范化简称应当先用全称并注明简称",
        "简称“{alias}”在第 {line} 行才定义",
        "The short name “{alias}” is defined only in line {line}",
        (f"{_TITLE}按照《工作方案》要求，健全服务体系。\n\n二、保障措施\n\n{_DEFINED}",),
        (
            f"{_TITLE}{_DEFINED}\n二、保障措施\n\n按照《工作方案》要求，健全服务体系。\n",
            f"{_TITLE}引入社会照护评价机构。\n\n二、保障措施\n\n社会照护评价机构（以下简称“照护评价机构”）每年公布结果。\n",
        ),
    ),
)
