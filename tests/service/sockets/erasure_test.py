"""Who was erased is in no answer from then on: not while jobs wait, not after an older copy is put back; and what the same
person hands in later is kept."""
import os
import pathlib
import shutil
import signal
import unittest

from service import Service
from works import checked, finished, put_document, submit, text, unlike


def descendants(pid):
    """The processes that this one started, and those that they started."""
    children = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            parent = int(pathlib.Path(f"/proc/{name}/stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(name))
    found, open_ends = [], [pid]
    while open_ends:
        here = children.get(open_ends.pop(), [])
        found += here
        open_ends += here
    return found


class StandingReaders:
    """The only worker waits for a reader that stands still: no job is done meanwhile."""

    def __init__(self, service, key):
        self.service, self.key = service, key

    def __enter__(self):
        self.readers = descendants(self.service.process.pid)
        assert self.readers
        for reader in self.readers:
            os.kill(reader, signal.SIGSTOP)
        self.waiting = submit(self.service, self.key, unlike("stands still"))
        self.service.until(lambda: any(job["running"] for job in self.service.get("/v1/jobs", self.key).json()["items"]))
        return self

    def __exit__(self, *_):
        for reader in self.readers:
            os.kill(reader, signal.SIGCONT)
        finished(self.service, self.key, self.waiting)


class Erasure(unittest.TestCase):
    def setUp(self):
        self.service = Service(jobs__workers=1)
        self.service.start()
        self.addCleanup(self.service.__exit__)
        self.key = self.service.key("admin")

    def percent(self, check, service=None):
        return finished(service or self.service, self.key, check)["report"]["percent"]

    def plant(self, source):
        """A check of another person, who copied from the middle of `source`, and a word that only its report shows."""
        words = source.split()
        copied = " ".join(words[24:60])
        made = checked(self.service, self.key, copied + " " + unlike("other", 12), author="other")["id"]
        beside = words[61].encode()
        self.assertIn(beside, self.said_about(made)[1])
        return made, beside

    def work_of(self, person, content):
        made = checked(self.service, self.key, content, author=person, add_to_corpus=True)["id"]
        self.service.until(lambda: self.service.get(f"/v1/documents/{made}", self.key).status == 200)
        return made

    def said_about(self, check, service=None):
        service = service or self.service
        forms = ("", "/report", "/report.html", "/report.pdf")
        answers = [service.get(f"/v1/checks/{check}{form}", self.key) for form in forms]
        return answers, b"\n".join(answer.body for answer in answers)

    def restored(self, copy, *ledger):
        """A service on the copy, with the ledger of this one."""
        other = Service(jobs__workers=1)
        state = other.directory / "state"
        state.mkdir()
        for name in ledger:
            shutil.copy(self.service.directory / "state" / name, state)
        code, said = other.run("restore", str(copy))
        self.assertEqual((code, said), (0, ""))
        other.start(wait=False)
        self.addCleanup(other.__exit__)
        return other

    def test_reports_of_others_are_gone_when_it_is_answered(self):
        source = unlike("planted", 80)
        work = self.work_of("person", source)
        other, beside = self.plant(source)
        self.assertGreater(self.percent(other), 50)
        with StandingReaders(self.service, self.key):
            self.assertEqual(self.service.ask("DELETE", "/v1/people/person", key=self.key).json()["works"], 1)
            answers, said = self.said_about(other)
            self.assertEqual([answer.status for answer in answers], [200, 404, 404, 404])
            self.assertEqual([one for one in (work.encode(), beside) if one in said], [])
            self.assertEqual(answers[0].json()["status"], "checking")
        self.assertEqual(self.percent(other), 0)
        self.assertEqual([one for one in (work.encode(), beside) if one in self.said_about(other)[1]], [])

    def test_a_work_that_waits_to_be_taken_out_is_no_source(self):
        source = unlike("planted", 80)
        work = self.work_of("person", source)
        with StandingReaders(self.service, self.key):
            late = submit(self.service, self.key, source + " " + unlike("late", 60), author="late")
            self.assertEqual(self.service.ask("DELETE", f"/v1/checks/{work}", key=self.key).status, 204)
        self.assertEqual(self.percent(late), 0)

    def test_the_first_answer_of_a_restored_copy_shows_nothing(self):
        source, book = unlike("planted", 80), unlike("book", 80)
        work = self.work_of("person", source)
        put_document(self.service, self.key, "book-of-person", book, author="someone;person")
        put_document(self.service, self.key, "withdrawn", unlike("withdrawn", 80))
        put_document(self.service, self.key, "stays", unlike("stays", 80), author="person-2")
        planted = [self.plant(content) for content in (source, book, unlike("withdrawn", 80))]
        others, words = [other for other, _ in planted], [beside for _, beside in planted]
        code, said = self.service.run("backup", str(self.service.directory / "copy"))
        self.assertEqual((code, said), (0, ""))
        # The times of documents are kept to the second; what comes in the second of an erasure counts as later.
        second = self.service.get("/v1/documents/stays", self.key).json()["first_seen"]
        probe = lambda: put_document(self.service, self.key, "probe", unlike(os.urandom(4).hex(), 30)) and \
            self.service.get("/v1/documents/probe", self.key).json()["first_seen"]
        self.service.until(lambda: probe() > second)
        gone = self.service.ask("DELETE", "/v1/people/person", key=self.key)
        self.assertEqual(gone.json(), {"works": 1, "documents": 1})
        self.assertEqual(self.service.ask("DELETE", "/v1/documents/withdrawn", key=self.key).status, 204)
        for other in others:
            self.assertEqual(self.percent(other), 0)
        copy = self.restored(self.service.directory / "copy", "erased.log", "erased.key")
        said = b"".join(self.said_about(other, copy)[1] for other in others)
        names = [work.encode(), b"book-of-person", b"withdrawn"]
        self.assertEqual([one for one in words + names if one in said], [])
        for other in others:
            self.assertEqual(self.percent(other, copy), 0)
        for name, status in ((work, 404), ("book-of-person", 404), ("withdrawn", 404), ("stays", 200)):
            self.assertEqual(copy.get(f"/v1/documents/{name}", self.key).status, status, name)

    def test_what_comes_after_an_erasure_stays(self):
        first = checked(self.service, self.key, unlike("first"), author="person")["id"]
        self.assertEqual(self.service.ask("DELETE", "/v1/people/person", key=self.key).json()["works"], 1)
        second = checked(self.service, self.key, unlike("second"), author="person")["id"]
        put_document(self.service, self.key, "later", unlike("later"), author="person")
        for how in (signal.SIGKILL, signal.SIGTERM):
            self.service.stop(how)
            self.service.start()
            self.assertEqual(self.service.get(f"/v1/checks/{first}", self.key).status, 404)
            self.assertEqual(self.service.get(f"/v1/checks/{second}", self.key).status, 200)
            self.assertEqual(self.service.get("/v1/documents/later", self.key).status, 200)
        self.assertEqual(self.service.run("backup", str(self.service.directory / "copy")), (0, ""))
        copy = self.restored(self.service.directory / "copy", "erased.log", "erased.key")
        self.assertEqual(copy.get(f"/v1/checks/{second}", self.key).status, 200)
        self.assertEqual(self.service.ask("DELETE", "/v1/people/person", key=self.key).json(), {"works": 1, "documents": 1})

    def test_a_repeated_request_brings_no_deleted_work_back(self):
        headers = {"Idempotency-Key": "k-1"}
        ask = lambda: self.service.ask("POST", "/v1/checks", {"text": text(1)}, self.key, headers)
        made = ask().json()["id"]
        self.assertEqual(ask().json()["id"], made)
        self.assertEqual(self.service.ask("DELETE", f"/v1/checks/{made}", key=self.key).status, 204)
        again = ask()
        self.assertEqual((again.status, again.json()["code"]), (400, "invalid"))
        self.assertEqual(self.service.get("/v1/checks", self.key).json()["items"], [])

    def test_an_event_that_could_not_be_told_goes_with_the_work(self):
        """A receiver that is not there: the event, which holds the title, is tried again and again until the erasure."""
        hook = self.service.ask("POST", "/v1/webhooks", {"url": "http://127.0.0.1:9/"}, self.key)
        self.assertEqual(hook.status, 201)
        checked(self.service, self.key, text(1), author="person", title="a planted title")
        self.service.until(lambda: '"outcome":"failed"' in self.service.log())
        self.assertEqual(self.service.ask("DELETE", "/v1/people/person", key=self.key).status, 200)
        self.assertEqual(self.service.get("/v1/jobs", self.key).json()["items"], [])


if __name__ == "__main__":
    unittest.main()
