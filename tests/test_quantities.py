"""Quantities and shares as people write them: which number each is, what is refused, how it is shown."""

from decimal import Decimal
from fractions import Fraction

import pytest

from renwu.errors import UsageError
from renwu.plan.quantities import measured, number, read, with_unit
from renwu.standing.percent import percent, points


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("6", "公顷", "6"),
        ("6公顷", "公顷", "6"),
        (" 6 公顷 ", "公顷", "6"),
        ("６公顷", "公顷", "6"),
        ("6.50公顷", "公顷", "6.50"),
        ("1,200户", "户", "1200"),
        ("-3公顷", "公顷", "-3"),
        ("0公顷", "公顷", "0"),
        ("1.2万平方米", "平方米", "12000"),
        ("1.2万", "平方米", "12000"),
        ("3千万元", "元", "30000000"),
        ("2亿元", "元", "200000000"),
        ("1.5万亿元", "元", "1500000000000"),
        ("28", "万平方米", "28"),
        ("28万平方米", "万平方米", "28"),
        ("28万", "万平方米", "28"),
        ("280000平方米", "万平方米", "28"),
        ("3亿元", "万元", "30000"),
        ("500㎡", "平方米", "500"),
        ("500平方米", "㎡", "500"),
        ("2km²", "平方公里", "2"),
        ("8千米", "公里", "8"),
        ("95%", "%", "95"),
        ("95％", "%", "95"),
        ("95", "%", "95"),
        ("0.1", "", "0.1"),
        ("100万", "", "1000000"),
        ("123456789012345678901234.123456789012", "元", "123456789012345678901234.123456789012"),
        ("123456789012345678.123456789012万元", "元", "1234567890123456781234.56789012"),
    ],
)
def test_a_quantity_is_so_many_of_the_target_s_unit(text: str, unit: str, value: str) -> None:
    found = read(text, unit)

    assert (found, measured(found, unit)) == (Decimal(value), f"{value}{unit}")


@pytest.mark.parametrize(
    ("text", "unit", "message"),
    [
        ("三分之一", "公顷", "“三分之一”不是数；写成如 6公顷"),
        ("", "公顷", "“”不是数；写成如 6公顷"),
        ("约6公顷", "公顷", "“约6公顷”不是数；写成如 6公顷"),
        ("1/3", "公顷", "“1/3”不是数；写成如 6公顷"),
        ("6-8公顷", "公顷", "“6-8公顷”不是数；写成如 6公顷"),
        ("6～8公顷", "公顷", "“6～8公顷”不是数；写成如 6公顷"),
        ("1.2.3", "公顷", "“1.2.3”不是数；写成如 6公顷"),
        ("12,00", "公顷", "“12,00”不是数；写成如 6公顷"),
        ("1e5", "公顷", "“1e5”的单位是e5，指标的单位是公顷；写成如 6公顷"),
        ("6亩", "公顷", "“6亩”的单位是亩，指标的单位是公顷；写成如 6公顷"),
        ("6万亩", "公顷", "“6万亩”的单位是亩，指标的单位是公顷；写成如 6公顷"),
        ("6", "", None),
        ("6公顷", "", "“6公顷”的单位是公顷，指标没有单位；写成如 6"),
        ("95分", "%", "“95分”的单位是分，指标的单位是%；写成如 6%"),
        ("9" * 30, "公顷", f"“{'9' * 30}”不是数；写成如 6公顷"),
    ],
)
def test_what_says_no_number_of_that_unit_is_refused_with_what_would_be_right(
    text: str, unit: str, message: str | None
) -> None:
    if message is None:
        assert read(text, unit) == Decimal(6)
        return
    with pytest.raises(UsageError) as refused:
        read(text, unit)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("text", "unit", "recorded"),
    [
        ("6", "公顷", "6公顷"),
        ("6公顷", "公顷", "6公顷"),
        ("1.2万", "平方米", "1.2万平方米"),
        ("28", "万平方米", "28万平方米"),
        ("28万", "万平方米", "28万平方米"),
        ("95", "%", "95%"),
        ("3", "", "3"),
        ("3万", "", "3万"),
    ],
)
def test_a_quantity_is_recorded_with_its_unit_and_means_the_same(text: str, unit: str, recorded: str) -> None:
    assert with_unit(text, unit) == recorded
    assert read(recorded, unit) == read(text, unit)


@pytest.mark.parametrize(("text", "value"), [("12", "12"), ("１２.50", "12.50"), ("1,200", "1200"), ("-1", "-1")])
def test_a_number_of_a_plan_stays_as_it_is_written(text: str, value: str) -> None:
    assert str(number(text)) == value


@pytest.mark.parametrize("text", ["", "12公顷", "1e3", "三", "12,00", "0x1", "1.", ".5", "NaN", "1_000", "9" * 25])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(0), "0%"),
        (Fraction(1, 2), "50%"),
        (Fraction(1, 3), "33.3%"),
        (Fraction(2, 3), "66.7%"),
        (Fraction(1, 8), "12.5%"),
        (Fraction(9995, 10000), "100%"),
        (Fraction(3, 2), "150%"),
        (Fraction(-1, 20), "-5%"),
        (Fraction(1, 100000), "不到0.1%"),
        (Fraction(10**40), "1" + "0" * 42 + "%"),
    ],
)
def test_a_share_is_read_in_percent_to_one_decimal_at_most(share: Fraction, words: str) -> None:
    assert percent(share) == words


@pytest.mark.parametrize(
    ("number", "words"), [(Fraction(15), "15"), (Fraction(31, 4), "7.8"), (Fraction(1, 20), "0.1"), (Fraction(0), "0")]
)
def test_percentage_points_are_rounded_half_up(number: Fraction, words: str) -> None:
    assert points(number) == words
