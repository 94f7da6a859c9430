"""The kinds of layouts that task tables come in: what each is read as, what is said of it, and what is refused."""

import pytest

from renwu.errors import FileError, RenwuError, UsageError
from renwu.importing.drafting import Imported, Instructions, draft
from renwu.importing.grid import Grid, rest
from renwu.importing.mapping import read_map
from renwu.plan.model import PlacedTask, title
from support.grids import Written, grid


def read(*grids: Grid, **instructions: object) -> Imported:
    given = Instructions(**{"title": "任务分解表", **instructions})  # type: ignore[arg-type]  # what a test names
    return draft(grids, "表.docx", given)


def tasks(made: Imported) -> list[str]:
    """Each task in one line: its id, where it stands, its text, its deadline, who leads, who supports."""
    return [f"{placed.task.id}　{_groups(placed)}{placed.task.text}　{_duty(placed)}" for placed in made.plan.tasks()]


def _groups(placed: PlacedTask) -> str:
    return "".join(f"{title(part)}｜" for part in (placed.section, placed.measure) if title(part))


def _duty(placed: PlacedTask) -> str:
    task = placed.task
    return f"{task.deadline}　{'、'.join(task.lead)}＋{'、'.join(task.support)}"


def remarks(made: Imported) -> list[str]:
    """What is said below the line that names the columns; guesses are starred."""
    return [f"{place}：{text}{'*' if guess else ''}".lstrip("：") for place, text, guess in made.remarks[1:]]


def refusal(*grids: Grid, **instructions: object) -> str:
    with pytest.raises(RenwuError) as caught:
        read(*grids, **instructions)
    assert isinstance(caught.value, FileError | UsageError)
    return str(caught.value)


# Which column is the task


def test_names_beside_sentences_are_what_groups_them() -> None:
    made = read(
        grid(
            ("序号", "任务事项", "工作目标任务", "责任单位", "完成时限"),
            ("1", "学位建设", "新增学位1000个。", "区教育局", "2025年6月"),
            ("2", "内涝治理", "完成3处整治。", "区水务局", "2025年9月"),
        )
    )
    assert tasks(made) == [
        "1　学位建设｜新增学位1000个。　2025年6月　区教育局＋",
        "2　内涝治理｜完成3处整治。　2025年9月　区水务局＋",
    ]
    assert remarks(made) == []


def test_a_column_of_numbers_under_a_wide_heading_numbers_the_tasks() -> None:
    made = read(
        grid(
            ("工作任务", ("具体要求", 1, 2), "责任科室", "时限要求"),
            (("公开文件", 2, 1), "4", "清理文件。", "办公室", "年底前"),
            ("5", "公布目录。", "办公室", "年底前"),
        )
    )
    assert tasks(made) == ["4　公开文件｜清理文件。　年底前　办公室＋", "5　公开文件｜公布目录。　年底前　办公室＋"]


def test_what_is_asked_of_a_task_stands_behind_it_and_is_named() -> None:
    made = read(
        grid(
            ("序号", "工作事项", "工作内容", "工作要求", "责任单位"),
            ("1", "政务公开", "公开预算信息。", "做到及时准确。", "财政局"),
            ("2", "政策解读", "解读重要政策。", "做到一文一解。", "办公室"),
        )
    )
    assert tasks(made) == ["1　政务公开｜公开预算信息。　　财政局＋", "2　政策解读｜解读重要政策。　　办公室＋"]
    assert remarks(made) == ["表1：“工作要求”一列没有读入，像是成句的文字；用 --map 可指明它是哪一列*"]


def test_two_columns_that_may_both_be_the_tasks_are_a_guess() -> None:
    made = read(grid(("重点任务", "推进措施", "牵头单位"), ("招商引资，签约50亿元。", "开展专题招商。", "投促局")))
    assert tasks(made) == ["1　招商引资，签约50亿元。｜开展专题招商。　　投促局＋"]
    assert remarks(made)[0] == "表1 第1行：“重点任务”、“推进措施”都像任务，按“推进措施”读*"


