"""Chromium for tests: a page opened in it without a network, and how long its filter takes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

_PROGRAM = "/usr/bin/chromium"  # Debian's
_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_FILTER = """async (words) => {
  const input = document.querySelector("input[name=words]");
  const begun = performance.now();
  input.value = words;
  input.dispatchEvent(new InputEvent("input"));
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  return performance.now() - begun;
}"""


class Opened(NamedTuple):
    """A page, with what it asked for beside itself and what it complained of, which grow as it is used."""

    page: Page
    requests: list[str]
    complaints: list[str]


@contextmanager
def opened(path: Path, *, width: int = 1280, script: bool = True) -> Iterator[Opened]:
    """A page in a browser of its own, so many CSS pixels wide, with its script or without."""
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=_PROGRAM, args=_ARGUMENTS)
        page = browser.new_page(viewport={"width": width, "height": 800}, java_script_enabled=script)
        requests: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path.absolute().as_uri())
        yield Opened(page, requests, complaints)
        browser.close()


def printed(paths: Sequence[Path], *, tagged: bool) -> list[Path]:
    """Pages as Chromium, started once, prints them to PDF, each beside its own."""
    made = [path.with_suffix(".pdf") for path in paths]
    with opened(paths[0]) as shown:
        for path, file in zip(paths, made, strict=True):
            shown.page.goto(path.absolute().as_uri())
            shown.page.pdf(path=file, prefer_css_page_size=True, tagged=tagged)
    return made


def filtered(page: Page, words: str) -> float:
    """Type words into the ledger's filter; the milliseconds until its answer is on the screen."""
    return float(page.evaluate(_FILTER, words))
