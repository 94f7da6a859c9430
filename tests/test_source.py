"""The shipped plan against the table it was taken from: every printed cell can be had back."""

from datetime import date

from renwu.answers.goal_words import target_words
from renwu.plan.keys import PLAN_HEADINGS
from renwu.plan.model import Plan, title
from support.plans import shipped
from support.tables import SOURCE, printed_rows

# The tasks before which the source breaks the page, and prints the measure's heading once more.
PAGE_BREAKS = {"7", "16", "21"}


def rebuilt_rows(plan: Plan) -> list[list[str]]:
    rows = [[PLAN_HEADINGS[key] for key in ("number", "measures", "text", "deadline", "lead", "support")]]
    for section in plan.sections:
        rows.append([title(section)])
        for measure in section.measures:
            heading = [f"（{measure.number}）", measure.title]
            for task in measure.tasks:
                begins = task is measure.tasks[0] or task.id in PAGE_BREAKS
                rows.append(
                    [
                        *(heading if begins else ["", ""]),
                        f"{task.id}.{task.text}",
                        task.deadline,
                        task.printed.get("lead", "、".join(task.lead)),
                        task.printed.get("support", "、".join(task.support) or "——"),
                    ]
                )
    return rows


def test_every_printed_cell_is_rebuilt_from_the_plan() -> None:
    assert rebuilt_rows(shipped()) == printed_rows()


def test_the_source_has_a_heading_row_three_section_rows_and_a_row_for_each_task() -> None:
    assert [len(row) for row in printed_rows()] == [6, 1, *[6] * 7, 1, *[6] * 15, 1, *[6] * 4]


def test_the_title_is_the_sources_first_line() -> None:
    assert shipped().title == SOURCE.read_text(encoding="utf-8").split("\n")[0].removeprefix(" ")


def test_the_document_number_and_day_of_issue_are_the_gazettes() -> None:
    plan = shipped()

    assert (plan.document, plan.issued) == ("罗府办〔2023〕6号", date(2023, 11, 23))


def test_a_heading_repeated_after_a_page_break_is_one_measure() -> None:
    measures = [[measure.number for measure in section.measures] for section in shipped().sections]

    assert measures == [["一", "二", "三"], ["四", "五", "六", "七"], ["八", "九", "十"]]


def test_the_targets_are_those_that_four_texts_state_and_no_milestone_is_made_up() -> None:
    found = [(placed.task.id, *map(target_words, placed.task.targets)) for placed in shipped().tasks()]

    assert [each for each in found if len(each) > 1] == [
        ("8", "释放可集中连片开发产业用地：30公顷（累计）"),
        ("9", "释放生产空间：28万平方米（累计）"),
        ("10", "释放产业空间：30万平方米（累计）"),
        ("19", "企业诉求解决回复率：不低于100%（水平）"),
    ]
    assert [placed.task.milestones for placed in shipped().tasks()] == [()] * 26


def test_task_numbers_run_from_1_to_26() -> None:
    assert [placed.task.id for placed in shipped().tasks()] == [str(number) for number in range(1, 27)]


def test_a_blank_lead_cell_belongs_to_the_lead_above() -> None:
    leads = {placed.task.id: placed.task.lead for placed in shipped().tasks() if placed.task.printed.get("lead") == ""}

    assert leads == {"15": ("区金融服务署",), "17": ("区金融服务署",), "20": ("区企业服务中心",), "26": ("罗湖法院",)}


def test_the_three_street_offices_of_task_5_are_three_units() -> None:
    (task,) = (placed.task for placed in shipped().tasks() if placed.task.id == "5")

    assert task.support == ("黄贝街道办", "南湖街道办", "莲塘街道办")
    assert task.printed == {"support": "黄贝、南湖、莲塘街道办"}


def test_only_those_five_tasks_depart_from_what_is_printed() -> None:
    assert [placed.task.id for placed in shipped().tasks() if placed.task.printed] == ["5", "15", "17", "20", "26"]
