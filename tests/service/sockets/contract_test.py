"""The service against its own description: every path, status and schema, and many requests made from it."""
import json
import os
import random
import re
import socket
import unittest

import jsonschema
import yaml

from service import Service, read_answer
from works import checked, form, put_document, text

REQUESTS = int(os.environ.get("TAMGA_RANDOM_REQUESTS", "1500"))
SEED = int(os.environ.get("TAMGA_SEED", "1"))


class Description:
    def __init__(self, source):
        self.document = yaml.safe_load(source)

    def resolved(self, node):
        while isinstance(node, dict) and "$ref" in node:
            name = node["$ref"]
            node = self.document
            for part in name[2:].split("/"):
                node = node[part]
        return node

    def operations(self):
        for path, item in self.document["paths"].items():
            for method, operation in item.items():
                if method in ("get", "put", "post", "delete"):
                    named = [self.resolved(p) for p in item.get("parameters", []) + operation.get("parameters", [])]
                    yield path, method, operation, named

    def schema(self, node):
        """A JSON schema that stands by itself."""
        return {"components": self.document["components"], **self.resolved(node)} if "$ref" not in node else {
            "components": self.document["components"], "$ref": node["$ref"]}

    def complaint(self, operation, answer):
        """What of the answer is not as described; None: nothing."""
        described = operation["responses"].get(str(answer.status))
        if described is None:
            return f"{operation['operationId']}: status {answer.status} is not described: {answer.body[:200]}"
        content = self.resolved(described).get("content")
        if content is None:
            return f"{operation['operationId']}: {answer.status}: a body" if answer.body else None
        kind = (answer.header("Content-Type") or "").split(";")[0]
        if kind not in content:
            return f"{operation['operationId']}: {answer.status}: type {kind} is not described"
        if "json" in kind:
            try:
                jsonschema.Draft202012Validator(self.schema(content[kind]["schema"])).validate(json.loads(answer.body))
            except (ValueError, jsonschema.ValidationError) as error:
                return f"{operation['operationId']}: {answer.status}: {str(error)[:300]}"
        return None


