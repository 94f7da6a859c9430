"""What formatting says in a web page: struck-out, raised and unseen text, fields of forms, spans beyond their group."""

import pytest

from renwu.importing.grid import Finding
from support.tables import texts
from support.web import only, said


def found(cell: str) -> tuple[str, tuple[Finding, ...]]:
    """What a cell with this source is read as, and what was found there."""
    grid = only(f"<table><tr><td>{cell}</td><td>x</td></tr></table>")
    return texts(grid)[0][0], grid.findings


@pytest.mark.parametrize(
    "struck",
    [
        "<del>{}</del>",
        "<s>{}</s>",
        "<strike>{}</strike>",
        '<span style="text-decoration: line-through">{}</span>',
        '<span style="color:red;text-decoration-line:underline line-through">{}</span>',
        "<del><b>{}</b></del>",
        '<span style="text-decoration:line-through"><span>{}</span></span>',
    ],
)
def test_struck_out_text_is_left_out_and_told(struck: str) -> None:
    assert found(struck.format("2024年12月") + "2024年6月") == (
        "2024年6月",
        (Finding("划去的“2024年12月”没有读入", 0, 0),),
    )


def test_a_row_or_a_cell_that_is_struck_out_is_so_to_its_end() -> None:
    grid = only(
        '<table><tr style="text-decoration:line-through"><td>甲<td>乙<tr><td>丙<td style="text-decoration:line-through">丁'
        "<tr><td>戊<td><s>己<tr><td>庚<td>辛</table>"
    )

    assert texts(grid) == [["", ""], ["丙", ""], ["戊", ""], ["庚", "辛"]]
    assert [finding.row for finding in grid.findings] == [0, 0, 1, 2]


def test_a_paragraph_ends_what_is_struck_out_in_the_one_before() -> None:
    assert found('<p style="text-decoration:line-through">甲<p>乙')[0] == "乙"


def test_marks_are_told_and_powers_stay() -> None:
    assert found("区水务局<sup>注</sup>") == ("区水务局", (Finding("上标“注”按注号没有读入", 0, 0),))
    assert found('甲<span style="vertical-align:super">1</span>')[0] == "甲"
    assert found("绿地500m<sup>2</sup>，CO<sub>2</sub>下降") == ("绿地500m²，CO2下降", ())


@pytest.mark.parametrize(
    "cell",
    [
        '甲事。<span style="visibility: hidden">草稿</span>',
        '甲事。<span style="visibility:hidden">草<b>稿</b></span>',
        "<ruby>甲事<rp>(</rp><rt>jia shi</rt><rp>)</rp></ruby>。",
        "<ruby>甲<rt>jia<rb>事<rt>shi</ruby>。",
    ],
)
def test_what_is_not_seen_and_how_a_word_is_pronounced_are_left_out(cell: str) -> None:
    assert found(cell) == ("甲事。", ())


def test_a_cell_that_is_not_seen_keeps_its_place() -> None:
    assert texts(only('<table><tr><td style="visibility:hidden">甲<td>乙<td>丙</table>')) == [["", "乙", "丙"]]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("<input value='2024年6月' readonly>", "2024年6月"),
        ("<input type=month value=2024-06>", "2024-06"),
        ("<input type=hidden value=7>甲", "甲"),
        ("<input type=button value=保存>甲", "甲"),
        ("<input type=checkbox checked>区司法局<input type=checkbox>区民政局", "☑区司法局□区民政局"),
        (
            "<select><option>请选择</option><option selected>区水务局</option><option>区司法局</option></select>",
            "区水务局",
        ),
        ("<select><option>区水务局<option>区司法局</select>牵头", "区水务局牵头"),
        ('<select><option value="">无<option>区司法局</select>', ""),
        ("<select><option>请选择<option>区司法局</select>", ""),
        ("<textarea>建成平台。</textarea>", "建成平台。"),
    ],
)
def test_a_field_says_what_it_shows(field: str, expected: str) -> None:
    assert said(field) == expected


def test_a_list_that_is_never_closed_ends_with_its_cell() -> None:
    assert texts(only("<table><tr><td><select><option>甲<td>乙</table>")) == [["甲", "乙"]]


def test_a_cell_that_is_written_to_span_more_rows_than_its_group_has_is_told() -> None:
    grid = only("<table><tbody><tr><td rowspan=3>甲局<td>一</tbody><tbody><tr><td>乙局<td>二</tbody></table>")

    assert texts(grid) == [["甲局", "一"], ["乙局", "二"]]
    assert grid.findings == (Finding("“甲局”一格写着跨3行，这一段只剩1行，照网页的显示只到段末", 0, 0),)
