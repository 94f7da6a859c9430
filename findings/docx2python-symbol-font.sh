#!/bin/sh
# docx2python gives Symbol's code F0B3, which prints ≥ (比例≥95%), as the character B3, which is ³.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check docx2python==3.7.1 python-docx==1.2.0
cd "$folder"
venv/bin/python - <<'PYTHON'
from importlib.metadata import version

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

document = Document()
paragraph = document.add_paragraph("按时办结率")
paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'))
paragraph.add_run("95%")
document.save("a.docx")
seen = docx2python("a.docx").text.strip()
print("docx2python", version("docx2python"), "Word prints 按时办结率≥95%, read:", seen)
assert seen == "按时办结率<span style=font-family:Symbol>&#x00B3;</span>95%", seen
PYTHON
