"""A report's document in LibreOffice. Needs soffice and pdftotext."""

import re
import subprocess
from pathlib import Path

from renwu.writers import report_docx
from support import reports
from support.office import converted
from support.reports import JOURNAL, PLAN


def test_a_document_printed_by_libreoffice_has_every_task(tmp_path: Path) -> None:
    report = reports.of(PLAN, *JOURNAL)
    document = tmp_path / "report.docx"
    with document.open("wb") as out:
        report_docx.write(report, out)
    pdf = converted(document, "pdf", tmp_path / "out")
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, timeout=60).stdout.decode()  # noqa: S607  # wherever it is installed
    solid = re.sub(r"\s", "", text)
    assert [one.task.id for one in report.tasks if re.sub(r"\s", "", one.task.text) not in solid] == []
    assert solid.startswith("关于《青禾区优化营商环境若干措施》任务落实情况的通报（代拟稿）")
