"""Who may do what: every route with every role, of the own institution and of another one, and with no valid key."""
import json
import unittest

from service import Service
from works import checked, finished, put_document, submit, text

ROLES = ("admin", "lms", "teacher", "auditor")
HOME, AWAY = "osh", "naryn"
OPEN = "anyone"


def routes_of(service):
    """(method, path, roles) of all routes, as the running program writes them into its log."""
    lines = [json.loads(line) for line in service.log().splitlines()]
    return [(line["method"], line["path"], line["roles"].split(",")) for line in lines if line["event"] == "route"]


class Matrix(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.service = Service(log__level="debug").__enter__()
        cls.routes = routes_of(cls.service)
        cls.admin = cls.service.key("admin", HOME)
        put_document(cls.service, cls.admin, "osh-book-17", text(1), collection="osh-laws")
        cls.check = checked(cls.service, cls.admin, text(1))["id"]

    @classmethod
    def tearDownClass(cls):
        cls.service.__exit__()

    def target(self, method, path, key, institution):
        """The path with ids of the institution `institution`, made anew where they would be used up."""
        service, keeper = self.service, self.service.key("admin", institution)
        if institution == HOME:
            document, check = "osh-book-17", self.check
            if method in ("PUT", "DELETE"):
                document = f"spare-{hash((method, path, key)) & 0xffffffff}"
                if method == "DELETE":
                    put_document(service, keeper, document, text(document))
            if method == "DELETE" and "{check}" in path:
                check = submit(service, keeper, text(7))
        hook = service.ask("POST", "/v1/webhooks", {"url": "http://127.0.0.1:1/"}, key).json().get("id", "none")
        return path.format(collection="osh-laws", document=document, check=check, webhook=hook, person="nobody")

    def body(self, method, path):
        return {("PUT", "/v1/documents/{document}"): {"text": text(2)},
                ("POST", "/v1/checks"): {"text": text(3)},
                ("POST", "/v1/checks/batch"): {"checks": [{"text": text(4)}]},
                ("POST", "/v1/webhooks"): {"url": "http://127.0.0.1:1/"}}.get((method, path))

    def own(self):
        return [route for route in self.routes if route[1].startswith("/v1/")]

    def test_the_table_is_whole(self):
        self.assertGreater(len(self.own()), 20)
        self.assertTrue(any(path.startswith("/api/v1/") for _, path, _ in self.routes))
        for _, _, roles in self.routes:
            self.assertTrue(roles == [OPEN] or set(roles) <= set(ROLES), roles)

    def test_every_cell_of_the_own_institution(self):
        for method, path, roles in self.own():
            for role in ROLES:
                with self.subTest(f"{method} {path} {role}"):
                    key = self.service.key(role, HOME)
                    answer = self.service.ask(method, self.target(method, path, key, HOME), self.body(method, path), key)
                    if roles == [OPEN] or role in roles:
                        self.assertIn(answer.status, (200, 201, 202, 204), answer.body)
                    else:
                        self.assertEqual(answer.status, 403)

    def test_every_cell_of_another_institution(self):
        ids = [b"osh-book-17", self.check.encode(), b"osh-laws"]
        for method, path, roles in self.own():
            for role in ROLES:
                with self.subTest(f"{method} {path} {role}"):
                    mine, theirs = self.service.key(role, HOME), self.service.key(role, AWAY)
                    target = self.target(method, path, mine, HOME)
                    answer = self.service.ask(method, target, self.body(method, path), theirs)
                    if roles != [OPEN] and role not in roles:
                        self.assertEqual(answer.status, 403)
                    elif "{" in path and (method, path) not in (("PUT", "/v1/documents/{document}"),
                                                                ("DELETE", "/v1/people/{person}")):
                        self.assertEqual(answer.status, 404, answer.body)
                    else:
                        self.assertIn(answer.status, (200, 201, 202, 204), answer.body)
                        if method == "GET" and roles != [OPEN]:
                            for known in ids:
                                self.assertNotIn(known, answer.body)
        self.assertEqual(self.service.get("/v1/documents/osh-book-17", self.admin).status, 200)
        self.assertEqual(self.service.get(f"/v1/checks/{self.check}/report", self.admin).status, 200)

    def test_no_route_is_open_without_a_key(self):
        revoked = self.service.make_key("admin", HOME)
        self.service.run("key", "revoke", revoked.split("_")[1])
        for method, path, roles in self.routes:
            lms = path.startswith("/api/v1/")
            for key in (None, "tamga_0000000000000000_" + "0" * 64, revoked, self.admin[:-1], "x"):
                with self.subTest(f"{method} {path} {key}"):
                    answer = self.service.ask(method, path.replace("{", "").replace("}", ""), b"{}", key)
                    if roles == [OPEN]:
                        self.assertNotIn(answer.status, (401, 403) if not path.startswith("/viewer") else (401,))
                    else:
                        self.assertEqual(answer.status, 403 if lms else 401)

    def test_every_cell_of_the_platform_routes(self):
        """Their meaning has its own tests; here: a role that may not is refused, and foreign ids are unknown."""
        for method, path, roles in self.routes:
            if not path.startswith("/api/v1/") or roles == [OPEN]:
                continue
            for role in ROLES:
                with self.subTest(f"{method} {path} {role}"):
                    target = path.replace("{id}", self.check)
                    for name in ("version", "user", "pdf", "hook"):
                        target = target.replace("{" + name + "}", "unknown")
                    body = {"generation_settings": {}, "viewer_user_id": "v", "locale": "ky"}
                    answer = self.service.ask(method, target, body, self.service.key(role, AWAY))
                    if role not in roles:
                        self.assertEqual(answer.status, 403)
                    else:
                        self.assertNotIn(answer.status, (401, 403))
                        if "/submissions/{id}" in path:
                            self.assertEqual(answer.status, 404, answer.body)


class Levels(unittest.TestCase):
    """What a level hides is not in the bytes of any form of the report."""

    def test_levels_hold_in_bytes(self):
        with Service() as service:
            admin = service.key("admin")
            far = "Единственное предложение вдали от заимствования называет гранатовый телескоп."
            near = text(1, 60)
            put_document(service, admin, "source", f"{near} {text(8, 400)} {far}", title="Источник")
            check = checked(service, admin, f"{text(9, 60)} {near} {text(10, 60)}")["id"]
            forms = ("report", "report.html", "report.pdf")
            page = {role: {form: service.get(f"/v1/checks/{check}/{form}", service.key(role)) for form in forms}
                    for role in ROLES}
            for role in ROLES:
                for form in forms:
                    self.assertEqual(page[role][form].status, 200)
                    seen = far.encode() in page[role][form].body
                    self.assertEqual(seen, role == "admin" and form == "report.html", f"{role} {form}")
            passages = [s["passages"] for s in page["auditor"]["report"].json()["body"]["sources"]]
            self.assertTrue(passages)
            self.assertNotIn("source_text", [k for p in passages for one in p for k, v in one.items() if v and "text" in k])
            raised = service.get(f"/v1/checks/{check}/report?level=full", service.key("auditor"))
            self.assertEqual(raised.body, page["auditor"]["report"].body)
            lowered = service.get(f"/v1/checks/{check}/report?level=figures", admin)
            self.assertEqual(lowered.body, page["auditor"]["report"].body)


class Silence(unittest.TestCase):
    """Logs, metrics and the audit log name no text, person, file or key."""

    def test_nothing_personal_is_written_down(self):
        with Service(log__level="debug") as service:
            key = service.key("admin")
            secrets = ["гранатовый", "granat-author", "granat-title", "granat-file", "granat-course", "granat-id"]
            put_document(service, key, "granat-id", f"{text(1)} гранатовый", title="granat-title", author="granat-author")
            check = checked(service, key, f"{text(1)} гранатовый", title="granat-title", author="granat-author",
                            course="granat-course", file_name="granat-file.txt")["id"]
            checked(service, key, "мало", file_name="granat-file.docx", title="granat-title")
            for path in (f"/v1/checks/{check}/report", "/v1/documents/granat-id", "/v1/documents/granat-id-2",
                         "/v1/granat-title?a=granat-file"):
                service.get(path, key)
            metrics = service.get("/metrics", port=service.metrics_port).body.decode()
            self.assertIn('tamga_http_requests_total{method="GET",route="/v1/documents/{document}",status="404"} 1', metrics)
            self.assertEqual(service.get("/metrics", key).status, 404, "not on the address of the service")
            written = service.log() + metrics + (service.directory / "state" / "audit.log").read_text()
            for secret in [*secrets, key[-64:]]:
                self.assertNotIn(secret, written)


class Audit(unittest.TestCase):
    def test_a_changed_line_is_named(self):
        with Service() as service:
            key = service.key("teacher")
            check = submit(service, key, text(1), author="student-17")
            finished(service, key, check)
            service.get(f"/v1/checks/{check}/report", key)
            service.stop()
            code, said = service.run("audit", "verify")
            self.assertEqual(code, 0, said)
            path = service.directory / "state" / "audit.log"
            lines = path.read_text().splitlines(keepends=True)
            self.assertGreaterEqual(len(lines), 2)
            self.assertNotIn("student-17", "".join(lines))
            self.assertNotIn(check, "".join(lines))
            name = service.run("audit", "pseudonym", check, "--institution=osh")[1].strip()
            self.assertIn(name, lines[-1])
            lines[1] = lines[1].replace("report.read", "report.lost")
            path.write_text("".join(lines))
            code, said = service.run("audit", "verify")
            self.assertEqual((code, "line 2" in said), (1, True), said)
            service.start()  # goes on with a new log, and says so
            self.assertIn("audit_log_damaged", service.log())
            self.assertEqual(service.run("audit", "verify")[0], 0)


if __name__ == "__main__":
    unittest.main()
