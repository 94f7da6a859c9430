"""A wording as the rest of the package takes it: one form of every character, numeral and five-year plan."""

import re
import unicodedata

from renwu.plan import festivals
from renwu.plan.numerals import NUMERAL, integer

# NFKC would turn these into digits and glue them to the number that follows.
_ENUMERATORS = re.compile("[\u2460-\u2473\u2488-\u249b\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]")
# A line that begins with a date begins a clause, unless it goes on with the line before: 2024年, 12月.
_LINE = re.compile("(?<![0-9年第至到—-])\\s*\n\\s*(?=[0-9]{4}|[0-9]{1,2}月)")
_ROMAN = re.compile("(I{1,3}|IV)(?=季)")
_NUMBERED = re.compile("(?:^|(?<=[;。]))[0-9]{1,2}\\.(?=[0-9]{1,2}月)")
# Brackets that say no more than which part of the year or month before them is meant.
_PART = re.compile(
    r"""
    (?<=[年月])\((
        (?:第?[1-4]季度?|[上下]半年|[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬)?|[上中下]旬)[底末]?[之以]?前?
    )\)
  | (?<=月)\(([0-9]{1,2}日[^()]*)\)
    """,
    re.VERBOSE,
)
_CENTURY = re.compile("(?<![0-9])(?:19|20)[\\s_]+(?=年)")  # a form: 20__年
_CHARACTERS = str.maketrans(
    dict.fromkeys("—–―‐‑−~〜", "-")
    | dict(zip("內後個國週號兩於從發開長續態辦節慶", "内后个国周号两于从发开长续态办节庆", strict=True))
)
_QUOTED = re.compile(f"[“\"‘'「『]((?:{'|'.join(festivals.FESTIVALS)})节?)[”\"’'」』]")
_FIVE_YEAR_PLAN = re.compile(
    '(?:[“"‘「『](十[一二三四五六七八九]?五)[”"’」』](?!规划(?!期|末)|[初前中后]期)'
    "|(十[一二三四五六七八九]?五)(?=时期|期间|规划(?:期|末)|期?末))"
)
_YEAR_NUMERAL = re.compile("([〇零○Oo0一二三四五六七八九]{4})(?=年)")
_NUMERAL = re.compile(
    f"({NUMERAL}{{1,9}})(?=(?:[-至到、]第?{NUMERAL}{{1,9}}){{0,4}}(?:个|工作日|年|季|月|旬|周|日|号|天|小时))"
)
_ASIDE = re.compile(r"\((?:力争|争取|含|其中)[^()]*\)")


def normal(wording: str) -> str:
    """A wording without white space, in NFKC, with 、 and , kept, clauses parted by , ; 。 and numerals as digits."""
    text = unicodedata.normalize("NFKC", _ENUMERATORS.sub(";", wording))
    text = _CENTURY.sub("_", _LINE.sub(";", text))
    text = "".join(text.split()).translate(_CHARACTERS)
    text = _NUMBERED.sub("", _ASIDE.sub("", text).replace("->", "调整为").replace("→", "调整为"))
    text = _ROMAN.sub(lambda numeral: str(("I", "II", "III", "IV").index(numeral[1]) + 1), text)
    text = _FIVE_YEAR_PLAN.sub(lambda plan: f"{_five_year_plan_end(plan[1] or plan[2])}年", text)
    text = _YEAR_NUMERAL.sub(lambda numeral: str(integer(re.sub("[Oo0]", "〇", numeral[1]))).zfill(4), text)
    text = _NUMERAL.sub(lambda numeral: str(integer(numeral[1])), text)
    return _PART.sub(r"\1\2", _QUOTED.sub(r"\1", text))


def _five_year_plan_end(name: str) -> int:
    # The tenth plan, 十五, ran to 2005, the fourteenth, 十四五, to 2025.
    ordinal = integer(name[:-1]) if name != "十五" else 10
    return 1955 + 5 * ordinal
