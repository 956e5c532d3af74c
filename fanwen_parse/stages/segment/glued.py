"""Elements glued into one line: title, 发文字号, 主送机关, text, 署名 and 成文日期 without a break between them.

A scraper that loses line breaks loses them everywhere, so the elements of a head stand in one block, in the order of
GB/T 9704. Each is cut where the next one can only begin; where that is not certain nothing is cut.
"""

from __future__ import annotations

from fanwen_parse.patterns import compiled
from fanwen_parse.records import NamedTuple
from fanwen_parse.rules.elements import (
    date_end,
    is_addressees,
    is_organ_line,
    issuers_of,
    number_in,
    organs,
)
from fanwen_parse.rules.titles import cited, is_title


class Cut(NamedTuple):
    """One element of a glued line, or a stretch of its text (``body``)."""

    role: str
    """red-head, number, title, addressees, body, issuer, date, annotation, plan-title, imprint, note, label."""
    start: int
    end: int


class Known(NamedTuple):
    """What the head has said so far; later cuts are certain because they repeat it."""

    organs: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    """Titles cited in 《》 by the notice: the plans it issues."""


_SIGNS = ("日", "号", "附件", "的通知", ":", "《")
"""A long paragraph without any of these is not glued and cites nothing."""
_REACH = 400
"""Characters before a date in which the organs that sign stand."""
_CODE_START = r".*(?:通知|通报|意见|文件|决定|公告|通告|批复|方案|计划|规划|办法|措施|的函)"
_LETTER_END = "的(?:通知|通报|函|复函|决定|批复|公告|通告|意见)"
_LETTER = r"(?:《[^《》]{1,120}》|[^。;:《》]){4,200}?的(?:通知|通报|函|复函|决定|批复|公告|通告|意见)"
_ADDRESS = r" *(?P<line>[^。:《》]{3,400}?:)"
_NO_SIGNING = (
    r"(?:印发|发布|公布|起|前|之前|以前|[,、。;至到的底末止]|召开|开始|以来|下午|上午|在|向|会|举行|施行|实施|-|—|—)"
)
_ANNOTATION = r" *\((?:此件|此文|本文略?有|信息公开|公开|依申请|主动)[^()]{1,20}\) *"
_INNER_LABEL = r"(?<=[。)》])附件(?P<n>\d{0,2})(?P<colon>:?)"


def unglue(text: str, known: Known, *, head: bool) -> tuple[list[Cut], Known]:
    """The cuts of a glued block, empty where it is not glued; and what it adds to what is known.

    Args:
        text: folded text of the block.
        known: organs and titles that stand before it.
        head: the block stands in the head of a document, where an addressee line may begin it.
    """
    if len(text) > 200 and not any(sign in text for sign in _SIGNS) and not text.startswith(known.titles or ("\0",)):
        return [], known
    cuts: list[Cut] = []
    at = _number(text, cuts)
    if at is None:
        return [], known
    if not cuts and (opening := _dated_title(text)):
        return opening, known
    if head or cuts:
        at = _letter(text, at, cuts)
        address = compiled(_ADDRESS).match(text, at) if ":" in text else None
        if address and address.end() < len(text.rstrip("* ")) and is_addressees(address["line"].strip()):
            cuts.append(Cut("addressees", address.start("line"), address.end()))
            at = address.end()
    for cut in cuts:
        words = text[cut.start : cut.end]
        if cut.role == "title":
            known = Known((*known.organs, *issuers_of(words)), (*known.titles, *cited(words)))
        elif cut.role == "red-head":
            known = known._replace(organs=(*known.organs, *organs(words[:-2])))
    if not cuts and is_title(text) and "日" not in text[:16]:
        return [], Known((*known.organs, *issuers_of(text)), (*known.titles, *cited(text)))
    if not cuts and (title := _opened(text, known)):
        return title, known
    if "《" in text:
        known = known._replace(titles=(*known.titles, *cited(text[at : at + 1500])))
    _closing(text, at, cuts, known)
    return (cuts, known) if len(cuts) > 1 or (cuts and cuts[0].role != "body") else ([], known)


