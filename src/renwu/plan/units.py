"""Names of units: comparing them, and finding the one a person meant."""

import unicodedata
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import chain

from renwu.errors import UsageError
from renwu.plan.characters import plain
from renwu.plan.model import Plan, UnitEntry

NO_LEAD = "（没有牵头单位）"
"""What stands for the unit where nobody leads."""

_MOST_CANDIDATES = 8
_MOST_NEAREST = 4


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """A name as it is compared: after NFKC, without white space and what nobody sees, radicals as characters."""
    return "".join(unicodedata.normalize("NFKC", plain(name)).split())


@dataclass(frozen=True, slots=True)
class Directory:
    """The units of a plan, by the names in force on a date.

    Attributes:
        names: folded name → the name as first written.
        aliases: folded alias, or name that is not in force → full names.
        renamed: folded name that is not in force → the one that is.
        unsettled: folded name whose unit is gone without one successor → what became of it, in words.
        entries: folded name → what is said of the unit.
    """

    names: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    renamed: Mapping[str, str] = field(default_factory=dict)
    unsettled: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[str, UnitEntry] = field(default_factory=dict)

    def canonical(self, name: str) -> str:
        """The one name of the unit that a record names, by its own name or by an alias."""
        folded = fold(name)
        return self.names.get(folded) or self.aliases.get(folded, (name,))[0]

    def in_force(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Names as they are written, but for those not in force, which are those that are; each once."""
        if not self.renamed:
            return names
        return tuple(dict.fromkeys(self.renamed.get(fold(name), name) for name in names))

    def canonical_all(self, names: Iterable[str]) -> tuple[str, ...]:
        """`canonical` of each, once."""
        return tuple(dict.fromkeys(map(self.canonical, names)))

    def find(self, typed: str) -> str:
        """The unit a person means: the exact name, an alias, or a unique abbreviation (发改局 → 区发展改革局).

        An abbreviation has characters of the name, in the name's order. Raises UsageError where none or several
        match, with the nearest names.
        """
        if unit := self.match(typed):
            return unit
        from renwu.plan.unit_cells import split  # noqa: PLC0415  # only where no unit is found

        if len(split(typed)) > 1:
            raise UsageError(f"“{typed}”是几个单位；一个选项写一个，再写一次选项就是“或”")
        raise UsageError(f"方案里没有单位“{typed}”；{self.instead(typed)}")

    def instead(self, typed: str) -> str:
        """Where to look for the unit meant, when none is found."""
        nearest = self.nearest(typed)
        return f"相近的有：{_enumerate(nearest)}" if nearest else "renwu units 列出全部单位"

    def with_others(self, others: Iterable[str]) -> "Directory":
        """The same with names that are none of its units'."""
        names = dict(self.names)
        for name in others:
            if len(self.aliases.get(fold(name), ())) != 1:  # an alias of two units can only stand for itself
                names.setdefault(fold(name), name)
        return replace(self, names=names)

    def match(self, typed: str) -> str | None:
        """The unit a person means, as for `find`; None where none matches. Raises UsageError where several do."""
        wanted = fold(typed)
        if exact := self.names.get(wanted):
            candidates = [exact]
        elif meant := self.aliases.get(wanted):
            candidates = list(meant)
        else:
            known = chain(self.names.items(), self.renamed.items())
            candidates = list(dict.fromkeys(name for folded, name in known if _abbreviates(wanted, folded)))
        if len(candidates) == 1:
            return self.canonical(candidates[0])
        if candidates:
            raise UsageError(f"“{typed}”可以指{len(candidates)}个单位：{_enumerate(candidates)}；请写全称")
        return None

    def named(self, name: str) -> bool:
        """Whether a name is a unit's own or an alias, not an abbreviation."""
        folded = fold(name)
        return folded in self.names or folded in self.aliases

    def completions(self, begun: str) -> list[str]:
        """The names that begin so, and, without their leading 区 or 市, those that begin so after it."""
        wanted = fold(begun)
        names = [name for folded, name in self.names.items() if folded.startswith(wanted)]
        bare = [
            name[1:]
            for folded, name in self.names.items()
            if folded.startswith(("区", "市")) and folded[1:].startswith(wanted)
        ]
        return names + (bare if wanted else [])

    def nearest(self, typed: str) -> list[str]:
        """The units whose names are most like what was typed, the likeliest first."""
        from difflib import get_close_matches  # noqa: PLC0415  # only a mistyped name needs it

        wanted = fold(typed)
        bare = wanted.lstrip("区市") or wanted
        alike = [folded for folded in self.names if _abbreviates(bare, folded)]
        alike += get_close_matches(wanted, self.names, n=4, cutoff=0.3)
        return [self.names[folded] for folded in dict.fromkeys(alike)][:_MOST_NEAREST]


def directory(
    plan: Plan, others: Iterable[str] = (), registered: Iterable[UnitEntry] = (), as_of: date | None = None
) -> Directory:
    """The units that a plan's tasks and `units` name, and others, such as those that tasks were reassigned to.

    Args:
        plan: the plan.
        others: the other names.
        registered: what units.yaml says; of a unit that the plan's `units` has, those say it.
        as_of: the date whose names are in force; where None, every last day is past.
    """
    own = {fold(entry.name) for entry in plan.units}
    others_said = [entry for entry in registered if fold(entry.name) not in own]
    said = (*plan.units, *others_said)
    spelled = {fold(entry.name): entry.name for entry in reversed(said)}
    passed, unsettled = _renaming(said, as_of)
    renamed = {folded: spelled.get(fold(name), name) for folded, name in passed.items()}
    now = spelled | renamed
    aliases = _aliases(others_said, now) | _aliases(plan.units, now) | {old: (name,) for old, name in renamed.items()}
    names: dict[str, str] = {}
    written = (name for placed in plan.tasks() for name in placed.task.lead + placed.task.support)
    for name in chain((entry.name for entry in plan.units), written, others):
        meant = aliases.get(folded := fold(name), ())
        # An alias of two units can only stand for itself.
        unit = meant[0] if len(meant) == 1 and folded not in own else now.get(folded, name)
        names.setdefault(fold(unit), unit)
    known = {folded: meant for folded, meant in aliases.items() if any(fold(name) in names for name in meant)}
    entries = {fold(now[fold(entry.name)]): entry for entry in reversed(said)}
    return Directory(names, known, renamed, unsettled, entries)


def _renaming(entries: Sequence[UnitEntry], as_of: date | None) -> tuple[Mapping[str, str], Mapping[str, str]]:
    if not any(entry.formerly or entry.until for entry in entries):
        return {}, {}
    from renwu.plan.renaming import renaming  # noqa: PLC0415  # few plans have units that were renamed

    return renaming(entries, as_of)


def _aliases(entries: Iterable[UnitEntry], now: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The units that each alias, folded, means, by their names `now`."""
    aliases: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        for alias in map(fold, entry.aliases):
            aliases[alias] = tuple(dict.fromkeys((*aliases.get(alias, ()), now[fold(entry.name)])))
    return aliases


def merged(directories: Sequence[Directory]) -> Directory:
    """The units of several plans together; one of two plans by one name is one unit."""
    if len(directories) == 1:
        return directories[0]
    names: dict[str, str] = {}
    meant: dict[str, dict[str, None]] = {}
    for each in directories:
        for folded, name in each.names.items():
            names.setdefault(folded, name)
        for folded, units in each.aliases.items():
            meant.setdefault(folded, {}).update(dict.fromkeys(units))
    return Directory(
        names,
        {folded: tuple(units) for folded, units in meant.items()},
        dict(ChainMap(*(dict(each.renamed) for each in directories))),
        dict(ChainMap(*(dict(each.unsettled) for each in directories))),
        dict(ChainMap(*(dict(each.entries) for each in directories))),
    )


def _abbreviates(short: str, name: str) -> bool:
    characters = iter(name)
    return bool(short) and all(char in characters for char in short)


def _enumerate(names: list[str]) -> str:
    shown = "、".join(names[:_MOST_CANDIDATES])
    return shown if len(names) <= _MOST_CANDIDATES else f"{shown}等"