def test_a_column_of_notes_goes_where_the_user_says() -> None:
    made = read(
        grid(
            ("序号", "任务", "单位", "办理情况", "备注", "分值"),
            ("1", "印发预案。", "县应急局", "已印发", "重点", "10"),
        ),
        columns=read_map("备注=5,4"),
    )
    (placed,) = made.plan.tasks()
    assert placed.task.note == "重点\n已印发"
    assert remarks(made) == ["表1：“分值”一列没有读入，像是编号；用 --map 可指明它是哪一列"]


def test_a_column_without_a_heading_is_told_by_what_stands_in_it() -> None:
    made = read(
        grid(
            ("", "序号", "工作任务", "责任单位", "完成时限"),
            (("经济", 2, 1), "1", "稳增长。", "发改局", "2025年12月"),
            ("2", "促消费。", "商务局", "2025年12月"),
        )
    )
    assert tasks(made) == ["1　经济｜稳增长。　2025年12月　发改局＋", "2　经济｜促消费。　2025年12月　商务局＋"]
    assert remarks(made) == ["表1 第1行：第1列没有表头，按主要措施读*"]


# Who, when, where from


def test_of_three_columns_of_units_none_is_lost() -> None:
    made = read(
        grid(
            ("序号", "工作任务", "牵头部门", "主责单位", "协办单位", "督导单位"),
            ("1", "治理扬尘。", "市生态环境局", "各区政府", "市交通委", "市政府督查室"),
        )
    )
    (placed,) = made.plan.tasks()
    assert tasks(made) == ["1　治理扬尘。　　市生态环境局＋各区政府、市交通委"]
    assert dict(placed.task.printed) == {"support": "主责单位：各区政府；协办单位：市交通委"}
    assert placed.task.note == "督导单位：市政府督查室"
    assert remarks(made) == ["表1 第1行：另有“牵头部门”牵头，“主责单位”记作协办单位*"]


def test_a_column_may_say_both_who_and_when() -> None:
    made = read(
        grid(
            ("序号", "工作任务", "责任单位及完成时限"),
            ("1", "编制方案。", "县发改局\n2025年6月底前"),
            ("2", "安排资金。", "县财政局、县审计局；2025年9月底"),
        )
    )
    assert tasks(made) == [
        "1　编制方案。　2025年6月底前　县发改局＋",
        "2　安排资金。　2025年9月底　县财政局、县审计局＋",
    ]
    assert remarks(made)[0] == "表1 第1行：“责任单位及完成时限”一列里的日期读作完成时限，其余读作牵头单位*"


def test_quarters_are_one_deadline_of_dated_clauses() -> None:
    made = read(
        grid(
            (("序号", 2, 1), ("目标任务", 2, 1), ("牵头单位", 2, 1), ("进度安排", 1, 4)),
            ("一季度", "二季度", "三季度", "四季度"),
            ("1", "新建学校。", "教育局", "完成立项", "开工", "——", "竣工"),
        )
    )
    assert tasks(made) == ["1　新建学校。　一季度：完成立项；二季度：开工；四季度：竣工　教育局＋"]


def test_deadlines_of_several_levels_are_read_together_and_said() -> None:
    made = read(
        grid(
            (("序号", 2, 1), ("工作任务", 2, 1), ("完成时限", 1, 2)),
            ("省级", "市级"),
            ("1", "编制清单。", "2025年3月底", "2025年6月底"),
        )
    )
    assert tasks(made) == ["1　编制清单。　省级：2025年3月底；市级：2025年6月底　＋"]
    assert remarks(made) == ["表1 第1行：完成时限分省级、市级几栏，一并读入，以最晚的为到期日*"]


