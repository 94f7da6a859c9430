from support import month
from support.plans import ROOT


def test_every_command_of_the_month_prints_what_the_page_says() -> None:
    assert month.rewritten() == (ROOT / month.PAGE).read_text(encoding="utf-8")
