#!/usr/bin/env python3
"""A person is erased: no byte of names and texts is left in any file, also when an older copy is put back."""

import os
import shutil
import subprocess
import unittest

from platform_support import PROGRAM, Service, wait_for, words

NAME, MAIL, FILE = "Planted-Family-Name", "planted@example.org", "planted-file-name.txt"


def files_with(root, planted):
    found = []
    for folder, _, names in os.walk(root):
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:
                data = file.read()
            found += [(os.path.join(folder, name), each) for each in planted if each.encode() in data]
    return found


class Erasure(unittest.TestCase):
    def setUp(self):
        self.service = Service()
        self.admin = self.service.make_key(role="admin")
        self.service.restart()

    def tearDown(self):
        self.service.stop()

    def care(self, *words_of_command, corpus="corpus", state="state"):
        run = subprocess.run([PROGRAM, *words_of_command, "--corpus", self.service.root + "/" + corpus, "--state",
                              self.service.root + "/" + state], capture_output=True, text=True, check=False)
        self.assertEqual((run.returncode, run.stderr), (0, ""))

    def percent(self, text):
        return self.service.hand_in(text, owner="asks")[1]["overall_match_percentage"]

    def test_nothing_is_left(self):
        text = words("the work of the person", 200)
        person = {"id": "person-1", "family_name": NAME, "given_name": "A", "email": MAIL}
        work = self.service.create(owner="person-1", title=FILE, metadata={"owners": [person]})
        self.service.upload(work, text, FILE)
        self.service.ask(work, index=True)
        self.service.report(work)
        wait_for("it is a source", lambda: self.percent(text) == 100)
        middle = " ".join(text.split()[60:90])
        other, report = self.service.hand_in(middle + " " + words("of another", 90), owner="other")
        self.assertEqual(report["overall_match_percentage"], 25)
        planted = [NAME, MAIL, FILE, " ".join(text.split()[20:23]), " ".join(text.split()[150:153])]
        beside = text.split()[92]  # shown in the other report, behind the passage

        found = {each for _, each in files_with(self.service.root + "/state", planted)}  # the search finds what is there
        self.assertLessEqual({NAME, MAIL, FILE}, found)
        self.service.kill()
        self.care("backup", self.service.root + "/copy")
        self.service.start()

        self.assertEqual(self.service.call("DELETE", "/v1/people/person-1", key=self.admin)[0] // 100, 2)
        wait_for("it is no source any more", lambda: self.percent(text) == 0)
        self.assertEqual(self.service.report(other)["overall_match_percentage"], 0)
        self.assertEqual(self.service.api("GET", "/submissions/" + work)[0], 404)
        self.service.kill()
        self.care("compact")
        for place in ("state", "corpus", "log", "errors"):
            self.assertEqual(files_with(self.service.root + "/" + place, planted + [beside]), [])

        shutil.rmtree(self.service.root + "/corpus")
        for name in os.listdir(self.service.root + "/state"):
            if not name.startswith("erased."):
                path = self.service.root + "/state/" + name
                shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
        self.care("restore", self.service.root + "/copy")
        self.service.start()
        self.assertEqual(self.service.api("GET", "/submissions/" + work)[0], 404)
        self.assertEqual(self.service.api("GET", "/submissions/" + other)[0], 200)
        wait_for("it is no source again", lambda: self.percent(text) == 0)
        self.service.kill()
        self.care("compact")
        for place in ("state", "corpus", "log", "errors"):
            self.assertEqual(files_with(self.service.root + "/" + place, planted + [beside]), [])


if __name__ == "__main__":
    unittest.main()
