#!/usr/bin/env python3
"""Build documents with known borrowings out of sets that hold pairs of sentences or texts only.

    make_pair_corpora.py DATA OUT [--set NAME ...] [--pairs N] [--seed S] [--half odd|even|all]

DATA holds the sets as folders. Each becomes a corpus in PAN layout (susp, src, truth, pairs) under OUT/<language>/:

    en/human-reworded     eval-pan10-sentence-pairs: sentences that people reworded
    en/machine-reworded   eval-student-vs-chatgpt-quillbot: texts that a program paraphrased, in several modes
    ru/headlines          eval-paraphraser-ru: headlines with the same content (label 1)
    ru/simplified         eval-rusimple-paraphrase: sentences and what people made of them in plainer words
    en/pan13-none         eval-pan13-none: documents already, taken as they are

A pair of documents has one borrowed passage: of --run rewordings in a row (15), or of one paraphrased text. It stands
in the work between sentences of the same set, and its original in the source between other ones. Rows are split by the
hash of their id: thresholds may be chosen on the even half, the odd half measures; sets that may shape nothing are
measured whole. Borrowed and filling sentences are of the same half.

A filling sentence stays out of the work if it resembles the source, and out of the source if it resembles the work:
more than a third of the shorter one's words, by their first five letters, words of fewer than four letters aside, are
also in one sentence of the other. So what is found outside the passage is a false alarm.

The same seed and input give the same corpora. Standard library only.
"""
import argparse
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import sys
from xml.sax.saxutils import quoteattr

WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"(?<=[.!?…])[»”\")]*\s+")
FILLING = (10, 20)  # sentences before the passage, and as many behind it
MODES = ("standard", "fluency", "formal", "creative", "expand", "shorten")


def half_of(row_id):
    """0 for an even row, 1 for an odd one: the last bit of the SHA-1 of its id. Never changes."""
    return hashlib.sha1(str(row_id).encode()).digest()[-1] & 1


def read_rows(path, half="all"):
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if half == "all":
        return rows
    return [row for row in rows if half_of(row["id"]) == (half == "odd")]


def clean(sentence):
    """One line, ended like a sentence, so that what stands beside it is another one."""
    sentence = " ".join(sentence.split())
    return sentence if sentence[-1:] in ".!?…»”\"" else sentence + "."


def content(sentence):
    return frozenset(word[:5] for word in WORD.findall(sentence.lower()) if len(word) > 3)


class Resemblance:
    """Whether a sentence resembles one of a list."""

    def __init__(self, sentences):
        self.contents = [content(sentence) for sentence in sentences]
        self.places = {}
        for place, words in enumerate(self.contents):
            for word in words:
                self.places.setdefault(word, []).append(place)

    def __call__(self, sentence):
        words = content(sentence)
        shared = {}
        for word in words:
            for place in self.places.get(word, ()):
                shared[place] = shared.get(place, 0) + 1
        return any(3 * count > min(len(words), len(self.contents[place])) for place, count in shared.items())


def take(pool, rng, count, unlike):
    """`count` sentences of the pool that `unlike` accepts, or fewer if it has no more."""
    taken = []
    for sentence in rng.sample(pool, min(len(pool), 4 * count)):
        if len(taken) == count:
            break
        if sentence not in taken and content(sentence) and unlike(sentence):
            taken.append(sentence)
    return taken


