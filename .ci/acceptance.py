"""The answers that an installed renwu must give, from any folder, with the plan it comes with."""

import re
import subprocess
import sys
from importlib.metadata import metadata
from typing import NamedTuple

LATE_IN_2024 = "6 11 13 15"
LATE_IN_2025 = "6 11 13 15 1 4 5 7 16 24 25"


class Answer(NamedTuple):
    """The tasks that a command names, in its order."""

    arguments: str
    ids: str


ANSWERS = (
    Answer("list --lead 区金融服务署", "1 14 15 16 17 21"),
    Answer("list --lead 金融署", "1 14 15 16 17 21"),
    Answer("list --lead 区企业服务中心", "4 11 18 19 20"),
    Answer("list --unit 罗湖法院", "7 25 26"),
    Answer("list --due 2025", "2 3 8 9 10 18 23 26"),
    Answer("list --status ongoing", "12 14 17 19 20 21 22"),
    Answer("overdue --as-of 2024-12-31", LATE_IN_2024),
    Answer("overdue --as-of 2025-01-01", LATE_IN_2025),
    Answer("overdue --as-of 2026-01-01", f"{LATE_IN_2025} 2 3 8 9 10 18 23 26"),
)
ERRORS = (
    ("list --lead 区规划局", "相近的有：市规划和自然资源局罗湖管理局"),
    ("list --satus overdue", "是不是 --status"),
)


def run(program: str, arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a user would."""
    command = [program, *arguments.split()]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def main(program: str) -> None:
    """Ask every question; stop at the first wrong answer."""
    for arguments, ids in ANSWERS:
        answer = run(program, f"{arguments} --format tsv")
        given = " ".join(line.split("\t")[0] for line in answer.stdout.splitlines()[1:])
        assert (answer.returncode, given) == (0, ids), (arguments, given, answer.stderr)
    for arguments, hint in ERRORS:
        answer = run(program, arguments)
        refused = (answer.returncode, answer.stdout) == (2, "") and hint in answer.stderr
        assert refused, (arguments, answer)
    gate = run(program, "check --strict")
    assert (gate.returncode, gate.stdout) == (2, ""), gate
    assert "没有找到方案" in gate.stderr, gate
    description = str(metadata("renwu").json["description"])
    assert "$ renwu show 15" in description, description
    assert re.findall(r"\]\((?!https?:)[^)]*\)", description) == []
    print(f"{len(ANSWERS) + len(ERRORS) + 1} answers right")


if __name__ == "__main__":
    main(sys.argv[1])
