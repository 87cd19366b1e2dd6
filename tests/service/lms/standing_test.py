#!/usr/bin/env python3
"""A report says where its work stands among the works of its assignment: each person counts once, with the last draft,
and who was erased does not count any more."""

import os
import unittest

from platform_support import Service, wait_for, words
from stored_bytes import files_with


class Standing(unittest.TestCase):
    def setUp(self):
        self.service = Service()
        self.admin = self.service.make_key(role="admin")
        self.service.restart()

    def tearDown(self):
        self.service.stop()

    def standing(self, work):
        status, report = self.service.call("GET", "/v1/checks/%s/report" % work, key=self.admin)
        self.assertEqual(status, 200)
        return report["body"]["standing"]

    def hand_in(self, owner, text, **where):
        return self.service.hand_in(text, owner=owner, **where)[0]

    def others(self, work):
        return self.standing(work)["works"]

    def test_persons_count_once_and_not_after_erasure(self):
        first = self.hand_in("first", words("1", 60))
        self.assertEqual(self.others(first), 0)
        second = self.hand_in("second", words("2", 60))
        self.assertEqual(self.others(second), 1)
        for draft in range(3):
            again = self.hand_in("second", words("draft %d" % draft, 60))
            self.assertEqual(self.others(again), 1, "own drafts are no others")
        self.assertEqual(self.others(self.hand_in("third", words("3", 60))), 2)
        self.assertEqual(self.others(self.hand_in("third", words("3", 60), group="a2")), 0, "another assignment")
        self.assertEqual(self.others(self.hand_in("third", words("3", 60), course="c2")), 0, "another course")
        self.assertEqual(self.service.call("DELETE", "/v1/people/second", key=self.admin)[0] // 100, 2)
        wait_for("the second is forgotten", lambda: self.others(self.hand_in("fourth", words("4", 60))) == 2)
        census = self.service.root + "/corpus/checked"
        self.assertTrue(os.path.isdir(census))
        self.assertEqual(files_with(census, ["first", "third", "fourth"]), [], "persons are not named there")


if __name__ == "__main__":
    unittest.main()
