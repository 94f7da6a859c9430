"""Names of units: comparing them, and finding the one a person meant."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from renwu.errors import UsageError
from renwu.plan.characters import plain
from renwu.plan.model import Plan

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
    """The units of a plan: folded name → the name as first written, folded alias → full names."""

    names: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]

    def canonical(self, name: str) -> str:
        """The one name of the unit that a record names, by its own name or by an alias."""
        folded = fold(name)
        return self.names.get(folded) or self.aliases.get(folded, (name,))[0]

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

    def match(self, typed: str) -> str | None:
        """The unit a person means, as for `find`; None where none matches. Raises UsageError where several do."""
        wanted = fold(typed)
        if exact := self.names.get(wanted):
            candidates = [exact]
        elif meant := self.aliases.get(wanted):
            candidates = list(meant)
        else:
            candidates = [name for folded, name in self.names.items() if _abbreviates(wanted, folded)]
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


def directory(plan: Plan, others: Iterable[str] = ()) -> Directory:
    """The units that a plan's tasks and `units` name, and others, such as those that tasks were reassigned to."""
    names: dict[str, str] = {}
    aliases: dict[str, tuple[str, ...]] = {}
    for entry in plan.units:
        names.setdefault(fold(entry.name), entry.name)
        name = names[fold(entry.name)]
        for alias in entry.aliases:
            meant = aliases.get(fold(alias), ())
            aliases[fold(alias)] = tuple(dict.fromkeys((*meant, name)))
    written = (name for placed in plan.tasks() for name in placed.task.lead + placed.task.support)
    for name in chain(written, others):
        folded = fold(name)
        if len(aliases.get(folded, ())) != 1:  # an alias of two units can only stand for itself
            names.setdefault(folded, name)
    return Directory(names, aliases)


def _abbreviates(short: str, name: str) -> bool:
    characters = iter(name)
    return bool(short) and all(char in characters for char in short)


def _enumerate(names: list[str]) -> str:
    shown = "、".join(names[:_MOST_CANDIDATES])
    return shown if len(names) <= _MOST_CANDIDATES else f"{shown}等"