@pytest.mark.parametrize("other", ["启动", "开始", "实际"])
def test_a_start_and_what_was_are_no_deadline(other: str) -> None:
    made = read(
        grid(
            (("目标任务", 2, 1), ("时间安排", 1, 2), ("牵头单位", 2, 1)),
            (other, "完成"),
            ("1.建成厂房。", "2025年3月", "2025年12月", "经发局"),
        )
    )
    assert tasks(made) == ["1　建成厂房。　2025年12月　经发局＋"]
    assert remarks(made) == [f"表1：“时间安排／{other}”一列没有读入，像是时限；用 --map 可指明它是哪一列*"]


def test_minutes_say_where_each_task_comes_from_and_from_when_it_counts() -> None:
    made = read(
        grid(
            ("序号", "会议名称", "会议时间", "议定事项", "承办单位", "办理时限"),
            ("1", ("第3次常务会议", 2, 1), ("2025年4月1日", 2, 1), "印发方案。", "县发改局", "4月底前"),
            ("2", "开展检查。", "县应急局", "会后5日内"),
        )
    )
    assert [
        (placed.measure.title, placed.task.source, str(placed.task.base), placed.task.text)
        for placed in made.plan.tasks()
    ] == [
        ("第3次常务会议", "第3次常务会议", "2025-04-01", "印发方案。"),
        ("第3次常务会议", "第3次常务会议", "2025-04-01", "开展检查。"),
    ]


def test_a_day_without_its_year_begins_nothing() -> None:
    made = read(grid(("序号", "批示内容", "批示时间", "承办单位"), ("1", "请核查。", "3月2日", "县应急局")))
    assert [placed.task.base for placed in made.plan.tasks()] == [None]
    assert remarks(made) == ["表1 第2行：“3月2日”不是写到日的日期，没有记入起算日期（base）*"]


# Ticks


TICKED = (("1", "编制方案。", "●", "○", ""), ("2", "安排资金。", "", "●", "○"))
UNITS = ("序号", "工作任务", "发改局", "财政局", "住建局")


@pytest.mark.parametrize(
    "legend",
    [
        "注：●牵头，○配合",
        "注：“●”为牵头单位，“○”为配合单位",
        "牵头单位用●表示，配合单位用○表示",
        "註：●主辦 ○協辦",
        "牵头：●　配合：○",
    ],
)
def test_marks_under_units_mean_what_the_legend_says(legend: str) -> None:
    below = read(grid(UNITS, *TICKED), *rest([legend]))
    above = read(grid(UNITS, *TICKED, before=(legend,)))
    assert tasks(below) == tasks(above) == ["1　编制方案。　　发改局＋财政局", "2　安排资金。　　财政局＋住建局"]


def test_marks_that_are_words_say_it_themselves() -> None:
    made = read(grid(UNITS, ("1", "编制方案。", "牵头", "配合", ""), ("2", "安排资金。", "", "牵头", "")))
    assert tasks(made) == ["1　编制方案。　　发改局＋财政局", "2　安排资金。　　财政局＋"]


def test_a_single_mark_makes_every_unit_responsible_by_guess() -> None:
    made = read(
        grid(
            ("序号", "工作任务", ("责任单位", 1, 3)),
            ("", "", "发改", "财政", "住建"),
            ("1", "编制方案。", "√", "", "√"),
        )
    )
    assert tasks(made) == ["1　编制方案。　　发改、住建＋"]
    assert remarks(made)[0] == "表1：表上没有说明“√”，记作牵头单位*"


def test_two_marks_without_a_legend_are_refused() -> None:
    assert refusal(grid(UNITS, *TICKED)) == (
        "表.docx 有1处读不成任务，没有写入任何内容：\n"
        "   表1：格里的“●”、“○”是什么意思，表上没有说明；在表下补一行“注：●牵头，○配合”"
    )


def test_marks_under_months_are_no_units() -> None:
    made = read(grid(("序号", "工作任务", "责任单位", "1月", "2月"), ("1", "编制方案。", "发改局", "√", "")))
    assert tasks(made) == ["1　编制方案。　　发改局＋"]
    assert remarks(made) == [
        "表1：“1月”一列没有读入，像是记号；用 --map 可指明它是哪一列*",
        "表1：“2月”一列没有读入；用 --map 可指明它是哪一列",
    ]


