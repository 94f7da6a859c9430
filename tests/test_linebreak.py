"""Where lines of Chinese text may break, and where a text may be cut short."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renwu.writers.linebreak import cell_len, clip, wrap, wrap_names

NOT_FIRST = "，。、；：？！）】》」』〕〉”’％%…—.,;:?!)]}"
NOT_LAST = "（【《「『〔〈“‘([{"
TEXT = "推行“香港调解员＋内地调解员”联合调解模式，（力争2024年）与Kplus互联互通。"


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (76, ["推行“香港调解员＋内地调解员”联合调解模式，（力争2024年）与Kplus互联互通。"]),
        (40, ["推行“香港调解员＋内地调解员”联合调解模", "式，（力争2024年）与Kplus互联互通。"]),
        (20, ["推行“香港调解员＋内", "地调解员”联合调解模", "式，（力争2024年）与", "Kplus互联互通。"]),
        (
            12,
            ["推行“香港调", "解员＋内地调", "解员”联合调", "解模式，（力", "争2024年）与", "Kplus互联互", "通。"],
        ),
    ],
)
def test_a_text_is_wrapped_at_the_width(width: int, lines: list[str]) -> None:
    assert wrap(TEXT, width) == lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("甲乙丙，丁", 6, ["甲乙", "丙，丁"]),
        ("甲乙丙。”丁", 6, ["甲乙", "丙。”", "丁"]),
        ("甲乙（丙）", 6, ["甲乙", "（丙）"]),
        ("甲乙“（丙", 8, ["甲乙", "“（丙"]),
        ("甲乙丙……", 7, ["甲乙", "丙……"]),
        ("提高100%以上", 7, ["提高", "100%以", "上"]),
        ("版本1.10.2发布", 8, ["版本", "1.10.2发", "布"]),
        ("见a.example/b?c的页", 12, ["见", "a.example/b?", "c的页"]),
    ],
)
def test_no_line_begins_with_closing_punctuation_or_ends_with_opening(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("use Kplus pay", 9, ["use Kplus", "pay"]),
        ("使用 Kplus 互通", 9, ["使用", "Kplus 互", "通"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("甲 abcdefgh", 4, ["甲", "abcd", "efgh"]),
    ],
)
def test_a_word_stays_whole_unless_it_is_longer_than_a_line(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@pytest.mark.parametrize("word", ["don't", "R&D", "AT&T", "café", "naïve", "C++", "T+1", "5G/6G", "24×7"])
def test_a_word_with_a_sign_or_an_accent_stays_whole(word: str) -> None:
    assert any(word in line for line in wrap(f"建设{word}平台", cell_len(word) + 2))


@pytest.mark.parametrize("text", ["甲乙丙 ，丁", "甲乙丙 。", "甲乙丙 ”丁"])
def test_a_space_before_closing_punctuation_does_not_let_it_begin_a_line(text: str) -> None:
    assert not [line for line in wrap(text, 6) if line[0] in NOT_FIRST]


@pytest.mark.parametrize("text", ["甲乙（ 丙丁", "甲乙“ 丙丁"])
def test_a_space_after_opening_punctuation_does_not_let_it_end_a_line(text: str) -> None:
    assert not [line for line in wrap(text, 7) if line[-1] in NOT_LAST]


def test_line_breaks_of_the_text_stay() -> None:
    assert wrap("甲\n\n乙丙丁", 4) == ["甲", "", "乙丙", "丁"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert (wrap("", 10), wrap_names("", 10)) == ([""], [""])


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("区委组织部、区企业服务中心", 16, ["区委组织部、", "区企业服务中心"]),
        ("区委组织部、区企业服务中心", 26, ["区委组织部、区企业服务中心"]),
        ("区财政局、区司法局、区教育局", 20, ["区财政局、区司法局、", "区教育局"]),
        ("市规划和自然资源局罗湖管理局、区司法局", 12, ["市规划和自然", "资源局罗湖管", "理局、", "区司法局"]),
    ],
)
def test_names_are_broken_between_names(text: str, width: int, lines: list[str]) -> None:
    assert wrap_names(text, width) == lines


def test_names_are_broken_anywhere_where_that_saves_a_line() -> None:
    text = "区发展改革局、市规划和自然资源局罗湖管理局"

    assert wrap_names(text, 22) == ["区发展改革局、市规划和", "自然资源局罗湖管理局"]


@pytest.mark.parametrize("text", ["“甲甲、”乙乙", "甲甲（乙、）丙"])
def test_a_break_between_names_leaves_no_closing_punctuation_at_the_beginning(text: str) -> None:
    assert not [line for width in range(8, 12) for line in wrap_names(text, width) if line[0] in NOT_FIRST]


# Pieces that a line can always take whole, so that the rules have no exception: at most 14 cells.
pieces = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", *NOT_LAST]),
    st.sampled_from([*"甲乙丙丁戊己庚辛", "Kplus甲", "2024年", "100%以", "a.b甲", "5 个"]),
    st.sampled_from(["", "", *NOT_FIRST[:18], "。”", "……"]),
)
texts = st.lists(pieces, min_size=1, max_size=30).map("".join)
WIDTHS = st.integers(14, 60)


@settings(max_examples=200)
@given(texts, WIDTHS)
def test_no_line_is_wider_than_asked_for(text: str, width: int) -> None:
    assert max(map(cell_len, wrap(text, width) + wrap_names(text, width))) <= width


@settings(max_examples=200)
@given(st.text(max_size=60), st.integers(2, 30))
def test_no_line_of_any_text_is_wider_than_asked_for(text: str, width: int) -> None:
    assert max(map(cell_len, wrap(text, width) + wrap_names(text, width))) <= width


@settings(max_examples=200)
@given(texts, WIDTHS)
def test_no_line_begins_or_ends_where_it_must_not(text: str, width: int) -> None:
    lines = wrap(text, width)

    assert not [line for line in lines[1:] if line[0] in NOT_FIRST]
    assert not [line for line in lines if line[-1] in NOT_LAST]


@settings(max_examples=200)
@given(texts, WIDTHS)
def test_no_word_or_number_is_broken(text: str, width: int) -> None:
    words = re.compile("[A-Za-z0-9]+")

    assert [word for line in wrap(text, width) for word in words.findall(line)] == words.findall(text)


@settings(max_examples=200)
@given(st.text(max_size=60) | texts, st.integers(1, 40))
def test_wrapping_loses_nothing_but_spaces_at_breaks(text: str, width: int) -> None:
    for lines in (wrap(text, width), wrap_names(text, width)):
        assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("lines", "clipped"),
    [
        (["甲乙丙丁", "戊己"], ["甲乙丙丁", "戊己"]),
        (["甲乙丙丁", "戊己庚辛", "壬"], ["甲乙丙丁", "戊己庚.."]),
        (["甲乙丙丁", "戊己", "庚辛"], ["甲乙丙丁", "戊己.."]),
        (["甲乙丙丁", "戊己（庚", "辛）"], ["甲乙丙丁", "戊己.."]),
        (["甲乙丙丁", "戊己“（庚", "辛）”"], ["甲乙丙丁", "戊己.."]),
        (["甲乙丙丁", "用Kplus", "辛"], ["甲乙丙丁", "用.."]),
        (["甲乙丙丁", "Kplusab", "辛"], ["甲乙丙丁", ".."]),
    ],
)
def test_a_text_cut_short_ends_in_two_dots_never_after_an_opening_bracket(lines: list[str], clipped: list[str]) -> None:
    assert clip(lines, 2, 8) == clipped


@settings(max_examples=200)
@given(texts, WIDTHS, st.integers(1, 4))
def test_any_text_is_cut_short_within_the_width_and_after_a_whole_word(text: str, width: int, most: int) -> None:
    lines = wrap(text, width)
    cut = clip(lines, most, width)
    left = "".join(cut).removesuffix("..")

    assert len(cut) <= most
    assert max(map(cell_len, cut)) <= width
    assert (cut == lines) == (len(lines) <= most)
    assert "".join(lines).startswith(left)
    if cut != lines:
        assert cut[-1].endswith("..")
        assert not left or left[-1] not in NOT_LAST
        assert not re.match("[A-Za-z0-9]{2}", "".join(lines)[len(left) - 1 :] if left else "")
