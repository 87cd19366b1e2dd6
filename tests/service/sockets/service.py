"""A tamga-service of one's own for a test: the real program on a free port of 127.0.0.1, stopped at the end."""
import ctypes
import json
import os
import pathlib
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time

PROGRAM = os.environ["TAMGA_SERVICE"]
PATIENCE = 60  # seconds, for a machine that is busy; a test that waits so long has failed


def end_with_this_process():
    """A test that is killed leaves no service behind."""
    set_death_signal = 1
    ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL)


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


def read_answer(stream, method="GET"):
    """One answer from a file of a socket; None when the connection ended before it."""
    line = stream.readline()
    if not line:
        return None
    status = int(line.split()[1])
    headers = []
    while (line := stream.readline().rstrip(b"\r\n")):
        name, _, value = line.decode("latin-1").partition(":")
        headers.append((name, value.strip()))
    if status == 100:
        return read_answer(stream, method)
    length = next((int(v) for n, v in headers if n.lower() == "content-length"), 0)
    body = stream.read(length) if method != "HEAD" and length else b""
    return Answer(status, headers, body)


class Service:
    """Use with `with`. `settings`: keys of docs/operations.md."""

    def __init__(self, directory=None, limits=lambda: None, **settings):
        self.limits = limits  # called in the new process before the program
        self.own_directory = directory is None
        self.directory = pathlib.Path(directory or tempfile.mkdtemp(prefix="tamga_service_"))
        self.settings = {"log.file": str(self.directory / "log"), "webhooks.loopback_addresses": "true",
                         "access.requests_a_minute": "100000000", "access.burst": "100000000",
                         "access.address_requests_a_minute": "100000000", "access.address_burst": "100000000",
                         "lms.completion_delay_seconds": "0"}
        self.settings.update({key.replace("__", "."): value for key, value in settings.items()})
        self.corpus = self.directory / "corpus"
        self.waits = True
        self.process = None
        self.keys = {}

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        if self.own_directory:
            shutil.rmtree(self.directory, ignore_errors=True)

    @classmethod
    def beside(cls, other):
        """Another one on the same corpus, with a state of its own; it cannot open the corpus before `other` ends."""
        made = cls()
        made.corpus, made.waits = other.corpus, False
        return made

    def arguments(self):
        return [f"--corpus={self.corpus}", f"--state={self.directory / 'state'}"]

    def start(self, wait=True):
        ports = self.directory / "ports"
        ports.unlink(missing_ok=True)
        settings = {"http.listen": "127.0.0.1:0", "http.metrics_listen": "127.0.0.1:0", "http.port_file": str(ports)}
        settings.update(self.settings)
        command = [PROGRAM, "serve", *self.arguments(), *(f"--{key}={value}" for key, value in settings.items())]
        self.process = subprocess.Popen(command, preexec_fn=lambda: (end_with_this_process(), self.limits()))
        self.until(ports.exists)
        addresses = json.loads(ports.read_text())
        self.port = int(addresses["listen"].rsplit(":", 1)[1])
        self.metrics_port = int(addresses["metrics_listen"].rsplit(":", 1)[1])
        if wait and self.waits:
            self.until(lambda: self.get("/v1/health/ready").status == 200)

    def until(self, condition):
        end = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None, "the service ended"
            assert time.monotonic() < end, "it takes too long"
            time.sleep(0.01)

    def stop(self, how=signal.SIGTERM):
        if self.process is None or self.process.poll() is not None:
            return None
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)

    def run(self, *words):
        """A command of tamga-service beside the running one: (exit code, output)."""
        done = subprocess.run([PROGRAM, *words, *self.arguments()], capture_output=True, text=True, timeout=PATIENCE)
        return done.returncode, done.stdout + done.stderr

    def make_key(self, role, institution="osh"):
        code, text = self.run("key", "create", f"--role={role}", f"--institution={institution}")
        assert code == 0, text
        return text.strip()

    def key(self, role, institution="osh"):
        if (role, institution) not in self.keys:
            self.keys[role, institution] = self.make_key(role, institution)
        return self.keys[role, institution]

    def connect(self, port=None, tls=None):
        made = socket.create_connection(("127.0.0.1", port or self.port), timeout=PATIENCE)
        return tls.wrap_socket(made, server_hostname="localhost") if tls else made

    def raw(self, data, port=None):
        """What comes back for these bytes until the connection ends, with the end of sending said."""
        with self.connect(port) as connection:
            connection.sendall(data)
            received = b""
            try:
                while (part := connection.recv(65536)):
                    received += part
            except ConnectionResetError:
                pass
            return received

    def ask(self, method, path, body=None, key=None, headers=None, port=None, tls=None):
        fields = {"Host": "localhost", "Connection": "close"}
        if key:
            fields["Authorization"] = "Bearer " + key
        if isinstance(body, (dict, list)):
            body = json.dumps(body).encode()
            fields["Content-Type"] = "application/json"
        if body is not None:
            fields["Content-Length"] = str(len(body))
        fields.update(headers or {})
        head = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{n}: {v}\r\n" for n, v in fields.items()) + "\r\n"
        with self.connect(port, tls) as connection, connection.makefile("rb") as stream:
            connection.sendall(head.encode("utf-8") + (body or b""))
            return read_answer(stream, method)

    def get(self, path, key=None, **more):
        return self.ask("GET", path, key=key, **more)

    def log(self):
        return (self.directory / "log").read_text()


def trusting(certificate):
    """A TLS context that trusts this certificate and no other."""
    context = ssl.create_default_context(cafile=str(certificate))
    return context


def make_certificate(directory, name):
    """A certificate for localhost and its key, made by openssl: two paths."""
    certificate, key = directory / f"{name}.pem", directory / f"{name}.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                    "-keyout", key, "-out", certificate, "-days", "2", "-subj", f"/CN=localhost/O={name}",
                    "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
    return certificate, key