# Headings within, numbers, broken rows


def test_three_levels_of_headings_are_kept_the_upper_two_as_one() -> None:
    made = read(
        grid(
            ("序号", "工作任务", "具体措施", "责任单位"),
            (("一、加强党建", 1, 4),),
            (("（一）政治建设", 1, 4),),
            ("1", "理论学习", "组织学习12次。", "办公室"),
            (("（二）队伍建设", 1, 4),),
            ("2", "干部培训", "培训2期。", "人事科"),
            (("二、加强业务", 1, 4),),
            ("3", "业务培训", "培训3期。", "业务科"),
        )
    )
    assert tasks(made) == [
        "1　一、加强党建　（一）政治建设｜理论学习｜组织学习12次。　　办公室＋",
        "2　一、加强党建　（二）队伍建设｜干部培训｜培训2期。　　人事科＋",
        "3　二、加强业务｜业务培训｜培训3期。　　业务科＋",
    ]
    assert remarks(made) == ["表1 第4行：标题有3级，上2级并作一个板块"]


def test_a_title_merged_over_the_rest_of_its_row_heads_what_follows() -> None:
    made = read(
        grid(("序号", "任务", "单位", "时限"), ("1", ("夯实基础", 1, 3)), ("1.1", "建台账。", "县数据局", "2025年6月"))
    )
    assert tasks(made) == ["1.1　1、夯实基础｜建台账。　2025年6月　县数据局＋"]


def test_a_heading_that_is_a_unit_leads_where_the_table_has_no_column_of_units() -> None:
    made = read(
        grid(
            ("序号", "工作任务", "完成时限"),
            (("一、县财政局（2项）", 1, 3),),
            ("1", "兑付资金。", "2025年6月"),
            ("2", "开展评价。", "2025年9月"),
            (("二、县住建局（1项）", 1, 3),),
            ("3", "改造危房。", "2025年10月"),
        )
    )
    assert [(placed.task.id, placed.task.lead) for placed in made.plan.tasks()] == [
        ("1", ("县财政局",)),
        ("2", ("县财政局",)),
        ("3", ("县住建局",)),
    ]
    assert remarks(made)[0] == "表1 第3行：没有单位一列，按标题记作牵头单位“县财政局”*"


def test_a_table_of_one_unit_has_its_name_above() -> None:
    first = grid(("序号", "工作任务", "完成时限"), ("1", "兑付资金。", "2025年6月"), before=("县财政局任务清单",))
    second = grid(
        ("序号", "工作任务", "完成时限"), ("1", "改造危房。", "2025年6月"), before=("县住建局任务清单",), name="表2"
    )
    assert tasks(read(first, second, table=1)) == ["1　县财政局任务清单｜兑付资金。　2025年6月　县财政局＋"]
    assert refusal(first, second) == "有2张任务表：表1、表2；指明要哪一张，如 --table 1"


def test_another_heading_further_down_is_refused() -> None:
    table = grid(
        ("序号", "任务", "单位", "时限"),
        ("1", "甲事。", "县发改局", "2025年"),
        ("编号", "内容", "完成时间", "责任部门"),
        ("1", "乙事。", "2025年", "县财政局"),
    )
    assert "   表1 第3行：像是另一张表的表头，下面的栏目不同；分成两张表再读" in refusal(table)


def test_numbers_that_begin_anew_are_told_apart() -> None:
    made = read(
        grid(
            ("序号", "工作任务", "责任单位"),
            (("一、党建", 1, 3),),
            ("1", "学习。", "办公室"),
            ("2", "培训。", "人事科"),
            (("二、业务", 1, 3),),
            ("1", "检查。", "业务科"),
        )
    )
    assert [placed.task.id for placed in made.plan.tasks()] == ["1-1", "1-2", "2-1"]
    assert remarks(made) == ["编号几次从1另起，写成“第几组-编号”，如 2-1*"]


