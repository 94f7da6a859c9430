"""Names for files that every operating system takes."""

import pytest

from renwu.cli.file_names import file_names


@pytest.mark.parametrize(
    ("names", "safe"),
    [
        (["区司法局", "各县（市、区）政府"], ["区司法局", "各县（市、区）政府"]),
        (['a/b\\c:d*e?f"g<h>i|j'], ["a_b_c_d_e_f_g_h_i_j"]),
        (["con", "Lpt1.x", "aux局"], ["_con", "_Lpt1.x", "aux局"]),
        (["A局", "a局", "Ａ局"], ["A局", "a局-2", "Ａ局"]),
        (["..", " .甲 ", "乙\x00\u202e丙"], ["_", "甲", "乙__丙"]),
        (["é", "e\u0301"], ["é", "é-2"]),
        (["CONOUT$", "nul .甲"], ["_CONOUT$", "_nul .甲"]),
        (["-甲局", "--help"], ["_-甲局", "_--help"]),
        (["长" * 100], ["长" * 80]),
        (["\U00020000" * 100, "\U00020000" * 100], ["\U00020000" * 60, f"{chr(0x20000) * 60}-2"]),
    ],
)
def test_every_file_system_takes_the_name_that_a_unit_s_file_has(names: list[str], safe: list[str]) -> None:
    assert file_names(names) == safe


def test_with_its_ending_a_name_is_no_longer_than_file_systems_take() -> None:
    names = file_names(["长" * 300] * 1000)

    assert max(len(f"{name}.xlsx".encode()) for name in names) <= 255
