#!/usr/bin/env python3
"""The documents that bench/quality/make_pair_corpora.py builds: true places, steady halves, no chance resemblance."""
import json
import pathlib
import random
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bench/quality"))
import make_pair_corpora as maker  # noqa: E402


def sentence(rng, words=12):
    return " ".join("".join(rng.choice("abcdefghij") for _ in range(7)) for _ in range(words)).capitalize() + "."


def write_rows(path, rows):
    path.parent.mkdir(parents=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def small_set(folder):
    """Rows like those of eval-pan10-sentence-pairs: rewordings "<original> q", and rows of something else."""
    rng = random.Random(1)
    rows = []
    for number in range(600):
        first = sentence(rng)
        second = first[:-1] + " reworded." if number % 2 else sentence(rng)
        rows.append({"id": number, "label": number % 2, "s1": first, "s2": second})
    write_rows(folder / "eval-pan10-sentence-pairs/train.jsonl", rows)
    return rows


class PairCorporaTest(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.folder = pathlib.Path(self.scratch.name)
        self.rows = small_set(self.folder / "data")

    def make(self, out, *arguments):
        options = maker.parse_arguments([str(self.folder / "data"), str(self.folder / out), *arguments])
        return maker.make(options.data, options.out, "human-reworded", options)

    @staticmethod
    def contents(folder):
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def passages(self, corpus):
        for path in sorted((corpus / "truth").glob("*.xml")):
            root = ElementTree.parse(path).getroot()
            for feature in root.iter("feature"):
                work = (corpus / "susp" / root.get("reference")).read_text(encoding="utf-8")
                source = (corpus / "src" / feature.get("source_reference")).read_text(encoding="utf-8")
                begin, s_begin = int(feature.get("this_offset")), int(feature.get("source_offset"))
                end = begin + int(feature.get("this_length"))
                s_end = s_begin + int(feature.get("source_length"))
                yield (work[:begin], work[begin:end], work[end:]), (source[:s_begin], source[s_begin:s_end],
                                                                    source[s_end:])

    def test_the_half_of_a_row_never_changes(self):
        self.assertEqual("".join(str(maker.half_of(number)) for number in range(20)), "01010000111100101001")
        self.assertEqual(maker.half_of(17), maker.half_of("17"))
        self.assertEqual([maker.half_of(text) for text in ("702876-702977", "кыргыз")], [0, 0])

    def test_the_halves_share_no_row(self):
        path = self.folder / "data/eval-pan10-sentence-pairs/train.jsonl"
        odd, even, whole = (maker.read_rows(path, half) for half in ("odd", "even", "all"))
        self.assertEqual(sorted(row["id"] for row in odd + even), [row["id"] for row in whole])
        self.assertTrue(all(maker.half_of(row["id"]) == 1 for row in odd))
        self.assertGreater(len(odd), 250)
        self.assertGreater(len(even), 250)

    def test_same_seed_same_corpus(self):
        one, same, other = self.make("a"), self.make("b"), self.make("c", "--seed", "8")
        self.assertEqual(self.contents(one), self.contents(same))
        self.assertNotEqual(self.contents(one), self.contents(other))

    def test_making_again_leaves_nothing_of_before(self):
        fresh = self.contents(self.make("a", "--pairs", "2"))
        self.make("b", "--pairs", "9", "--seed", "8")
        self.assertEqual(self.contents(self.make("b", "--pairs", "2")), fresh)

    def test_a_passage_is_a_run_of_rewordings_and_its_twin_their_originals(self):
        second_of = {row["s1"]: row["s2"] for row in self.rows if row["label"] == 1}
        found = list(self.passages(self.make("a", "--run", "5")))
        self.assertGreater(len(found), 10)
        for (_, reworded, _), (_, original, _) in found:
            originals = [part + "." for part in original.rstrip(".").split(". ")]
            self.assertEqual(len(originals), 5)
            self.assertEqual(reworded, " ".join(second_of[each] for each in originals))

    def test_only_rows_of_the_half_are_used(self):
        halves = {row[key]: maker.half_of(row["id"]) for row in self.rows for key in ("s1", "s2")}
        for half, bit in (("odd", 1), ("even", 0)):
            for work, source in self.passages(self.make(half, "--half", half)):
                for part in work + source:
                    for each in part.split(". "):
                        if each.strip():
                            self.assertEqual(halves[each.strip().rstrip(".") + "."], bit)

    def test_filling_does_not_resemble_the_other_document(self):
        for work, source in self.passages(self.make("a")):
            outside = [each for part in (work[0], work[2]) for each in part.split(". ")]
            resembles = maker.Resemblance("".join(source).replace("\n", " ").split(". "))
            self.assertFalse(any(resembles(each) for each in outside))

    def test_resembling_is_sharing_more_than_a_third_of_the_shorter_sentence(self):
        resembles = maker.Resemblance(["alpha bravo charlie delta echoes foxtrot", "golfing hotels"])
        self.assertTrue(resembles("ALPHAbet bravos charlies xxxx yyyy zzzz"))
        self.assertFalse(resembles("alpha bravo xxxx yyyy zzzz wwww"))
        self.assertTrue(resembles("hotels xxxx yyyy zzzz"))
        self.assertFalse(resembles("bad cab dab"))

    def test_names_of_answers(self):
        for file, name in {"gpt1_creative_3": ("gpt1", "creative"), "gpt 2__expand_0": ("gpt2", "expand"),
                           "gpt3:_formal_1": ("gpt3", "formal"), "gpt 1_": ("gpt1", None), "gpt2": ("gpt2", None),
                           "student1_": None, "question": None}.items():
            self.assertEqual(maker.answer_name(file), name, file)


if __name__ == "__main__":
    unittest.main()
