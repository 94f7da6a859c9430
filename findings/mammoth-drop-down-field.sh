#!/bin/sh
# mammoth turns a drop-down form field, which shows its choice, into nothing.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check mammoth==1.13.0 python-docx==1.2.0
cd "$folder"
venv/bin/python - <<'PYTHON'
from importlib.metadata import version

import mammoth
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = Document()
lead = document.add_paragraph("牵头单位：")
choices = '<w:listEntry w:val="区司法局"/><w:listEntry w:val="区民政局"/>'
for content in (
    f'<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>{choices}</w:ddList></w:ffData></w:fldChar>',
    "<w:instrText> FORMDROPDOWN </w:instrText>",
    '<w:fldChar w:fldCharType="end"/>',
):
    lead._p.append(parse_xml(f'<w:r {nsdecls("w")}>{content}</w:r>'))
document.save("a.docx")
with open("a.docx", "rb") as file:
    result = mammoth.convert_to_html(file)
print("mammoth", version("mammoth"), "Word prints 牵头单位：区民政局, html:", result.value, "messages:", result.messages)
assert (result.value, result.messages) == ("<p>牵头单位：</p>", []), result
PYTHON
