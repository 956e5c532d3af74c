"""Depth of numbering, solved over the whole sequence of markers.

A marker alone does not say how deep it stands: 1. may follow 一、 or （一）, may run on from 1. to 20. across its parents, may be
skipped, doubled or no item at all. So every sequence of decisions has a cost, and the cheapest one is the answer (the idea
of cfpb/regulations-parser, ``regparser/tree/depth``, with penalties instead of a constraint solver). Leaving a candidate out
is one of the decisions: one false marker costs its own penalty and bends nothing behind it.

A text may be cut out of a plan: 4. 5. 6., then (三), then 四、. What is above them was never printed, so nothing but the order of the
styles says that (三) is no item of 6.; :func:`_begun` finds such markers before the search.

Most documents have no slip: then each marker has exactly one decision that costs nothing, and following those is the
optimum. Only where none is free, a beam search runs over a window around that place, so the whole is linear in length.
"""

from __future__ import annotations

from operator import itemgetter

from fanwen_parse.records import NamedTuple

from .numbering import STYLES

_new = tuple.__new__
"""Makes a named tuple of a tuple without its constructor, which is Python code: a search makes thousands."""
RANK = {style: rank for rank, style in enumerate(STYLES)}


class Candidate(NamedTuple):
    """What may be an item."""

    rank: int
    """``RANK`` of its style."""
    ordinal: int
    reject: float = 3.0
    """Cost of leaving it out: high at a block's start, low inside running text."""
    enter: float = 0.0
    """Extra cost of opening the first run of its style with it: higher than ``reject`` where a lone marker is no list."""
    boxed: bool = False
    """A box (专栏) has just opened: a list in it may have the style of a list around it."""
    fresh: bool = False
    """A part (附件1) has just opened: numbering may start again from the top."""
    begun: bool = False
    """Its list began before the text does, so that it opens with this number is no slip."""
    titled: bool = False
    """A line of its own names its list, 九月份：, and such lines name other lists of its style."""


def opener(style: str, ordinal: int, *, boxed: bool = False, fresh: bool = False) -> Candidate:
    """The candidate at a block's start."""
    return _new(Candidate, (RANK[style], ordinal, 3.0, 0.0, boxed, fresh, False, False))


_Stack = tuple[tuple[int, int], ...]
"""Open levels from the outermost: (rank, last ordinal); a list in a box has its rank plus ``_BOX``."""
_Memory = tuple[int, ...]
"""By rank: the last ordinal of the run of that style closed most recently; 0 for none."""


class _State(NamedTuple):
    stack: _Stack
    memory: _Memory


class _Path(NamedTuple):
    cost: float
    state: _State
    calm: int
    """How many decisions in a row have been free."""
    depths: tuple[_Path | None, int]
    """The path before, and the depth chosen last: a linked list, so that paths share what they have in common."""


_BOX = 32
_ARTICLE = RANK["article"]
_BRACKET = RANK["cjk-paren"]
"""A lone marker down to this rank is a heading, where its list began before the text; a lone 15. may be anything."""
_START = _State((), (0,) * len(STYLES))
_WINDOW = 20
"""How far a trouble may reach back, in candidates."""
_CALM = 10
"""After so many free decisions in a row the cheapest path is taken as settled."""
_BEAM = 8
_PATIENCE = 4000
"""After so many candidates without a calm no document of people is left; the rest of it gets a beam of two, to stay quick."""
_SPREAD = 6.0
"""Paths that cost so much more than the cheapest one are given up."""

# The penalties, in the price of leaving out a marker at a block's start (3).
_GAP = 1.5  # (二) → (四): a number left out, plus _STEP for each further one
_STEP = 0.4
_REPEAT = 1.5  # (三) → (三): a number printed twice
_BACK = 4.0  # (五) → (三)
_RESTART = 2.6  # 5. → 1. under the same parent: two lists one after the other
_LATE = 2.0  # a run that opens with 3.
_INVERT = 1.2  # (一) under 1.
_MIXED = 1.6  # 1. 2. then (一) as their sibling
_NESTED = 2.2  # 1. under 1. without a box
_TITLED = 0.5  # 3. → 1. behind 十月份:, as behind 九月份: …
_LISTED = 0.1  # … where both lists may be those of items, too
_FRESH = 0.3  # 一、 at the start of another part
_BEGUN = 1.0  # (三) where the text begins in the middle of (二)
_FARTHEST = 4.5  # no slip of a printed number costs more


