"""Who is written to and not supervised: which paper a unit gets, who passes it on, and that it is never ranked."""

from datetime import date

import pytest

from renwu.papers.notice import Notice, Wording
from renwu.papers.notices import Wanted, notices
from renwu.papers.report.attachments import by_unit
from renwu.plan.letters import is_outside, paper_to, passed_on_by
from renwu.plan.units import directory
from renwu.standing.status import standings
from support import plans, reports

AS_OF = date(2024, 7, 1)
PLAN = """\
title: 表
units:
  区园区专班: {via: 区工信局}
  区税务局: {paper: 商请函}
  区检察院: {paper: 督办通知单}
  区新局: {formerly: {区旧局: 2024-12-31}, via: 区工信局}
sections:
  - measures:
      - tasks:
          - {id: 1, text: 甲, deadline: 2024年6月, lead: [区法院, 区工信局]}
          - {id: 2, text: 乙, deadline: 2024年5月, lead: [区法院, 区税务局, 区检察院, 区园区专班]}
          - {id: 3, text: 丙, deadline: 2024年7月, lead: [区法院, 区旧局]}
"""


@pytest.mark.parametrize(
    "unit",
    [
        *("罗湖法院", "区人民法院", "市中级人民法院", "罗湖区检察院", "区人民检察院", "区委组织部", "罗湖区委宣传部"),
        *("市委办公室", "县委政法委", "州委统战部", "区委党校", "区国资委党委", "园区党工委", "区纪委监委"),
    ],
)
def test_courts_procuratorates_and_organs_of_the_party_are_outside_supervision(unit: str) -> None:
    assert is_outside(unit)


@pytest.mark.parametrize(
    "unit",
    [
        *("区司法局", "区国资委", "区发展改革委", "管理区委员会", "市委托代建中心", "法院路街道办", "民革市委会"),
        *("区政府办公室", "深港现代商贸业升级发展区指挥部", "区委员联络处"),
    ],
)
def test_other_units_are_not(unit: str) -> None:
    assert not is_outside(unit)


def made(wording: Wording | None = None) -> list[Notice]:
    plan = plans.plan(PLAN)
    return notices(list(standings(plan, AS_OF)), AS_OF, Wanted(wording or Wording()))


def test_a_unit_gets_the_paper_that_is_said_or_a_letter_by_its_name() -> None:
    assert [(one.unit, one.title, one.name) for one in made()] == [
        ("区法院", "函", "函（逾期）"),
        ("区法院", "函", "函（临期）"),
        ("区工信局", "督办通知单", "督办通知单"),
        ("区税务局", "商请函", "商请函（逾期）"),
        ("区检察院", "督办通知单", "督办通知单"),
        ("区园区专班", "督办通知单", "督办通知单"),
        ("区旧局", "提示函", "提示函"),
    ]


def test_another_title_that_the_user_gives_wins() -> None:
    assert {(one.title, one.name) for one in made(Wording(title="工作函"))} == {
        ("工作函", "督办通知单"),
        ("工作函", "提示函"),
    }


def test_a_paper_says_who_passes_it_on() -> None:
    assert [one.head[0][0][1] for one in made()][-2:] == ["区园区专班（由区工信局转）", "区旧局（由区工信局转）"]


def test_what_is_said_of_a_renamed_unit_holds_under_its_older_name() -> None:
    units = directory(plans.plan(PLAN), as_of=AS_OF)

    assert (passed_on_by("区旧局", units), passed_on_by("区新局", units), paper_to("区旧局", units)) == (
        "区工信局",
        "",
        "",
    )


def test_who_is_written_to_is_not_ranked() -> None:
    found = reports.of(PLAN, rank=True, as_of=AS_OF)

    assert [row.led.name for row in found.units] == [
        *("区园区专班", "区检察院", "区工信局", "区旧局"),
        *("区税务局", "区法院"),
    ]
    assert found.unranked == ["区税务局", "区法院"]
    (said,) = by_unit(found).paragraphs
    assert said.endswith("合计只计一次。区税务局、区法院不参加排名，按方案的次序列在牵头单位的最后。")


def test_where_nobody_is_ranked_nothing_is_said_of_it() -> None:
    assert reports.of(PLAN, as_of=AS_OF).unranked == []
