#!/usr/bin/env python3
"""Make small DOCX files out of Markdown-like text, the same bytes every time.

    make_docx.py [--out DIR]

Reads docx/NAME.md beside this script and writes DIR/NAME.docx (by default into
sources/). Standard library only. What is understood, a line at a time:

    # Heading
    | cell | cell |     consecutive rows make one table
    text[^1]            a footnote's mark
    [^1]: text          the footnote itself
    any other line      a paragraph

The parts of the archive are stored, not packed: the bytes then depend on no
version of a compression library.
"""

import argparse
import pathlib
import re
import zipfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

FOOTNOTE_MARK = re.compile(r"\[\^(\d+)\]")
FOOTNOTE_TEXT = re.compile(r"\[\^(\d+)\]:\s*(.*)")


def run(text):
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def runs(text):
    """The text as runs, with the marks of footnotes between them."""
    pieces = FOOTNOTE_MARK.split(text)  # text, number, text, number, ..., text
    xml = run(pieces[0])
    for number, following in zip(pieces[1::2], pieces[2::2]):
        xml += f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' + run(following)
    return xml


def paragraph(text, style=None):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{runs(text)}</w:p>"


def table(rows):
    def cell(text):
        return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>{paragraph(text)}</w:tc>'

    columns = max(len(row) for row in rows)
    grid = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * columns + "</w:tblGrid>"
    body = "".join("<w:tr>" + "".join(map(cell, row)) + "</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{grid}{body}</w:tbl>'


def parse(text):
    """The body's XML and the footnotes as {number: text}."""
    body, footnotes, rows = [], {}, []
    for line in text.splitlines() + [""]:
        line = line.strip()
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            body.append(table(rows))
            rows = []
        if note := FOOTNOTE_TEXT.fullmatch(line):
            footnotes[int(note[1])] = note[2]
        elif line.startswith("# "):
            body.append(paragraph(line[2:], "Heading1"))
        elif line:
            body.append(paragraph(line))
    return "".join(body), footnotes


def footnotes_part(footnotes):
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{run(" " + text)}</w:p></w:footnote>'
        for number, text in sorted(footnotes.items())
    )
    return f"{DECLARATION}<w:footnotes {W}>{notes}</w:footnotes>"


def content_types(parts):
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{MAIN_TYPE}.{kind}+xml"/>' for part, kind in parts
    )
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relationships(targets):
    links = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


STYLES = (
    f'{DECLARATION}<w:styles {W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>'
)


def write_docx(path, text):
    """Writes the DOCX file of a Markdown-like text."""
    body, footnotes = parse(text)
    parts = [("document", "document.main"), ("styles", "styles")]
    links = [("styles", "styles.xml")]
    if footnotes:
        parts.append(("footnotes", "footnotes"))
        links.append(("footnotes", "footnotes.xml"))
    files = {
        "[Content_Types].xml": content_types(parts),
        "_rels/.rels": relationships([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"{DECLARATION}<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(links),
        "word/styles.xml": STYLES,
    }
    if footnotes:
        files["word/footnotes.xml"] = footnotes_part(footnotes)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content.encode("utf-8"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=pathlib.Path, default=HERE / "sources")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    for source in sorted((HERE / "docx").glob("*.md")):
        write_docx(out / (source.stem + ".docx"), source.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
