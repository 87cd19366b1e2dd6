"""Copies of a service that runs: whole and of one moment, whatever happens meanwhile; and the way back."""
import json
import os
import pathlib
import shutil
import tempfile
import threading
import unittest

from service import Service
from works import checked, finished, put_document, submit, text


class Backup(unittest.TestCase):
    def setUp(self):
        self.service = Service()
        self.service.start()
        self.key = self.service.key("admin")

    def tearDown(self):
        self.service.__exit__()

    def back_up(self, name):
        code, said = self.service.run("backup", str(self.service.directory / name))
        self.assertEqual((code, said), (0, ""))
        return self.service.directory / name

    def restored(self, copy, ledger_of=None):
        """A service on the copy, in a place of its own; with the ledger of `ledger_of` beside it."""
        other = Service()
        state = other.directory / "state"
        if ledger_of:
            state.mkdir()
            for name in ("erased.log", "erased.key"):
                shutil.copy(ledger_of / "state" / name, state)
        code, said = other.run("restore", str(copy))
        self.assertEqual((code, said), (0, ""))
        other.start()
        self.addCleanup(other.__exit__)
        return other

    def test_everything_acknowledged_before_is_in_it(self):
        put_document(self.service, self.key, "book", text(1), collection="books")
        done = checked(self.service, self.key, text(1), author="a", course="c", assignment="x")["id"]
        works, ended, failed = [], threading.Event(), []

        def hand_in():
            try:
                number = 0
                while not ended.is_set():
                    number += 1
                    works.append(submit(self.service, self.key, text(f"work {number}"), add_to_corpus=True))
                    put_document(self.service, self.key, f"book-{number % 7}", text(f"book {number}"))
            except (AssertionError, OSError) as error:
                failed.append(error)

        busy = threading.Thread(target=hand_in)
        busy.start()
        self.service.until(lambda: len(works) > 20)
        copies = []
        for name in ("first", "second"):
            before = list(works)
            copies.append((self.back_up(name), before))
            self.service.until(lambda: len(works) > len(before) + 5)
        ended.set()
        busy.join()
        self.assertEqual(failed, [], "no request was refused meanwhile")
        for copy, before in copies:
            self.assertEqual(json.loads((copy / "backup.json").read_text())["format"], "tamga-backup")
            other = self.restored(copy)
            self.assertEqual(other.run("audit", "verify")[0], 0)
            self.assertEqual(other.get(f"/v1/checks/{done}/report", self.key).body,
                             self.service.get(f"/v1/checks/{done}/report", self.key).body)
            for work in before:
                self.assertEqual(finished(other, self.key, work)["status"], "done")
            other.until(lambda: not other.get("/v1/jobs", self.key).json()["items"])
            listed = self.everything(other, "/v1/documents")
            indexed = [work for work in before if work in listed]
            self.assertEqual(indexed, before, "what was promised to become a source is one")

    def everything(self, service, path):
        ids, after = set(), ""
        while after is not None:
            page = service.get(f"{path}?limit=200" + (f"&after={after}" if after else ""), self.key).json()
            ids |= {one["id"] for one in page["items"]}
            after = page["next"]
        return ids

    @unittest.skipUnless(os.path.isdir("/dev/shm") and os.stat("/dev/shm").st_dev != os.stat(tempfile.gettempdir()).st_dev,
                         "there is no second file system")
    def test_on_another_disk(self):
        put_document(self.service, self.key, "book", text(1), collection="books")
        done = checked(self.service, self.key, text(1))["id"]
        with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
            code, said = self.service.run("backup", folder + "/copy")
            self.assertEqual((code, said), (0, ""))
            other = self.restored(pathlib.Path(folder) / "copy")
        self.assertEqual(other.get(f"/v1/checks/{done}/report", self.key).body,
                         self.service.get(f"/v1/checks/{done}/report", self.key).body)
        self.assertEqual(other.get("/v1/documents/book", self.key).status, 200)
        self.assertEqual(sorted(self.service.directory.rglob("backup.part")), [])

    def test_what_a_copy_that_was_cut_short_left_goes(self):
        for place in ("corpus", "state"):
            (self.service.directory / place / "backup.part").mkdir()
            (self.service.directory / place / "backup.part" / "file").write_text("of somebody who was erased")
        self.assertEqual(self.service.run("compact"), (0, ""))
        self.assertEqual(sorted(self.service.directory.rglob("backup.part")), [])

    def test_what_was_erased_since_stays_erased(self):
        gone = checked(self.service, self.key, text(5), author="person")["id"]
        stays = checked(self.service, self.key, text(6), author="other")["id"]
        copy = self.back_up("copy")
        self.assertEqual(self.service.ask("DELETE", "/v1/people/person", key=self.key).status // 100, 2)
        other = self.restored(copy, ledger_of=self.service.directory)
        self.assertEqual(other.get(f"/v1/checks/{gone}", self.key).status, 404)
        self.assertEqual(other.get(f"/v1/checks/{stays}", self.key).status, 200)
        older = self.restored(copy)
        self.assertEqual(older.get(f"/v1/checks/{gone}", self.key).status, 200, "without the ledger nobody can know")

    def test_what_it_cannot_do_it_says(self):
        taken = self.service.directory / "taken"
        taken.mkdir()
        code, said = self.service.run("backup", str(taken))
        self.assertEqual((code, "exists already" in said), (4, True), said)
        self.assertEqual(self.service.get("/v1/stats", self.key).status, 200)
        socket = pathlib.Path(self.service.directory / "state" / "care.socket")
        self.assertEqual(socket.stat().st_mode & 0o777, 0o600)
        self.service.stop()
        self.assertFalse(socket.exists())
        self.back_up("offline")
        self.assertEqual(self.service.run("compact")[0], 0)


if __name__ == "__main__":
    unittest.main()
