"""Invented plans of any size, laid out as people write them: ``python bench/invented.py 10000 > plan.yaml``.

A plan of so many tasks is always the same. Its deadlines, units and texts vary about as much as real ones do.
``python bench/invented.py 10000 table.docx`` writes a document or a workbook with a table of so many tasks instead.
A plan that is asked for with goals is the same one, each task with milestones and a target as well.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from html import escape
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import invented_goals

_HEAD = """\
title: 青禾区高质量发展行动方案任务分解表
document: 青府办〔2023〕18号
issued: 2023-11-23

sections:
"""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_FIELDS = _words(
    "发展改革 教育 科技创新 工业和信息化 民政 司法 财政 人力资源 规划资源 生态环境 住房建设 交通运输 水务 "
    "农业农村 商务 文化体育 卫生健康 应急管理 审计 统计 市场监管 医疗保障 政务服务 城市管理 信访 数据管理"
)
_STREETS = _words("松桥 荷塘 白石 枫林 东岭 望江 石榴 南浦 云溪 长桥 梅园 西渡 柳湾 金谷 北亭 翠竹")
_BODIES = _words(
    "区委组织部 区委宣传部 区委统战部 青禾法院 青禾检察院 区税务局 区消防救援大队 区企业服务中心 区招商中心 "
    "区人才服务中心 区融媒体中心 青禾新城建设指挥部 青禾科技园管委会 青禾投资控股集团 区工商联 区残联 "
    "各街道办 各产业部门"
)
_UNITS = (*(f"区{field}局" for field in _FIELDS), *(f"{street}街道办" for street in _STREETS), *_BODIES)

_DEADLINES = {  # wording: how often it comes
    "{year}年{month}月": 30,
    "{year}年{month}月底前": 15,
    "{year}年{month}月{day}日前": 8,
    "{year}年第{quarter}季度": 8,
    "{year}年底前": 8,
    "{year}年上半年": 4,
    "到{year}年": 3,
    "①{year}年3月底前完成方案编制。②{year}年{month}月底前完成验收": 2,
    "常态化推进": 12,
    "持续推进": 5,
    "每季度": 2,
    "{year}年{month}月底前，并持续推进": 2,
    "按上级统一部署推进": 1,
}
_QUARTERS = "一二三四"

_WAYS = _words(
    "依托数字政府平台 围绕重点产业链 对标先进地区做法 按照“一业一策”要求 结合城市更新进度 发挥行业协会作用 "
    "以专项政策为牵引 会同驻区机构 统筹财政和社会资金 在试点片区内 通过政府购买服务 聚焦企业急难愁盼"
)
_VERBS = _words("推动 建立健全 优化 加快建设 探索开展 全面落实 持续完善 组织实施 有序扩大 规范管理 深化 试点推行")
_KINDS = _words(
    "跨境贸易 社区养老 中小企业融资 公共数据开放 产业用地 高层次人才 普惠托育 绿色建筑 知识产权 城中村消防 "
    "政务服务“一件事” 河道水质 校园安全 老旧小区 夜间经济 招标投标 基层治理 工业上楼 新能源充电 专精特新企业"
)
_THINGS = _words(
    "服务机制 示范项目 工作台账 信息平台 扶持计划 改造工程 联席会议制度 评价体系 风险补偿资金池 服务专区 "
    "标准规范 联合执法行动 培训基地 应用场景 审批流程"
)
_RESULTS = _words(
    "实现办理时限压缩30%以上 形成可复制可推广经验 年内新增不少于12个 覆盖全部街道和重点园区 惠及企业2000家以上 "
    "问题整改率达到100% 力争在全市率先落地 每半年开展一次评估 建成后统一纳入监管 切实减轻基层负担"
)
_SHORTEST, _LONG_ENOUGH = 30, 95  # with its last clause a text has at most 120 characters

_MEASURE_NUMBERS = "一二三四五六七八"
_MOST_TASKS = 12


def plan(tasks: int, *, goals: bool = False) -> Iterator[str]:
    """The plan's text, a line or more at a time; with `goals` each task has milestones and a target."""
    random = Random(tasks)  # noqa: S311  # repeatable, not secret
    yield _HEAD
    written = section = 0
    while written < tasks:
        section += 1
        yield f"  - number: {section}\n    title: {_title(random)}\n    measures:\n"
        for number in _MEASURE_NUMBERS[: random.randint(2, len(_MEASURE_NUMBERS))]:
            until = min(tasks, written + random.randint(1, _MOST_TASKS))
            if written == until:
                break
            yield f"      - number: {number}\n        title: {_title(random)}\n        tasks:\n"
            for id_ in range(written + 1, until + 1):
                yield _task(id_, random, goals=goals)
            written = until


