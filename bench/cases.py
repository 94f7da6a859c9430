"""What is measured, and the budgets it is held to."""

from typing import NamedTuple


class Case(NamedTuple):
    """Some work, with its budget.

    Attributes:
        arguments: what follows ``renwu``.
        tasks: how many tasks the plan or the table has, None for work without one.
        ratio: at most so many times the CPU time of ``python -c pass``.
        mebibytes: at most so much memory, None where nothing is promised.
        rounds: how often it runs; longer work needs fewer.
        entries: how many entries the plan's journal has.
        journal_only: whether the ratio is what the journal costs above the same work without one, which must be a case
            before it.
        table: the file that the tasks come in where they are no plan yet; it follows the arguments.
        output: the file that is written; without one, what is printed goes to a file.
        megabytes: at most so large a file, None where nothing is promised.
    """

    arguments: str
    tasks: int | None
    ratio: float
    mebibytes: float | None = None
    rounds: int = 21
    entries: int = 0
    journal_only: bool = False
    table: str = ""
    output: str = ""
    megabytes: float | None = None

    @property
    def command(self) -> str:
        """What is typed after ``renwu``, names of files without their folders."""
        return " ".join(filter(None, (self.arguments, self.table, self.output and f"-o {self.output}")))

    @property
    def work(self) -> str:
        """What it does, in words."""
        if self.tasks is None:
            return self.command
        entries = f"{self.entries:,} entries"
        if self.journal_only:
            return f"{self.tasks:,} tasks, {self.command}, its {entries}"
        return f"{self.tasks:,} tasks{f' with {entries}' if self.entries else ''}, {self.command}"


SHIPPED = 26  # the plan that comes with renwu; those of other sizes are generated
CASES = (
    Case("list --format json", SHIPPED, ratio=10),
    Case("list", SHIPPED, ratio=15),
    Case("--help", None, ratio=19),
    Case("list --format tsv", 10_000, ratio=70, mebibytes=64, rounds=11),
    Case("list --format tsv", 10_000, ratio=45, rounds=11, entries=100_000, journal_only=True),
    Case("list --format tsv", 100_000, ratio=600, mebibytes=330, rounds=5),
    Case("list", 10_000, ratio=300, rounds=5, output="ledger.xlsx"),
    Case("report", SHIPPED, ratio=30, output="report.html"),
    Case("report", 10_000, ratio=300, rounds=5, entries=30_000, output="report.html", megabytes=12),
    Case("import --force", 1_000, ratio=44, mebibytes=40, rounds=11, table="table.docx", output="plan.yaml"),
    Case("import --force", 10_000, ratio=280, mebibytes=100, rounds=5, table="table.docx", output="plan.yaml"),
    Case("import --force", 1_000, ratio=44, mebibytes=40, rounds=11, table="table.xlsx", output="plan.yaml"),
    Case("import --force", 10_000, ratio=280, mebibytes=100, rounds=5, table="table.xlsx", output="plan.yaml"),
)
