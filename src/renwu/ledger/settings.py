"""ledger.yaml: what a ledger's folder says of all plans below it."""

from dataclasses import replace
from pathlib import Path

from renwu import filesystem, planfile
from renwu.errors import PlanError
from renwu.ledger.finding import SETTINGS
from renwu.plan.model import Plan, Settings

NOTHING_SET = Settings()
"""The settings of a ledger without any."""


def load(folder: Path) -> Settings:
    """The settings in a folder; where there is no such file, none.

    Raises:
        FileError: the file can't be opened.
        PlanError: it can't be relied on.
    """
    path = folder / SETTINGS
    if not path.is_file():
        return NOTHING_SET
    settings, problems = planfile.read_settings(filesystem.content(path) or b"", str(path))
    if problems:
        raise PlanError(problems)
    return settings


def settled(plan: Plan, path: Path, settings: Settings) -> Plan:
    """A plan in its ledger: called by its file's name where it has no key, with the defaults where it says nothing."""
    return replace(
        plan,
        key=plan.key or path.stem,
        kind=plan.kind or settings.kind,
        soon=settings.soon if plan.soon is None else plan.soon,
        round=plan.round or settings.round,
        lights=plan.lights or settings.lights,
        grades=plan.grades or settings.grades,
    )
