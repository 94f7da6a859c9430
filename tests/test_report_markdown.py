"""A report as markdown."""

import io
from datetime import date

from renwu.papers.report import Report
from renwu.writers import report_markdown
from support import reports
from support.journals import line
from support.reports import JOURNAL, PLAN

SMALL = """\
title: 《甲措施》任务分解表
document: 甲府办〔2024〕1号
sections:
  - measures:
      - title: 做好甲事
        tasks:
          - {id: 1, text: 甲, deadline: 2024年12月31日, lead: [甲局]}
          - {id: 2, text: 乙, deadline: 2025年3月20日, lead: [乙局], support: [甲局]}
"""


def written(report: Report) -> str:
    out = io.StringIO()
    report_markdown.write(report, out)
    return out.getvalue()


def test_a_small_report_from_beginning_to_end() -> None:
    lines = [line("a", "2025-03-01", "progress", note="已开工", reporter="甲局")]
    assert written(reports.of(SMALL, *lines, since=date(2025, 3, 1))) == (
        """\
# 关于《甲措施》任务落实情况的通报（代拟稿）

- 数据来源：《甲措施》任务分解表（甲府办〔2024〕1号）
- 办理情况：发生在2025年3月10日及以前的进展记录，含登记在后的补录
- 截至日期：2025年3月10日
- 本期：2025年3月1日至3月10日
- 任务范围：全部任务
- 统计口径：“临期”指30天内到期；办结率按有时限的任务计算，按期办结率按已到期（含当天）和提前办结的任务计算，终止的都不计

按照《甲措施》任务分解表（甲府办〔2024〕1号）的部署，现将截至2025年3月10日的任务落实情况通报如下。

## 一、总体情况

重点任务共2项，涉及牵头单位2个：按期办结0项、逾期未办结1项、临期1项、未到期0项、常态化0项。

办结率0/2（0.0%），按期办结率0/1（0.0%）。

本期（2025年3月1日至3月10日）新办结0项，新增逾期0项，延期0项。

## 二、主要成效

本期没有办结的任务。

## 三、存在问题

### （一）逾期未办结

逾期未办结1项，涉及牵头单位1个，逾期最久的69天。

| 编号 | 重点任务 | 完成时限 | 牵头单位 | 逾期天数 | 最新进展 |
| --- | --- | --- | --- | --- | --- |
| 1 | 甲 | 2024年12月31日 | 甲局 | 69 | 2025-03-01 已开工（甲局） |

### （二）临期

30天内到期1项，涉及牵头单位1个。

| 编号 | 重点任务 | 完成时限 | 牵头单位 | 剩余天数 | 最新进展 |
| --- | --- | --- | --- | --- | --- |
| 2 | 乙 | 2025年3月20日 | 乙局 | 10 | 无进展记录 |

### （三）未报送

2025年3月1日以来没有报送进展，或者催办到期未回复的任务1项，涉及牵头单位1个。

| 牵头单位 | 未报送项数 | 最长未报天数 | 未报送的任务 |
| --- | ---: | ---: | --- |
| 乙局 | 1 | 不详 | 第2项（从未报送） |

### （四）延期

本期无延期任务。

### （五）中止

无中止任务。

### （六）退回重办

本期无退回重办任务。

### （七）调整责任单位

本期无调整责任单位的任务。

## 四、下一步要求

（以下为代拟，请据实修改）

一是抓紧办结逾期任务。甲局要对逾期未办结的1项任务逐项说明原因，明确措施和办结时间；确需延期的，按程序报批。

二是盯紧临期任务。乙局要对30天内到期的1项任务倒排工期，确保按期办结。

三是按时报送进展。未报送的单位要尽快补报，写明本期进展、存在问题和下一步安排。

四是抓好其余任务。各单位要对照任务台账按时限推进，办结后及时报送佐证材料。

附件：1. 各单位任务落实情况；2. 任务台账

发文单位：\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_

2025年3月10日

## 附件1　各单位任务落实情况

牵头、协办和各状态列是任务的项数，各状态列只计牵头的任务。

| 单位 | 牵头 | 协办 | 按期办结 | 逾期未办结 | 临期 | 未到期 | 常态化 | 办结率 | 按期办结率 |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| 甲局 | 1 | 1 | 0 | 1 | 0 | 0 | 0 | 0/1 | 0/1 |
| 乙局 | 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0/1 | — |
| 合计 | 2 | 1 | 0 | 1 | 1 | 0 | 0 | 0/2 | 0/1 |

## 附件2　任务台账

共2项。

| 编号 | 主要措施 | 重点任务 | 完成时限 | 牵头单位 | 协办单位 | 状态 | 最新进展 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 1 | 做好甲事 | 甲 | 2024年12月31日 | 甲局 |  | 逾期未办结<br>69天 | 2025-03-01 已开工（甲局） |
| 2 | 做好甲事 | 乙 | 2025年3月20日 | 乙局 | 甲局 | 临期<br>剩10天 | 无进展记录 |
"""
    )


def test_text_is_text_and_not_markup() -> None:
    text = SMALL.replace("text: 甲,", 'text: "<script>alert(1)</script> | *甲* \\n## 乙\\e[31m",')
    assert "\\<script\\>alert(1)\\</script\\> \\| \\*甲\\* <br>\\#\\# 乙\\\\x1b\\[31m |" in written(reports.of(text))


def test_a_note_that_no_encoding_holds_is_written_all_the_same() -> None:
    note = line("a", "2025-03-01", "progress", note="\ud800甲").replace("\ud800", "\\ud800")
    assert "甲" in written(reports.of(SMALL, note))


def test_a_summary_of_a_huge_plan_stays_below_a_mebibyte_and_says_what_it_left_out() -> None:
    tasks = "\n".join(
        f"          - {{id: {number}, text: {'甲' * 200}, deadline: 2026年1月, lead: [甲局]}}"
        for number in range(1, 2001)
    )
    text = written(reports.of(f"title: 表\nsections:\n  - measures:\n      - tasks:\n{tasks}\n"))
    assert len(text.encode()) < 1 << 20
    listed = text.count("\n| ") - 6  # the headings and rules of two tables, and two rows of units
    assert text.endswith(f"\n以下{2000 - listed}行从略（作业摘要至多1 MiB），全文见 HTML 或 docx 格式的通报。\n")


def test_a_long_table_leaves_room_for_those_after_it() -> None:
    tasks = "\n".join(
        f"          - {{id: {number}, text: {'甲' * 200}, deadline: 2024年1月, lead: [甲局]}}"
        for number in range(1, 2001)
    )
    text = written(reports.of(f"title: 表\nsections:\n  - measures:\n      - tasks:\n{tasks}\n"))
    assert "| 甲局 | 2000 | 0 |" in text
    assert text.count("行从略（作业摘要至多1 MiB），全文见 HTML 或 docx 格式的通报。") == 2


def test_every_task_is_in_it() -> None:
    report = reports.of(PLAN, *JOURNAL)
    ledger = written(report).partition("## 附件2")[2]
    assert [row.split(" | ")[0] for row in ledger.splitlines() if row.startswith("| ")][2:] == [
        f"| {one.task.id}" for one in report.tasks
    ]
