"""LibreOffice, as the tests of office files run it. It must be installed."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path


def converted(source: Path, ending: str, folder: Path) -> Path:
    """A file that LibreOffice has read and saved in another format: see `all_converted`."""
    (made,) = all_converted([source], ending, folder)
    return made


def all_converted(sources: Sequence[Path], ending: str, folder: Path) -> list[Path]:
    """Files that LibreOffice, started once, has read and saved in another format, or in its own way in the same one.

    Args:
        sources: the files, whose names differ.
        ending: the format, without a dot: docx, xlsx, html, pdf, or one with its options: csv:….
        folder: where it goes; LibreOffice keeps its own settings there, too, so that nobody else's are used.
    """
    program = shutil.which("soffice")
    assert program is not None, "LibreOffice is not installed"
    settings = (folder / "soffice").as_uri()
    out = folder / "converted"
    command: list[str | Path] = [
        program,
        f"-env:UserInstallation={settings}",
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        out,
    ]
    subprocess.run([*command, *sources], check=True, capture_output=True, timeout=300)
    made = [out / f"{source.stem}.{ending.partition(':')[0]}" for source in sources]
    missing = [source.name for source, file in zip(sources, made, strict=True) if not file.is_file()]
    assert missing == [], f"LibreOffice made no {ending} of {missing}"
    return made
