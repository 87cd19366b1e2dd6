#!/usr/bin/env python3
"""Every file of a folder through the real program: a result, or a sentence with its code; never a crash or a hang.

Usage: read_all.py FOLDER [--program build/dev/bin/tamga] [--second] [--out FILE.tsv]

FOLDER may hold MANIFEST.tsv with the columns file, format and kind ("regular", "malformed", ...). Prints a table by format.
An archive of several documents is counted as one file, and each of its entries in a line of its own, by `tamga add` into
a corpus that is thrown away. With --second the words (two letters and more) of regular files are compared with those of a
second way of reading: pdftotext, pandoc (DOCX, ODT, EPUB, RTF), catdoc, the text elements of slides, and for HTML all
that stands outside of tags. Files with less than 90 % of its words are listed with words that are missing. Needs Python 3
alone; readers that are not installed are left out.
"""
import argparse
import collections
import csv
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

TIMEOUT = 45  # the program's own limit is 30 s by the clock


def read(program, path):
    """(outcome, code, message, words, text); the outcome is read, refused, crash or hang."""
    try:
        done = subprocess.run([program, "explain", "--format", "json", path], capture_output=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return "hang", "", "", 0, ""
    if done.returncode < 0:
        return "crash", str(-done.returncode), "", 0, ""
    errors = done.stderr.decode("utf-8", "replace").strip()
    if errors.endswith("not a single document"):
        return "archive", "", "", 0, ""
    if done.returncode != 0:
        code = re.search(r"\[([a-z-]+)\]$", errors.splitlines()[-1] if errors else "")
        return "refused", code.group(1) if code else "", errors, 0, ""
    explained = json.loads(done.stdout)
    return "read", "", explained["read_as"]["format"], len(explained["words"]), explained["text"]


def entries(program, path):
    """What became of each document of an archive: "read", or its code."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = os.path.join(folder, "corpus")
        subprocess.run([program, "init", corpus], capture_output=True, timeout=TIMEOUT)
        done = subprocess.run([program, "add", "--corpus", corpus, "--format", "json", path], capture_output=True, timeout=600)
    lines = [json.loads(line) for line in done.stdout.decode("utf-8", "replace").splitlines()]
    return [line.get("code", "not named") if line["outcome"] == "failed" else "read" for line in lines]


class Text(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.out, self.skipped = [], 0

    def handle_starttag(self, tag, attrs):
        self.skipped += tag in ("script", "style", "head")

    def handle_endtag(self, tag):
        self.skipped -= tag in ("script", "style", "head") and self.skipped > 0

    def handle_data(self, data):
        if not self.skipped:
            self.out.append(data)


def of_command(*command):
    if shutil.which(command[0]) is None:
        return None
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


# The text elements of the slides; dates, numbers and footers that stand on each of them aside.
def of_slides(path):
    try:
        with zipfile.ZipFile(path) as container:
            slides = [container.read(n).decode("utf-8") for n in container.namelist() if re.match(r"ppt/slides/slide\d+\.xml$", n)]
    except Exception:  # a broken container: there is nothing to compare with
        return None
    shapes = [shape for slide in slides for shape in re.split(r"(?=<p:sp>|<p:sp |<p:graphicFrame)", slide)]
    kept = [shape for shape in shapes if not re.search(r'<p:ph [^>]*type="(dt|ftr|sldNum|hdr)"', shape)]
    paragraphs = re.split(r"</a:p>|<a:br ?/?>", "".join(kept))
    return html.unescape("\n".join("".join(re.findall(r"<a:t>([^<]*)</a:t>", each)) for each in paragraphs))


def of_html(path):
    reader = Text()
    with open(path, "rb") as file:
        data = file.read()
    try:
        reader.feed(data.decode("utf-8"))
    except Exception:
        return None
    return " ".join(reader.out)


def second(path, kind):
    if kind == "pdf":
        return of_command("pdftotext", "-q", path, "-")
    if kind in ("docx", "odt", "epub", "rtf"):
        return of_command("pandoc", "-f", kind, "-t", "plain", "--wrap=none", path)
    if kind == "pptx":
        return of_slides(path)
    if kind == "doc":
        return of_command("catdoc", "-d", "utf-8", "-w", path)
    if kind in ("html", "htm", "xhtml"):
        return of_html(path)
    return None


def words(text):
    return collections.Counter(re.findall(r"[^\W\d_]{2,}", text.lower()))


def compare(ours, theirs):
    """(how many words of the second reading there are, how many of them we have, some that we have not)"""
    wanted = words(theirs)
    return sum(wanted.values()), sum((wanted & words(ours)).values()), list(wanted - words(ours))[:8]


def manifest(folder):
    path = os.path.join(folder, "MANIFEST.tsv")
    if os.path.exists(path):
        with open(path, newline="", encoding="utf-8") as file:
            return [(row["file"], row["format"], row["kind"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    found = []
    for root, _, names in os.walk(folder):
        for name in sorted(names):
            file = os.path.relpath(os.path.join(root, name), folder)
            found.append((file, file.rsplit(".", 1)[-1].lower(), "regular"))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--program", default="build/dev/bin/tamga")
    parser.add_argument("--second", action="store_true")
    parser.add_argument("--out")
    arguments = parser.parse_args()
    table, low, rows = collections.defaultdict(collections.Counter), [], []
    compared = collections.defaultdict(lambda: [0, 0, 0])  # files, words of the second reading, of them ours
    for file, kind, state in manifest(arguments.folder):
        path = os.path.join(arguments.folder, file)
        if not os.path.isfile(path):
            continue
        outcome, code, message, count, text = read(arguments.program, path)
        table[kind]["files"] += 1
        table[kind][outcome if outcome != "refused" else code or "not named"] += 1
        if outcome == "archive":
            for each in entries(arguments.program, path):
                table["(entries)"]["files"] += 1
                table["(entries)"][each] += 1
        share = None
        if arguments.second and outcome == "read" and state == "regular":
            other = second(path, kind)
            total, found, missing = compare(text, other) if other else (0, 0, [])
            if total >= 10:
                share = found / total
                compared[kind] = [a + b for a, b in zip(compared[kind], (1, total, found))]
                if share < 0.9:
                    low.append((share, total, file, missing))
        rows.append((file, kind, state, outcome, code, count, "" if share is None else f"{share:.3f}", message.replace("\n", " ")))
    for kind in sorted(table):
        print(kind, *(f"{what}={count}" for what, count in table[kind].most_common()), sep="\t")
    total = sum(table.values(), collections.Counter())
    print("all", *(f"{what}={count}" for what, count in total.most_common()), sep="\t")
    for kind, (files, there, found) in sorted(compared.items()):
        print(f"second reading of {kind}: {files} files, {there} words, of them ours {found * 1000 // there / 1000}")
    for share, there, file, missing in sorted(low):
        print(f"  {share:.3f} of {there} {file}: {' '.join(missing)}")
    if arguments.out:
        with open(arguments.out, "w", encoding="utf-8") as file:
            file.writelines("\t".join(map(str, row)) + "\n" for row in rows)
    return 1 if total["crash"] or total["hang"] or total["not named"] else 0


if __name__ == "__main__":
    sys.exit(main())
