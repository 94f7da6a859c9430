"""Measure how fast a report's page answers: ``python bench/page.py``. Exits 1 over budget.

A page of 10,000 tasks is opened in Chromium, and words are typed into its filter, one character after the other, then
cleared. A time runs from the key that the page is told of until the frame that shows the answer has been drawn.
Medians count. Needs the extra ``browser``, and Chromium.
"""

import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from shutil import which
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

import invented
from run import RENWU

_TASKS, _ENTRIES = 10_000, 30_000
_MOST = 200  # milliseconds
_ROUNDS = 9
_WORDS = ("1234", "推动", "培训基地")  # one rare, one common, one between; their first characters are more common still
# A frame's styles, layout and drawing follow its callbacks in the same task: the next task finds them done.
_WATCH = """() => {
  window.times = [];
  document.querySelector("input[name=words]").addEventListener("input", (event) =>
    requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - event.timeStamp))), true);
}"""
_NEXT = """async (before) => {
  while (times.length === before) await new Promise((drawn) => setTimeout(drawn, 10));
  return times.at(-1);
}"""


def main() -> int:
    """Measure, print what came out and add it to a page if asked to; 1 over budget."""
    parser = ArgumentParser(description="Measure how fast a report's page answers in Chromium; exit 1 over budget.")
    parser.add_argument("--append", metavar="FILE", type=Path, help="add the result to a markdown page too")
    arguments = parser.parse_args()
    chromium = which("chromium")
    if chromium is None:
        parser.error("needs Chromium: apt install chromium")
    with TemporaryDirectory() as folder:
        version, times = measure(_page(Path(folder)), chromium)
    text = report(version, times)
    print(text, end="")
    if arguments.append:
        with arguments.append.open("a", encoding="utf-8") as page:
            page.write(f"\n{text}")
    return int(max(times.values()) > _MOST)


def measure(path: Path, chromium: str) -> tuple[str, dict[str, float]]:
    """Chromium's version, and the median milliseconds of each key: what has been typed by then, or the word cleared."""
    times: dict[str, list[float]] = {}
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=chromium, args=("--no-sandbox", "--disable-gpu"))
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(path.as_uri())
        page.evaluate(_WATCH)
        page.focus("input[name=words]")
        for _ in range(_ROUNDS):
            for word in _WORDS:
                for length in range(1, len(word) + 1):
                    times.setdefault(word[:length], []).append(_pressed(page, word[length - 1]))
                times.setdefault(f"{word} cleared", []).append(_pressed(page, ""))
        version = browser.version
        browser.close()
    return version, {key: median(found) for key, found in times.items()}


def _pressed(page: Page, character: str) -> float:
    """Type a character, or clear what has been typed; the milliseconds until the answer is drawn."""
    before = page.evaluate("times.length")
    if character:
        page.keyboard.insert_text(character)
    else:
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("Delete")
    return float(page.evaluate(_NEXT, before))


def report(version: str, times: dict[str, float]) -> str:
    """The result as a markdown paragraph."""
    slowest = max(times, key=times.__getitem__)
    return (
        f"In Chromium {version} a page of {_TASKS:,} tasks answers a key in its filter within {times[slowest]:.0f} ms "
        f"(“{slowest}”, the slowest of {len(times)} keys; their median is {median(times.values()):.0f} ms). "
        f"The budget is {_MOST} ms.\n"
    )


def _page(folder: Path) -> Path:
    path = folder / "report.html"
    plan = invented.saved(_TASKS, _ENTRIES, folder)
    subprocess.run([RENWU, "--file", plan, "--as-of", "2024-12-31", "report", "-o", path], check=True)
    return path


if __name__ == "__main__":
    sys.exit(main())
