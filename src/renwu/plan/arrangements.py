"""The State Council's arrangement of days of rest and work, year by year, each with its source.

Every autumn the General Office announces the next year's (国务院办公厅关于某年部分节假日安排的通知); until it does,
nobody knows that year's working days. To add a year, add an entry here; a test compares the whole table with another's.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Arrangement(NamedTuple):
    """What differs from plain weeks, days written as 0101 or 0219-0223; -1231 lies in the year before.

    Attributes:
        sources: where the notice, and what later changed it, stands below https://www.gov.cn/zhengce/zhengceku/.
        rest: weekdays that are days of rest.
        work: Saturdays and Sundays that are working days.
    """

    sources: tuple[str, ...]
    rest: str
    work: str


ARRANGEMENTS: Mapping[int, Arrangement] = {
    2007: Arrangement(
        ("2008-03/28/content_1761.htm",),
        rest="0101-0103 0219-0223 0501-0504 0507 1001-1005",
        work="-1230 -1231 0217 0225 0428-0429 0929-0930",
    ),
    2008: Arrangement(
        ("2008-03/28/content_1645.htm",),
        rest="-1231 0101 0206-0208 0211-0212 0404 0501-0502 0609 0915 0929-1003",
        work="-1229 0202-0203 0504 0927-0928",
    ),
    2009: Arrangement(
        ("2008-12/10/content_1572.htm",),
        rest="0101-0102 0126-0130 0406 0501 0528-0529 1001-1002 1005-1008",
        work="0104 0124 0201 0531 0927 1010",
    ),
    2010: Arrangement(
        ("2009-12/08/content_1476.htm",),
        rest="0101 0215-0219 0405 0503 0614-0616 0922-0924 1001 1004-1007",
        work="0220-0221 0612-0613 0919 0925-0926 1009",
    ),
    2011: Arrangement(
        ("2010-12/10/content_1423.htm",),
        rest="0103 0202-0204 0207-0208 0404-0405 0502 0606 0912 1003-1007",
        work="0130 0212 0402 1008-1009",
    ),
    2012: Arrangement(
        ("2011-12/06/content_1411.htm",),
        rest="0102-0103 0123-0127 0402-0404 0430-0501 0622 1001-1005",
        work="-1231 0121 0129 0331-0401 0428 0929",
    ),
    2013: Arrangement(
        ("2012-12/10/content_1353.htm",),
        rest="0101-0103 0211-0215 0404-0405 0429-0501 0610-0612 0919-0920 1001-1004 1007",
        work="0105-0106 0216-0217 0407 0427-0428 0608-0609 0922 0929 1012",
    ),
    2014: Arrangement(
        ("2014-01/02/content_1194.htm",),
        rest="0101 0131 0203-0206 0407 0501-0502 0602 0908 1001-1003 1006-1007",
        work="0126 0208 0504 0928 1011",
    ),
    2015: Arrangement(
        ("2014-12/16/content_9302.htm", "2015-05/13/content_9742.htm"),
        rest="0101-0102 0218-0220 0223-0224 0406 0501 0622 0903-0904 1001-1002 1005-1007",
        work="0104 0215 0228 0906 1010",
    ),
    2016: Arrangement(
        ("2015-12/10/content_10394.htm",),
        rest="0101 0208-0212 0404 0502 0609-0610 0915-0916 1003-1007",
        work="0206 0214 0612 0918 1008-1009",
    ),
    2017: Arrangement(
        ("2016-12/01/content_5141603.htm",),
        rest="0102 0127 0130-0202 0403-0404 0501 0529-0530 1002-1006",
        work="0122 0204 0401 0527 0930",
    ),
    2018: Arrangement(
        ("2017-11/30/content_5243579.htm",),
        rest="0101 0215-0216 0219-0221 0405-0406 0430-0501 0618 0924 1001-1005",
        work="0211 0224 0408 0428 0929-0930",
    ),
    2019: Arrangement(
        ("2018-12/06/content_5346276.htm", "2019-03/22/content_5375877.htm"),
        rest="-1231 0101 0204-0208 0405 0501-0503 0607 0913 1001-1004 1007",
        work="-1229 0202-0203 0428 0505 0929 1012",
    ),
    2020: Arrangement(
        ("2019-11/21/content_5454164.htm", "2020-01/27/content_5472352.htm"),
        rest="0101 0124 0127-0131 0406 0501 0504-0505 0625-0626 1001-1002 1005-1008",
        work="0119 0426 0509 0628 0927 1010",
    ),
    2021: Arrangement(
        ("2020-11/25/content_5564127.htm",),
        rest="0101 0211-0212 0215-0217 0405 0503-0505 0614 0920-0921 1001 1004-1007",
        work="0207 0220 0425 0508 0918 0926 1009",
    ),
    2022: Arrangement(
        ("2021-10/25/content_5644835.htm",),
        rest="0103 0131-0204 0404-0405 0502-0504 0603 0912 1003-1007",
        work="0129-0130 0402 0424 0507 1008-1009",
    ),
    2023: Arrangement(
        ("2022-12/08/content_5730844.htm",),
        rest="0102 0123-0127 0405 0501-0503 0622-0623 0929 1002-1006",
        work="0128-0129 0423 0506 0625 1007-1008",
    ),
    2024: Arrangement(
        ("202310/content_6911528.htm",),
        rest="0101 0212-0216 0404-0405 0501-0503 0610 0916-0917 1001-1004 1007",
        work="0204 0218 0407 0428 0511 0914 0929 1012",
    ),
    2025: Arrangement(
        ("202411/content_6986383.htm",),
        rest="0101 0128-0131 0203-0204 0404 0501-0502 0505 0602 1001-1003 1006-1008",
        work="0126 0208 0427 0928 1011",
    ),
    2026: Arrangement(
        ("202511/content_7047091.htm",),
        rest="0101-0102 0216-0220 0223 0406 0501 0504-0505 0619 0925 1001-1002 1005-1007",
        work="0104 0214 0228 0509 0920 1010",
    ),
}
"""The year that a notice is about → what it says."""