def depths(candidates: list[Candidate]) -> list[int]:
    """For each candidate its nesting depth from 1, or 0 where it is no item."""
    candidates = _begun(candidates)
    found = [0] * len(candidates)
    states = [_START]
    settled = at = 0
    while at < len(candidates):
        step = _free(states[-1], candidates[at])
        if step is not None:
            found[at], state = step
            states.append(state)
            at += 1
            continue
        begin = max(settled, at - _WINDOW)
        path = _search(candidates, begin, at, states[begin - settled])
        chosen, state = [], path.state
        while path.depths[0] is not None:
            chosen.append(path.depths[1])
            path = path.depths[0]
        found[begin : begin + len(chosen)] = reversed(chosen)
        settled = at = begin + len(chosen)
        states = [state]
    return found


def _begun(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, with those marked whose lists began before the text.

    Each such list is the first of its style and stands above all before it; so in a text that opens with a later number than 1,
    while no list above begins at 1. In any other text the list below must not go on behind it, else it is a stray.
    """
    if not candidates:
        return candidates
    top, first = candidates[0].rank, candidates[0].ordinal
    if first > 1:
        found = [0]
    elif all(candidate.rank >= top or candidate.ordinal == 1 for candidate in candidates):
        return candidates
    else:
        found = []
    last: dict[int, int] = {}
    for at, candidate in enumerate(candidates):
        rank, ordinal = candidate.rank, candidate.ordinal
        if candidate.fresh:
            break
        if candidate.enter:
            continue
        if rank < top:
            if ordinal == 1 or (first == 1 and top != _ARTICLE and _goes_on(candidates, at, top, last.get(top, 0))):
                if found == [0]:
                    found = []
                break
            found.append(at)
            top = rank
        elif first > 1 and ordinal > 1 and rank <= _BRACKET and rank not in last and at:
            found.append(at)
        last[rank] = ordinal
    if not found or (found == [0] and top > _BRACKET):
        return candidates
    marked = list(candidates)
    for at in found:
        marked[at] = candidates[at]._replace(begun=True)
    return marked


def _goes_on(candidates: list[Candidate], after: int, rank: int, last: int) -> bool:
    """Whether the next marker of this rank counts on."""
    following = next((other for other in candidates[after + 1 :] if other.rank == rank), None)
    return following is not None and following.ordinal == last + 1


def _free(state: _State, candidate: Candidate) -> tuple[int, _State] | None:
    """The one decision that costs nothing, if there is one; of two, the deeper."""
    stack, memory = state
    rank, ordinal, _, enter, boxed, fresh, _, _ = candidate
    open_above = False
    for depth in range(len(stack) - 1, -1, -1):
        style, last = stack[depth]
        if style == rank or style == rank + _BOX:
            if ordinal == last + 1:
                if depth + 1 == len(stack):  # by far the most frequent: the innermost list goes on
                    return depth + 1, _new(_State, ((*stack[:depth], (style, ordinal)), memory))
                return depth + 1, _enter(state, depth, style, ordinal)
            open_above = True
    if open_above:
        if boxed and ordinal == 1 and not enter:
            return len(stack) + 1, _enter(state, len(stack), rank + _BOX, 1)
        return None
    if fresh or (stack and stack[-1][0] % _BOX > rank):
        return None
    if (ordinal == 1 and (not enter or memory[rank])) or (ordinal == memory[rank] + 1 and ordinal > 1):
        return len(stack) + 1, _enter(state, len(stack), rank, ordinal)
    return None


def _enter(state: _State, depth: int, rank: int, ordinal: int) -> _State:
    """The state after ``ordinal`` was accepted at ``depth`` (from 0): deeper levels close and are remembered."""
    stack, memory = state
    open_levels = len(stack)
    if depth < open_levels and (depth + 1 < open_levels or stack[depth][0] != rank):
        remembered = list(memory)
        for style, last in stack[depth:]:
            if style < _BOX:
                remembered[style] = last
        memory = tuple(remembered)
    return _new(_State, ((*stack[:depth], (rank, ordinal)), memory))


def _search(candidates: list[Candidate], begin: int, trouble: int, state: _State) -> _Path:
    """The cheapest path from ``begin`` over the trouble to where the decisions are free again."""
    beam = [_Path(0.0, state, 0, (None, 0))]
    for at in range(begin, len(candidates)):
        candidate = candidates[at]
        best: dict[_State, _Path] = {}
        for path in beam:
            spent, before, calm, _ = path
            for cost, depth, after in _decisions(before, candidate):
                total = spent + cost
                known = best.get(after)
                if known is None or total < known[0]:
                    best[after] = _new(_Path, (total, after, 0 if cost else calm + 1, (path, depth)))
        width = _BEAM if at - trouble < _PATIENCE else 2
        beam = sorted(best.values(), key=_cost)[:width]
        limit = beam[0].cost + _SPREAD
        beam = [path for path in beam if path.cost <= limit]
        if at > trouble and beam[0].calm >= _CALM:
            break
    return beam[0]


_cost = itemgetter(0)


def _decisions(state: _State, candidate: Candidate) -> list[tuple[float, int, _State]]:
    """Every decision on one candidate: (cost, depth, state after it)."""
    stack, memory = state
    rank, ordinal, reject, enter, boxed, fresh, begun, titled = candidate
    decisions = [(reject, 0, state)]
    running = nested = False
    for depth, (style, last) in enumerate(stack):
        if style == rank or style == rank + _BOX:
            cost = _FRESH if fresh and ordinal == 1 and depth == 0 else _continue(last, ordinal, enter)
            cost = _TITLED if titled and cost > _TITLED else cost
            decisions.append((cost, depth + 1, _enter(state, depth, style, ordinal)))
            running = True
            nested = nested or style != rank
    if running:  # a style stands once in a stack, but for lists in lists
        if ordinal == 1 and not nested:
            nesting = _TITLED + _LISTED if titled else _NESTED if stack[0][0] != rank else _RESTART + 0.4
            cost = enter + (0.0 if boxed else nesting)
            decisions.append((cost, len(stack) + 1, _enter(state, len(stack), rank + _BOX, 1)))
        return decisions
    remembered = memory[rank]
    opening = _BEGUN if begun and not remembered else _open(remembered, ordinal, 0.0 if remembered else enter)
    for depth in range(len(stack) + 1):
        cost = opening
        if depth == 0 and fresh and stack:
            cost = min(cost, _FRESH) if ordinal == 1 else cost
        elif depth < len(stack) and not (begun and depth == 0 and rank < stack[0][0]):
            cost += _MIXED
        if depth and stack[depth - 1][0] % _BOX > rank:
            if rank < _ARTICLE:
                cost += _FARTHEST  # no chapter stands under an article
            elif rank != _ARTICLE or ordinal == 1 or ordinal != remembered + 1:
                cost += _INVERT  # but once for articles: 第一条 under (一), then 第二条 under (二)
        decisions.append((cost, depth + 1, _enter(state, depth, rank, ordinal)))
    return decisions


def _continue(last: int, ordinal: int, enter: float) -> float:
    if ordinal == last + 1:
        return 0.0
    if ordinal == last:
        return _REPEAT
    if ordinal == 1:
        return _RESTART + enter
    if ordinal < last:
        return _BACK
    return min(_GAP + _STEP * (ordinal - last - 2), _FARTHEST)


def _open(last: int, ordinal: int, enter: float) -> float:
    if last and ordinal == last + 1:
        return 0.0  # it runs on from under another parent, so it is not alone
    if ordinal == 1:
        return enter
    slip = _LATE + _STEP * max(ordinal - 2, 0)
    if last and ordinal > last:
        slip = min(slip, _GAP + _STEP * (ordinal - last - 2))
    return min(slip, _FARTHEST) + enter
