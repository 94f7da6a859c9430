"""Plain-text task tables (任务分解表) for supervision offices: whose task, due when, overdue on any date.

For other programs: `load` gives plans with their journals, `standings` says where their tasks stand on a date, `count`
counts them, and `merge` puts counts together; docs/data.md shows them at work. They are loaded when they are asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # loaded when they are asked for
    from renwu.asking import count, load, merge, standings
    from renwu.errors import RenwuError
    from renwu.ledger.ledger import Ledger
    from renwu.standing.merging import Counts
    from renwu.standing.status import Standing, Status

__version__ = "0.1.0"
__all__ = ["Counts", "Ledger", "RenwuError", "Standing", "Status", "count", "load", "merge", "standings"]

_HOMES = {
    **dict.fromkeys(("count", "load", "merge", "standings"), "asking"),
    "RenwuError": "errors",
    "Ledger": "ledger.ledger",
    "Counts": "standing.merging",
    **dict.fromkeys(("Standing", "Status"), "standing.status"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the name stands for (PEP 562)
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415  # only where one is asked for

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
