#!/usr/bin/env python3
"""Make the sample works and their manifest out of templates, the same bytes every time.

    make_works.py [--out DIR]

Every templates/NAME becomes DIR/works/NAME (NAME.docx.md becomes NAME.docx), and
DIR/manifest.json says which passages were borrowed from where; DIR is this folder by
default. Standard library only. In a template

    {{borrow source="FILE" from="first words" to="last words"}}

stands for the passage of sources/FILE that begins and ends with these words. With
disguise="homoglyph", "invisible" or "keyboard" it is disguised, with
disguise="reordered" order="2,1,3" its sentences change places. With disguise="light"
or "reworded" the passage was edited by hand: the edited words follow, up to {{end}}.
A template that begins with {{typed keyboard}} is a whole work typed without ң ө ү.
"""

import argparse
import json
import pathlib
import re
import sys

sys.dont_write_bytecode = True  # leave nothing beside the committed files

import disguise
import make_docx
from read_text import WORD, read_text, runs_of, words

HERE = pathlib.Path(__file__).resolve().parent
BORROW = re.compile(r"\{\{borrow ([^}]*)\}\}")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
END = "{{end}}"
TYPED_KEYBOARD = "{{typed keyboard}}\n"
GUARANTEED_RUN = 8  # words; such a run is found in any language
NAMED_WORDS = 6     # first and last words of a passage in the manifest


def find_passage(source, first, last):
    text = read_text(HERE / "sources" / source)
    if text.count(first) != 1:
        raise ValueError(f'{source}: "{first}" stands there {text.count(first)} times, not once')
    begin = text.index(first)
    return text[begin : text.index(last, begin) + len(last)]


def first_and_last(passage):
    """The first and the last words of a passage, as they are written in it."""
    found = list(WORD.finditer(passage))
    head, tail = found[:NAMED_WORDS], found[-NAMED_WORDS:]
    return passage[head[0].start() : head[-1].end()], passage[tail[0].start() : tail[-1].end()]


def kept_share(edited, passage):
    """The share of the edited passage that lies in runs of GUARANTEED_RUN words of the original, 0..1."""
    original = runs_of(words(passage), GUARANTEED_RUN)
    found, edited_words = list(WORD.finditer(edited)), words(edited)
    kept = set()
    for i in range(len(found) - GUARANTEED_RUN + 1):
        if tuple(edited_words[i : i + GUARANTEED_RUN]) in original:
            kept.update(range(found[i].start(), found[i + GUARANTEED_RUN - 1].end()))
    return len(kept) / len(edited)


def expected_coverage(kind, edited, passage):
    """What a check must cover, in code points, of the passage as it stands in the work."""
    if kind in ("verbatim", "homoglyph", "invisible", "keyboard"):
        return 0.95
    if kind in ("light", "reordered"):
        return 0.7
    return int(kept_share(edited, passage) * 100) / 100  # reworded: what the guarantee still reaches


def disguised(kind, passage, attributes, edited):
    if kind == "verbatim":
        return passage
    if kind in ("light", "reworded"):
        return edited
    if kind == "reordered":
        return disguise.reordered(passage, [int(number) for number in attributes["order"].split(",")])
    return {"homoglyph": disguise.homoglyph, "invisible": disguise.invisible, "keyboard": disguise.keyboard}[kind](passage)


def expand(template):
    """The text of a work and its borrowed passages, each a dict with its range in the text."""
    typed = template.startswith(TYPED_KEYBOARD)
    own = disguise.keyboard if typed else str
    rest, text, borrowed = template.removeprefix(TYPED_KEYBOARD), "", []
    while match := BORROW.search(rest):
        text += own(rest[: match.start()])
        rest = rest[match.end() :]
        attributes = dict(ATTRIBUTE.findall(match[1]))
        kind, edited = attributes.get("disguise", "verbatim"), ""
        if kind in ("light", "reworded"):
            edited, rest = rest.split(END, 1)
            edited = edited.strip()
        passage = find_passage(attributes["source"], attributes["from"], attributes["to"])
        piece = disguised(kind, passage, attributes, edited)
        source_first, source_last = first_and_last(passage)
        borrowed.append({
            "source": "sources/" + attributes["source"],
            "kind": kind,
            "range": (len(text), len(text) + len(piece)),
            "words": len(words(passage)) if kind not in ("light", "reworded") else len(words(piece)),
            "source_first": source_first,
            "source_last": source_last,
            "expected_coverage": expected_coverage(kind, piece, passage),
        })
        text += piece
    return text + own(rest), borrowed


def manifest_entry(file, text, borrowed):
    for passage in borrowed:
        begin, end = passage.pop("range")
        if file.endswith(".txt"):  # the extracted text is the file's own
            passage["work_range"] = {"begin": begin, "end": end}
        else:
            passage["work_first"], passage["work_last"] = first_and_last(text[begin:end])
    return {"file": "works/" + file, "language": file.split("-")[1], "borrowed": borrowed}


def make_work(template, out):
    """Writes one work; gives its entry in the manifest."""
    text, borrowed = expand(template.read_text(encoding="utf-8"))
    file = template.name.removesuffix(".md") if template.name.endswith(".docx.md") else template.name
    if file.endswith(".docx"):
        make_docx.write_docx(out / file, text)
    else:
        (out / file).write_bytes(text.encode("utf-8"))
    return manifest_entry(file, text, borrowed)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=pathlib.Path, default=HERE)
    out = parser.parse_args().out
    (out / "works").mkdir(parents=True, exist_ok=True)
    templates = sorted(path for path in (HERE / "templates").iterdir() if not path.name.startswith("."))
    works = [make_work(template, out / "works") for template in templates]
    manifest = json.dumps({"format": 1, "works": works}, ensure_ascii=False, indent=2) + "\n"
    (out / "manifest.json").write_bytes(manifest.encode("utf-8"))


if __name__ == "__main__":
    main()
