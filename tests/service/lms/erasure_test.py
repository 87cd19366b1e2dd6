#!/usr/bin/env python3
"""A person is erased: no byte of names and texts is left in any file, nor in anything that is said later, also when an
older copy is put back."""

import hashlib
import http.client
import os
import shutil
import subprocess
import unittest

from platform_support import PROGRAM, Service, wait_for, words
from stored_bytes import files_with, planted_in

NAME, MAIL, FILE, PERSON = "Planted-Family-Name", "planted@example.org", "planted-file-name.txt", "planted-person-1"
PLACES = ("state", "corpus", "log", "errors")


class Erasure(unittest.TestCase):
    def setUp(self):
        self.service = Service(**{"http.metrics_listen": "127.0.0.1:0"})
        self.admin = self.service.make_key(role="admin")
        self.service.restart()

    def tearDown(self):
        self.service.stop()

    def care(self, *words_of_command):
        run = subprocess.run([PROGRAM, *words_of_command, "--corpus", self.service.root + "/corpus", "--state",
                              self.service.root + "/state"], capture_output=True, text=True, check=False)
        self.assertEqual((run.returncode, run.stderr), (0, ""))

    def percent(self, text):
        return self.service.hand_in(text, owner="asks")[1]["overall_match_percentage"]

    def metrics(self):
        connection = http.client.HTTPConnection("127.0.0.1", int(self.service.ports()["metrics_listen"].rsplit(":", 1)[1]))
        connection.request("GET", "/metrics")
        figures = connection.getresponse().read()
        connection.close()
        return figures

    def plant(self):
        """A work with a person's name, file and text, which is a source for another work."""
        self.text = words("the work of the person", 200)
        person = {"id": PERSON, "family_name": NAME, "given_name": "A", "email": MAIL}
        self.work = self.service.create(owner=PERSON, title=FILE, metadata={
            "owners": [person], "group": {"id": "a1", "name": "A", "type": "ASSIGNMENT"}, "group_context": {"id": "c1"}})
        self.service.upload(self.work, self.text, FILE)
        self.service.ask(self.work, index=True)
        self.service.report(self.work)
        wait_for("it is a source", lambda: self.percent(self.text) == 100)
        middle = " ".join(self.text.split()[60:90])
        self.other, report = self.service.hand_in(middle + " " + words("of another", 90), owner="other")
        self.assertEqual(report["overall_match_percentage"], 25)
        beside = self.text.split()[92]  # shown in the other report, behind the passage
        pieces = [" ".join(self.text.split()[at:at + 3]) for at in (20, 150)]
        self.planted = [NAME, MAIL, FILE, PERSON, beside, hashlib.sha256(self.text.encode()).hexdigest(), *pieces]
        # The person's text was also handed in by "asks", to see that it is a source: those works go first.
        self.assertEqual(self.service.call("DELETE", "/v1/people/asks", key=self.admin)[0] // 100, 2)

    def said_later(self):
        """What reports, lists and figures say now."""
        forms = ("report", "report.html", "report.pdf", "report?level=full")
        paths = ["/v1/checks/%s/%s" % (self.other, form) for form in forms]
        paths += ["/v1/checks", "/v1/documents", "/v1/collections", "/v1/stats", "/v1/coverage", "/v1/coverage.csv", "/v1/jobs"]
        answers = [self.service.call("GET", path, key=self.admin) for path in paths]
        self.assertEqual({status for status, _ in answers}, {200})
        viewer = self.service.api("POST", "/submissions/%s/viewer-url" % self.other, {
            "viewer_default_permission_set": "INSTRUCTOR", "viewer_permissions": {
                "may_view_submission_full_source": True, "may_view_match_submission_info": True}})[1]["viewer_url"]
        answers.append(self.service.call("GET", "/" + viewer.split("/", 3)[3]))
        return "\n".join(str(body) if not isinstance(body, bytes) else body.decode("utf-8", "replace")
                         for _, body in answers) + self.metrics().decode()

    def assert_nothing_is_left(self):
        said = self.said_later()
        self.assertEqual([one for one in self.planted if one in said], [])
        self.service.kill()
        self.care("compact")
        for place in PLACES:
            self.assertEqual(files_with(self.service.root + "/" + place, self.planted), [])

    def test_nothing_is_left(self):
        self.plant()
        self.service.kill()
        everything = set(self.planted)
        self.assertEqual(planted_in(self.service.root + "/state", self.planted), everything, "the search finds what is there")
        self.assertEqual(planted_in(self.service.root + "/corpus", self.planted), everything - {NAME, MAIL, FILE})
        self.care("backup", self.service.root + "/copy")
        self.service.start()

        self.assertEqual(self.service.call("DELETE", "/v1/people/" + PERSON, key=self.admin)[0] // 100, 2)
        wait_for("the other report is made again",
                 lambda: self.service.report(self.other)["overall_match_percentage"] == 0)
        self.assertEqual(self.service.api("GET", "/submissions/" + self.work)[0], 404)
        self.service.kill()
        self.assertEqual(planted_in(self.service.root, self.planted), everything, "taking away alone leaves bytes in files")
        self.assertTrue(planted_in(self.service.root + "/corpus", self.planted), "in those of the corpus too")
        self.service.start()
        self.service.report(self.other)
        self.assert_nothing_is_left()

        self.put_the_copy_back()
        self.service.start()
        self.assertEqual(self.service.api("GET", "/submissions/" + self.work)[0], 404)
        wait_for("the other report of the copy is made again",
                 lambda: self.service.report(self.other)["overall_match_percentage"] == 0)
        self.assert_nothing_is_left()

    def put_the_copy_back(self):
        shutil.rmtree(self.service.root + "/corpus")
        for name in os.listdir(self.service.root + "/state"):
            if not name.startswith("erased."):
                path = self.service.root + "/state/" + name
                shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
        self.care("restore", self.service.root + "/copy")
        self.assertTrue(planted_in(self.service.root + "/state", self.planted), "the older copy has it")


if __name__ == "__main__":
    unittest.main()
