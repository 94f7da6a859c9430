"""Make the pictures of the READMEs from the invented plan beside this: ``python examples/pictures.py``.

Run by hand after a change that they show, from a source folder with the extra `browser`. Needs LibreOffice, Chromium,
pdftoppm and the Noto CJK fonts, and a system with pseudo-terminals. What renwu says of the example is the same on any
day; how it looks depends on the versions of those programs. The pictures go to docs/pictures.
"""

import contextlib
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import termios
from io import StringIO
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
PLAN = "examples/tasks.yaml"
LEDGER = "examples/"
AS_OF = "2025-06-30"

_COLUMNS = 100
_OVERDUE = ("overdue", "--as-of", AS_OF)
_LISTED = ("list", "--section", "二", "--as-of", AS_OF)
_CAPTION = "虚构示例：青禾区及其单位、任务和进展都是编的"
_THEME = TerminalTheme(
    background=(30, 33, 39),
    foreground=(215, 218, 224),
    normal=[
        (63, 68, 81),
        (240, 113, 120),
        (140, 200, 120),
        (229, 192, 123),
        (97, 175, 239),
        (198, 120, 221),
        (86, 182, 194),
        (215, 218, 224),
    ],
)
_TERMINAL = """<!doctype html><meta charset="utf-8"><style>
  body {{ margin: 0; background: #1e2127; color: #d7dae0; width: max-content }}
  header {{ padding: 9px 18px; background: #2b2f37; color: #b4bac6; font: 13px "Noto Sans CJK SC"; text-align: center }}
  pre {{ margin: 0; padding: 14px 18px 16px; font: 15px/1.45 "Noto Sans Mono CJK SC" }}
  i {{ display: inline-block; width: 1ch; font-style: normal; font-feature-settings: "halt" }}
</style><header>{caption}</header><pre>{lines}</pre>"""
_PAPER = """<!doctype html><style>
  body {{ margin: 0; padding: 20px; background: #e9e8e4; width: max-content }}
  img {{ display: block; zoom: .5; border: 2px solid #c9c7c0 }}
</style><img src="{file}">"""
_NARROW = re.compile("[“”‘’…—·]")  # one cell wide on a terminal, but two in this font


def main() -> None:
    """Make every picture anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for shot, typed, plan in (("terminal", _LISTED, PLAN), ("ledger", _OVERDUE, LEDGER)):
            terminal = folder / f"{shot}.html"
            terminal.write_text(_page(*typed, plan=plan), encoding="utf-8")
            _photograph(terminal, shot, width=600)

        report = ("report", "--since", "2025-06-01", "--as-of", AS_OF)
        _renwu(*report, "-o", str(folder / "report.html"))
        _photograph(folder / "report.html", "report", width=1280, height=1096)

        _renwu(*report, "-o", str(folder / "report.docx"))
        _print(folder / "report.docx", "report-docx")

        slip = ("--number", "青督〔2025〕15号", "--reply-by", "+7d", "--as-of", AS_OF)
        _renwu("notice", "--unit", "区金融工作局", *slip, "-o", str(folder / "notice.docx"))
        _print(folder / "notice.docx", "notice")


def _command(*arguments: str, plan: str = PLAN) -> list[str]:
    return [sys.executable, "-m", "renwu", *arguments, "--file", plan]


def _renwu(*arguments: str) -> None:
    subprocess.run(_command(*arguments), cwd=ROOT, check=True)


def _on_terminal(*arguments: str, plan: str) -> str:
    """What a command prints on a terminal, colours and all."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (50, _COLUMNS))
    deciding = {"COLUMNS", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"}
    environment = {name: value for name, value in os.environ.items() if name not in deciding}
    with subprocess.Popen(
        _command(*arguments, plan=plan),
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment | {"TERM": "xterm-256color"},
    ) as process:
        os.close(theirs)
        printed = b""
        with contextlib.suppress(OSError):  # Linux says EIO once the other end is closed
            while chunk := os.read(ours, 1 << 16):
                printed += chunk
    os.close(ours)
    if process.returncode:
        raise SystemExit(printed.decode())
    return printed.decode().replace("\r\n", "\n")


def _page(*arguments: str, plan: str) -> str:
    """A terminal's screen as a page: the command line, then what it prints."""
    typed = Text.from_ansi(f"$ renwu {' '.join(arguments)} --file {plan}")
    typed.stylize("bold")
    console = Console(file=StringIO(), record=True, width=_COLUMNS, force_terminal=True)
    console.print(typed)
    console.print(Text.from_ansi(_on_terminal(*arguments, plan=plan)), end="", soft_wrap=True)
    lines = console.export_html(theme=_THEME, code_format="{code}", inline_styles=True)
    return _TERMINAL.format(caption=_CAPTION, lines=_NARROW.sub(r"<i>\g<0></i>", lines.rstrip()))


def _photograph(page: Path, name: str, *, width: int, height: int | None = None) -> None:
    """A picture of a page so many CSS pixels wide: of its first screen, or of all of it, however wide it is."""
    chromium = shutil.which("chromium")
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        shown = browser.new_page(viewport={"width": width, "height": height or 100}, device_scale_factor=2)
        shown.goto(page.as_uri())
        part = shown if height else shown.locator("body")
        part.screenshot(path=PICTURES / f"{name}.png")
        browser.close()


def _print(document: Path, name: str) -> None:
    """A picture of a document's first page, printed by LibreOffice."""
    folder = document.parent
    settings = f"-env:UserInstallation={(folder / 'soffice').as_uri()}"
    commands: list[list[str | Path]] = [
        ["soffice", settings, "--headless", "--convert-to", "pdf", "--outdir", folder, document],
        ["pdftoppm", "-singlefile", "-r", "110", "-png", document.with_suffix(".pdf"), folder / name],
    ]
    for command in commands:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    paper = folder / f"{name}.html"
    paper.write_text(_PAPER.format(file=f"{name}.png"), encoding="utf-8")
    _photograph(paper, name, width=600)


if __name__ == "__main__":
    main()
