"""Requests that two programs could read in two ways, too large or too slow ones: refused as said, while others go on."""
import resource
import unittest

from service import Service, read_answer
from works import put_document, text

GOOD = b"GET /v1/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
HIDDEN = b"GET /v1/health/live HTTP/1.1\r\nHost: localhost\r\nX-Hidden: yes\r\n\r\n"


def post(headers, body=b"", path=b"/v1/checks"):
    return b"POST " + path + b" HTTP/1.1\r\nHost: localhost\r\n" + headers + b"\r\n" + body


class Strict(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.service = Service(http__header_seconds=1, http__idle_seconds=2, http__body_grace_seconds=1,
                              http__body_bytes_a_second=100_000).__enter__()
        cls.key = cls.service.key("lms").encode()

    @classmethod
    def tearDownClass(cls):
        cls.service.__exit__()

    def others_are_served(self):
        self.assertEqual(self.service.get("/v1/health/live").status, 200)

    def status_of(self, data):
        received = self.service.raw(data)
        self.others_are_served()
        return int(received.split()[1]) if received else None, received

    def test_smuggling_lengths_and_hosts(self):
        cases = {
            "both lengths": (post(b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\nX" + HIDDEN), 400),
            "length twice": (post(b"Content-Length: 5\r\nContent-Length: 5\r\n", b"hello" + HIDDEN), 400),
            "two lengths": (post(b"Content-Length: 5, 6\r\n", b"hello" + HIDDEN), 400),
            "negative": (post(b"Content-Length: -1\r\n", HIDDEN), 400),
            "signed": (post(b"Content-Length: +5\r\n", b"hello" + HIDDEN), 400),
            "huge": (post(b"Content-Length: 9223372036854775808\r\n", HIDDEN), 400),
            "no number": (post(b"Content-Length: five\r\n", HIDDEN), 400),
            "gzip, chunked": (post(b"Transfer-Encoding: gzip, chunked\r\n", b"0\r\n\r\n" + HIDDEN), 400),
            "chunked, chunked": (post(b"Transfer-Encoding: chunked, chunked\r\n", b"0\r\n\r\n" + HIDDEN), 400),
            "TE with a space": (post(b"Transfer-Encoding : chunked\r\n", b"0\r\n\r\n" + HIDDEN), 400),
            "TE folded": (post(b"Transfer-Encoding:\r\n chunked\r\n", b"0\r\n\r\n" + HIDDEN), 400),
            "no host": (b"GET / HTTP/1.1\r\n\r\n" + HIDDEN, 400),
            "two hosts": (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + HIDDEN, 400),
            "bad method": (b"G@T / HTTP/1.1\r\nHost: a\r\n\r\n" + HIDDEN, 400),
            "absolute": (b"GET http://localhost/v1/health/live HTTP/1.1\r\nHost: a\r\n\r\n" + HIDDEN, 400),
            "NUL": (b"GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n" + HIDDEN, 400),
            "bare line feed": (b"GET / HTTP/1.1\nHost: a\n\n" + HIDDEN, 400),
            "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
            "TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\n" * 5, 400),
            "many headers": (b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: 1\r\n" * 200 + b"\r\n", 431),
            "long header": (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"1" * 10_000 + b"\r\n\r\n", 431),
            "large head": (b"GET / HTTP/1.1\r\nHost: a\r\n" + (b"X: " + b"1" * 1000 + b"\r\n") * 90 + b"\r\n", 431),
            "long target": (b"GET /" + b"1" * 10_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414),
            "expectation": (post(b"Expect: a-miracle\r\nContent-Length: 5\r\n", b"hello"), 417),
        }
        for name, (data, status) in cases.items():
            with self.subTest(name):
                found, received = self.status_of(data)
                self.assertEqual(found, status)
                self.assertEqual(received.count(b"X-Request-Id: "), 1, "the hidden request is not answered")
                self.assertIn(b"Connection: close", received)

    def test_bad_chunks(self):
        head = b"Authorization: Bearer " + self.key + b"\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
        for chunks in (b"x\r\n", b"-1\r\n", b"fffffffffffffffff\r\n", b"2\r\nabc\r\n0\r\n\r\n", b"1\nx\n0\n\n"):
            with self.subTest(chunks):
                found, received = self.status_of(post(head, chunks + HIDDEN))
                self.assertEqual(found, 400)
                self.assertEqual(received.count(b"X-Request-Id: "), 1)

    def test_too_large_a_body_is_refused_before_it_comes(self):
        head = b"Authorization: Bearer " + self.key + b"\r\nContent-Length: 999999999\r\nExpect: 100-continue\r\n"
        found, received = self.status_of(post(head, path=b"/v1/webhooks"))
        self.assertEqual(found, 413)
        self.assertNotIn(b"100 Continue", received)

    def test_who_has_no_key_sends_no_body(self):
        found, _ = self.status_of(post(b"Content-Length: 100000000\r\nExpect: 100-continue\r\n"))
        self.assertEqual(found, 401)

    def test_continue_is_said(self):
        body = b'{"text":"x"}'
        head = (b"Authorization: Bearer " + self.key + b"\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n" +
                b"Content-Length: %d\r\n" % len(body))
        with self.service.connect() as connection, connection.makefile("rb") as stream:
            connection.sendall(post(head))
            self.assertEqual(stream.readline(), b"HTTP/1.1 100 Continue\r\n")
            self.assertEqual(stream.readline(), b"\r\n")
            connection.sendall(body)
            self.assertEqual(read_answer(stream).status, 202)

    def test_requests_in_one_packet_are_answered_in_order(self):
        with self.service.connect() as connection, connection.makefile("rb") as stream:
            connection.sendall(b"\r\n" + GOOD * 50)
            for _ in range(50):
                self.assertEqual(read_answer(stream).status, 200)

    def test_chunked_bodies_are_taken(self):
        body = b'4\r\n{"te\r\n9;x=1\r\nxt":"abc"\r\n1\r\n}\r\n0\r\nTrailer: x\r\n\r\n'
        head = b"Authorization: Bearer " + self.key + b"\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
        with self.service.connect() as connection, connection.makefile("rb") as stream:
            connection.sendall(post(head, body) + GOOD)
            self.assertEqual(read_answer(stream).status, 202)
            self.assertEqual(read_answer(stream).status, 200)

    def test_deep_json_is_refused(self):
        for body in (b"[" * 100_000, b'{"text":' * 65 + b"1" + b"}" * 65):
            answer = self.service.ask("POST", "/v1/checks", body, self.key.decode(), {"Content-Type": "application/json"})
            self.assertEqual(answer.status, 400)

    def test_slow_clients_are_cut_off_and_stop_nobody(self):
        slow = []
        for i in range(100):
            connection = self.service.connect()
            connection.sendall(b"GET /v1/health/live HTTP/1.1\r\nX-%d: " % i)
            slow.append(connection)
        body = self.service.connect()
        body.sendall(post(b"Authorization: Bearer " + self.key + b"\r\nContent-Type: application/json\r\n"
                          b"Content-Length: 1000000\r\n", b"{"))
        idle = [self.service.connect() for _ in range(300)]
        self.others_are_served()
        for connection in slow:
            with connection, connection.makefile("rb") as stream:
                self.assertEqual(read_answer(stream).status, 408)
        with body, body.makefile("rb") as stream:
            self.assertEqual(read_answer(stream).status, 408)
        for connection in idle:
            with connection:
                self.assertEqual(connection.recv(1), b"")
        self.others_are_served()

    def test_every_answer_is_protected(self):
        answer = self.service.get("/v1/health/live", headers={"X-Request-Id": "abc", "traceparent":
                                  "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"})
        self.assertEqual(answer.header("X-Request-Id"), "abc")
        self.assertTrue(answer.header("traceparent").startswith("00-0af7651916cd43dd8448eb211c80319c"))
        self.assertEqual(answer.header("X-Content-Type-Options"), "nosniff")
        self.assertEqual(answer.header("Cache-Control"), "no-store")
        self.assertNotEqual(self.service.get("/", headers={"X-Request-Id": "a b"}).header("X-Request-Id"), "a b")


class Hosts(unittest.TestCase):
    def test_only_named_hosts_are_served(self):
        with Service(http__hosts="localhost,tamga.example.kg") as service:
            for host, status in (("localhost", 200), ("TAMGA.example.kg:8710", 200), ("localhost:80", 200), ("[::1]", 400),
                                 ("other.example", 400), ("localhost.other.example", 400), ("", 400)):
                self.assertEqual(service.get("/v1/health/live", headers={"Host": host}).status, status, host)


class Caps(unittest.TestCase):
    def test_the_longest_idle_connection_makes_room(self):
        with Service(http__connections_per_address=20) as service:
            idle = [service.connect() for _ in range(20)]
            self.assertEqual(service.get("/v1/health/live").status, 200)
            self.assertEqual(idle[0].recv(1), b"")
            idle[19].sendall(GOOD)
            self.assertTrue(idle[19].recv(100).startswith(b"HTTP/1.1 200"))
            for connection in idle:
                connection.close()

    def test_connections_leave_descriptors_to_others(self):
        limit = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (400, 400))
        with Service(limits=limit, http__idle_seconds=3600) as service:
            idle = [service.connect() for _ in range(500)]
            put_document(service, service.key("lms"), "book", text(1))
            self.assertIn('"fewer_connections","connections":200', service.log())
            for connection in idle:
                connection.close()

    def test_a_body_has_a_deadline(self):
        """Fast enough at every moment, but endless."""
        with Service(http__body_seconds=1, http__body_bytes_a_second=1) as service, service.connect() as connection:
            connection.sendall(post(b"Authorization: Bearer " + service.key("lms").encode() +
                                    b"\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"))
            with connection.makefile("rb") as stream:
                connection.sendall(b"1000\r\n" + b"x" * 4000)
                self.assertEqual(read_answer(stream).status, 408)

    def test_too_many_requests_of_a_key(self):
        with Service(access__burst=5, access__requests_a_minute=1) as service:
            statuses = [service.get("/v1/checks", service.key("teacher")).status for _ in range(6)]
            self.assertEqual(statuses, [200] * 5 + [429])
            refused = service.get("/v1/checks", service.key("teacher"))
            self.assertGreaterEqual(int(refused.header("Retry-After")), 1)
            self.assertEqual(service.get("/v1/checks", service.key("admin")).status, 200)
            self.assertEqual(service.get("/v1/health/live").status, 200)

    def test_large_bodies_wait_for_room(self):
        with Service(http__bodies_in_memory=1 << 20) as service:
            key = service.key("lms")
            body = b'{"text":"' + b"word " * 180_000 + b'"}'
            head = (b"Authorization: Bearer " + key.encode() + b"\r\nContent-Type: application/json\r\n"
                    b"Content-Length: %d\r\n" % len(body))
            first, second = service.connect(), service.connect()
            first.sendall(post(head, body[:10]))
            first.settimeout(60)
            service.until(lambda: b"tamga_http_body_bytes 9" in service.get("/metrics", port=service.metrics_port).body)
            second.setblocking(True)
            second.sendall(post(head))
            first.sendall(body[10:])
            second.sendall(body)
            for connection in (first, second):
                with connection, connection.makefile("rb") as stream:
                    self.assertEqual(read_answer(stream).status, 202)


if __name__ == "__main__":
    unittest.main()