class Maker:
    """Requests for an operation: mostly sound ones, some broken in one place or another."""

    def __init__(self, description, seed, known):
        self.description, self.random, self.known = description, random.Random(seed), known

    def word(self):
        return self.random.choice(["", "a", "ш" * 3, "a/b", "..", "%", "\u0000", "x" * 600, "1", "-1", "null", "'\"<&",
                                   "лаборатория", "2026-11", "00ff", " ", "\ufffd", "full", "true"])

    def value(self, schema, depth=0):
        r, schema = self.random, self.description.resolved(schema)
        if r.random() < 0.04 or depth > 6:
            return r.choice([None, True, 0, -1, 1.5, 1e300, "", [], {}, self.word(), [[]] * 3])
        if "enum" in schema:
            return r.choice(schema["enum"])
        kind = schema.get("type")
        kind = r.choice(kind) if isinstance(kind, list) else kind
        if kind == "object":
            names = [n for n in schema.get("properties", {}) if n in schema.get("required", []) or r.random() < 0.3]
            made = {name: self.value(schema["properties"][name], depth + 1) for name in names}
            if "oneOf" in schema:
                for name in ("text", "base64"):
                    made.pop(name, None)
                name = r.choice([o["required"][0] for o in schema["oneOf"]])
                made[name] = text(r.random(), 30) if name == "text" else "0KLQtdC60YHRgiDQvtC00L3QvtCz0L4g0LTQvtC60YPQvNC10L3RgtCw"
            if r.random() < 0.05:
                made[self.word()] = self.word()
            return made
        if kind == "array":
            most = min(schema.get("maxItems", 3), 3)
            return [self.value(schema.get("items", {}), depth + 1) for _ in range(r.randint(0, most))]
        if kind == "integer":
            return r.randint(schema.get("minimum", 0), min(schema.get("maximum", 1000), 1000))
        if kind == "boolean":
            return r.random() < 0.5
        if schema.get("format") == "uri":
            return r.choice(["http://127.0.0.1:1/", "https://lms.example/hook", "ftp://x/", "http://169.254.169.254/", ""])
        return self.word() if r.random() < 0.5 else "word"

    def path(self, path, parameters):
        def fill(match):
            name = match.group(1)
            known = self.known.get(name, ["nobody"])
            word = self.random.choice(known) if self.random.random() < 0.7 else self.word()
            return quoted(word) or "x"
        filled = re.sub(r"\{(\w+)\}", fill, path)
        query = []
        for parameter in parameters:
            if parameter["in"] == "query" and self.random.random() < 0.4:
                value = self.value(parameter["schema"])
                query.append(f"{parameter['name']}={quoted(str(value).lower() if isinstance(value, bool) else str(value))}")
        if self.random.random() < 0.03:
            query.append(f"{quoted(self.word())}={quoted(self.word())}")
        return "/v1" + filled + ("?" + "&".join(query) if query else "")

    def body(self, operation):
        """(content type, bytes); (None, None) without a body."""
        described = self.description.resolved(operation.get("requestBody", {})).get("content")
        r = self.random
        if described is None:
            return ("application/json", b"{}") if r.random() < 0.05 else (None, None)
        kind = r.choice(list(described))
        if kind == "application/json":
            made = json.dumps(self.value(described[kind]["schema"]), ensure_ascii=r.random() < 0.5).encode("utf-8", "replace")
        else:
            settings = self.value(self.description.resolved(described[kind]["schema"])["properties"]["settings"])
            kind, made = form({"file": ("иш.txt", text(r.random(), 30).encode()), "settings": (None, json.dumps(settings).encode())})
        if r.random() < 0.1:
            made = self.broken(made)
        if r.random() < 0.03:
            kind = r.choice(["text/plain", "", "multipart/form-data", "application/json; charset=x"])
        return kind, made

    def broken(self, made):
        r, made = self.random, bytearray(made)
        for _ in range(r.randint(1, 5)):
            at = r.randrange(len(made)) if made else 0
            how = r.random()
            if how < 0.4 and made:
                made[at] = r.randrange(256)
            elif how < 0.7:
                del made[at:]
            else:
                made[at:at] = r.randbytes(3)
        return bytes(made)

    def request(self, path, method, operation, parameters, keys):
        r = self.random
        head = {"Host": "localhost"}
        key = r.choice(keys)
        if key:
            head["Authorization"] = "Bearer " + key
        kind, body = self.body(operation)
        if kind is not None:
            head["Content-Type"] = kind
        if body is not None:
            head["Content-Length"] = str(len(body))
        if r.random() < 0.1:
            head["Idempotency-Key"] = r.choice(["a", "b", "x" * 300])
        target = self.path(path, parameters)
        lines = f"{method.upper()} {target} HTTP/1.1\r\n" + "".join(f"{n}: {v}\r\n" for n, v in head.items()) + "\r\n"
        sent = lines.encode() + (body or b"")
        return self.broken_head(sent) if r.random() < 0.05 else sent

    def broken_head(self, sent):
        end = sent.index(b"\r\n\r\n")
        return self.broken(sent[:end]) + sent[end:]


def quoted(word):
    return "".join(c if c.isascii() and c.isalnum() else "".join(f"%{b:02X}" for b in c.encode("utf-8", "replace")) for c in word)


