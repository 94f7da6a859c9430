"""Names for files that every operating system takes."""

import pytest

from renwu.filesystem import file_names


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("区委（区政府）办公室", "区委（区政府）办公室"),
        ('甲/乙\\丙:丁*?"<>|', "甲_乙_丙_丁______"),
        ("甲\n\u202e乙\x00", "甲__乙_"),
        ("con", "con_"),
        ("..", "_"),
        ("甲" * 100, "甲" * 60),
    ],
)
def test_a_name_keeps_what_every_file_system_takes(name: str, safe: str) -> None:
    assert file_names([name]) == [safe]


def test_no_two_names_are_one_file() -> None:
    assert file_names(["A局", "a局", "甲/乙", "甲:乙", "甲_乙-2"]) == ["A局", "a局-2", "甲_乙", "甲_乙-2", "甲_乙-2-2"]
