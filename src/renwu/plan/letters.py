"""Which units are not supervised but written to: they get a 函 in place of the usual papers, and are never ranked."""

import re

from renwu.plan.units import Directory, fold

LETTER = "函"
USUAL = "督办通知单"
"""What an entry says as `paper` of a unit that gets the usual papers, whatever its name."""

# 《政府督查工作条例》（国务院令第733号，2021年2月1日起施行）第五条 has as 督查对象 the government's departments, lower
# governments with theirs, and organisations that laws or administrative organs charge with public affairs: neither
# courts and procuratorates nor organs of the Party.
_OUTSIDE = re.compile("(?:法院|检察院)(?![路街巷村])|[省市州盟区县旗]委(?![员托会派])|党委|党工委|纪委")


def is_outside(unit: str) -> bool:
    """Whether a unit is, by its name, a court, a procuratorate or an organ of the Party."""
    return _OUTSIDE.search(unit) is not None


def paper_said(unit: str, directory: Directory) -> str:
    """What papers to a unit are called by what is said of it; empty where nothing is."""
    entry = directory.entries.get(fold(unit))
    return entry.paper if entry else ""


def paper_to(unit: str, directory: Directory) -> str:
    """What papers to a unit are called; empty for the usual ones."""
    if said := paper_said(unit, directory):
        return "" if said == USUAL else said
    return LETTER if is_outside(unit) else ""


def passed_on_by(unit: str, directory: Directory) -> str:
    """The unit that passes papers on to a unit; empty where none does."""
    entry = directory.entries.get(fold(unit))
    return entry.via if entry else ""
