"""Workbooks for tests, changed inside."""

import zipfile
from io import BytesIO


def replaced(data: bytes, part: str, old: str, new: str) -> bytes:
    """A workbook with one of its parts changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name == part:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            after.writestr(name, text)
    return out.getvalue()
