#!/usr/bin/env python3
"""A platform that is turned away gives a work up for good. So create, upload and report are held, never refused: with a
full queue, while the corpus is rebuilt by another program, while the files are merged, and while the service opens."""

import fcntl
import http.client
import os
import re
import signal
import subprocess
import threading
import unittest

from platform_support import PROGRAM, Service, wait_for, words


def submission(service, number, text):
    """The three calls that must not fail; each asserts its status."""
    work = service.create(owner="o%d" % number)
    service.upload(work, text)
    service.ask(work)
    return work


def descendants(pid):
    """The processes that this one started, and those that they started."""
    children = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % name) as file:
                parent = int(file.read().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(name))
    found, open_ends = [], [pid]
    while open_ends:
        here = children.get(open_ends.pop(), [])
        found += here
        open_ends += here
    return found


class Held(unittest.TestCase):
    def setUp(self):
        self.service = Service(**{"jobs.workers": "1", "jobs.most_waiting": "1", "http.metrics_listen": "127.0.0.1:0"})

    def tearDown(self):
        self.service.stop()

    def is_full(self):
        status, _ = self.service.call("POST", "/v1/checks", {"text": words("own API", 40)}, key=self.teacher)
        self.assertIn(status, (202, 429))
        return status == 429

    def refusals(self):
        lines = self.service.read("log").splitlines()
        return [line for line in lines if '"route":"/api/v1' in line and '"status":5' in line]

    def test_at_a_full_queue(self):
        """The readers of files stand still, so what is handed in waits."""
        self.teacher = self.service.make_key(role="teacher")
        works = [submission(self.service, 0, words("first", 60))]
        self.service.report(works[0])
        readers = descendants(self.service.process.pid)
        self.assertTrue(readers)
        for reader in readers:
            os.kill(reader, signal.SIGSTOP)
        try:
            works += [submission(self.service, i, words("filler %d" % i, 60)) for i in range(1, 4)]
            self.assertTrue(self.is_full(), "the own API is told to come again later")
            works += [submission(self.service, i, words("late %d" % i, 60)) for i in range(4, 24)]
            self.assertTrue(self.is_full(), "and was full all the while")
        finally:
            for reader in readers:
                os.kill(reader, signal.SIGCONT)
        for work in works:
            self.service.report(work)
        self.assertEqual(self.refusals(), [])

    def connections(self):
        port = int(self.service.ports()["metrics_listen"].rsplit(":", 1)[1])
        link = http.client.HTTPConnection("127.0.0.1", port)
        link.request("GET", "/metrics")
        figures = link.getresponse().read().decode()
        link.close()
        return int(float(re.search(r"^tamga_http_connections (\S+)", figures, re.M).group(1)))

    def lock_of_index(self):
        for folder, _, names in os.walk(self.service.root + "/corpus"):
            if "LOCK" in names and "service" not in folder:
                return os.path.join(folder, "LOCK")
        raise AssertionError("the corpus has no lock")

    def test_while_another_program_rebuilds_the_corpus(self):
        """`tamga reindex` holds the lock of the index; so does this test, for as long as it wants."""
        before = submission(self.service, 1, words("before", 60))
        self.service.report(before)
        self.service.kill()
        with open(self.lock_of_index(), "r+") as lock:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.service.start()
            wait_for("it says what it waits for", lambda: '"not_ready"' in self.service.read("log"))
            made, failed = [], []

            def hand_in(number):
                try:
                    made.append(submission(self.service, number, words("held %d" % number, 60)))
                except (AssertionError, OSError) as error:
                    failed.append(error)

            threads = [threading.Thread(target=hand_in, args=(i,)) for i in range(5)]
            for thread in threads:
                thread.start()
            wait_for("all of them wait", lambda: self.connections() >= 5)
            self.assertEqual((made, failed), ([], []))
            self.assertEqual(self.service.call("GET", "/v1/health/live")[0], 200)
            self.assertEqual(self.service.call("GET", "/v1/health/ready")[0], 503)
            fcntl.lockf(lock, fcntl.LOCK_UN)
            for thread in threads:
                thread.join()
        self.assertEqual((failed, len(made)), ([], 5))
        for work in made + [before]:
            self.service.report(work)
        self.assertEqual(self.refusals(), [])

    def test_while_files_are_merged(self):
        """`compact` rewrites corpus and state of the running service again and again."""
        command = [PROGRAM, "compact", "--corpus", self.service.root + "/corpus", "--state", self.service.root + "/state"]
        rounds, ended = [], threading.Event()

        def merge():
            while not ended.is_set():
                rounds.append(subprocess.run(command, capture_output=True, text=True, check=False))

        merging = threading.Thread(target=merge)
        merging.start()
        works = []
        while len(rounds) < 3 or len(works) < 20:
            works.append(self.service.create(owner="o"))
            self.service.upload(works[-1], words("merged %d" % len(works), 60))
            self.service.ask(works[-1], index=True)
        ended.set()
        merging.join()
        self.assertEqual([(run.returncode, run.stderr) for run in rounds], [(0, "")] * len(rounds))
        for work in works:
            self.service.report(work)
        self.assertEqual(self.refusals(), [])


if __name__ == "__main__":
    unittest.main()
