#!/usr/bin/env python3
"""The contract of docs/lms.md through the real program, as plug-ins of learning platforms use it."""

import json
import re
import socket
import threading
import time
import unittest

from platform_support import EVENTS, SECRET, Receiver, Service, signature, wait_for, words


class Shared(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.service = Service(**cls.SETTINGS)
        cls.receiver = Receiver()
        status, cls.hook = cls.service.register(cls.receiver.url)
        assert status == 201, (status, cls.hook)

    SETTINGS = {}

    @classmethod
    def tearDownClass(cls):
        cls.service.stop()
        cls.receiver.close()


class Uploads(Shared):  # 1
    def put(self, work, data, headers, path="/api/v1/submissions/%s/original"):
        return self.service.call("PUT", path % work, data, headers=headers)[0]

    def raw(self, work, disposition, body=b"a text of more than eight words is in this file", path=None):
        """Bytes as they are, for what a library would not send."""
        head = b"PUT %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n" % (
            (path or "/api/v1/submissions/%s/original" % work).encode(), self.service.key.encode())
        head += b"Content-Type: application/json\r\nContent-Type: binary/octet-stream\r\n"
        head += b"Content-Disposition: " + disposition + b"\r\nContent-Length: %d\r\n\r\n" % len(body)
        with socket.create_connection(("127.0.0.1", self.service.port), 60) as link:
            link.sendall(head + body)
            return int(link.recv(4096).split(b" ", 2)[1])

    def test_expect_100_continue(self):
        work = self.service.create()
        body = words("continue", 8).encode() * 20000
        head = ("PUT /api/v1/submissions/%s/original HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                "Expect: 100-continue\r\nContent-Type: application/json\r\nContent-Type: binary/octet-stream\r\n"
                "Content-Disposition: inline; filename=\"a.txt\"\r\nContent-Length: %d\r\n\r\n") % (
                    work, self.service.key, len(body))
        with socket.create_connection(("127.0.0.1", self.service.port), 60) as link:
            link.sendall(head.encode())
            self.assertTrue(link.recv(4096).startswith(b"HTTP/1.1 100 "))
            link.sendall(body)
            self.assertTrue(link.recv(4096).startswith(b"HTTP/1.1 202 "))

    def test_no_bytes(self):
        work = self.service.create()
        self.assertEqual(self.put(work, b"", [("Content-Disposition", "inline; filename=a.txt")]), 400)

    def test_100_megabytes(self):
        work = self.service.create()
        largest = b"x" * 104857600
        self.assertEqual(self.put(work, largest, [("Content-Disposition", 'inline; filename="a.bin"')]), 202)
        self.assertEqual(self.service.ready(work)["status"], "ERROR")
        self.assertEqual(self.put(self.service.create(), largest + b"x", []), 413)

    def test_names_in_five_encodings(self):
        percent = "%D0%A0%D0%B5%D1%84"
        for disposition in (b'inline; filename="%s 1.txt"' % percent.encode(),
                            b"inline%%3B+filename%%3D%%22%s+1.txt%%22" % percent.encode(),
                            b'inline; filename="%s+1.txt"' % percent.encode(),
                            'inline; filename="Реф 1.txt"'.encode(),
                            'inline; filename=Реф 1.txt'.encode()):
            work = self.service.create()
            self.assertEqual(self.raw(work, disposition), 202, disposition)
            self.assertEqual(self.service.ready(work)["status"], "COMPLETE")

    def test_slashes(self):
        text = b"eight words and some more stand in here today"
        for path in ("/api/v1/submissions/%s/original/", "//api/v1//submissions/%s//original"):
            work = self.service.create()
            self.assertEqual(self.put(work, text, [("Content-Disposition", "inline; filename=a.txt")], path), 202)

    def test_second_upload_replaces(self):
        work, report = self.service.hand_in(words("first file", 60))
        self.service.upload(work, words("second file", 90))
        self.assertNotEqual(self.service.submission(work)["status"], "CREATED")
        wait_for("the second text", lambda: self.service.submission(work).get("word_count") == 90)
        self.service.report(work)

    def test_unreadable_files_end_with_a_code(self):
        work = self.service.create()
        self.service.upload(work, b"MZ\x90\x00" + bytes(range(256)) * 20, "a.exe")
        self.assertEqual(self.service.ready(work)["error_code"], "UNSUPPORTED_FILETYPE")
        event = self.receiver.wait(work, "SUBMISSION_COMPLETE")[0]["body"]
        self.assertEqual((event["status"], event["error_code"], event["message"]),
                         ("ERROR", "UNSUPPORTED_FILETYPE", "UNSUPPORTED_FILETYPE"))
        status, answer = self.service.api("PUT", "/submissions/%s/similarity" % work, {"generation_settings": {}})
        self.assertEqual((status, answer["message"]), (409, "UNSUPPORTED_FILETYPE"))
        short = self.service.create()
        self.service.upload(short, "three words only")
        self.assertEqual(self.service.ready(short)["error_code"], "TOO_LITTLE_TEXT")


class Creation(Shared):  # 2, 3
    def test_lenient(self):
        title = "%D0%A0%D0%B5%D1%84 name.txt"
        work = self.service.create(owner=17, title=title, metadata={
            "owners": None, "group": {"id": "g", "name": "n", "type": "NOT_KNOWN"}, "submitter": {"id": 4}})
        answer = self.service.submission(work)
        self.assertEqual((answer["owner"], answer["title"]), ("17", "Реф name.txt"))
        self.assertEqual(self.service.api("POST", "/submissions", b"{")[0], 400)
        self.assertEqual(self.service.api("POST", "/submissions", b"[" * 5000)[0] // 100, 4)

    def test_statuses_and_shapes(self):
        status, made = self.service.api("POST", "/submissions", {"owner": "o", "title": "t"})
        self.assertEqual(status, 201)
        self.assertEqual((made["status"], made["owner"], made["title"]), ("CREATED", "o", "t"))
        self.assertRegex(made["created_time"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")
        self.assertLessEqual(len(made["status"]), 20)
        work = made["id"]
        self.assertEqual(self.service.api("GET", "/submissions/%s/similarity" % work)[0], 404)
        self.assertNotIn("status", self.service.similarity(work))
        self.assertIsInstance(self.service.upload(work, words("shape", 40)), dict)
        self.assertNotEqual(self.service.submission(work)["status"], "CREATED")
        self.service.ask(work)
        report = self.service.report(work)
        self.assertIs(type(report["overall_match_percentage"]), int)
        self.assertEqual(self.service.api("DELETE", "/submissions/" + work, b"[]")[0], 204)
        self.assertEqual(self.service.submission(work)["status"], "DELETED")
        self.assertEqual(self.service.api("DELETE", "/submissions/%s?hard=true" % work, b"[]")[0], 204)
        for method, path, body in (("GET", "/submissions/" + work, None), ("GET", "/submissions/x", None),
                                   ("PUT", "/submissions/x/similarity", {"generation_settings": {}}),
                                   ("GET", "/groups/7", None), ("GET", "/webhooks/7", None)):
            status, answer = self.service.api(method, path, body)
            self.assertEqual((status, answer["status"]), (404, 404), path)
            self.assertLessEqual(len(answer["message"]), 255)
        status, answer = self.service.api("GET", "/webhooks", key="wrong")
        self.assertEqual((status, answer["status"]), (403, 403))

    def test_other_institutions_see_nothing(self):
        work = self.service.create()
        other = self.service.make_key("another")
        self.service.process.send_signal(1)  # keys are read again
        wait_for("the key is known", lambda: self.service.api("GET", "/webhooks", key=other)[0] == 200)
        self.assertEqual(self.service.api("GET", "/submissions/" + work, key=other)[0], 404)
        self.assertEqual(self.service.api("GET", "/webhooks", key=other)[1], [])
        self.assertEqual(self.service.api("DELETE", "/webhooks/" + self.hook["id"], key=other)[0], 404)

    def test_features_and_agreement(self):
        status, features = self.service.api("GET", "/features-enabled")
        self.assertEqual(status, 200)
        self.assertEqual(features["similarity"]["generation_settings"]["search_repositories"],
                         ["SUBMITTED_WORK", "PRIVATE"])
        self.assertIs(features["tenant"]["require_eula"], False)
        self.assertIsInstance(features["similarity"]["view_settings"], dict)
        status, eula = self.service.api("GET", "/eula/latest?lang=ru-RU")
        self.assertEqual(status, 200)
        self.assertNotIn("?", eula["url"])
        self.assertIsInstance(eula["available_languages"], list)
        page = re.sub(r"^http://[^/]+", "", eula["url"])
        self.assertEqual(self.service.call("GET", page + "?lang=ru-RU")[0], 200)
        self.assertEqual(self.service.api("GET", "/eula/v1beta/accept/42")[0], 404)
        accepted = {"user_id": 42, "accepted_timestamp": "2026-01-01T00:00:00Z", "language": "en-US"}
        status, answer = self.service.api("POST", "/eula/v1beta/accept", accepted)
        self.assertEqual((status, answer["user_id"]), (200, "42"))
        status, answer = self.service.api("GET", "/eula/v1beta/accept/42")
        self.assertEqual((status, len(answer)), (200, 1))


class Agreement(Shared):
    SETTINGS = {"lms.require_eula": "true", "lms.eula_version": "v2026-02"}

    def create(self, version, owner="42"):
        eula = {"accepted_timestamp": "1970-01-01T00:00:00Z", "language": "ru-RU", "version": version}
        return self.service.api("POST", "/submissions", {"owner": owner, "title": "t", "eula": eula})

    def test_asked_for_before_a_work_is_taken(self):
        self.assertIs(self.service.api("GET", "/features-enabled")[1]["tenant"]["require_eula"], True)
        for version in (None, "v2026-01"):
            status, answer = self.create(version)
            self.assertEqual((status, answer), (451, {"status": 451, "message": "EULA_NOT_ACCEPTED"}))
        latest = self.service.api("GET", "/eula/latest?lang=en-US")[1]["version"]
        self.assertEqual(self.create(latest)[0], 201)
        accepted = {"user_id": "43", "accepted_timestamp": "2026-11-01T00:00:00Z", "language": "en-US"}
        self.assertEqual(self.service.api("POST", "/eula/%s/accept" % latest, accepted)[0], 200)
        self.assertEqual(self.create(None, "43")[0], 201)
        self.assertEqual(self.create(None, "44")[0], 451)


class Webhooks(Shared):  # 4, 5, 6, 7
    def test_signature_and_body(self):
        work, _ = self.service.hand_in(words("signed", 60), title="%D0%A0%D0%B5%D1%84.txt")
        for name in EVENTS[:2]:
            event = self.receiver.wait(work, name)[0]
            self.assertEqual(event["signature"], signature(SECRET, event["bytes"]))
            self.assertTrue(event["bytes"].isascii())
            self.assertEqual(event["type"], "application/json")
            self.assertEqual(event["path"], "/callbacks.php?x=%20y")
        self.assertEqual(self.receiver.about(work, EVENTS[0])[0]["body"]["title"], "Реф.txt")

    def test_delay_and_order(self):
        work = self.service.create()
        before = time.time()
        self.service.upload(work, words("delayed", 60))
        taken = time.time()
        self.service.ask(work)
        self.receiver.wait(work, EVENTS[1])
        events = self.receiver.about(work)
        self.assertEqual([e["event"] for e in events], EVENTS[:2])
        self.assertGreaterEqual(events[0]["time"] - before, 1.0)
        self.assertLess(events[0]["time"] - taken, 30)

    def test_asked_three_times(self):
        work = self.service.create()
        self.service.ask(work)  # before there is a file
        self.service.upload(work, words("three times", 3000))
        self.service.ask(work)  # while it is read or checked
        self.service.report(work)
        seen = len(self.receiver.wait(work, EVENTS[1]))
        self.service.ask(work)
        self.receiver.wait(work, EVENTS[1], seen + 1)
        self.assertEqual(self.service.report(work)["overall_match_percentage"], 0)

    def test_registered_again(self):
        receiver = Receiver()
        first = self.service.register(receiver.url)[1]
        other = "fedcba9876543210fedcba9876543210fedcba98"
        status, again = self.service.register(receiver.url, other)
        self.assertEqual((status, again["id"], again["url"]), (201, first["id"], receiver.url))
        self.assertNotIn("signing_secret", again)
        work, _ = self.service.hand_in(words("new secret", 60))
        event = receiver.wait(work, EVENTS[0])[0]
        self.assertEqual(event["signature"], signature(other, event["bytes"]))
        self.assertEqual(self.service.api("GET", "/webhooks/" + first["id"])[1]["url"], receiver.url)
        self.assertIn(first["id"], [hook["id"] for hook in self.service.api("GET", "/webhooks")[1]])
        status, changed = self.service.api("PATCH", "/webhooks/" + first["id"], {"description": "новое"})
        self.assertEqual((status, changed["description"]), (200, "новое"))
        self.assertEqual(self.service.api("DELETE", "/webhooks/" + first["id"], b"[]")[0], 204)
        self.assertEqual(self.service.api("GET", "/webhooks/" + first["id"])[0], 404)
        receiver.close()
        for bad in ({"url": receiver.url, "signing_secret": "***"}, {"signing_secret": SECRET},
                    {"url": "ftp://a/", "signing_secret": SECRET},
                    {"url": "http://169.254.169.254/", "signing_secret": SECRET}):
            self.assertEqual(self.service.api("POST", "/webhooks", bad)[0], 400, bad)

    def test_an_address_that_the_own_api_knows_too(self):
        receiver = Receiver()
        status, own = self.service.call("POST", "/v1/webhooks", {"url": receiver.url})
        self.assertEqual(status, 201)
        hook = self.service.register(receiver.url)[1]
        self.assertNotEqual(hook["id"], own["id"])
        work, _ = self.service.hand_in(words("both styles", 60))
        event = receiver.wait(work, EVENTS[1])[0]
        self.assertEqual(event["signature"], signature(SECRET, event["bytes"]))
        self.assertEqual(self.service.api("GET", "/webhooks/" + own["id"])[0], 404)
        self.assertEqual([one["id"] for one in self.service.call("GET", "/v1/webhooks")[1]["items"]], [own["id"]])
        self.assertEqual(self.service.call("DELETE", "/v1/webhooks/" + hook["id"])[0], 404)
        self.assertEqual(self.service.call("DELETE", "/v1/webhooks/" + own["id"])[0], 204)
        self.assertEqual(self.service.api("DELETE", "/webhooks/" + hook["id"], b"[]")[0], 204)
        receiver.close()

    def test_called_back_while_telling(self):
        receiver = Receiver()
        asked = []

        def ask_from_inside(event):
            if event["event"] == EVENTS[0] and event["body"]["id"] == asked[0]:
                self.service.ask(asked[0])
            return 200

        receiver.answer = ask_from_inside
        hook = self.service.register(receiver.url)[1]
        asked.append(self.service.create())
        self.service.upload(asked[0], words("inside", 60))
        receiver.wait(asked[0], EVENTS[1])
        self.service.api("DELETE", "/webhooks/" + hook["id"], b"[]")
        receiver.close()


class Pending(Shared):  # 7, 8
    def test_refused_connection_and_restart(self):
        port = self.receiver.port
        self.receiver.close()
        work, _ = self.service.hand_in(words("refused", 60))
        wait_for("a failed try", lambda: '"failed"' in self.service.read("log"))
        self.service.restart()
        Shared.receiver = type(self).receiver = Receiver(port)
        self.receiver.wait(work, EVENTS[1])
        self.assertEqual([e["event"] for e in self.receiver.about(work)], EVENTS[:2])

    def test_errors_of_the_receiver_are_tried_again(self):
        answers = {}

        def fail_twice(event):
            name = event["body"].get("id") or event["body"].get("submission_id")
            answers[name] = answers.get(name, 0) + 1
            return 503 if answers[name] <= 2 else 200

        self.receiver.answer = fail_twice
        work, _ = self.service.hand_in(words("unwell", 60))
        events = [e["event"] for e in self.receiver.wait(work, EVENTS[1]) and self.receiver.about(work)]
        self.assertEqual(events, [EVENTS[0]] * 3 + [EVENTS[1]])
        self.receiver.answer = lambda event: 200

    def test_no_refusal_under_load_and_restart(self):
        statuses, failures = [], []

        def student(number):
            try:
                work = self.service.create(owner="load-%d" % number)
                self.service.upload(work, words("load %d" % number, 400))
                self.service.ask(work)
                statuses.append(work)
            except Exception as error:  # pylint: disable=broad-except
                failures.append(error)

        threads = [threading.Thread(target=student, args=(i,)) for i in range(40)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(failures, [])
        self.service.restart()
        for work in statuses:  # the first of them while the service opens
            self.assertIn(self.service.similarity(work)["status"], ("PROCESSING", "COMPLETE"))
        for work in statuses:
            self.service.report(work)
        log = [json.loads(line) for line in self.service.read("log").splitlines() if line.startswith("{")]
        self.assertEqual([line for line in log if int(line.get("status", 0)) >= 500], [])


class Viewer(Shared):  # 9
    SETTINGS = {"access.lms_level": "full"}

    def open(self, work, **body):
        status, answer = self.service.api("POST", "/submissions/%s/viewer-url" % work, body)
        self.assertEqual(status, 200)
        return re.sub(r"^http://[^/]+", "", answer["viewer_url"])

    def page(self, path):
        return self.service.call("GET", path, key="none")

    def test_levels_locales_and_tokens(self):
        shared, own = words("shared", 60), words("own", 60)
        secret_part = words("secret", 200)
        source, _ = self.service.hand_in(shared + " " + secret_part, index=True, owner="other", title="Name-Of-Other.txt")
        wait_for("it is indexed", lambda: self.found(shared))
        work, report = self.service.hand_in(own + " " + shared, owner="me")
        self.assertEqual(report["overall_match_percentage"], 50)
        may = {"may_view_submission_full_source": True, "may_view_match_submission_info": True}
        teacher = self.open(work, viewer_default_permission_set="INSTRUCTOR", viewer_permissions=may, locale="ru")
        learner = self.open(work, viewer_default_permission_set="LEARNER", viewer_permissions=may, locale="ru")
        far = secret_part.split()[150]
        status, page = self.page(teacher)
        self.assertEqual(status, 200)
        self.assertIn(far, page.decode())
        self.assertIn("Name-Of-Other", page.decode())
        self.assertIn("no-store", self.service.headers["Cache-Control"])
        status, page = self.page(learner)
        self.assertEqual(status, 200)
        self.assertIn(shared.split()[30], page.decode())
        self.assertNotIn(far, page.decode())
        self.assertNotIn("Name-Of-Other", page.decode())
        for locale, language in (("ru", "ru"), ("en", "en"), ("ky", "ky"), ("xx-YY", "ru"), (None, "ru")):
            page = self.page(self.open(work, locale=locale))[1].decode()
            self.assertIn('lang="%s"' % language, page[:300])
        self.assertEqual(self.page(learner.replace(work, source))[0], 403)
        self.assertEqual(self.page(learner[:-2] + "AA")[0], 403)
        self.assertEqual(self.page(learner.rsplit("/", 1)[0] + "/x")[0], 403)
        self.assertEqual(self.service.api("POST", "/submissions/%s/similarity/pdf" % work, {"locale": "ky-KG"})[0], 200)
        pdf = self.service.api("POST", "/submissions/%s/similarity/pdf" % work, {"locale": "ky-KG"})[1]["id"]
        path = "/submissions/%s/similarity/pdf/%s" % (work, pdf)
        self.assertEqual(self.service.api("GET", path + "/status")[1]["status"], "SUCCESS")
        status, data = self.service.api("GET", path)
        self.assertTrue(status == 200 and data.startswith(b"%PDF-"))
        self.assertEqual(self.service.api("GET", path + "9")[0], 404)

    def found(self, text):
        return self.service.hand_in(text, owner="asks")[1]["overall_match_percentage"] > 0


class Sources(Shared):  # 10, 12, 13
    def percent(self, text, scope="ALL", **who):
        return self.service.hand_in(text, scope, **who)[1]["overall_match_percentage"]

    def test_unknown_repositories(self):
        work = self.service.create()
        self.service.upload(work, words("repositories", 60))
        self.service.ask(work, repositories=["INTERNET", "PUBLICATION", "CROSSREF", "SOMETHING"])
        report = self.service.report(work)
        self.assertIsNone(report["internet_match_percentage"])
        self.assertIsNone(report["publication_match_percentage"])

    def test_drafts_are_no_sources(self):
        text = words("draft", 60)
        self.service.hand_in(text, owner="draft-writer")
        self.assertEqual(self.percent(text, owner="somebody"), 0)
        final, _ = self.service.hand_in(text, index=True, owner="draft-writer")
        wait_for("the final text is a source", lambda: self.percent(text, owner="somebody") == 100)
        self.service.ask(final, "NONE")  # again: a work is no source for itself
        self.assertEqual(self.service.report(final)["overall_match_percentage"], 0)
        self.assertEqual(self.service.api("DELETE", "/submissions/%s?hard=true" % final)[0], 204)
        wait_for("it is gone", lambda: self.percent(text, owner="somebody") == 0)

    def test_own_works_by_scope(self):
        text = words("scopes", 60)
        self.service.hand_in(text, index=True, owner="me", group="a1", course="c1")
        wait_for("it is a source", lambda: self.percent(text, owner="you") == 100)
        places = {"same assignment": ("a1", "c1"), "same course": ("a2", "c1"), "elsewhere": ("a3", "c2")}
        counted = {"ALL": [], "GROUP_CONTEXT": ["elsewhere"], "GROUP": ["same course", "elsewhere"],
                   "NONE": ["same assignment", "same course", "elsewhere"]}
        for scope, expected in counted.items():
            for place, (group, course) in places.items():
                percent = self.percent(text, scope, owner="me", group=group, course=course)
                self.assertEqual(percent, 100 if place in expected else 0, (scope, place))


class Secrets(Shared):  # 11
    SETTINGS = {"lms.base_path": "/borrowings", "log.level": "debug"}

    @classmethod
    def setUpClass(cls):
        cls.service = Service(**cls.SETTINGS)
        cls.receiver = Receiver()

    def test_remote_logging_and_prefix(self):
        body = {"message": "m", "api_key": "PLANTED-KEY-1", "webhook_secret": "PLANTED-SECRET-2"}
        status, answer = self.service.call("POST", "/borrowings/remote-logging/api/log", body)
        self.assertEqual((status, answer), (200, {}))
        self.assertEqual(self.service.call("GET", "/borrowings/api/v1/webhooks")[0], 200)
        self.assertEqual(self.service.call("GET", "/borrowings/api/v1/webhooks/")[0], 200)
        work = self.service.call("POST", "/borrowings/api/v1/submissions", {"owner": "o", "title": "PLANTED-TITLE-3"})[1]
        url = self.service.call("POST", "/borrowings/api/v1/submissions/%s/viewer-url" % work["id"], {})[1]["viewer_url"]
        self.assertIn("/borrowings/viewer/", url)
        token = url.rsplit("/", 1)[1]
        self.service.call("GET", re.sub(r"^http://[^/]+", "", url))
        self.service.process.send_signal(15)
        self.service.process.wait(40)
        everything = self.service.read("log") + self.service.read("errors") + self.service.read("state/audit.log")
        for planted in ("PLANTED", self.service.key, token):
            self.assertNotIn(planted, everything)


if __name__ == "__main__":
    unittest.main()
