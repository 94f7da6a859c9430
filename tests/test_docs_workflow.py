"""The workflow that docs/ci.md gives: its commands, run as GitHub Actions runs them, on the invented plan."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.program import RUN_AT

ROOT = Path(__file__).parent.parent
FILE = ROOT / "docs" / "workflows" / "renwu.yml"
WORKFLOW: dict[str, Any] = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # reads text only
STEPS = [step for step in WORKFLOW["jobs"]["renwu"]["steps"] if step.get("run", "").startswith("renwu ")]
LATE = [
    "::warning file=data/tasks.yaml,line=35,col=13,title=逾期91天::第4项 对产业项目试行“拿地即开工”，签订用地出让合同后5个工作日内核发施工许可证。（2025年3月底前；牵头：区住房建设局）",
    "::warning file=data/tasks.yaml,line=69,col=13,title=逾期30天::第9项 设立首期5000万元的中小企业贷款风险补偿资金池。（2025年5月底前；牵头：区金融工作局）",
    "::warning file=data/tasks.yaml,line=114,col=13,title=逾期30天::第16项 建成区商事调解中心，联合行业协会设立3个调解工作室。（2025年5月底前；牵头：区司法局）",
]
UNCLEAR = "::warning file=data/tasks.yaml,line=125,col=23,title=RW204::完成时限读不出日期：“条件成熟时”，没有写明日期，也没有写明常态化推进；写成如 2026年12月、2026年第四季度、2026-12-31 或 常态化推进"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder with the plan and its journal, and `renwu` on the PATH, for which it is 30 June 2025."""
    (tmp_path / "data").mkdir()
    for name in ("tasks.yaml", "tasks.progress.jsonl"):
        shutil.copyfile(ROOT / "examples" / name, tmp_path / "data" / name)
    program = tmp_path / "bin" / "renwu"
    program.parent.mkdir()
    run = shlex.join([sys.executable, "-c", RUN_AT, "2025-06-30T09:00:00+08:00"])
    program.write_text(f'#!/bin/sh\nexec {run} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def run(repository: Path) -> list[tuple[int, list[str]]]:
    """The exit code of each step that calls renwu, and the lines it prints on stdout."""
    answers = []
    for step in STEPS:
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],  # noqa: S607  # whichever there is, as on the runner
            capture_output=True,
            cwd=repository,
            env={
                **os.environ,
                "PATH": f"{repository / 'bin'}{os.pathsep}{os.environ['PATH']}",
                "GITHUB_STEP_SUMMARY": str(repository / "summary.md"),
            },
            encoding="utf-8",
            check=False,
        )
        answers.append((done.returncode, done.stdout.splitlines()))
    return answers


def test_a_warning_in_the_plan_fails_the_gate_and_what_is_overdue_is_annotated_all_the_same(repository: Path) -> None:
    assert run(repository) == [(1, [UNCLEAR]), (0, LATE), (0, [])]


def test_a_plan_without_a_problem_passes_the_gate(repository: Path) -> None:
    plan = repository / "data" / "tasks.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("条件成熟时", "2025年12月"), encoding="utf-8")
    assert run(repository) == [(0, []), (0, LATE), (0, [])]


def test_the_report_arrives_in_the_summary(repository: Path) -> None:
    run(repository)
    summary = (repository / "summary.md").read_text(encoding="utf-8")
    assert summary == (repository / "report.md").read_text(encoding="utf-8")
    assert summary.splitlines()[0] == "# 关于《青禾区惠企行动方案（虚构示例）》任务落实情况的通报（代拟稿）"
    assert "逾期未办结3项，涉及牵头单位3个，逾期最久的91天。" in summary.splitlines()


def test_the_steps_after_the_gate_run_whatever_it_says() -> None:
    assert [step.get("if") for step in STEPS] == [None, "${{ !cancelled() }}", "${{ !cancelled() }}"]


def test_the_workflow_may_only_read() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in WORKFLOW["jobs"]["renwu"]


def test_the_page_shows_the_workflow() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert f"```yaml\n{FILE.read_text(encoding='utf-8')}```" in page