def _dated_title(text: str) -> list[Cut]:
    """云泽市关于…的意见(2023年1月2日) and the text behind it."""
    stop = text.find("日)", 8, 160) + 2
    date = date_end(text, 0, stop) if stop > 2 else None
    if not date or stop >= len(text) or text[date.start() - 1] != "(" or not is_title(text[: date.start() - 1]):
        return []
    start = date.start() - 1
    return [Cut("title", 0, start), Cut("subtitle", start, stop), Cut("body", stop, len(text))]


def _opened(text: str, known: Known) -> list[Cut]:
    """The title of an announced plan at the start of a block, its preamble or the organs that wrote it behind it.

    Before it may stand (此件公开发布), the last words of the notice.
    """
    note = compiled(_ANNOTATION).match(text) if text.startswith("(") else None
    at = note.end() if note else 0
    end = 0 if text.startswith("《", at) else _plan_title(text, at, known)
    if not end:
        return []
    rest = text[end : end + 400].strip()
    if not rest or compiled(r"[,、。;》的]|已|是|由|经|自|将|中|等|和|及|\(").match(rest):
        return []
    cuts = [Cut("annotation", 0, at), Cut("plan-title", at, end)] if at else [Cut("plan-title", 0, end)]
    if is_organ_line(rest):
        return [*cuts, Cut("issuer", end, len(text))]
    return [*cuts, Cut("body", end, len(text))] if len(rest) > 20 else []


def unglue_end(text: str, known: Known, *, last: bool) -> list[Cut]:
    """The cuts of a later block of a glued document: labels of appendices, attachment note, imprint; 署名 in the last."""
    cuts: list[Cut] = []
    if last:
        _closing(text, 0, cuts, known)
    else:
        _endings(text, 0, cuts, known)
    return cuts if len(cuts) > 1 or (cuts and cuts[0].role != "body") else []


def _number(text: str, cuts: list[Cut]) -> int | None:
    """Red head or title, then 发文字号. Gives where the rest begins; None where a number is only cited."""
    found = number_in(text, 0, _REACH)
    if not found:
        return 0
    first, end, number = found
    trimmed = compiled(_CODE_START).match(number.code)
    start = first + (trimmed.end() if trimmed else 0)
    if "。" in text[:first] or text[start - 1 : start] in ("》", "〔"):
        return 0
    if text[start - 1 : start] == "(":
        address = compiled(_ADDRESS).match(text, end + 1) if text[end : end + 1] == ")" else None
        if not address or not is_addressees(address["line"]) or not is_title(text[: start - 1]):
            return 0  # it is cited: 《…》(云政发〔2025〕1号)
        cuts += [Cut("title", 0, start - 1), Cut("number", start - 1, end + 1)]
        return end + 1
    before = text[:start].strip()
    if before.endswith("文件"):
        cuts.append(Cut("red-head", 0, start))
    elif is_title(before):
        cuts.append(Cut("title", 0, start))
    elif before:
        return 0 if "," in before or "《" in before else None
    if start >= first + len(number.code) or (not before and end == len(text)):
        return 0
    cuts.append(Cut("number", start, end))
    return end


def _letter(text: str, at: int, cuts: list[Cut]) -> int:
    """A title of a letter right behind the number, or at the start of a block that goes on with addressees."""
    if any(cut.role == "title" for cut in cuts) or not compiled(_LETTER_END).search(text, at, at + _REACH):
        return at
    match = compiled(_LETTER).match(text, at)
    if match and ("关于" in match[0] or "发" in match[0]) and (cuts or compiled(_ADDRESS).match(text, match.end())):
        if not cuts and not is_addressees((compiled(_ADDRESS).match(text, match.end()) or match)[0].strip()):
            return at
        cuts.append(Cut("title", at, match.end()))
        return match.end()
    return at


