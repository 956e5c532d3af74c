"""附件说明, contents, imprint: elements of several lines that stand between the parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled
from fanwen_parse.records import NamedTuple
from fanwen_parse.rules import elements as read
from fanwen_parse.rules import titles
from fanwen_parse.rules.numbering import marker

from .signature import is_annotation, is_tail

if TYPE_CHECKING:
    from fanwen_parse.model import Passage

    from .announced import Announced
    from .pieces import Pieces
    from .signature import Part

_ITEM = r"(?:附 ?件)? ?(?P<n>\d{1,2}) ?[.、:]? ?(?P<title>[^。]{2,120})"
_ITEMS = r"(?:^|(?<=[^\d.]))(?P<n>\d{1,2}) ?[.、] ?(?=\D|(?:19|20)\d\d(?!\d))"
"""1.2025年重点任务清单 is the first attachment and no decimal."""
_FILES = ("doc", "docx", "xls", "xlsx", "pdf", "wps", "et", "zip", "rar", "ofd", "jpg", "png")
_CONTENTS = ("目录", "目次")
_UNDER = 3
"""Lines of a site under a note that ends the text."""
_POSTS = ("组", "副组", "成员", "主任", "副主任")
_LEADERS = r"[.…·\s\-—]*\(?[\dⅠ-Ⅻ]*\)?$"


class Note(NamedTuple):
    """附件说明: its pieces and the titles it lists."""

    size: int
    titles: tuple[tuple[str, int | None, Passage], ...]
    colon: bool


def read_note(pieces: Pieces, at: int) -> Note | None:
    """附件:标题, 附件:1.… 2.…, 附件1:…, over as many pieces as the list goes on."""
    text = pieces[at].text
    match = read.matched("attachment-note", text) if text[:1] == "附" and len(text) <= 440 else None
    if not match or "。" in match["rest"][:-1] or len(match["rest"]) > 400:
        return None
    titles: list[tuple[str, int | None, Passage]] = []
    first = match["rest"].strip()
    if first.startswith("下载"):
        return None  # a link of the site: 附件1-5下载:《审批表》.doc
    number = read.label_number(match["n"])
    if first:
        titles += _listed(first, number, pieces[at].passage)
    count = 1
    for piece in pieces.between(at + 1, at + 60):
        last = titles[-1][1] if titles else None
        item = compiled(_ITEM).fullmatch(piece.text)
        if not item or piece.role or len(piece.text) > 160 or int(item["n"]) not in ((last or 0) + 1, (last or 0) + 2):
            break
        if titles and last is None and not piece.text.startswith("附"):
            break
        titles += _listed(item["title"], int(item["n"]), piece.passage)
        count += 1
    if not titles and match["sign"] == ":" and not first and _is_lone_title(pieces, at + 1):
        titles += _listed(pieces[at + 1].text, number, pieces[at + 1].passage)
        count = 2
    if not titles:
        return None
    return Note(count, tuple(titles), match["sign"] == ":")


def opens_appendix(pieces: Pieces, after: int, note: Note, part: Part, announced: Announced) -> bool:
    """附件1:标题 with content under it, from ``after`` on, not a list of what will come."""
    if note.size > 1 or len(note.titles) > 1:
        return False
    title, count, _ = note.titles[0]
    if count and not note.colon and part.kind == "appendix" and count == (part.number or 0) + 1:
        return True
    if after >= len(pieces) or _is_last(pieces, after, title):
        return False
    text, _, _, role = pieces[after]
    if role or "附" in text[:4] or read.date_line(text) or read.is_organ_line(text) or read.printed_by(text):
        return False
    if read.copied_to(text) is not None or is_annotation(text) or announced.is_due(text):
        return False
    if titles.normal(title) in announced.listed:
        return True
    if (titles.is_title(text) and len(text) > 8) or (part.kind == "notice" and not part.closed and note.colon):
        return False
    return not any(
        read.appendix_label(piece.text) or piece.text == title
        for piece in pieces.between(after, after + 400)
        if len(piece.text) < 90
    )


def _is_last(pieces: Pieces, after: int, title: str) -> bool:
    """Do only a few lines of a site stand behind the note? More are an appendix, as are the names on a list of persons."""
    if titles.kind_of(title) == "名单" or len(pieces) - after > _UNDER or not is_tail(pieces, after):
        return False
    return not any(text.startswith(_POSTS) or " " in text for text in pieces.texts[after:])


def _is_lone_title(pieces: Pieces, at: int) -> bool:
    """A title under 附件: with the end of the letter, or a label, behind it; otherwise 附件: is the label itself."""
    if at >= len(pieces) or len(pieces[at].text) > 90 or "。" in pieces[at].text or "\t" in pieces[at].text:
        return False
    if at + 1 >= len(pieces):
        return True
    text = pieces[at + 1].text
    return bool(
        read.appendix_label(text) or read.date_line(text) or read.is_organ_line(text) or read.printed_by(text)
    ) or (read.copied_to(text) is not None)


def _listed(text: str, number: int | None, passage: Passage) -> list[tuple[str, int | None, Passage]]:
    """1.甲2.乙 is two; a title alone is one. Numbers must count up from where the first stands."""
    cuts: list[tuple[int, int, int]] = []
    wanted = 1
    for match in compiled(_ITEMS).finditer(text):
        if int(match["n"]) == wanted and (cuts or match.start() == 0):
            cuts.append((wanted, match.start(), match.end()))
            wanted += 1
    if text in _FILES:
        return [(passage.text.strip(), number, passage)]
    if not cuts:
        return [(titles.unquoted(text.strip(";。 ")), number, passage)]
    ends = [start for _, start, _ in cuts[1:]] + [len(text)]
    return [
        (titles.unquoted(text[start:end].strip(";。, ")), n, passage)
        for (n, _, start), end in zip(cuts, ends, strict=True)
    ]


def split_label(text: str) -> tuple[int, int | None]:
    """End and number of the label of 附件1:标题."""
    match = compiled(r"附 {0,3}[件表录]? ?(\d{1,2}|[一二三四五六七八九十]{1,3})?(?:-\d{1,2})? ?[:.、]? *").match(text)
    if not match:
        return 0, None
    return match.end(), read.label_number(match[1])


def contents_end(pieces: Pieces, at: int) -> int:
    """Where a table of contents ends that begins with 目录 at ``at``; ``at`` where it is none.

    Its first entry comes again as the first heading of the text; everything before that is contents.
    """
    if pieces[at].text.replace(" ", "") not in _CONTENTS or at + 2 >= len(pieces):
        return at
    first = _entry(pieces[at + 1].text[:200])
    for index in range(at + 2, min(at + 400, len(pieces))):
        text = pieces[index].text
        if len(text) <= 200 and _entry(text) == first:
            return index
        if len(text) > 120 and "..." not in text and "…" not in text:
            break
    index = at + 1
    while index < len(pieces) and len(pieces[index].text) <= 120:
        text = pieces[index].text
        if not (compiled(_LEADERS).search(text) and text[-1:].isdigit()) and "…" not in text and "..." not in text:
            break
        index += 1
    return index if index > at + 1 else at


def _entry(text: str) -> str:
    return titles.normal(compiled(_LEADERS).sub("", text))


def _behind_copies(pieces: Pieces, at: int) -> int:
    """The index behind the line at ``at`` if it says how many copies were printed, else ``at``."""
    return at + (at < len(pieces) and read.is_copies(pieces.texts[at]))


def imprint_end(pieces: Pieces, at: int) -> int:
    """Where 版记 ends that begins at ``at`` with 抄送 or 印发; ``at`` where it is none."""
    text = pieces[at].text
    if pieces[at].role == "imprint" or read.printed_by(text):
        return _behind_copies(pieces, at + 1)
    if read.copied_to(text) is None:
        return at
    for index in range(at + 1, min(at + 5, len(pieces))):
        if read.printed_by(pieces[index].text):
            return _behind_copies(pieces, index + 1)
        if marker(pieces[index].text) is not None or len(pieces[index].text) > 160:
            break
    return at + 1 if text.startswith(("抄送", "抄 送", "抄报", "分送")) else at
