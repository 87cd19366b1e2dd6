#!/usr/bin/env python3
"""Every file of a folder through the real program: a result, or a sentence with its code; never a crash or a hang.

Usage: read_all.py FOLDER [--program build/dev/bin/tamga] [--second] [--out FILE.tsv]

FOLDER may hold MANIFEST.tsv with the columns file, format and kind ("regular", "malformed", ...). Prints a table by format.
With --second the words of regular files are compared with those of a second way of reading (pdftotext, pandoc, catdoc, or
the bare text of the XML parts), and files with less than 90 % of its words are listed. Needs Python 3 alone; readers that
are not installed are left out.
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
    if done.returncode != 0:
        code = re.search(r"\[([a-z-]+)\]$", errors.splitlines()[-1] if errors else "")
        return "refused", code.group(1) if code else "", errors, 0, ""
    explained = json.loads(done.stdout)
    return "read", "", explained["read_as"]["format"], len(explained["words"]), explained["text"]


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


def of_container(path, wanted, paragraph):
    try:
        with zipfile.ZipFile(path) as container:
            parts = [container.read(n).decode("utf-8", "replace") for n in sorted(container.namelist()) if re.search(wanted, n)]
    except Exception:  # a broken container: there is nothing to compare with
        return None
    text = re.sub(paragraph, " ", "\n".join(parts))
    return html.unescape(re.sub(r"<[^>]*>", "", text))


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
    breaks = r"</(w:p|w:tc|text:p|text:h|a:p|p|div|li|td|h\d)>|<(w:br|w:tab|text:tab|text:line-break|text:s|a:br|br)[ />][^>]*"
    if kind == "pdf":
        return of_command("pdftotext", "-q", path, "-")
    if kind == "docx":
        return of_container(path, r"^word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml$", breaks)
    if kind == "odt":
        return of_container(path, r"^content\.xml$", breaks)
    if kind == "pptx":
        return of_container(path, r"^ppt/slides/slide\d+\.xml$", breaks)
    if kind == "epub":
        return of_command("pandoc", "-f", "epub", "-t", "plain", "--wrap=none", path)
    if kind == "rtf":
        return of_command("pandoc", "-f", "rtf", "-t", "plain", "--wrap=none", path)
    if kind == "doc":
        return of_command("catdoc", "-d", "utf-8", "-w", path)
    if kind in ("html", "htm", "xhtml"):
        return of_html(path)
    return None


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def recall(ours, theirs):
    wanted = words(theirs)
    total = sum(wanted.values())
    return sum((wanted & words(ours)).values()) / total if total >= 10 else None


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
    table, low, rows, compared = collections.defaultdict(collections.Counter), [], [], 0
    for file, kind, state in manifest(arguments.folder):
        path = os.path.join(arguments.folder, file)
        if not os.path.isfile(path):
            continue
        outcome, code, message, count, text = read(arguments.program, path)
        table[kind]["files"] += 1
        table[kind][outcome if outcome != "refused" else code or "not named"] += 1
        share = None
        if arguments.second and outcome == "read" and state == "regular":
            other = second(path, kind)
            share = recall(text, other) if other else None
            compared += share is not None
            if share is not None and share < 0.9:
                low.append((share, file))
        rows.append((file, kind, state, outcome, code, count, "" if share is None else f"{share:.3f}", message.replace("\n", " ")))
    for kind in sorted(table):
        print(kind, *(f"{what}={count}" for what, count in table[kind].most_common()), sep="\t")
    total = sum(table.values(), collections.Counter())
    print("all", *(f"{what}={count}" for what, count in total.most_common()), sep="\t")
    if arguments.second:
        print(f"compared with a second reading: {compared}, below .9 of its words: {len(low)}")
        for share, file in sorted(low):
            print(f"  {share:.3f} {file}")
    if arguments.out:
        with open(arguments.out, "w", encoding="utf-8") as file:
            file.writelines("\t".join(map(str, row)) + "\n" for row in rows)
    return 1 if total["crash"] or total["hang"] or total["not named"] else 0


if __name__ == "__main__":
    sys.exit(main())