def _closing(text: str, at: int, cuts: list[Cut], known: Known) -> None:
    """署名 and 成文日期 behind the last sentence, and what is glued behind them."""
    stop = at
    while (stop := text.find("日", stop) + 1) > 0:
        date = date_end(text, at, stop)
        if date is None:
            continue
        if (
            date.start() - at < 40
            and not text[at : date.start()].strip()
            and (title := _plan_title(text, date.end(), known))
        ):
            cuts += [Cut("date", *date.span()), Cut("plan-title", date.end(), title)]
            at = title
            break
        floor = max(at, date.start() - _REACH)
        left = text[floor : date.start()].rstrip()
        organ = floor + _organ_start(left, known)
        tail = text[date.end() : date.end() + 40].lstrip()
        if organ >= floor + len(left) or (tail and compiled(_NO_SIGNING).match(tail)):
            continue
        note = text.rfind("。附件:", at, organ) + 1
        if note:
            cuts += [Cut("body", at, note), Cut("note", note, organ)]
        elif at < organ:
            cuts.append(Cut("body", at, organ))
        cuts += [Cut("issuer", organ, date.start()), Cut("date", *date.span())]
        at = date.end()
        annotation = compiled(_ANNOTATION).match(text, at)
        if annotation:
            cuts.append(Cut("annotation", *annotation.span()))
            at = annotation.end()
        title = _plan_title(text, at, known)
        if title:
            cuts.append(Cut("plan-title", at, title))
            at = title
        break
    _endings(text, at, cuts, known)


def _organ_start(left: str, known: Known) -> int:
    """Where the organs before a date begin: behind the last sentence, or where organs known already are named again."""
    for sign in known.organs:
        if left.endswith(sign):
            start = len(left) - len(sign)
            while more := next((organ for organ in known.organs if left[:start].rstrip().endswith(organ)), ""):
                start = len(left[:start].rstrip()) - len(more)
            return start
    start = max(left.rfind(stop) for stop in "。:)》;!") + 1
    if not start and len(left) == _REACH:
        return len(left)
    return start if is_organ_line(left[start:].strip()) and len(left) - start <= 150 else len(left)


def _plan_title(text: str, at: int, known: Known) -> int:
    """End of the plan's title glued before its preamble, in 《》 or bare; 0 for none."""
    if not known.titles:
        return 0
    gap = text[at : at + 60]
    rest = at + len(gap) - len(gap.lstrip())
    for title in sorted(known.titles, key=len, reverse=True):
        for form in (f"《{title}》", title):
            if text.startswith(form, rest):
                return rest + len(form)
    return 0


def _endings(text: str, at: int, cuts: list[Cut], known: Known) -> None:
    """附件 labels behind a full stop, the imprint at the very end."""
    end = len(text)
    imprint = end
    mark = text.rfind("印", max(end - 5, at))
    printed = date_end(text, at, len(text[:mark].rstrip())) if mark > 0 and text[mark + 1 :].strip() == "发" else None
    if printed:
        left = text[max(printed.start() - 80, at) : printed.start()].rstrip()
        sign = next((organ for organ in known.organs if left.endswith(organ)), "")
        if sign:
            imprint = max(printed.start() - 80, at) + len(left) - len(sign)
    for label in compiled(_INNER_LABEL).finditer(text, at, imprint) if "附件" in text else ():
        if at < label.start():
            cuts.append(Cut("body", at, label.start()))
        if label.start() < at:
            continue
        if label["colon"]:
            again = text.find("附件", label.end(), imprint)  # the label itself, glued behind the list
            at = again if again > 0 else imprint
            cuts.append(Cut("note", label.start(), at))
            if again > 0:
                number = compiled(r"附件\d{0,2}").match(text, again)
                at = number.end() if number else again
                cuts.append(Cut("label", again, at))
            continue
        cuts.append(Cut("label", *label.span()))
        at = label.end()
    if (cuts or imprint < end) and at < imprint:
        cuts.append(Cut("body", at, imprint))
    if imprint < end:
        cuts.append(Cut("imprint", imprint, end))