ASIDES: list[tuple[Written, ...]] = [
    ("小计", "2项", "", ""),
    ("", "小计：2项", "", ""),
    ("合计：共2项", "", "", ""),
    ("填表说明：时限填到月。", "", "", ""),
    ("制表人：周某    审核人：吴某", "", "", ""),
    (("填报单位：县府办", 1, 4),),
]


@pytest.mark.parametrize("aside", ASIDES)
def test_totals_and_how_to_fill_it_in_are_no_tasks_in_whichever_cell(aside: tuple[Written, ...]) -> None:
    made = read(grid(("序号", "任务", "单位", "时限"), ("1", "甲事。", "县发改局", "2025年"), aside))
    said = "　".join(text for cell in aside if (text := cell if isinstance(cell, str) else cell[0]))
    assert tasks(made) == ["1　甲事。　2025年　县发改局＋"]
    assert remarks(made) == [f"表1 第3行：“{said}”没有读入"]


def test_the_rest_of_a_row_on_the_next_page_is_put_together() -> None:
    heading = ("序号", "任务", "单位", "时限")
    made = read(
        grid(
            heading,
            ("1", "甲事。", "县发改局", "2025年"),
            ("2", "建设平台", "县数据局", "2025年"),
            heading,
            ("", "并投入使用。", "", ""),
            ("3", "丙事。", "县发改局", "2025年"),
        )
    )
    assert [placed.task.text for placed in made.plan.tasks()] == ["甲事。", "建设平台并投入使用。", "丙事。"]
    assert remarks(made) == ["表1 第5行：接在表1 第3行后面，是那一行断开的后半截*"]


def test_several_numbered_lines_under_one_number_are_one_task_and_said() -> None:
    made = read(
        grid(("序号", "任务", "单位"), ("7", "1.学习。\n2.培训。", "县委办"), ("8", "1.检查。\n2.通报。", "县府办"))
    )
    assert tasks(made) == ["7　1.学习。\n2.培训。　　县委办＋", "8　1.检查。\n2.通报。　　县府办＋"]
    assert remarks(made) == [
        "表1 第2行：一格里有编号1、2几条，按一项任务读*",
        "表1 第3行：一格里有编号1、2几条，按一项任务读*",
    ]


def test_units_with_a_deadline_each_under_one_task_are_tasks_of_their_own() -> None:
    made = read(
        grid(
            ("序号", "任务", "时限", "单位"),
            (("1", 2, 1), ("清理违建。", 2, 1), "2025年6月", "东湖区政府"),
            ("2025年9月", "西湖区政府"),
        )
    )
    assert tasks(made) == ["1　清理违建。　2025年6月　东湖区政府＋", "1-2　清理违建。　2025年9月　西湖区政府＋"]
    assert remarks(made) == ["表1 第3行：重点任务与上一行合并，单位或时限另有一行，另记一项，编号1-2*"]


def test_a_measure_that_has_no_task_of_its_own_is_one() -> None:
    made = read(
        grid(
            ("序号", "工作任务", "具体措施", "责任单位"),
            ("1", ("稳增长", 2, 1), "落实政策。", "发改局"),
            ("2", "减税降费。", "税务局"),
            ("3", "编制规划", "", "发改局"),
        )
    )
    assert tasks(made)[2] == "3　编制规划｜编制规划　　发改局＋"
    assert remarks(made) == ["表1 第4行：重点任务是空的，把主要措施记作任务*"]


def test_a_note_behind_the_table_is_kept_and_followed() -> None:
    note = "注：责任单位列第一位的为牵头单位。"
    made = read(grid(("序号", "任务", "责任单位"), ("1", "甲事。", "县财政局、县审计局")), *rest([note, "2025年1月"]))
    assert tasks(made) == ["1　甲事。　　县财政局＋县审计局"]
    assert made.plan.note == note
    assert remarks(made) == [
        "按表上的注，列第一位的责任单位是牵头单位，其余记作协办单位",
        "表末的说明记入 note（备注）",
    ]


