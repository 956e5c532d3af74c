"""Kinds about the elements of GB/T 9704, and days that cannot be."""

from ..record import ERROR, INFO, WARNING, Kind


def _notice(
    number: str = "青禾政发〔2025〕9号",
    title: str = "青禾区人民政府关于加强养老服务的通知",
    text: str = "请各单位健全养老服务体系，认真贯彻落实。",
    note: str = "",
    signed: str = "青禾区人民政府",
    day: str = "2025年4月15日",
    tail: str = "",
) -> str:
    """A notice with all its elements, one of them changed."""
    pieces = (number, title, "各街道办事处，区政府各部门：", text, note, signed, day, tail)
    return "\n\n".join(piece for piece in pieces if piece) + "\n"


_LIST = "附件1\n\n养老服务任务清单\n\n一、健全服务网络。\n\n二、发展家庭床位。"

KINDS: tuple[Kind, ...] = (
    Kind(
        "attachment-missing",
        WARNING,
        "附件说明中的附件不在文中",
        "An attachment is named but absent",
        "附件说明列出的附件，正文之后没有。全部附件都不在的（网页常另挂文件），列为提示。",
        "The note names an attachment that does not follow. Where none follows at all (pages publish them as files) it is a hint.",
        "GB/T 9704—2012 7.3.4 附件说明, 7.3.7 附件",
        "附件说明列有附件{number}“{title}”，文中没有",
        "The note names attachment {number} {title}, which is absent",
        (
            _notice(note="附件：1.养老服务任务清单\n\n2.家庭床位建设标准", tail=_LIST),
            _notice(note="附件：养老服务任务清单"),
        ),
        (_notice(note="附件：1.养老服务任务清单", tail=_LIST), _notice()),
    ),
    Kind(
        "attachment-title",
        WARNING,
        "附件标题与附件说明不一致",
        "Title of an attachment differs from the note",
        "按序号对应的附件，标题与附件说明的文字不同（标点、空格、全半角不计）。",
        "The title of an attachment differs from what the note calls it; punctuation and width aside.",
        "GB/T 9704—2012 7.3.7：附件标题应当与附件说明的表述一致",
        "附件标题“{printed}”与附件说明“{title}”不一致",
        "The attachment is titled {printed}, but the note says {title}",
        (_notice(note="附件：1.养老服务重点任务分工清单", tail=_LIST),),
        (_notice(note="附件：1.养老服务任务清单", tail=_LIST),),
    ),
    Kind(
        "period-degenerate",
        ERROR,
        "起止年份相同",
        "A period from a year to the same year",
        "标题中的起止年份相同（2025—2025年）。",
        "The title spans from a year to the same year (2025—2025年).",
        "GB/T 7408.1 时间间隔：起点早于终点",
        "标题起止年份相同：“{period}”",
        "The title spans from a year to the same year: {period}",
        ("青禾区养老服务行动方案（2025—2025年）\n\n一、总体要求\n\n健全服务体系。\n",),
        ("青禾区养老服务行动方案（2025—2027年）\n\n一、总体要求\n\n健全服务体系。\n",),
    ),
    Kind(
        "period-mismatch",
        WARNING,
        "规划期前后不一致",
        "Periods that differ",
        "通知标题与方案标题的起止年份不同，或标题“三年行动”与起止年份的年数不符。正文“经过三年努力”与之相差一年以上的，列为疑似提示。",
        "The titles of notice and plan span different years, or 三年行动 spans another number of years. 经过三年努力 in the text that "
        "is more than a year off is a doubt.",
        "标题与正文应当一致",
        "规划期不一致：“{one}”与“{other}”",
        "Periods differ: {one} and {other}",
        (
            "青禾区养老服务三年行动方案（2025—2028年）\n\n一、总体要求\n\n健全服务体系。\n",
            "青禾区养老服务行动方案（2025—2029年）\n\n一、总体要求\n\n经过三年努力，健全服务体系。\n",
        ),
        ("青禾区养老服务三年行动方案（2025—2027年）\n\n一、总体要求\n\n健全服务体系。\n",),
    ),
    Kind(
        "printed-before-signed",
        ERROR,
        "印发日期早于成文日期",
        "Printed before it was signed",
        "版记的印发日期早于成文日期。",
        "The imprint's day is before the day of signature.",
        "GB/T 9704—2012 7.3.5.4 成文日期, 7.4.3 印发日期",
        "印发日期 {printed} 早于成文日期 {signed}",
        "Printed on {printed}, before it was signed on {signed}",
        (_notice(tail="青禾区人民政府办公室                2025年4月11日印发"),),
        (_notice(tail="青禾区人民政府办公室                2025年4月16日印发"),),
    ),
    Kind(
        "number-year",
        WARNING,
        "发文字号年份与成文日期不符",
        "Year of the document number against the date",
        "发文字号的年份应为成文年份；一季度成文沿用上年字号的不报。",
        "The number bears the year of signature; a number of last year on a document of the first quarter is none.",
        "GB/T 9704—2012 7.2.5 发文字号",
        "发文字号“{number}”与成文日期 {signed} 年份不符",
        "The number {number} and the day {signed} have different years",
        (_notice(number="青禾政发〔2023〕9号"),),
        (_notice(number="青禾政发〔2024〕90号", day="2025年1月6日"), _notice()),
    ),
    Kind(
        "deadline-before-document",
        WARNING,
        "完成时限早于成文日期",
        "A deadline before the document's date",
        "任务的期限在成文时已经过去。只看写明年份、未经推算的期限。",
        "A task was due before the document was signed. Only days whose year is printed are looked at.",
        "时限应当可执行",
        "完成时限“{deadline}”早于成文日期 {signed}",
        "The deadline {deadline} is before the day of signature {signed}",
        (
            _notice(
                text="一、健全网络。2024年底前建成服务中心。（责任单位：区民政局）\n\n二、发展床位。建设床位。（责任单位：区民政局）"
            ),
        ),
        (
            _notice(
                text="一、健全网络。2026年底前建成服务中心。（责任单位：区民政局）\n\n二、发展床位。建设床位。（责任单位：区民政局）"
            ),
            _notice(
                text="一、健全网络。2024年底前已建成服务中心的街道，要发挥作用。（责任单位：区民政局）\n\n二、发展床位。建设床位。"
            ),
        ),
    ),
    Kind(
        "baseline-equals-target",
        ERROR,
        "基期与目标年相同",
        "A target measured against its own year",
        "同一句中“到2025年…在2025年的基础上…”，基期与目标年相同，无法衡量。",
        "One sentence says 到2025年 and 在2025年的基础上: the target is measured against its own year.",
        "指标应当可衡量",
        "基期与目标年同为 {year} 年：…{quote}…",
        "Baseline and target are both {year}: …{quote}…",
        ("青禾区养老服务行动方案\n\n一、总体要求\n\n到2027年，护理型床位占比在2027年的基础上每年提高2个百分点。\n",),
        ("青禾区养老服务行动方案\n\n一、总体要求\n\n到2027年，护理型床位占比在2024年的基础上每年提高2个百分点。\n",),
    ),
    Kind(
        "issuers-differ",
        WARNING,
        "标题与署名机关不一致",
        "Title and signature name different organs",
        "标题“关于”前的发文机关，署名中没有。“等八部门”只核对列出的机关。",
        "The organ in front of 关于 did not sign. Of 等八部门 only those named are looked for.",
        "GB/T 9704—2012 7.3.1 标题, 7.3.5 发文机关署名",
        "标题发文机关“{title}”与署名“{signed}”不一致",
        "The title names {title}, but {signed} signed",
        (_notice(signed="青禾区人民政府办公室"),),
        (
            _notice(),
            _notice(
                title="云泽市教育局等八部门关于加强养老服务的通知",
                signed="云泽市教育局\n\n云泽市民政局\n\n云泽市财政局",
            ),
            _notice(title="青禾区人民政府办公室转发区民政局关于加强养老服务意见的通知", signed="青禾区人民政府办公室"),
            _notice(title="区政府关于加强养老服务的通知", signed="云泽市青禾区人民政府"),
            _notice(title="青禾区关于加强养老服务的通知", signed="青禾区人民政府"),
            _notice(title="云泽市卫生健康委关于加强养老服务的通知", signed="云泽市卫生健康委员会"),
            _notice(title="青禾区政府办公室关于加强养老服务的通知", signed="青禾区人民政府办公室"),
            _notice(title="云泽市发展改革委办公室关于加强养老服务的通知", signed="云泽市发展改革委员会办公室"),
        ),
    ),
    Kind(
        "unknown-genre",
        INFO,
        "标题没有规定的文种",
        "The title ends in none of the fifteen genres",
        "有发文字号和主送机关的公文，标题应以十五种文种之一结尾；方案、规划应由通知印发。",
        "A numbered document with addressees ends its title in one of the fifteen genres; plans are issued by a notice.",
        "《党政机关公文处理工作条例》第八条",
        "标题以“{ending}”结尾，不是规定的文种",
        "The title ends in {ending}, which is none of the fifteen genres",
        (_notice(title="青禾区人民政府关于加强养老服务的实施方案"),),
        (_notice(),),
    ),
)
