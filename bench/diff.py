"""How long ``diff`` takes for 2,000 tasks against 2,000, beside a plain JSON differ on the same trees.

    python bench/diff.py            # 2,000 tasks; deepdiff too, where it is installed (pip install deepdiff)
    python bench/diff.py --tasks 500

The plan is made up by a seeded generator, the edits are known: 2 % of the tasks are new, 2 % are gone, 10 % have another
deadline, 5 % lose a unit, 10 % have a few words changed, 1 % moved, and everything is numbered anew. Each run is a process
of its own, so that its peak memory is its own. Exits 1 where ours is slower than 5 s, bigger than 500 MB or tells anything
but the truth.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fanwen_parse.model import Document, Paragraph, Part, Plan, Section, SourceInfo, Task, Timeline, UnitRef
from fanwen_parse.revision import compare
from fanwen_parse.tree import to_data

LIMIT_SECONDS = 5.0
LIMIT_MEGABYTES = 500
PATIENCE = 120
"""Seconds that a peer gets."""

DO = ["推进", "加强", "完善", "建立", "优化", "提升", "拓展", "规范", "深化", "健全"]
WHAT = [
    "老年助餐",
    "社区托育",
    "数字乡村",
    "河道治理",
    "古树保护",
    "冷链物流",
    "公交接驳",
    "校园体育",
    "夜间经济",
    "垃圾分类",
    "城市书房",
    "智慧停车",
    "绿色建筑",
    "技能培训",
    "应急救援",
]
HOW = ["服务", "网络", "设施", "机制", "体系", "平台", "标准", "品牌", "队伍", "示范点"]
PLACE = [
    "东岸",
    "西坡",
    "南湖",
    "北岭",
    "云溪",
    "石桥",
    "柳林",
    "青禾",
    "临川",
    "白沙",
    "长汀",
    "梅岭",
    "竹溪",
    "沙洲",
    "桐林",
    "花港",
    "松岗",
    "泉塘",
    "凤台",
    "龙井",
]
SAY = [
    "统筹布局相关点位",
    "明确建设运营主体",
    "引入第三方开展评价",
    "公开服务清单和收费标准",
    "开展从业人员轮训",
    "建立问题台账逐项销号",
    "对接上级平台共享数据",
    "安排专项资金予以保障",
    "每季度通报工作进展",
    "鼓励社会力量参与共建",
]
UNITS = [
    "区民政局",
    "区财政局",
    "区教育局",
    "区水利局",
    "区商务局",
    "区司法局",
    "区审计局",
    "区统计局",
    "各街道",
    "区文化和旅游局",
    "区卫生健康委",
    "区生态环境局",
]


def task(rng: random.Random, number: int) -> dict[str, object]:
    where = [rng.choice(PLACE) for _ in range(3)]
    said = rng.sample(SAY, 4)
    return {
        "title": f"{rng.choice(DO)}{where[0]}{rng.choice(WHAT)}{rng.choice(HOW)}",
        "text": f"在{where[1]}和{where[2]}{said[0]},{said[1]}。{rng.choice(DO)}{rng.choice(WHAT)}{rng.choice(HOW)},{said[2]},{said[3]}。",
        "units": rng.sample(UNITS, 3),
        "end": f"{rng.choice((2025, 2026, 2027))}-12-31",
        "key": number,
    }


def plan(name: str, sections: list[list[dict[str, object]]]) -> Plan:
    line = 0
    built = []
    for ordinal, tasks in enumerate(sections, 1):
        children = []
        for place, one in enumerate(tasks, 1):
            line += 1
            at = (line, line)
            units = tuple(UnitRef(unit, "responsible", unit, "plan", at, (0, 1)) for unit in one["units"])
            end = str(one["end"])
            time_ = Timeline("deadline", f"{end[:4]}年底前", "plan", at, (0, 1), f"../{end}", None, end)
            body = (Paragraph(f"{one['text']}{end[:4]}年底前完成。", at, (0, 1)),)
            title = str(one["title"])
            children.append(
                Section(
                    f"plan/{ordinal}.{place}",
                    f"{place}.",
                    place,
                    2,
                    title,
                    at,
                    (0, 1),
                    body,
                    (),
                    Task(title, units, False, (time_,)),
                )
            )
        built.append(
            Section(
                f"plan/{ordinal}",
                f"({ordinal})",
                ordinal,
                1,
                f"{PLACE[ordinal % len(PLACE)]}片区行动{ordinal}",
                (line, line),
                (0, 1),
                (),
                tuple(children),
            )
        )
    part = Part("plan", "plan", "区年度重点任务", (1, line), (0, 1), sections=tuple(built))
    return Plan(SourceInfo(name, "", "utf-8", 0, line), Document(title="区年度重点任务"), (part,))


def pair(count: int) -> tuple[Plan, Plan, Counter[str]]:
    """Two plans and the changes between them."""
    rng = random.Random(20250415)  # noqa: S311  (the same plan every time)
    size = 50
    tasks = [task(rng, number) for number in range(count)]
    old = [tasks[start : start + size] for start in range(0, count, size)]
    new = [[dict(one) for one in section] for section in old]
    order = rng.sample(range(count), count)
    step = count // 100
    truth: Counter[str] = Counter()
    cut = iter(order)

    def take(percent: int) -> list[tuple[int, int]]:
        return [divmod(next(cut), size) for _ in range(percent * step)]

    for section, place in take(10):
        one = new[section][place]
        one["end"] = f"{int(str(one['end'])[:4]) + 1}-12-31"
        truth["deadline-slipped"] += 1
    for section, place in take(5):
        new[section][place]["units"] = new[section][place]["units"][:-1]
        truth["unit-removed"] += 1
    for section, place in take(10):
        new[section][place]["text"] = str(new[section][place]["text"]).replace("。", ",形成长效做法。", 1)
        truth["reworded"] += 1
    moved, gone = take(1), take(2)
    kept = [
        [one for place, one in enumerate(section) if (number, place) not in {*moved, *gone}]
        for number, section in enumerate(new)
    ]
    for section, place in moved:
        kept[(section + 1) % len(kept)].append(new[section][place])
        truth["task-moved"] += 1
    truth["task-removed"] += len(gone)
    for number in range(2 * step):
        kept[rng.randrange(len(kept))].insert(rng.randrange(5), task(rng, count + number))
        truth["task-added"] += 1
    return plan("old.json", old), plan("new.json", kept), truth


def peak() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def ours(count: int) -> int:
    old, new, truth = pair(count)
    started = time.perf_counter()
    changes = compare(old, new).changes
    seconds = time.perf_counter() - started
    told = Counter(change.kind for change in changes if change.severity != "silent")
    wrong = sum(((told - truth) + (truth - told)).values())
    print(
        f"fanwen-parse diff   {seconds:6.2f} s  {peak():6.0f} MB  {sum(told.values()):6d} told, {sum(truth.values())} true, {wrong} wrong"
    )
    return int(seconds > LIMIT_SECONDS or peak() > LIMIT_MEGABYTES or wrong > sum(truth.values()) // 50)


def deepdiff(count: int, *, ignore_order: bool) -> int:
    from deepdiff import DeepDiff

    old, new, truth = pair(count)
    trees = to_data(old), to_data(new)
    started = time.perf_counter()
    found = DeepDiff(*trees, ignore_order=ignore_order)
    seconds = time.perf_counter() - started
    told = sum(len(group) for group in found.values())
    print(
        f"deepdiff{', any order' if ignore_order else '           '} {seconds:6.2f} s  {peak():6.0f} MB  {told:6d} told, {sum(truth.values())} true"
    )
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int, default=2000)
    parser.add_argument("--only", choices=["ours", "deepdiff", "deepdiff-any-order"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only == "ours":
        return ours(options.tasks)
    if options.only:
        return deepdiff(options.tasks, ignore_order=options.only.endswith("order"))
    print(f"{options.tasks} tasks against {options.tasks}, one core:")
    code = 0
    for name in ("ours", "deepdiff", "deepdiff-any-order"):
        command = [sys.executable, __file__, "--tasks", str(options.tasks), "--only", name]
        try:
            done = subprocess.run(command, timeout=PATIENCE, check=False, capture_output=True, text=True)
        except subprocess.TimeoutExpired:
            print(f"{name:18} more than {PATIENCE} s")
            continue
        if "No module named 'deepdiff'" in done.stderr:
            print(f"{name:18} not installed: pip install deepdiff")
            continue
        print(done.stdout or done.stderr, end="")
        code |= done.returncode
    return code


if __name__ == "__main__":
    sys.exit(main())
