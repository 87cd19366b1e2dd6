"""Keys, certificates and the end of the service: nothing that is in progress is dropped."""
import json
import os
import pathlib
import shutil
import signal
import tempfile
import threading
import unittest

from service import Service, make_certificate, read_answer, trusting
from works import submit, text


class Asker(threading.Thread):
    """Asks again and again over one connection until told to stop; counts what was not answered with 200."""

    def __init__(self, service, tls, key):
        super().__init__()
        self.service, self.tls, self.key = service, tls, key
        self.over = threading.Event()
        self.answered, self.dropped = 0, 0

    def run(self):
        request = f"GET /v1/checks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self.key}\r\n\r\n".encode()
        with self.service.connect(tls=self.tls) as connection, connection.makefile("rb") as stream:
            while not self.over.is_set():
                connection.sendall(request)
                answer = read_answer(stream)
                self.answered += 1
                self.dropped += answer is None or answer.status != 200


class Reload(unittest.TestCase):
    def test_certificates_change_while_requests_go_on(self):
        with Service() as service:
            first, first_key = make_certificate(service.directory, "first")
            second, second_key = make_certificate(service.directory, "second")
            shown, shown_key = service.directory / "shown.pem", service.directory / "shown.key"
            shutil.copy(first, shown)
            shutil.copy(first_key, shown_key)
            service.stop()
            service.settings.update({"http.certificate": str(shown), "http.private_key": str(shown_key)})
            service.start(wait=False)
            old, new = trusting(first), trusting(second)
            service.until(lambda: service.get("/v1/health/ready", tls=old).status == 200)
            key = service.key("lms")
            askers = [Asker(service, old, key) for _ in range(4)]
            for asker in askers:
                asker.start()
            service.until(lambda: all(asker.answered for asker in askers))
            for certificate, private in ((second, second_key), (first, first_key), (second, second_key)):
                shutil.copy(certificate, shown)
                shutil.copy(private, shown_key)
                before = service.log().count("certificate_reloaded")
                service.process.send_signal(signal.SIGHUP)
                service.until(lambda: service.log().count("certificate_reloaded") > before)
            self.assertEqual(service.get("/v1/health/live", tls=new).status, 200)
            with self.assertRaises(OSError):
                service.get("/v1/health/live", tls=old)
            shown.write_text("no certificate")
            service.process.send_signal(signal.SIGHUP)
            service.until(lambda: '"certificate_reloaded","ok":false' in service.log())
            self.assertEqual(service.get("/v1/health/live", tls=new).status, 200)
            for asker in askers:
                asker.over.set()
                asker.join()
            self.assertEqual(sum(asker.dropped for asker in askers), 0)

    def test_keys_change_while_requests_go_on(self):
        with Service() as service:
            kept, gone = service.make_key("teacher"), service.make_key("teacher")
            asker = Asker(service, None, kept)
            asker.start()
            self.assertEqual(service.get("/v1/checks", gone).status, 200)
            self.assertEqual(service.run("key", "revoke", gone.split("_")[1])[0], 0)
            self.assertEqual(service.get("/v1/checks", gone).status, 401, "at once, without a signal")
            code, renewed = service.run("key", "rotate", kept.split("_")[1], "--keep-hours=1")
            self.assertEqual(code, 0)
            self.assertEqual(service.get("/v1/checks", renewed.strip()).status, 200)
            self.assertEqual(service.get("/v1/checks", kept).status, 200, "for an hour")
            service.process.send_signal(signal.SIGHUP)
            service.until(lambda: "keys_reloaded" in service.log())
            asker.over.set()
            asker.join()
            self.assertEqual((asker.dropped, asker.answered > 0), (0, True))
            listed = service.run("key", "list")[1]
            self.assertIn("revoked", listed)
            for key in (kept, gone, renewed.strip()):
                self.assertNotIn(key[-64:], listed + service.log() + (service.directory / "state/keys.json").read_text())

    def test_what_has_begun_is_finished_before_it_stops(self):
        with Service() as service:
            body = b'{"text":"' + text(1).encode() + b'"}'
            with service.connect() as connection, connection.makefile("rb") as stream:
                connection.sendall((f"POST /v1/checks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    f"{service.key('lms')}\r\nContent-Type: application/json\r\nContent-Length: "
                                    f"{len(body)}\r\nExpect: 100-continue\r\n\r\n").encode())
                self.assertEqual(stream.readline(), b"HTTP/1.1 100 Continue\r\n")
                self.assertEqual(stream.readline(), b"\r\n")
                service.process.send_signal(signal.SIGTERM)
                service.until(lambda: '"stopping"' in service.log())
                connection.sendall(body)
                answer = read_answer(stream)
                self.assertEqual((answer.status, answer.header("Connection")), (202, "close"))
            self.assertEqual(service.process.wait(60), 0)
            service.start()
            self.assertEqual(len(service.get("/v1/checks", service.key("lms")).json()["items"]), 1)

    def test_a_killed_service_keeps_what_it_took(self):
        with Service(jobs__workers=1) as service:
            key = service.key("lms")
            taken = {submit(service, key, text(i)) for i in range(20)}
            service.stop(signal.SIGKILL)
            service.start()
            kept = {item["id"] for item in service.get("/v1/checks", key).json()["items"]}
            self.assertEqual(kept, taken)

    def test_requests_wait_while_the_corpus_is_opened(self):
        """The listener is first: another process holds the corpus, so opening takes until that one ends."""
        with Service() as first, Service.beside(first) as second:
            self.assertEqual(second.get("/v1/health/live").status, 200)
            self.assertEqual(second.get("/v1/health/ready").status, 503)
            waiting = [second.connect() for _ in range(100)]
            body = json.dumps({"text": text(1)}).encode()
            for connection in waiting:
                connection.sendall((f"POST /v1/checks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    f"{second.key('lms')}\r\nContent-Type: application/json\r\nContent-Length: "
                                    f"{len(body)}\r\n\r\n").encode() + body)
            self.assertEqual(second.get("/v1/health/live").status, 200, "they hold no thread")
            first.stop()
            for connection in waiting:
                with connection, connection.makefile("rb") as stream:
                    self.assertEqual(read_answer(stream).status, 202)

    def test_the_first_steps(self):
        """A key first, as docs/rest-api.md has it: the state lies in the directory of the corpus, which is not there yet."""
        with tempfile.TemporaryDirectory() as folder:
            corpus = pathlib.Path(folder) / "library"
            made = Service(directory=folder)
            made.corpus = corpus
            made.arguments = lambda: [f"--corpus={corpus}"]
            key = made.make_key("lms")
            (corpus / "corpus.new" / "index").mkdir(parents=True)  # as a start that was cut short leaves it
            made.start()
            self.assertEqual(made.get("/v1/stats", key).json()["documents"], 0)
            self.assertEqual(made.stop(), 0)
            self.assertEqual(sorted(path.name for path in corpus.iterdir()), ["corpus.json", "index", "service"])
            (corpus / "corpus.new").mkdir()  # cut short in the middle of moving
            (corpus / "corpus.json").rename(corpus / "corpus.new" / "corpus.json")
            made.start()
            self.assertEqual(made.get("/v1/stats", key).status, 200)
            made.stop()

    def test_no_corpus_is_made_where_other_things_are(self):
        with tempfile.TemporaryDirectory() as folder:
            made = Service(directory=folder)
            made.corpus.mkdir()
            (made.corpus / "thesis.docx").write_text("somebody's")
            made.start(wait=False)
            made.until(lambda: "no corpus there" in made.log())
            made.stop()
            self.assertEqual([path.name for path in made.corpus.iterdir()], ["thesis.docx"])

    def test_a_port_in_use_is_said(self):
        with Service() as service:
            other = Service(http__listen=f"127.0.0.1:{service.port}")
            with self.assertRaises(AssertionError):
                other.start()
            self.assertNotEqual(other.process.wait(60), 0)
            shutil.rmtree(other.directory)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONDONTWRITEBYTECODE", "1")
    unittest.main()
