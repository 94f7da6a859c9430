"""Which targets a task's text states: by which words, of which kind, and what is left to people."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renwu import planfile
from renwu.answers.goal_words import aim_words
from renwu.errors import Place
from renwu.importing.drafting import Imported, Instructions, draft
from renwu.importing.targets import stated
from renwu.plan.model import Measure, Plan, Section, Task, TaskPlaces
from renwu.plan.targets import Target
from renwu.planfile.write import plan_text
from support.grids import grid

NOWHERE = Place("", 1, 1)


def shown(found: tuple[Target, ...]) -> list[str]:
    return [f"{target.name} {aim_words(target)} {target.kind.value}" for target in found]


def targets(text: str, deadline: str = "2025年12月") -> list[str]:
    return shown(stated(text, deadline, NOWHERE))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("公办园在园幼儿占比达到60%。", "公办园在园幼儿占比 不低于60% 水平"),
        ("电力装机规模达1.1亿千瓦。", "电力装机规模 1.1亿千瓦 累计"),
        ("群众满意度不低于 95%。", "群众满意度 不低于95% 水平"),
        ("盘活低效产业用地不少于20公顷。", "盘活低效产业用地 20公顷 累计"),
        ("农村自来水普及率提高到97.4%。", "农村自来水普及率 不低于97.4% 水平"),
        ("粮食总产量稳定在1,955万吨以上。", "粮食总产量 不低于1955万吨 水平"),
        ("人均公园绿地面积达到15平方米。", "人均公园绿地面积 不低于15平方米 水平"),
        ("惠及中小企业300家以上。", "惠及中小企业 300家 累计"),
        ("城镇新增就业３万人以上。", "城镇新增就业 3万人 累计"),
        ("力争问题解决率90%以上。", "问题解决率 不低于90% 水平"),
        ("检查次数较上年下降30%以上。", "检查次数较上年下降 不低于30% 水平"),
        ("实现企业诉求解决回复率100%。", "企业诉求解决回复率 不低于100% 水平"),
        ("实现村卫生室100%全覆盖。", "村卫生室全覆盖 不低于100% 水平"),
        ("支持不少于30家外贸企业开立多币种账户。", "支持外贸企业开立多币种账户 30家 累计"),
        ("争取推动100个以上项目纳入用地保障范围。", "推动项目纳入用地保障范围 100个 累计"),
        ("到2025年释放30公顷可集中连片开发产业用地。", "释放可集中连片开发产业用地 30公顷 累计"),
        ("到2025年底前，新增产业空间28万平方米。", "新增产业空间 28万平方米 累计"),
        ("按期办结率达到100%。", "按期办结率 不低于100% 水平"),
        ("一是并购企业不少于3家。", "并购企业 3家 累计"),
        ("完成创建国家级科技创新平台（基地）10家以上。", "完成创建国家级科技创新平台（基地） 10家 累计"),
    ],
)
def test_a_number_to_be_reached_is_named_by_the_words_around_it(text: str, found: str) -> None:
    assert targets(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("办理时限压减至3个工作日以内。", "办理时限 不超过3个工作日 水平"),
        ("平均审理周期压缩到45天。", "平均审理周期 不超过45天 水平"),
        ("审批时限5个工作日内。", "审批时限 不超过5个工作日 水平"),
        ("城镇调查失业率5.5%以内。", "城镇调查失业率 不超过5.5% 水平"),
        ("地下水开采量控制在114亿立方米以内。", "地下水开采量 不超过114亿立方米 水平"),
        ("积压案件压减至0件。", "积压案件 不超过0件 水平"),
    ],
)
def test_an_upper_limit_holds_at_any_time(text: str, found: str) -> None:
    assert targets(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "民营企业入围数量占比不低于三分之一。",
        "办理时限压减一半以上。",
        "2024年率先实现互联互通。",
        "完成年销量5000吨以上加油站改造。",
        "支持营业收入2000万元以上的企业。",
        "到2025年建成30万吨级码头。",
        "对年产值达到1亿元的企业给予支持。",
        "给予不超过100万元的一次性资助。",
        "单个项目不超过50万元。",
        "贷款额度不超过500万元。",
        "每季度开展督查不少于1次。",
        "各街道建成长者食堂不少于3个。",
        "水果、蔬菜产量分别达到2050万吨。",
        "目前覆盖率已达到80%。",
        "生产总值增长5%左右。",
        "一般公共预算收入增长5%。",
        "受理申请后3个工作日内，即可取得批复。",
        "实行24小时以内响应。",
        "公示期不少于5个工作日。",
        "新增学位1000个、床位500张以上。",
        "新增企业300余家。",
        "新建省级创新中心2—3家以上。",
        "失业率较上年下降0.5个百分点以上。",
        "完成第3批次以上任务。",
        "落实《关于做好95%以上事项网办的通知》。",
        "推行“覆盖率达到95%”行动。",
        "印发罗府办〔2023〕6号文件。",
        "细颗粒物浓度控制在29微克/立方米。",
        "城镇调查失业率5.5%。",
        "事项达到0项。",
        "产值达到780亿元。",
        "建成3个以上。",
        "改造老旧小区12个。",
    ],
)
def test_what_may_mean_another_thing_is_left_to_people(text: str) -> None:
    assert targets(text) == []


def test_a_text_may_state_several_in_its_order() -> None:
    text = "1.新增普惠托位400个以上，公办园在园幼儿占比达到60%；\n2.办理时限压缩至2个工作日。"
    assert targets(text) == [
        "新增普惠托位 400个 累计",
        "公办园在园幼儿占比 不低于60% 水平",
        "办理时限 不超过2个工作日 水平",
    ]


@pytest.mark.parametrize(
    ("text", "deadline", "found"),
    [
        ("到2024年覆盖率达到80%，到2025年覆盖率达到95%。", "2025年12月", ["覆盖率 不低于95% 水平"]),
        ("到2024年，覆盖率达到80%，新增学位500个以上。", "2025年12月", []),
        ("到2024年，覆盖率达到80%。新增学位500个以上。", "2025年12月", ["新增学位 500个 累计"]),
        ("2025年6月底前覆盖率达到80%。", "2025年12月", []),
        ("6月底前，覆盖率达到80%。", "2025年12月", []),
        ("2月底前，覆盖率达到80%。", "2025年12月", []),
        ("2025年12月底前覆盖率达到80%。", "2025年12月底前", ["覆盖率 不低于80% 水平"]),
        ("到2024年覆盖率达到80%。", "常态化推进", ["覆盖率 不低于80% 水平"]),
    ],
)
def test_what_is_said_of_another_date_is_no_target_of_the_task(text: str, deadline: str, found: list[str]) -> None:
    assert targets(text, deadline) == found


@pytest.mark.parametrize("text", ["覆盖率达到80%，年底达到95%。", "覆盖率达到80%，覆盖率不超过95%。"])
def test_a_name_with_two_numbers_is_no_one_target(text: str) -> None:
    assert targets(text) == []


WORDS = (
    *("到2025年", "达到", "不低于", "以上", "以内", "压缩至", "保持在", "新增", "覆盖率", "平均", "时限", "企业", "的"),
    *("0", "12", "1,200", "３", "²", "٣", "9" * 30, "%", "家", "万平方米", "个工作日"),
    *("，", "。", "（", "）", "“", ",", "\n", " ", "\u200b", "#", ": "),
)


@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_what_any_text_states_is_written_and_read_back_as_it_is(text: str) -> None:
    found = stated(text, "2025年12月", NOWHERE)
    places = TaskPlaces(NOWHERE, NOWHERE, (), ())
    task = Task("1", "事项", "2025年12月", (), (), "", "", "", {}, places, targets=found)
    plan = Plan("表", "", None, None, "", "", (), (Section("", "", (Measure("", "", (task,)),)),))
    reading = planfile.read(plan_text(plan).encode(), "plan.yaml")
    assert (reading.plan, reading.problems) == (plan, ())


# In an import

TABLE = grid(
    ("序号", "重点任务", "完成时限", "牵头单位"),
    ("1", "新增普惠托位400个以上，公办园占比达到60%。", "2025年12月", "区教育局"),
    ("2", "开展家庭教育宣传。", "2025年12月", "区教育局"),
)


def read(*, targets: bool) -> Imported:
    return draft((TABLE,), "表.docx", Instructions(title="任务分解表", issued=date(2025, 1, 2), targets=targets))


def remarks(made: Imported) -> list[str]:
    """What is said below the line that names the columns; guesses are starred."""
    return [f"{place}：{text}{'*' if guess else ''}" for place, text, guess in made.remarks[1:]]


def test_targets_are_named_with_their_kind_and_not_written_unasked() -> None:
    made = read(targets=False)
    assert [placed.task.targets for placed in made.plan.tasks()] == [(), ()]
    assert remarks(made) == [
        "表1 第2行：可作指标：“新增普惠托位”400个（累计）、“公办园占比”不低于60%（水平）；要写入的加上 --targets"
    ]


def test_targets_are_written_where_that_is_asked_for_and_are_guesses() -> None:
    made = read(targets=True)
    assert [shown(placed.task.targets) for placed in made.plan.tasks()] == [
        ["新增普惠托位 400个 累计", "公办园占比 不低于60% 水平"],
        [],
    ]
    assert remarks(made) == ["表1 第2行：据正文记作指标：“新增普惠托位”400个（累计）、“公办园占比”不低于60%（水平）*"]


def test_a_task_that_repeats_the_text_of_the_row_above_states_its_targets_once() -> None:
    table = grid(
        ("序号", "重点任务", "完成时限", "牵头单位"),
        (("1", 2, 1), ("新增普惠托位400个以上。", 2, 1), "2025年6月", "区教育局"),
        ("2025年12月", "区民政局"),
    )
    made = draft((table,), "表.docx", Instructions(title="任务分解表", targets=True))
    assert [(placed.task.id, shown(placed.task.targets)) for placed in made.plan.tasks()] == [
        ("1", ["新增普惠托位 400个 累计"]),
        ("1-2", []),
    ]