# Without a table


def test_paragraphs_that_end_in_who_and_when_are_tasks() -> None:
    made = read(
        *rest(
            [
                "某县重点工作分工方案",
                "一、加强党建",
                "（一）政治建设。组织学习。（牵头单位：办公室；配合单位：人事科；完成时限：2025年12月底前）",
                "（二）队伍建设。（责任单位：人事科，完成时限：长期坚持）",
                "二、加强业务",
                "（三）业务培训。（业务科牵头，各科室配合，2025年6月底前完成）",
                "各单位要高度重视。",
            ]
        ),
        title=None,
    )
    assert tasks(made) == [
        "1　一、加强党建｜政治建设。组织学习。　2025年12月底前　办公室＋人事科",
        "2　一、加强党建｜队伍建设。　长期坚持　人事科＋",
        "3　二、加强业务｜业务培训。　2025年6月底前完成　业务科＋各科室",
    ]
    assert remarks(made) == [
        "正文：没有表格，按段落读：写明单位的段落各是一项任务*",
        "正文：第7段“各单位要高度重视。”没有读入*",
        "标题：某县重点工作分工方案",
    ]


def test_lines_below_a_paragraph_say_who_and_when_too() -> None:
    made = read(
        *rest(
            ["1.甲事。", "牵头领导：王某", "牵头单位：省发改委", "责任单位：省财政厅", "2.乙事。", "责任单位：省商务厅"]
        )
    )
    assert tasks(made) == ["1　甲事。　　省发改委＋省财政厅", "2　乙事。　　省商务厅＋"]
    assert [placed.task.leader for placed in made.plan.tasks()] == ["王某", ""]


def test_units_in_brackets_at_the_end_lead_by_guess() -> None:
    listed = read(*rest(["1.抽查企业。（县市场监管局、各镇（街道））", "2.印发方案。（责任单位：县司法局）"]))
    assert tasks(listed) == ["1　抽查企业。　　县市场监管局、各镇（街道）＋", "2　印发方案。　　县司法局＋"]
    assert remarks(listed)[1] == "正文：第1段末尾括号里的“县市场监管局、各镇（街道）”记作牵头单位*"
    made = read(grid(("序号", "重点任务"), ("1", "抽查企业。（县市场监管局）"), ("2", "建设公园（二期）。")))
    assert tasks(made) == ["1　抽查企业。　　县市场监管局＋", "2　建设公园（二期）。　　＋"]
    assert remarks(made) == ["表1 第2行：末尾括号里的“县市场监管局”记作牵头单位，从正文移出*"]


# What a person would hesitate at, too


def test_a_letter_is_no_list_of_tasks() -> None:
    assert refusal(*rest(["各单位：", "请认真落实。联系人：张某，电话：123。"])) == (
        "表.docx 里没有表格；任务表要有表头，如 序号、重点任务、完成时限、牵头单位"
    )


def test_a_form_for_one_task_is_no_table_of_tasks() -> None:
    form = grid(("任务名称", "新建学校", "责任单位", "教育局"), ("完成时限", "2025年6月", "联系人", "张某"))
    assert refusal(form) == (
        "表.docx 里认不出任务表的表头：表1的第一行是“任务名称、新建学校、责任单位、教育局”；"
        "用 --map 指明各列，如 --map 任务=3,时限=4,牵头=5"
    )


@pytest.mark.parametrize(
    "heading",
    [
        ("序号", "具体职责", "业务事项", "信息类别", "内容标准", "公开时限", "公开形式"),
        ("序号", "项目名称", "项目投资", "备注"),
        ("序号", "单位", "联系人", "电话"),
    ],
)
def test_other_tables_are_no_task_tables(heading: tuple[str, ...]) -> None:
    assert "认不出任务表的表头" in refusal(grid(heading, tuple("甲" for _ in heading)))
