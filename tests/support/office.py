"""LibreOffice, as the tests of office files run it. It must be installed."""

import shutil
import subprocess
from pathlib import Path


def converted(source: Path, ending: str, folder: Path) -> Path:
    """A file that LibreOffice has read and saved in another format, or in its own way in the same one.

    Args:
        source: the file.
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
    subprocess.run([*command, source], check=True, capture_output=True, timeout=300)
    made = out / f"{source.stem}.{ending.partition(':')[0]}"
    assert made.is_file(), f"LibreOffice made no {ending} of {source.name}"
    return made
