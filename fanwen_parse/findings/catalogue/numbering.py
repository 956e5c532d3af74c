"""Kinds about the numbers of items."""

from ..record import INFO, WARNING, Kind

_TITLE = "青禾区养老服务体系建设实施方案\n\n"

KINDS: tuple[Kind, ...] = (
    Kind(
        "number-gap",
        WARNING,
        "编号不连续",
        "A gap in the numbers",
        "同一级编号应依次递增。缺的号若在上一条的文字里出现过（该条没有另起一段），不报。",
        "The numbers of one list count up by one. A missing number that stands in the text of the item before is no gap.",
        "GB/T 9704—2012 7.3.3 结构层次序数",
        "编号从“{before}”跳到“{num}”",
        "The numbers jump from {before} to {num}",
        (
            _TITLE
            + "一、总体要求\n\n健全服务体系。\n\n二、重点任务\n\n（一）健全网络。完善服务网络。\n\n（三）发展床位。建设家庭床位。\n",
            _TITLE
            + "一、总体要求\n\n健全服务体系。\n\n二、重点任务\n\n完善服务网络。\n\n四、保障措施\n\n加强组织领导。\n",
        ),
        (
            _TITLE
            + "一、重点任务\n\n（一）健全网络。完善服务网络。\n\n（二）发展床位。建设家庭床位。\n\n二、保障措施\n\n（一）加强领导。建立机制。\n",
        ),
    ),
    Kind(
        "number-start",
        WARNING,
        "编号不从一开始",
        "A list that does not begin at one",
        "同一级编号应从一开始。编号承接前一组的（全文连续编号）、一以前的号已在文中出现过的、只有一条的，不报。",
        "A list begins at one. A list that goes on with the one before, or has one item only, is none.",
        "GB/T 9704—2012 7.3.3 结构层次序数",
        "编号从“{num}”开始，前面的号没有出现",
        "The numbers begin at {num}; those before it are nowhere",
        (_TITLE + "二、重点任务\n\n完善服务网络。\n\n三、保障措施\n\n加强组织领导。\n",),
        (_TITLE + "一、重点任务\n\n1.健全网络。\n\n2.发展床位。\n\n二、保障措施\n\n3.加强领导。\n\n4.强化督导。\n",),
    ),
    Kind(
        "number-repeat",
        WARNING,
        "编号重复或倒退",
        "A number that repeats or goes back",
        "同一级中同一编号出现两次，或后一条的编号小于前一条。重新从一开始的不报。",
        "One number twice in one list, or a number below the one before. A list that starts again is none.",
        "GB/T 9704—2012 7.3.3 结构层次序数",
        "“{before}”之后又是“{num}”",
        "After {before} comes {num}",
        (
            _TITLE
            + "一、总体要求\n\n健全服务体系。\n\n二、重点任务\n\n完善服务网络。\n\n二、保障措施\n\n加强组织领导。\n",
        ),
        (_TITLE + "一、重点任务\n\n1.健全网络。\n\n2.发展床位。\n\n二、保障措施\n\n1.加强领导。\n\n2.强化督导。\n",),
    ),
    Kind(
        "level-skipped",
        INFO,
        "层次序数跳级",
        "A level of numbers is skipped",
        "层次序数依次为“一、”“（一）”“1.”“（1）”；跳过的一级在文中别处用过才报（通篇只用“一、”“1.”两级的不报）。每份文件只报一次。",
        "The row of numbers is 一、 （一） 1. （1）. A level is skipped where the document has it elsewhere. Reported once a document.",
        "GB/T 9704—2012 7.3.3 结构层次序数",
        "“{outer}”下直接用“{num}”，跳过了一级（共 {count} 处）",
        "{num} stands right under {outer}, a level is left out ({count} places)",
        (
            _TITLE
            + "一、总体要求\n\n（一）思路。健全服务体系。\n\n（二）目标。网络更密。\n\n二、重点任务\n\n1.健全网络。完善服务网络。\n\n2.发展床位。建设家庭床位。\n",
        ),
        (
            _TITLE + "一、重点任务\n\n（一）健全网络\n\n1.发展床位。建设家庭床位。\n\n2.完善助餐。发展老年助餐。\n",
            _TITLE + "一、重点任务\n\n1.健全网络。完善服务网络。\n\n2.发展床位。建设家庭床位。\n",
        ),
    ),
    Kind(
        "mixed-markers",
        INFO,
        "同级编号样式不一",
        "Markers of one list are printed in several ways",
        "同一级编号的括号全半角、点号应一致（“（一）”与“(二)”，“1.”与“2、”）。",
        "One list keeps one form of marker: not （一） beside (二), nor 1. beside 2、.",
        "GB/T 9704—2012 7.3.3；GB/T 15834—2011",
        "同级多用“{usual}”，此处为“{num}”",
        "This list mostly prints {usual}, but here {num}",
        (
            _TITLE
            + "一、重点任务\n\n（一）健全网络。完善服务网络。\n\n(二)发展床位。建设家庭床位。\n\n（三）完善助餐。发展助餐。\n",
        ),
        (_TITLE + "一、重点任务\n\n（一）健全网络。完善服务网络。\n\n（二）发展床位。建设家庭床位。\n",),
    ),
)