class Contract(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.service = Service(http__header_seconds=1, jobs__workers=1).__enter__()
        cls.description = Description(cls.service.get("/v1/openapi.yaml").body)
        cls.keys = {role: cls.service.key(role) for role in ("admin", "lms", "teacher", "auditor")}
        put_document(cls.service, cls.keys["admin"], "source", text(1), collection="laws")
        cls.check = checked(cls.service, cls.keys["admin"], text(1))["id"]
        hook = cls.service.ask("POST", "/v1/webhooks", {"url": "http://127.0.0.1:1/"}, cls.keys["admin"]).json()
        cls.known = {"collection": ["laws"], "document": ["source", "a/b"], "check": [cls.check], "webhook": [hook["id"]]}

    @classmethod
    def tearDownClass(cls):
        cls.service.__exit__()

    def test_what_is_described_is_what_there_is(self):
        with Service(log__level="debug") as service:
            lines = [json.loads(line) for line in service.log().splitlines()]
        served = {(line["method"].lower(), line["path"]) for line in lines
                  if line["event"] == "route" and line["path"].startswith("/v1/")}
        self.assertEqual(served, {(method, "/v1" + path) for path, method, _, _ in self.description.operations()})

    def test_every_operation_answers_as_described(self):
        succeeded = set()
        for path, method, operation, _ in self.description.operations():
            name = operation["operationId"]
            target = "/v1" + path
            for parameter, values in self.known.items():
                value = values[-1] if method == "put" else values[0]
                target = target.replace("{" + parameter + "}", quoted(value))
            target = target.replace("{person}", "nobody")
            if method == "delete" and name != "erasePerson":
                continue  # below
            body = {"putDocument": {"text": text(5)}, "submitCheck": {"text": text(6)},
                    "submitChecks": {"checks": [{"text": text(7)}, {"base64": "0YLQtdC60YHRgg==", "file_name": "a.txt"}]},
                    "putWebhook": {"url": "http://127.0.0.1:1/", "events": ["check.done"]}}.get(name)
            for key in (self.keys["admin"], None):
                answer = self.service.ask(method.upper(), target, body, key)
                with self.subTest(f"{name} {answer.status}"):
                    self.assertIsNone(self.description.complaint(operation, answer))
                    self.assertEqual(answer.status < 300, key is not None or operation.get("security") == [])
                if answer.status < 300:
                    succeeded.add(name)
            for missing, status in ((re.sub(r"\{\w+\}", "none", "/v1" + path), 404),):
                if "{" in path and method == "get":
                    answer = self.service.ask(method.upper(), missing, None, self.keys["admin"])
                    self.assertEqual(answer.status, status)
                    self.assertIsNone(self.description.complaint(operation, answer))
        for name, path in (("deleteWebhook", "/v1/webhooks/" + self.known["webhook"][0]), ("eraseDocument", "/v1/documents/a%2Fb"),
                           ("deleteCheck", "/v1/checks/" + self.service.ask("POST", "/v1/checks", {"text": text(9)},
                                                                            self.keys["admin"]).json()["id"])):
            operation = next(o for _, _, o, _ in self.description.operations() if o["operationId"] == name)
            for status in (204, 404):
                answer = self.service.ask("DELETE", path, None, self.keys["admin"])
                self.assertEqual(answer.status, status)
                self.assertIsNone(self.description.complaint(operation, answer))
            succeeded.add(name)
        self.assertEqual(succeeded, {o["operationId"] for _, _, o, _ in self.description.operations()})

    def filled(self, path):
        for parameter, values in self.known.items():
            path = path.replace("{" + parameter + "}", quoted(values[0]))
        return "/v1" + path.replace("{person}", "nobody")

    def refused(self, path, method, key):
        """Requests for a path that are refused whatever it does: {status: bytes}."""
        def head(more="", target=path, method=method, host="Host: localhost\r\n"):
            sign = f"Authorization: Bearer {key}\r\n" if key else ""
            return f"{method.upper()} {target} HTTP/1.1\r\n{host}{sign}{more}\r\n".encode()
        return {400: head(host="Host: a\r\nHost: b\r\n"), 405: head(method="PATCH"), 408: head()[:-2],
                413: head("Content-Length: 99999999999\r\n"), 414: head(target=path + "?" + "x" * 10_000),
                417: head("Expect: a-miracle\r\n"), 431: head("X: " + "x" * 10_000 + "\r\n")}

    def test_every_refusal_is_answered_as_described(self):
        waiting = []
        for path, method, operation, _ in self.description.operations():
            for status, sent in self.refused(self.filled(path), method, self.keys["admin"]).items():
                connection = self.service.connect()
                connection.sendall(sent)
                waiting.append((operation, status, connection))
        for operation, status, connection in waiting:  # all at once, since those of 408 take their time
            with self.subTest(f"{operation['operationId']} {status}"), connection, connection.makefile("rb") as stream:
                answer = read_answer(stream)
                self.assertEqual(answer.status, status)
                self.assertIsNone(self.description.complaint(operation, answer))

    def test_every_refusal_by_key_and_type_is_answered_as_described(self):
        with Service(access__burst=1, access__requests_a_minute=1, access__address_burst=1,
                     access__address_requests_a_minute=1) as limited:
            limited.get("/v1/openapi.yaml")
            for path, method, operation, _ in self.description.operations():
                secured, uploads = operation.get("security") != [], "415" in operation["responses"]
                asked = [(limited, 429, None, {}, None)] if "429" in operation["responses"] else []
                if secured:
                    asked.append((self.service, 401, None, {}, None))
                if uploads:
                    asked.append((self.service, 415, self.keys["admin"], {"Content-Type": "text/plain"}, b"text"))
                if uploads or operation["operationId"] == "putWebhook":
                    asked.append((self.service, 400, self.keys["admin"], {"Content-Type": "application/json"}, b"{"))
                may = operation["description"].partition("Roles: ")[2]
                asked += [(self.service, 403, self.keys[role], {}, None) for role in self.keys if secured and role not in may]
                for service, status, key, headers, body in asked:
                    answer = service.ask(method.upper(), self.filled(path), body, key, headers)
                    with self.subTest(f"{operation['operationId']} {status}"):
                        self.assertEqual(answer.status, status)
                        self.assertIsNone(self.description.complaint(operation, answer))

    def test_a_file_name_has_a_most_in_both_forms(self):
        for length, status in ((500, 202), (501, 400)):
            kind, body = form({"file": ("x" * (length - 4) + ".txt", text(1).encode())})
            asked = [self.service.ask("POST", "/v1/checks", body, self.keys["lms"], {"Content-Type": kind}),
                     self.service.ask("POST", "/v1/checks", {"text": text(1), "file_name": "x" * (length - 4) + ".txt"},
                                      self.keys["lms"])]
            self.assertEqual([answer.status for answer in asked], [status, status])

    def test_a_document_that_cannot_be_read_is_answered_as_described(self):
        operation = next(o for _, _, o, _ in self.description.operations() if o["operationId"] == "putDocument")
        for body in ({"base64": "UEsDBAoAAAAA", "file_name": "a.docx"}, {"text": "\u0000\u0001\u0002", "file_name": "a.exe"}):
            answer = self.service.ask("PUT", "/v1/documents/bad", body, self.keys["admin"])
            self.assertEqual(answer.status, 422)
            self.assertIsNone(self.description.complaint(operation, answer))

    def test_random_requests_are_answered_as_described(self):
        """No status that is not described, and so no 5xx, whatever comes."""
        maker = Maker(self.description, SEED, self.known)
        operations = [(p, m, o, ps) for p, m, o, ps in self.description.operations()]
        keys = [*self.keys.values(), self.service.key("admin", "naryn"), None, "bad"]
        counts = {}
        for number in range(REQUESTS):
            path, method, operation, parameters = maker.random.choice(operations)
            if operation["operationId"] == "erasePerson" and number % 10:
                continue
            sent = maker.request(path, method, operation, parameters, keys)
            answer = self.answer_to(sent, method)
            with self.subTest(number=number, sent=sent[:300]):
                if answer is None:
                    continue  # a broken head that is still waiting for its end, or ended the connection
                self.assertLess(answer.status, 500, answer.body)
                if sent.startswith(f"{method.upper()} /v1{path.split('{')[0]}".encode()):
                    self.assertIsNone(self.description.complaint(operation, answer))
                counts[answer.status] = counts.get(answer.status, 0) + 1
        self.assertGreater(counts.get(200, 0), 0)
        self.assertGreater(counts.get(400, 0), 0)
        print("statuses of random requests:", dict(sorted(counts.items())))

    def answer_to(self, sent, method):
        with self.service.connect() as connection, connection.makefile("rb") as stream:
            try:
                connection.sendall(sent)
                connection.shutdown(socket.SHUT_WR)
                return read_answer(stream, method.upper())
            except (ConnectionResetError, BrokenPipeError):
                return None


class Repeating(unittest.TestCase):
    def test_a_request_with_an_idempotency_key_makes_one_check(self):
        with Service() as service:
            key, body = service.key("lms"), {"text": text(1)}
            first = service.ask("POST", "/v1/checks", body, key, {"Idempotency-Key": "k1"})
            service.stop(9)
            service.start()
            again = service.ask("POST", "/v1/checks", body, key, {"Idempotency-Key": "k1"})
            self.assertEqual(again.json()["id"], first.json()["id"])
            self.assertEqual(again.header("Idempotency-Replayed"), "true")
            other = service.ask("POST", "/v1/checks", {"text": text(2)}, key, {"Idempotency-Key": "k1"})
            self.assertEqual(other.status, 400)
            own = service.ask("POST", "/v1/checks", body, service.key("teacher"), {"Idempotency-Key": "k1"})
            self.assertNotEqual(own.json()["id"], first.json()["id"])
            self.assertEqual(len(service.get("/v1/checks", key).json()["items"]), 2)

    def test_pages_hold_everything_once(self):
        with Service() as service:
            key = service.key("admin")
            checks = [c["id"] for c in service.ask("POST", "/v1/checks/batch", {"checks": [{"text": text(i)} for i in range(25)]},
                                                   key).json()["items"]]
            for i in range(7):
                put_document(service, key, f"d{i}", text(100 + i))
            for path, wanted in (("/v1/checks", checks), ("/v1/documents", [f"d{i}" for i in range(7)])):
                found, after = [], ""
                while after is not None:
                    page = service.get(f"{path}?limit=3&after={after}", key).json()
                    found += [item["id"] for item in page["items"]]
                    after = page["next"]
                self.assertEqual(sorted(found), sorted(wanted))


if __name__ == "__main__":
    unittest.main()
