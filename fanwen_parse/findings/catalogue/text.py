"""Kinds about running text."""

from ..record import INFO, WARNING, Kind

_ONCE = (
    "青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n坚持政府主导、社会参与，健全覆盖城乡、布局合理、功能完善的养老服务体系，"
    "让老年人就近享有方便可及的服务。\n\n二、重点任务\n\n扩大普惠养老供给，新建改建社区养老服务站，优先满足高龄、失能、独居老年人的"
    "照料需要，逐步覆盖全部社区。\n\n三、保障措施\n\n各街道要把养老服务摆上重要位置，明确专人负责，按季度通报进展，对推进不力的单位"
    "及时提醒并督促整改。\n"
)

KINDS: tuple[Kind, ...] = (
    Kind(
        "unbalanced-bracket",
        WARNING,
        "括号或引号不成对",
        "Bracket or quote without a partner",
        "正文、标题、单元格中的括号（）《》〔〕【】和引号“”应成对。列举用的 1）、a）不算；前后三段内能配对的不报。",
        "Brackets and quotes come in pairs. List markers such as 1) have no partner by right; a partner within three "
        "paragraphs settles the matter.",
        "GB/T 15834—2011 4.8 引号, 4.9 括号, 4.14 书名号",
        "{sign} 没有配对：…{quote}…",
        "{sign} has no partner: …{quote}…",
        (
            "青禾区关于加强养老服务的实施方案\n\n一、重点任务\n\n按照《青禾区养老服务条例要求，完善服务网络。\n",
            "青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n坚持“政府主导、社会参与的原则，健全服务体系。\n",
        ),
        (
            "青禾区关于加强养老服务的实施方案\n\n一、重点任务\n\n主要做好以下工作：1）健全网络；2）发展床位；3）完善助餐。\n",
            "青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n坚持“政府主导、社会参与”的原则（含各街道），健全服务体系。\n",
        ),
    ),
    Kind(
        "mixed-quotes",
        INFO,
        "引号前后不一",
        "A curly quote paired with a straight one",
        '前引号“与直引号"混配成一对。每份文件只报一次。',
        'A quote opens with “ and closes with a straight ". Reported once a document.',
        "GB/T 15834—2011 4.8 引号",
        "引号“与直引号混用（{count} 处），首处：…{quote}…",
        "Curly quotes are paired with straight ones ({count} places), the first: …{quote}…",
        ('青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n坚持“政府主导"的原则，健全服务体系。\n',),
        ('青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n坚持"政府主导"的原则，健全“三级”服务体系。\n',),
    ),
    Kind(
        "stop-meant",
        WARNING,
        "顿号处应为句号或逗号",
        "、 where a stop or a comma is meant",
        "顿号只用于并列词语之间。其后另起一句（对…的，将依法追究；此外…；从而…）或段落到此结束的，应用句号或逗号。",
        "、 stands between words side by side. Where a new sentence begins after it, a stop or a comma is meant.",
        "GB/T 15834—2011 4.5 顿号",
        "顿号后另起一句，应为“{suggestion}”：…{quote}…",
        "A new sentence begins after 、, “{suggestion}” is meant: …{quote}…",
        (
            "青禾区关于加强养老服务的实施方案\n\n一、保障措施\n\n将落实情况纳入年度考核的重要内容、对行动迟缓、措施不力的，将依法依纪追究责任。\n",
            "青禾区关于加强养老服务的实施方案\n\n一、保障措施\n\n完善街道、社区两级服务网络、从而方便老年人就近享受服务。\n",
        ),
        (
            "青禾区关于加强养老服务的实施方案\n\n一、保障措施\n\n对行动迟缓的、对措施不力的，将依法依纪追究责任。\n",
            "青禾区关于加强养老服务的实施方案\n\n一、保障措施\n\n建设有市场前景、对全区发展有带动作用的项目，优先保障用地。\n",
        ),
    ),
    Kind(
        "doubled-mark",
        WARNING,
        "标点重复",
        "Two marks side by side",
        "两个点号（、，；：。）紧挨在一起，必有一个多余。",
        "Two marks of pause or stop side by side: one is too many.",
        "GB/T 15834—2011 3.1 点号",
        "标点“{pair}”重复：…{quote}…",
        "The marks “{pair}” stand side by side: …{quote}…",
        ("青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n健全服务体系，。提升服务质量。\n",),
        ("青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n健全服务体系……提升服务质量。\n",),
    ),
    Kind(
        "doubled-word",
        WARNING,
        "词语重复",
        "A word written twice",
        "同一个词紧接着写了两遍（河道河道、的的）。一步一步、一件一件等叠用不算。",
        "The same word twice in a row; reduplication by grammar (一步一步) is none.",
        "《党政机关公文处理工作条例》第十九条：文字精练",
        "“{word}”重复：…{quote}…",
        "“{word}” is written twice: …{quote}…",
        (
            "青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n完成重点河道河道整治，健全服务体系。\n",
            "青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n建设覆盖全区的的服务体系。\n",
        ),
        (
            "青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n一步一步推进，明确目的的内涵，健全服务体系。\n",
            "青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n构建共建共治共享格局，健全服务体系。\n",
        ),
    ),
    Kind(
        "mask",
        INFO,
        "名称或年份被遮盖",
        "Names or years are masked",
        "**、××、20××年 遮住了地名、机构名或年份。每份文件只报一次，列出首处和处数；任何一处都不予还原。",
        "** or ×× hides a name or a year. Reported once a document, with the first place and the number; none is restored.",
        "遮盖的名称和年份无法核对",
        "正文有 {count} 处名称或年份被遮盖，首处：…{quote}…",
        "{count} names or years of the text are masked, the first one: …{quote}…",
        ("青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n根据**市有关部署，20××年底前建成服务体系。\n",),
        (
            "青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n每处设置5×3米标识牌，健全服务体系。\n",
            "青禾区关于加强养老服务的实施方案\n\n**一、总体要求**\n\n**健全机制。**每年至少一次，健全服务体系。\n",
        ),
    ),
    Kind(
        "look-alike",
        WARNING,
        "形近字符",
        "A look-alike character",
        "康熙部首、兼容汉字、私用区字符、零宽字符，以及年份中代替“〇”的“○”，看上去一样，检索和比较时却是另一个字。",
        "Kangxi radicals, compatibility ideographs, private-use and zero-width characters, and ○ for 〇 in a year look right "
        "but are other characters in search and comparison.",
        "GB 18030；GB/T 15835—2011 4.3 “〇”的使用",
        "字符 {code} 形似常用字，应改为规范字符（{count} 处），首处：…{quote}…",
        "The character {code} only looks like a common one ({count} places), the first: …{quote}…",
        (
            "青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n二○二五年建成服务体系。\n",
            "青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n健全\u2f3c理服务体系。\n",
        ),
        ("青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n二〇二五年建成服务体系。\n",),
    ),
    Kind(
        "implausible-year",
        WARNING,
        "年份写法有误",
        "A year that cannot be",
        "0403年、20223年、2O23年：位数不对、以 0 开头或夹有字母的年份，多为识别或录入之误。原文不改，也不据此推出日期，所以每处都报。",
        "0403年, 20223年, 2O23年: too many digits, a leading 0 or a letter, mostly a slip of recognition or typing. No day is "
        "concluded from it and nothing is repaired, so each place is reported.",
        "GB/T 15835—2011 4.1：年份用四位阿拉伯数字",
        "年份“{year}”写法有误，未据此认定日期：…{quote}…",
        "The year {year} cannot be; no day is concluded from it: …{quote}…",
        (
            "青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n0400年底前建成服务体系。\n",
            "青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n到2O25年，建成服务体系。\n",
        ),
        ("青禾区关于加强养老服务的实施方案\n\n一、总体要求\n\n2025年底前建成服务体系，弘扬5000年文明。\n",),
    ),
    Kind(
        "repeated-text",
        WARNING,
        "全文印了两遍",
        "The document twice",
        "从开头起一半以上的文字按同一顺序又出现一遍，多为网页把文件印了两遍；任务、期限随之各计两次。表格复述正文、各类条件相同的段落不算。",
        "From its beginning on, half of the text or more stands once more in the same order: mostly a page that prints its "
        "document twice, and every task is counted twice then. Rows that restate the text are none.",
        "《党政机关公文处理工作条例》第十九条：文字精练",
        "自第 {line} 行起的 {count} 段文字在此又出现一遍：{quote}…",
        "{count} paragraphs from line {line} on stand here once more: {quote}…",
        (_ONCE + "\n" + _ONCE, _ONCE + "\n（此件公开发布）\n\n" + _ONCE),
        (
            _ONCE,
            _ONCE
            + "\n附件\n\n青禾区养老服务清单\n\n坚持政府主导、社会参与，健全覆盖城乡、布局合理、功能完善的养老服务体系，"
            "让老年人就近享有方便可及的服务。\n",
        ),
    ),
)
