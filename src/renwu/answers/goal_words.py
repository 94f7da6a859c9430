"""What people read of targets, and of the rule that lights go by."""

from fractions import Fraction

from renwu.plan.periods import spoken
from renwu.plan.quantities import measured, written
from renwu.plan.targets import Lights, Target, TargetKind
from renwu.standing.percent import percent, points
from renwu.standing.progress import Progress
from renwu.standing.status import Standing


def aim_words(target: Target) -> str:
    """What a target is to reach or to keep: 12公顷, 不低于95%, 不超过5件."""
    bound = "不超过" if target.at_most else "不低于" if target.kind is TargetKind.LEVEL else ""
    return f"{bound}{measured(target.value, target.unit)}"


def target_words(target: Target) -> str:
    """A target as the plan has it: 收储产业用地：12公顷（累计，从2公顷起，自2025年1月1日起，2025年6月达4公顷）."""
    steps = "、".join(f"{step.deadline}达{measured(step.value, target.unit)}" for step in target.steps)
    said = (
        target.kind.value,
        f"从{measured(target.begins_at, target.unit)}起" if target.begins_at else "",
        f"自{spoken(target.since)}起" if target.since else "",
        steps,
    )
    return f"{target.name}：{aim_words(target)}（{'，'.join(filter(None, said))}）"


def lights_words(lights: Lights) -> str:
    """From how far behind which light is on."""
    yellow, red = written(lights.yellow), written(lights.red)
    return f"滞后{yellow}至{red}个百分点为黄灯，超过{red}个为红灯"


def stand_words(one: Progress, standing: Standing) -> str:
    """How a target stands: 目标12公顷，6公顷（2025-06-30），完成50%，序时49.5%（…），超0.5个百分点."""
    said = (f"目标{aim_words(one.target)}", value_words(one), way_words(one, standing), gap_words(one))
    return "，".join(filter(None, said))


def value_words(one: Progress) -> str:
    """The last value, with its day: 6公顷（2025-06-30）, or 未报数."""
    if one.value is None:
        return "未报数"
    return f"{measured(one.value, one.target.unit)}（{one.reported_on}）"


def way_words(one: Progress, standing: Standing) -> str:
    """How much is done beside how much is to be: 完成50%，序时49.5%（2025-01-01至2025-12-31，延期1次）."""
    if one.target.kind is TargetKind.LEVEL:
        return ""
    done = "" if one.actual is None else f"完成{percent(one.actual)}"
    return "，".join(filter(None, (done, f"序时{share_words(one, standing)}")))


def share_words(one: Progress, standing: Standing) -> str:
    """How much is to be done by the date, with the days it goes by: 49.5%（2025-01-01至2025-12-31，延期1次）."""
    if one.share is None:
        return f"无从计算（{'任务没有到期日' if one.end is None else '没有起算日期'}）"
    way = "按分步目标" if one.target.steps else f"{one.start}至{one.end}" if one.start else f"{one.end}到期"
    moved = f"延期{standing.extensions}次" if standing.extensions and not standing.basis.original else ""
    return f"{percent(one.share)}（{'，'.join(filter(None, (way, moved)))}）"


def gap_words(one: Progress) -> str:
    """How a target is: 差15个百分点, 超0.5个百分点, 与序时持平; 达标, 未达标; empty where nothing can be said."""
    if one.target.kind is TargetKind.LEVEL:
        return "" if one.met is None else "达标" if one.met else "未达标"
    if one.behind is None:
        return ""
    return _gap(one.behind)


def _gap(behind: Fraction) -> str:
    if not behind:
        return "与序时持平"
    return f"{'差' if behind > 0 else '超'}{points(abs(behind))}个百分点"
