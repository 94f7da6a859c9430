"""Plain-text task tables (任务分解表) for supervision offices: whose task, due when, overdue on any date."""

__version__ = "0.1.0"