def _task(id_: int, random: Random, *, goals: bool) -> str:
    leads = random.choices((1, 2), (4, 1))[0]
    supports = random.choices((0, 1, 2, 3), (5, 3, 2, 1))[0]
    units = random.sample(_UNITS, leads + supports)
    text, deadline = _text(random), _deadline(random)
    lines = (
        f"          - id: {id_}\n"
        f"            text: {text}\n"
        f"            deadline: {deadline}\n"
        f"            lead: [{', '.join(units[:leads])}]\n"
    )
    if supports:
        lines += f"            support: [{', '.join(units[leads:])}]\n"
    if random.random() < 1 / 20:
        lines += '            printed: {lead: ""}\n'
    return lines + invented_goals.written(id_, deadline) if goals else lines


def _title(random: Random) -> str:
    return random.choice(_VERBS) + random.choice(_KINDS) + random.choice(_THINGS)


def _text(random: Random) -> str:
    enough = random.randint(_SHORTEST, _LONG_ENOUGH)
    text = f"{random.choice(_WAYS)}，{_title(random)}"
    while len(text) < enough:
        clause = random.choice(_RESULTS) if random.random() < 1 / 2 else _title(random)
        text += random.choice("，，，；、") + clause
    return f"{text}。"


def _deadline(random: Random) -> str:
    wording = random.choices(tuple(_DEADLINES), tuple(_DEADLINES.values()))[0]
    return wording.format(
        year=random.randint(2023, 2026),
        month=random.randint(1, 12),
        day=random.randint(1, 28),
        quarter=random.choice(_QUARTERS),
    )


def journal(tasks: int, entries: int, *, goals: bool = False) -> Iterator[str]:
    """The lines of a journal of so many entries over a plan of so many tasks, as a year of reports would leave it.

    With `goals` its reports say what the targets stand at and which milestones are reached, too.
    """
    random = Random(entries)  # noqa: S311  # invents reports, guards nothing
    done: set[int] = set()
    reports = invented_goals.Reports()
    for number in range(entries):
        recorded = date(2023, 12, 1) + timedelta(days=number * 365 // entries)
        task = random.randint(1, tasks)
        event = "progress" if task in done else random.choices(("progress", "urged", "done"), (85, 9, 6))[0]
        if event == "done":
            done.add(task)
        happened = recorded - timedelta(days=random.choice((0, 0, 1, 3)) if event == "progress" else 0)
        entry: dict[str, object] = {
            "entry": f"1h{number:010d}",
            "task": str(task),
            "date": happened.isoformat(),
            "event": event,
            "note": f"{random.choice(_WAYS)}，{random.choice(_RESULTS)}",
            "reporter": random.choice(_UNITS),
            "recorded": f"{recorded}T09:12:33+08:00",
        }
        if goals and event == "progress" and task not in done:
            entry |= reports.said(task, number / entries)
        yield json.dumps(entry, ensure_ascii=False) + "\n"


def saved(tasks: int, entries: int, folder: Path, *, goals: bool = False) -> Path:
    """Write a plan of so many tasks, with a journal of so many entries beside it if any; gives the plan's path."""
    path = folder / f"{tasks}-{entries}{'-goals' if goals else ''}.yaml"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(plan(tasks, goals=goals))
    if entries:
        with path.with_suffix(".progress.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(journal(tasks, entries, goals=goals))
    return path


_HEADINGS = ("编号", "主要措施", "重点任务", "完成时限", "牵头单位", "协办单位")


def rows(tasks: int) -> Iterator[tuple[str, ...]]:
    """The rows of a table of so many tasks, its heading first."""
    random = Random(tasks)  # noqa: S311  # repeatable, not secret
    yield _HEADINGS
    for id_ in range(1, tasks + 1):
        units = random.sample(_UNITS, 3)
        yield str(id_), _title(random), _text(random), _deadline(random), units[0], "、".join(units[1:])


def docx(tasks: int, path: Path) -> None:
    """Write a document with a table of so many tasks."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        part.write(f'<w:document xmlns:w="{space}"><w:body><w:tbl>'.encode())
        for row in rows(tasks):
            cells = "".join(f"<w:tc><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:tc>" for text in row)
            part.write(f"<w:tr>{cells}</w:tr>".encode())
        part.write(b"</w:tbl></w:body></w:document>")


def xlsx(tasks: int, path: Path) -> None:
    """Write a workbook with a table of so many tasks."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # the other documents need no library

    with Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows(tasks)):
            sheet.write_row(at, 0, row)


def _main(tasks: str, path: str = "") -> None:
    if path:
        {".docx": docx, ".xlsx": xlsx}[Path(path).suffix](int(tasks), Path(path))
    else:
        sys.stdout.writelines(plan(int(tasks)))


if __name__ == "__main__":
    _main(*sys.argv[1:])
