"""A learning platform for tests: starts the real service, speaks to it as plug-ins do, and receives its events."""

import base64
import hashlib
import hmac
import http.client
import http.server
import json
import os
import shutil
import signal
import ssl
import subprocess
import tempfile
import threading
import time

PROGRAM = os.environ["TAMGA_SERVICE"]
SECRET = "0123456789abcdef0123456789abcdef01234567"  # 40 hexadecimal digits, as one plug-in makes them
EVENTS = ["SUBMISSION_COMPLETE", "SIMILARITY_COMPLETE", "SIMILARITY_UPDATED"]


def wait_for(what, condition, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        result = condition()
        if result:
            return result
        time.sleep(0.01)
    raise AssertionError("not within %d s: %s" % (seconds, what))


def words(seed, count):
    """`count` words that no other seed has."""
    letters = "абвгдежзиклмнопрстуфхцчшэюя"
    made = []
    for i in range(count):
        digest = hashlib.sha256(("%s %d" % (seed, i)).encode()).digest()
        made.append("".join(letters[b % len(letters)] for b in digest[:8]))
    return " ".join(made)


class Service:
    def __init__(self, **settings):
        self.root = tempfile.mkdtemp(prefix="tamga-lms-")
        self.settings = {
            "state": self.root + "/state", "http.port_file": self.root + "/port", "log.file": self.root + "/log",
            "log.level": "debug", "webhooks.loopback_addresses": "true", "webhooks.first_retry_seconds": "1",
            "webhooks.longest_retry_seconds": "1", "lms.completion_delay_seconds": "1", "jobs.workers": "2"}
        self.settings.update(settings)
        self.process = None
        self.key = self.make_key()
        self.start()

    def make_key(self, institution="kgu", role="lms"):
        run = subprocess.run([PROGRAM, "key", "create", "--corpus", self.root + "/corpus", "--state",
                              self.settings["state"], "--role", role, "--institution", institution],
                             capture_output=True, text=True, check=True)
        return run.stdout.split()[-1]

    def start(self):
        if os.path.exists(self.root + "/port"):
            os.remove(self.root + "/port")
        command = [PROGRAM, "serve", "--corpus", self.root + "/corpus", "--listen", "127.0.0.1:0"]
        for name, value in self.settings.items():
            command += ["--" + name, value]
        self.errors = open(self.root + "/errors", "ab")
        self.process = subprocess.Popen(command, stdout=self.errors, stderr=self.errors)
        ports = wait_for("the service listens", self.ports)
        self.port = int(ports["listen"].rsplit(":", 1)[1])

    def ports(self):
        assert self.process.poll() is None, self.read("errors") + self.read("log")
        try:
            with open(self.root + "/port") as file:
                return json.load(file)
        except (OSError, ValueError):
            return None

    def read(self, name):
        try:
            with open(self.root + "/" + name, "rb") as file:
                return file.read().decode(errors="replace")
        except OSError:
            return ""

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.errors.close()

    def restart(self):
        self.kill()
        self.start()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(40)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.errors.close()
        shutil.rmtree(self.root, ignore_errors=True)

    def call(self, method, path, body=None, headers=(), key=None, timeout=110):
        """Status and body; the body is read as JSON where it is JSON."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        connection.putrequest(method, path)
        connection.putheader("Authorization", "Bearer " + (key or self.key))
        connection.putheader("X-Turnitin-Integration-Name", "Moodle")
        names = {name.lower() for name, _ in headers}
        if "content-type" not in names:
            connection.putheader("Content-Type", "application/json")
        for name, value in headers:
            connection.putheader(name, value)
        if data is not None and "content-length" not in names:
            connection.putheader("Content-Length", str(len(data)))
        connection.endheaders(data)
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        self.headers = answer.headers
        if answer.headers.get("Content-Type", "").startswith("application/json"):
            return answer.status, json.loads(text)
        return answer.status, text

    def api(self, method, path, body=None, **more):
        return self.call(method, "/api/v1" + path, body, **more)

    # The four steps of a submission.
    def create(self, owner="student-1", title="essay.txt", group="a1", course="c1", **more):
        body = {"owner": owner, "submitter": owner, "title": title,
                "metadata": {"group": {"id": group, "name": "A", "type": "ASSIGNMENT"},
                             "group_context": {"id": course, "name": "C"}, "owners": [{"id": owner}]},
                "eula": {"accepted_timestamp": "1970-01-01T00:00:00Z", "language": "ru-RU", "version": None}}
        body.update(more)
        status, answer = self.api("POST", "/submissions", body)
        assert status == 201, (status, answer)
        return answer["id"]

    def upload(self, work, text, name="essay.txt"):
        data = text if isinstance(text, bytes) else text.encode()
        status, answer = self.api("PUT", "/submissions/%s/original" % work, data, headers=[
            ("Content-Type", "application/json"), ("Content-Type", "binary/octet-stream"),
            ("Content-Disposition", 'inline; filename="%s"' % name)])
        assert status == 202, (status, answer)
        return answer

    def ask(self, work, scope="ALL", index=False, repositories=("SUBMITTED_WORK", "PRIVATE"), **more):
        body = {"generation_settings": {"search_repositories": list(repositories),
                                        "auto_exclude_self_matching_scope": scope},
                "view_settings": {"exclude_quotes": True, "exclude_bibliography": True}}
        if index:
            body["indexing_settings"] = {"add_to_index": True}
        body.update(more)
        status, answer = self.api("PUT", "/submissions/%s/similarity" % work, body)
        assert status == 202, (status, answer)
        return answer

    def submission(self, work):
        status, answer = self.api("GET", "/submissions/" + work)
        assert status == 200, (status, answer)
        return answer

    def similarity(self, work):
        return self.api("GET", "/submissions/%s/similarity" % work)[1]

    def ready(self, work):
        return wait_for("the text is read", lambda: self.settled(work))

    def settled(self, work):
        answer = self.submission(work)
        return answer if answer["status"] in ("COMPLETE", "ERROR") else None

    def report(self, work):
        def done():
            answer = self.similarity(work)
            return answer if answer.get("status") == "COMPLETE" else None
        return wait_for("the report is there", done)

    def hand_in(self, text, scope="ALL", index=False, **who):
        work = self.create(**who)
        self.upload(work, text)
        self.ask(work, scope, index)
        return work, self.report(work)

    def register(self, url, secret=SECRET):
        return self.api("POST", "/webhooks", {"signing_secret": secret, "url": url, "description": "d",
                                              "event_types": EVENTS, "allow_insecure": True})


class Receiver:
    """Takes events in; `answer` chooses the status of each. `tls`: certificate and key, for https."""

    def __init__(self, port=0, tls=None):
        self.events = []
        self.lock = threading.Lock()
        self.answer = lambda event: 200
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                event = {"event": self.headers["X-Turnitin-EventType"], "bytes": body, "time": time.time(),
                         "signature": self.headers["X-Turnitin-Signature"], "body": json.loads(body), "path": self.path,
                         "type": self.headers["Content-Type"]}
                with receiver.lock:
                    receiver.events.append(event)
                self.send_response(receiver.answer(event))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *arguments):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

        self.server = Server(("127.0.0.1", port), Handler)
        self.port = self.server.server_port
        self.url = "http://127.0.0.1:%d/callbacks.php?x=%%20y" % self.port
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*tls)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            self.url = "https://localhost:%d/callbacks" % self.port
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    def about(self, work, event=None):
        with self.lock:
            return [e for e in self.events if work in (e["body"].get("submission_id"), e["body"].get("id"))
                    and event in (None, e["event"])]

    def wait(self, work, event, count=1, seconds=60):
        return wait_for("%s of %s" % (event, work),
                        lambda: len(self.about(work, event)) >= count and self.about(work, event), seconds)

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def signature(secret, body):
    return hmac.new(base64.b64decode(secret), body, hashlib.sha256).hexdigest()
