#!/usr/bin/env python3
"""kill -9 at random moments of a load: every accepted work ends with one current report, and its webhook delivered.

crash_test.py [WORKS KILLS SEED] does more of it by hand."""

import http.client
import random
import sys
import threading
import time
import unittest

from platform_support import EVENTS, Receiver, Service, wait_for, words

WORKS, KILLS, SEED = 60, 3, 1


class Crash(unittest.TestCase):
    def test_killed_at_random_moments(self):
        service, receiver = Service(), Receiver()
        service.register(receiver.url)
        chance = random.Random(SEED)
        accepted, asked = [], []
        stop = threading.Event()

        def student(first):
            for number in range(first, WORKS, 4):
                while not stop.is_set():  # as a platform whose teacher sends a work again
                    try:
                        work = service.create(owner="o%d" % number, title="%d.txt" % number)
                        service.upload(work, words("crash %d" % number, 300))
                        accepted.append(work)
                        service.ask(work, index=number % 2 == 0)
                        asked.append(work)
                        break
                    except (OSError, http.client.HTTPException, ValueError):
                        time.sleep(0.02)

        threads = [threading.Thread(target=student, args=(first,)) for first in range(4)]
        for thread in threads:
            thread.start()
        for _ in range(KILLS):
            time.sleep(chance.uniform(0.05, 1.5))
            service.restart()
        try:
            for thread in threads:
                thread.join(280)
            self.assertEqual(len(asked), WORKS)
            for work in asked:
                report = service.report(work)
                self.assertEqual(report["overall_match_percentage"], 0)
                last = receiver.wait(work, EVENTS[1])[-1]
                self.assertEqual(last["body"], report)  # the one that is current
                self.assertEqual(receiver.wait(work, EVENTS[0])[-1]["body"]["status"], "COMPLETE")
            for work in accepted:
                self.assertEqual(service.ready(work)["status"], "COMPLETE")
            wait_for("nothing is left to do", lambda: not unfinished(receiver, accepted))
        finally:
            stop.set()
            service.stop()
            receiver.close()


def unfinished(receiver, works):
    return [work for work in works if not receiver.about(work, EVENTS[0])]


if __name__ == "__main__":
    if len(sys.argv) == 4:
        WORKS, KILLS, SEED = (int(each) for each in sys.argv[1:])
        sys.argv = sys.argv[:1]
    unittest.main()
