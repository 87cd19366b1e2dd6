#!/usr/bin/env python3
"""What counts can be changed in an opened report, by those whom the platform lets; the platform is told."""

import re
import unittest

from platform_support import Receiver, Service, wait_for, words

FORM = [("Content-Type", "application/x-www-form-urlencoded")]


class Filters(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.service, cls.receiver = Service(), Receiver()
        cls.service.register(cls.receiver.url)
        cls.text = words("borrowed", 12)
        cls.service.hand_in(cls.text + " " + words("rest", 80), owner="source", index=True)
        wait_for("it is a source", lambda: cls.service.hand_in(cls.text + " " + words("probe", 48), owner="p")[1][
            "overall_match_percentage"] == 20)
        cls.work, _ = cls.service.hand_in(cls.text + " " + words("own", 48), owner="me")
        cls.receiver.wait(cls.work, "SIMILARITY_COMPLETE")

    @classmethod
    def tearDownClass(cls):
        cls.service.stop()
        cls.receiver.close()

    def open(self, saving=True, permissions="INSTRUCTOR", **may):
        body = {"viewer_default_permission_set": permissions, "locale": "en", "viewer_permissions": may,
                "similarity": {"view_settings": {"save_changes": saving}}}
        url = self.service.api("POST", "/submissions/%s/viewer-url" % self.work, body)[1]["viewer_url"]
        return re.sub(r"^http://[^/]+", "", url)

    def page(self, path):
        status, page = self.service.call("GET", path, key="none")
        return status, page.decode()

    def save(self, path, form):
        return self.service.call("POST", path + "/filters", form.encode(), headers=FORM, key="none")[0]

    def percent(self):
        return self.service.report(self.work)["overall_match_percentage"]

    def test_saved_told_and_made_again(self):
        path = self.open()
        self.assertIn('href="%s/filters"' % path.rsplit("/", 1)[1], self.page(path)[1])
        status, form = self.page(path + "/filters")
        self.assertEqual((status, form.count("checked"), 'value="8"' in form), (200, 2, True))  # what holds by itself
        self.assertIn("form-action 'self'", self.service.headers["Content-Security-Policy"])
        told = len(self.receiver.about(self.work, "SIMILARITY_UPDATED"))
        self.assertEqual(self.save(path, "quotes=on&small_words=13"), 303)
        self.assertEqual("/viewer/%s/%s" % (self.work, self.service.headers["Location"][3:]), path)
        event = self.receiver.wait(self.work, "SIMILARITY_UPDATED", told + 1)[-1]
        self.assertEqual(event["body"]["overall_match_percentage"], 0)
        self.assertEqual(self.percent(), 0)
        form = self.page(path + "/filters")[1]
        self.assertEqual((form.count("checked"), 'value="13"' in form), (1, True))
        self.assertEqual(self.save(path, "quotes=on&bibliography=on&small_words=0"), 303)
        wait_for("it counts again", lambda: self.percent() == 20)

    def test_only_whom_the_platform_lets(self):
        before = self.percent()
        for path in (self.open(saving=False), self.open(permissions="LEARNER"),
                     self.open(may_view_save_viewer_changes=False)):
            self.assertNotIn("/filters", self.page(path)[1])
            self.assertEqual(self.page(path + "/filters")[0], 403)
            self.assertEqual(self.save(path, "small_words=13"), 403)
        self.assertEqual(self.save("/viewer/%s/none" % self.work, "small_words=13"), 403)
        self.assertEqual(self.percent(), before)

    def test_anything_but_the_form_is_refused(self):
        path = self.open()
        for form in ("", "quotes=on", "small_words=-1", "small_words=10001", "small_words=1&small_words=2", "small_words=",
                     "small_words=0&quotes=yes", "small_words=0&other=on", "small_words=%zz"):
            self.assertEqual(self.save(path, form), 400, form)


if __name__ == "__main__":
    unittest.main()
