#!/usr/bin/env python3
"""Hold the samples to what README.md says of them; prints each fault, exit code 1 if there is one.

    check_samples.py

 - Every source and work has 300 to 1,500 words.
 - No two sources, and no own part of a work and any source or own part of another work,
   share a run of 8 words (in lower case, the Kyrgyz letters folded): whatever a check
   finds is then borrowed from the one source that manifest.json names.
 - Every source and template in Kyrgyz has the letters ң ө ү, and no word of any of them
   mixes Latin and Cyrillic letters by accident.
 - The ranges of manifest.json hold the passages that it names.
 - metadata.csv has one row for each source.
"""

import csv
import itertools
import json
import re
import sys

sys.dont_write_bytecode = True

import disguise
from make_works import BORROW, END, GUARANTEED_RUN, HERE, TYPED_KEYBOARD
from read_text import read_text, runs_of, words

MIXED = re.compile(r"[A-Za-z][А-Яа-яЁёҢңӨөҮү]|[А-Яа-яЁёҢңӨөҮү][A-Za-z]")
KYRGYZ = re.compile(r"(\d+-)?ky-")  # how the names of files in Kyrgyz begin
VISIBLE = {ord(char): None for char in disguise.INVISIBLES}
CYRILLIC = {latin: cyrillic for cyrillic, latin in disguise.LOOK_ALIKES.items()}


def own_parts(template):
    """The pieces of a template that nobody borrowed."""
    edited = re.compile(r'\{\{borrow [^}]*disguise="(?:light|reworded)"\}\}.*?' + re.escape(END), re.S)
    text = edited.sub("\0", template.removeprefix(TYPED_KEYBOARD))
    return BORROW.sub("\0", text).split("\0")


def lengths(files):
    for path in files:
        count = len(words(read_text(path)))
        if not 300 <= count <= 1500:
            yield f"{path.name}: {count} words"


def accidental_runs(sources, templates):
    runs = {path.name: runs_of(words(read_text(path)), GUARANTEED_RUN) for path in sources}
    for path in templates:
        parts = own_parts(path.read_text(encoding="utf-8"))
        runs["own part of " + path.name] = set().union(*(runs_of(words(part), GUARANTEED_RUN) for part in parts))
    for (a, runs_a), (b, runs_b) in itertools.combinations(runs.items(), 2):
        for run in sorted(runs_a & runs_b):
            yield f"{a} and {b} share: {' '.join(run)}"


def letters(texts):
    for name, text in texts:
        if KYRGYZ.match(name):
            yield from (f"{name}: no letter {letter}" for letter in "ңөү" if letter not in text)
        for match in MIXED.finditer(text):
            yield f"{name}: Latin beside Cyrillic at {match.start()}"


def manifest_faults(manifest):
    for work in manifest["works"]:
        text = read_text(HERE / work["file"])
        for passage in work["borrowed"]:
            if "work_range" in passage:
                piece = text[passage["work_range"]["begin"] : passage["work_range"]["end"]]
            else:
                begin = text.index(passage["work_first"])
                piece = text[begin : text.index(passage["work_last"], begin) + len(passage["work_last"])]
            if fault := passage_fault(passage, piece):
                yield f"{work['file']}: {fault}"


def undisguised(kind, piece):
    piece = piece.translate(VISIBLE)
    return piece.translate(CYRILLIC) if kind == "homoglyph" else piece


def passage_fault(passage, piece):
    source = read_text(HERE / passage["source"])
    begin = source.index(passage["source_first"])
    end = source.index(passage["source_last"], begin) + len(passage["source_last"])
    want, got = words(source[begin:end]), words(undisguised(passage["kind"], piece))
    if len(got) != passage["words"]:
        return f"{len(got)} words and not {passage['words']}"
    if passage["kind"] in ("verbatim", "homoglyph", "invisible", "keyboard") and got != want:
        return f"not the words of {passage['source']}"
    if passage["kind"] == "reordered" and (got == want or sorted(got) != sorted(want)):
        return f"not the sentences of {passage['source']} in another order"
    return None


def metadata_faults(sources):
    with open(HERE / "metadata.csv", encoding="utf-8", newline="") as file:
        named = [row["file"] for row in csv.DictReader(file)]
    if named != [path.name for path in sources]:
        yield "metadata.csv: not one row for each source, in order of name"


def main():
    sources = sorted((HERE / "sources").iterdir())
    templates = sorted((HERE / "templates").iterdir())
    manifest = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))
    texts = [(p.name, read_text(p)) for p in sources] + [(p.name, p.read_text(encoding="utf-8")) for p in templates]
    faults = [
        *lengths(sources + [HERE / work["file"] for work in manifest["works"]]),
        *accidental_runs(sources, templates),
        *letters(texts),
        *manifest_faults(manifest),
        *metadata_faults(sources),
    ]
    print("\n".join(faults) if faults else f"{len(sources)} sources, {len(manifest['works'])} works: sound")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
