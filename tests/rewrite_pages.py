"""Write what the program prints now into the READMEs and docs/, all of them or those named.

`python tests/rewrite_pages.py [README.md docs/codes.md …]`, from anywhere; read the difference before you commit it.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from support import commands_page, docs, month, readme
from support.plans import ROOT


def _of_readme(name: str) -> str:
    return readme.rewritten((ROOT / name).read_text(encoding="utf-8"))


MADE: dict[str, Callable[[], str]] = {
    **{f"docs/{name}": partial(docs.rewritten, name) for name in docs.PAGES},
    **{name: partial(_of_readme, name) for name in (*readme.FILES, readme.WEEK)},
    month.PAGE: month.rewritten,
    commands_page.PAGE: commands_page.page,
}
"""What makes each page anew."""


def main(names: list[str]) -> None:
    """Write these pages."""
    for name in names:
        Path(ROOT, name).write_text(MADE[name](), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:] or [*MADE])