class Corpus:
    """A folder in PAN layout, made anew."""

    def __init__(self, folder, name):
        self.folder, self.name, self.pairs = folder, name, []
        if folder.exists():
            shutil.rmtree(folder)
        for part in ("susp", "src", "truth"):
            (folder / part).mkdir(parents=True)

    def add(self, work, source, obfuscation):
        """Writes a pair; `work` and `source` are (text before, passage, text behind)."""
        number = f"{self.name}-{len(self.pairs) + 1:05}"
        work_name, source_name = f"suspicious-{number}.txt", f"source-{number}.txt"
        (self.folder / "susp" / work_name).write_text("".join(work), encoding="utf-8", newline="\n")
        (self.folder / "src" / source_name).write_text("".join(source), encoding="utf-8", newline="\n")
        truth = (f'<?xml version="1.0" encoding="UTF-8"?>\n<document reference={quoteattr(work_name)}>\n'
                 f'  <feature name="plagiarism" obfuscation={quoteattr(obfuscation)} this_offset="{len(work[0])}"'
                 f' this_length="{len(work[1])}" source_reference={quoteattr(source_name)}'
                 f' source_offset="{len(source[0])}" source_length="{len(source[1])}"/>\n</document>\n')
        (self.folder / "truth" / f"{work_name[:-4]}-{source_name[:-4]}.xml").write_text(truth, encoding="utf-8")
        self.pairs.append(f"{work_name} {source_name}\n")

    def close(self):
        (self.folder / "pairs").write_text("".join(self.pairs), encoding="utf-8")
        return len(self.pairs)


def add_pair(corpus, rng, borrowed, originals, work_pool, source_pool, obfuscation):
    """One pair of documents around a passage: lists of sentences, pools of filling sentences."""
    count = rng.randint(*FILLING)
    like_originals = Resemblance(originals)
    in_work = take(work_pool, rng, 2 * count, lambda sentence: not like_originals(sentence))
    like_work = Resemblance(borrowed + in_work)
    in_source = take(source_pool, rng, 2 * count, lambda sentence: not like_work(sentence))

    def around(filling, passage):
        middle = len(filling) // 2
        return (" ".join(filling[:middle]) + "\n\n", " ".join(passage), "\n\n" + " ".join(filling[middle:]) + "\n")

    corpus.add(around(in_work, borrowed), around(in_source, originals), obfuscation)


def two_pools(sentences):
    """Filling for works and for sources: no sentence in both, and the same ones whatever the seed."""
    pools = [], []
    for sentence in dict.fromkeys(sentences):
        pools[half_of("filling " + sentence)].append(sentence)
    return pools


def runs_of_rows(rows, rng, run):
    """Rows in groups of `run`, no two of a group with the same first or second sentence."""
    rows = sorted(rows, key=lambda row: str(row["id"]))
    rng.shuffle(rows)
    group, seen, later = [], set(), []
    while rows:
        for row in rows:
            if row["s1"] in seen or row["s2"] in seen:
                later.append(row)
                continue
            group.append(row)
            seen |= {row["s1"], row["s2"]}
            if len(group) == run:
                yield group
                group, seen = [], set()
        if len(later) == len(rows):
            return
        rows, later = later, []


def sentence_pairs(corpus, rows, filling, options, obfuscation):
    rng = random.Random(f"{options.seed}/{corpus.name}")
    for group in runs_of_rows(rows, rng, options.run):
        if len(corpus.pairs) == options.pairs:
            break
        add_pair(corpus, rng, [clean(row["s2"]) for row in group], [clean(row["s1"]) for row in group], *filling,
                 obfuscation)


def human_reworded(data, corpus, options):
    rows = read_rows(data / FOLDERS["human-reworded"] / "train.jsonl", options.half)
    # The two sentences of an unlabelled row come from one book and may speak of the same thing: they fill one side.
    others = [row for row in rows if row["label"] == 0]
    filling = [[clean(row[key]) for row in others if half_of(f"side {row['id']}") == side for key in ("s1", "s2")]
               for side in (0, 1)]
    sentence_pairs(corpus, [row for row in rows if row["label"] == 1], filling, options, "human")


def russian_sentences(data):
    """Sentences of science abstracts and laws: prose beside which headlines and encyclopaedia sentences may stand."""
    sentences = []
    for path in sorted((data / "texts/ru").glob("sci-*.txt")):
        for sentence in SENTENCE_END.split(path.read_text(encoding="utf-8")):
            if 6 <= len(sentence.split()) <= 30:
                sentences.append(clean(sentence))
    return sentences


