"""Task tables in the layouts that offices publish, each against its truth: read right, refused where it says so.

Places, units and texts in tests/data/tables are invented; the layouts, headings and wordings are as published. Beside
each table stands its truth: the `issued` to give, whether it is to be read or refused, and its tasks in order. A null is
not compared; `also` lists other readings that are right; where a truth's note says that refusing is right too, so it is.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from renwu.ledger import reading
from support.program import Result

TABLES = Path(__file__).parent / "data" / "tables"
LAYOUTS = sorted(path.stem for path in TABLES.glob("*.json"))
FIELDS = ("id", "text", "deadline", "due", "lead", "support", "groups", "leader", "note")
WORDS = {
    "id": ("编号",),
    "text": ("重点任务",),
    "deadline": ("完成时限",),
    "due": ("完成时限",),
    "lead": ("牵头单位", "责任单位"),
    "support": ("协办单位", "责任单位"),
    "groups": ("主要措施", "板块"),
    "leader": ("责任领导",),
    "note": ("备注",),
}
"""What a remark calls a field."""

Truth = Mapping[str, Any]
Run = Callable[..., Result]


class Score(NamedTuple):
    """What became of a layout's fields, and what was wrong with those that were not right."""

    verdict: str
    rows: int
    right: int
    said: int
    refused: int
    silent: int
    wrong: tuple[str, ...]


def truth_of(layout: str) -> Truth:
    return json.loads((TABLES / f"{layout}.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]  # its shape is the docstring's


def score(layout: str, run: Run) -> Score:
    """Import a table as a user would, and compare what the plan says."""
    truth = truth_of(layout)
    wanted = truth.get("tasks", [])
    fields = sum(task.get(field) is not None for task in wanted for field in FIELDS)
    imported = run("import", TABLES / truth["file"], "--issued", truth["issued"], "-o", "plan.yaml", "--force")
    if imported.code:
        right = truth["expect"] == "refuse" or "拒读" in truth["note"]
        return Score("拒读" if right else "误拒", len(wanted), 0, 0, fields, 0, () if right else (imported.stderr,))
    if truth["expect"] == "refuse":
        return Score("误读", 0, 0, 0, 0, 1, ("read what is no task table",))
    read = json.loads(run("list", "--file", "plan.yaml", "--format", "json").stdout)
    cards = [row.task for row in reading.load(Path("plan.yaml")).tasks()]
    read["tasks"] = [
        task | {"leader": card.leader, "note": card.note} for task, card in zip(read["tasks"], cards, strict=True)
    ]
    guesses = [line for line in imported.stderr.splitlines() if line.endswith("（推断）")]
    wrong = list(differences(wanted, read["tasks"]))
    if truth["title"] and read["plan"]["title"] != truth["title"]:
        wrong.append(("title", f"title: {read['plan']['title']}"))
    said = [found for found in wrong if any(word in line for word in WORDS.get(found[0], ()) for line in guesses)]
    verdict = "读对" if not wrong else "已说明" if len(said) == len(wrong) else "误读"
    silent = len(wrong) - len(said)
    return Score(
        verdict, len(wanted), fields - len(wrong), len(said), 0, silent, tuple(difference for _, difference in wrong)
    )


def differences(wanted: list[Truth], read: list[Truth]) -> Iterator[tuple[str, str]]:
    if len(wanted) != len(read):
        yield "text", f"{len(read)} tasks for {len(wanted)}"
    for right, task in zip(wanted, read, strict=False):
        found = {**task, "due": task["due"] or task["status"], "groups": groups(task)}
        for field in FIELDS:
            expected = right.get(field)
            accepted = [expected, *right.get("also", {}).get(field, [])]
            if expected is not None and found[field] not in accepted:
                yield field, f"{right['text']} {field}: {found[field]!r} for {expected!r}"


def groups(task: Truth) -> list[str]:
    return [title for level in ("section", "measure") if (title := task[level]["title"])]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_published_layout_is_read_right_or_refused_where_it_should_be(layout: str, inside: Run) -> None:
    scored = score(layout, inside)
    assert scored.wrong == ()
    assert scored.verdict == ("拒读" if truth_of(layout)["expect"] == "refuse" else scored.verdict)


def test_nothing_in_the_published_layouts_is_wrong_without_a_word(inside: Run) -> None:
    scores = {layout: score(layout, inside) for layout in LAYOUTS}
    print(table(scores))  # noqa: T201  # the measurement: pytest -s shows it
    assert {layout: scored.silent for layout, scored in scores.items() if scored.silent} == {}


def table(scores: Mapping[str, Score]) -> str:
    """The measurement, a line for each layout."""
    lines = ["layout                          rows  fields right  said  refused  silent"]
    for layout, scored in scores.items():
        lines.append(
            f"{layout:<30}{scored.rows:>6}{scored.right:>14}{scored.said:>6}{scored.refused:>9}{scored.silent:>8}  {scored.verdict}"
        )
    for verdict, counted in Counter(scored.verdict for scored in scores.values()).items():
        lines.append(f"{verdict}：{counted}")
    return "\n".join(lines)
