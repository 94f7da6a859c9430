"""YAML's parsers put what is wrong in words of their own, which change from version to version.

renwu knows the words of the tested versions. What a test says of a text that the parser itself refuses holds for these;
with any other it must be refused all the same, at a place.
"""

from collections.abc import Sequence

import yaml

from renwu.errors import Problem
from support.plans import ROOT

LIBYAML = (0, 2, 6)
"""What the wheels of the tested PyYAML carry."""


def is_tested() -> bool:
    """Whether this is the PyYAML of constraints.txt, with the libyaml of its wheels or without any."""
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if f"PyYAML=={yaml.__version__}" not in constraints:
        return False
    return not yaml.__with_libyaml__ or yaml._yaml.get_version() == LIBYAML  # noqa: SLF001  # the only place that says it


def assert_refused(found: Sequence[Problem], expected: Sequence[Problem]) -> None:
    """That what was found in a text is what was expected; with an untested parser, that it is refused, at a place."""
    if is_tested():
        assert list(found) == list(expected)
    else:
        assert [problem.place.line for problem in found if problem.fatal] != []