def headlines(data, corpus, options):
    rows = read_rows(data / FOLDERS["headlines"] / "train.jsonl", options.half)
    others = [clean(row["s1"]) for row in rows if row["label"] == -1]
    prose = russian_sentences(data)
    prose = random.Random(f"{options.seed}/prose").sample(prose, min(len(prose), len(others)))
    sentence_pairs(corpus, [row for row in rows if row["label"] == 1], two_pools(others + prose), options, "headline")


def simplified(data, corpus, options):
    rows = read_rows(data / FOLDERS["simplified"] / "dev_sents.jsonl", options.half)
    filling = two_pools([clean(row["s1"]) for row in rows] + russian_sentences(data)[::4])
    sentence_pairs(corpus, rows, filling, options, "simplified")


def answer_name(file):
    """"gpt1:_creative_3" -> ("gpt1", "creative"); None for what is neither original nor paraphrase."""
    found = re.fullmatch(r"gpt ?([123]):?_*(?:([a-z]+)_\d)?", file)
    return (f"gpt{found.group(1)}", found.group(2)) if found else None


def split_sentences(text):
    return [clean(part) for part in SENTENCE_END.split(" ".join(text.split())) if part.strip()]


def machine_reworded(data, corpus, options):
    rows = read_rows(data / FOLDERS["machine-reworded"] / "answers.jsonl")
    originals, paraphrases, students = {}, {mode: [] for mode in MODES}, {}
    for row in rows:
        name = answer_name(row["file"])
        if name is None:
            students.setdefault(row["course"], []).extend(split_sentences(row["text"]))
        elif name[1] is None:
            originals[row["course"], row["question"], name[0]] = row["text"]
    for row in rows:
        name = answer_name(row["file"])
        if name and name[1] in paraphrases and (row["course"], row["question"], name[0]) in originals:
            paraphrases[name[1]].append(row)
    rng = random.Random(f"{options.seed}/{corpus.name}")
    for mode in MODES:
        rng.shuffle(paraphrases[mode])
    for number in range(options.pairs):
        mode = MODES[number % len(MODES)]
        if number // len(MODES) >= len(paraphrases[mode]):
            continue
        row = paraphrases[mode][number // len(MODES)]
        original = originals[row["course"], row["question"], answer_name(row["file"])[0]]
        # What students of other courses wrote.
        filling = two_pools(sentence for course in sorted(students) if course != row["course"]
                            for sentence in students[course])
        add_pair(corpus, rng, split_sentences(row["text"]), split_sentences(original), *filling, mode)


SETS = {"human-reworded": ("en", human_reworded), "machine-reworded": ("en", machine_reworded),
        "headlines": ("ru", headlines), "simplified": ("ru", simplified), "pan13-none": ("en", None)}
FOLDERS = {"human-reworded": "eval-pan10-sentence-pairs", "machine-reworded": "eval-student-vs-chatgpt-quillbot",
           "headlines": "eval-paraphraser-ru", "simplified": "eval-rusimple-paraphrase",
           "pan13-none": "eval-pan13-none"}  # of DATA


def make(data, out, name, options):
    language, build = SETS[name]
    folder = out / language / name
    if build is None:
        folder.parent.mkdir(parents=True, exist_ok=True)
        if not folder.is_symlink():
            folder.symlink_to(os.path.abspath(data / FOLDERS[name]), target_is_directory=True)
        return folder
    corpus = Corpus(folder, name)
    build(data, corpus, options)
    if not corpus.close():
        sys.exit(f"make_pair_corpora: {name}: too few rows for a pair of documents")
    return folder


def parse_arguments(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--set", action="append", choices=SETS, help="repeatable; default all")
    parser.add_argument("--pairs", type=int, default=60, help="document pairs of each set, at most (default 60)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--half", choices=("odd", "even", "all"), default="odd")
    parser.add_argument("--run", type=int, default=15, help="reworded sentences in a row (default 15)")
    return parser.parse_args(arguments)


def main():
    options = parse_arguments()
    for name in options.set or SETS:
        folder = make(options.data, options.out, name, options)
        print(f"{folder}: {len((folder / 'pairs').read_text().splitlines())} pairs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
