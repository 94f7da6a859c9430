"""统计口径 of milestones, targets and rounds: how 序时进度, 连续N期, lights and changes are counted, in words."""

from collections.abc import Iterator

from renwu.answers.goal_words import lights_words
from renwu.papers.report.figures import Report
from renwu.papers.report.goals import Goals
from renwu.plan.model import Plan
from renwu.plan.periods import spoken
from renwu.plan.targets import LIGHTS, Lights


def rules(report: Report, goals: Goals) -> tuple[str, ...]:
    """The rules that what a report says of milestones and targets goes by."""
    return (
        *(_of_targets(report) if goals.targets else ()),
        *of_streaks(report),
        *_of_lights(report),
        *_of_changes(report),
    )


def _of_targets(report: Report) -> Iterator[str]:
    due = "原定时限" if report.scope.original else "现行时限"
    yield (
        f"序时进度是起算日到截至日期占起算日到{due}的比例，写明分步目标的，是最近到期的一步所占的比例，"
        "起算日是指标写明的日期，没有写明的，在方案年份到期的为当年1月1日，其他的为印发之日，"
        "起止相隔超过三个月的每到月末变动，月中按上一个月末计"
    )
    yield (
        "累计指标逐步积累到目标值，完成进度是已积累的占应积累的比例，与序时进度相比，"
        "水平指标任何时候都应达到，只看最近报的数是否达标，不与序时进度相比"
    )


def of_streaks(report: Report) -> Iterator[str]:
    """How 连续N期 is counted of what a report says it of; nothing where it says it of nothing."""
    targets = report.goals is not None and report.goals.targets
    held = (
        ("每期最后一天都逾期", any(one.overdue for one in report.streaks.values())),
        ("每期都没有报送", any(one.silent for one in report.streaks.values())),
        ("每期最后一天都未达序时进度", targets),
    )
    if what := "、".join(words for words, said in held if said):
        yield (
            f"“连续N期”是从最近结束的报送期往前数，{what}的期数，方案开始以前的不计，"
            "报送期按时限写明的周期、方案写明的报送期，都没有的按月"
            f"{'，最近一期结束以后才未达的写“新出现”' if targets else ''}"
        )


def _of_changes(report: Report) -> Iterator[str]:
    if report.scope.eve is not None:
        yield (
            f"“本期变化”是截至{spoken(report.scope.eve)}与截至{spoken(report.scope.as_of)}相比，"
            "亮灯、状态和是否未报送的不同，以及其间发生的办结、延期等，逐次列出，后来退回重办的办结也在内"
        )


def _of_lights(report: Report) -> Iterator[str]:
    yield f"亮灯按滞后多少：{_lights(report)}"
    yield (
        "任务、节点逾期的也为红灯，临期、延期前的时限已过而没有报送、水平指标未达标、未报送、未报数的也为黄灯，"
        "中止时是红灯的仍为红灯，按原时限才是红灯的为黄灯，"
        "办结、终止、其他中止的，未明确时限而没有上述情形的，尚无从判断的，都不亮灯"
    )


def _lights(report: Report) -> str:
    """From how far behind which light is on, where plans differ with those that do: …（民生实事…）."""
    plans: dict[Lights, list[Plan]] = {}
    for plan in report.plans:
        plans.setdefault(plan.lights or LIGHTS, []).append(plan)
    usual = max(plans, key=lambda rule: len(plans[rule]))
    others = "，".join(
        f"{'、'.join(plan.key for plan in found)}{lights_words(rule)}" for rule, found in plans.items() if rule != usual
    )
    return f"{lights_words(usual)}（{others}）" if others else lights_words(usual)
