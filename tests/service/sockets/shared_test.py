"""Shared collections: open to the institutions that the operator names, to the depth that the operator sets, and to no
other; and only where there is one in the file of the settings."""
import unittest

from service import Service
from works import checked, finished, put_document, submit, unlike

COLLECTIONS = """
[collections.shared.laws]
read = ["*"]
fill = ["ministry"]

[collections.shared.theses]
read = ["osh", "naryn"]
fill = ["ministry", "osh"]
level = "figures"

[collections.shared.books]
read = ["naryn"]
fill = ["ministry"]
level = "full"
"""
READERS = {"laws": {"ministry", "osh", "naryn", "talas"}, "theses": {"ministry", "osh", "naryn"},
           "books": {"ministry", "naryn"}}
FILLERS = {"laws": {"ministry"}, "theses": {"ministry", "osh"}, "books": {"ministry"}}
INSTITUTIONS = ("ministry", "osh", "naryn", "talas")
ROLES = ("admin", "lms", "teacher", "auditor")
WRITERS = ("admin", "lms")
PASSAGE = {name: unlike(f"passage of {name}", 60) for name in READERS}
AWAY = {name: f"Предложение вдали от заимствования в собрании {name} называет гранатовый телескоп." for name in READERS}


class Shared(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.service = Service()
        config = cls.service.directory / "tamga.toml"
        config.write_text(COLLECTIONS)
        cls.service.settings["config"] = str(config)
        cls.service.start()
        for name in READERS:
            put_document(cls.service, cls.service.key("admin", "ministry"), f"in-{name}",
                         f"{PASSAGE[name]} {unlike(name, 400)} {AWAY[name]}", collection=name, title=f"Title {name}")

    @classmethod
    def tearDownClass(cls):
        cls.service.__exit__()

    def ask(self, method, path, institution, role="admin", body=None):
        return self.service.ask(method, path, body, self.service.key(role, institution))

    def cells(self):
        for name in READERS:
            for institution in INSTITUTIONS:
                for role in ROLES:
                    with self.subTest(f"{name} {institution} {role}"):
                        yield name, institution, role

    def test_who_may_read(self):
        for name, institution, role in self.cells():
            reads = institution in READERS[name]
            shown = self.ask("GET", f"/v1/documents/in-{name}", institution, role)
            named = self.ask("GET", f"/v1/documents/in-{name}?collection={name}", institution, role)
            self.assertEqual((shown.status, named.status), (200, 200) if reads else (404, 404))
            if reads:
                self.assertEqual((shown.json()["shared"], shown.json()["collection"]), (True, name))
            self.assertEqual(self.ask("GET", f"/v1/collections/{name}", institution, role).status, 200 if reads else 404)
            listed = self.ask("GET", f"/v1/documents?collection={name}", institution, role).json()["items"]
            self.assertEqual([one["id"] for one in listed], [f"in-{name}"] if reads else [])
            whole = self.ask("GET", "/v1/documents", institution, role).json()["items"]
            self.assertNotIn(f"in-{name}", [one["id"] for one in whole])
            known = {one["name"]: one for one in self.ask("GET", "/v1/collections", institution, role).json()["items"]}
            self.assertEqual(name in known, reads)
            if reads:
                self.assertEqual((known[name]["shared"], known[name]["may_fill"], known[name]["documents"]),
                                 (True, institution in FILLERS[name], 1))

    def test_who_may_fill(self):
        for name, institution, role in self.cells():
            path = f"/v1/documents/by-{institution}-{role}-{name}"
            put = self.ask("PUT", path, institution, role, {"text": unlike(path), "collection": name})
            if role not in WRITERS:
                self.assertEqual(put.status, 403)
                continue
            if institution in READERS[name] and institution not in FILLERS[name]:
                self.assertEqual((put.status, put.json()["code"]), (403, "forbidden"))
                refused = self.ask("DELETE", f"/v1/documents/in-{name}", institution, role)
                self.assertEqual((refused.status, refused.json()["code"]), (403, "forbidden"))
                continue
            self.assertEqual(put.status, 201)
            shared = institution in READERS[name]  # for others it is a name like any other, of their own
            for other in INSTITUTIONS:
                seen = self.ask("GET", path, other).status == 200
                self.assertEqual(seen, other in READERS[name] if shared else other == institution, other)
            if not shared:
                self.assertEqual(self.ask("DELETE", f"/v1/documents/in-{name}", institution, role).status, 404)
            self.assertEqual(self.ask("DELETE", path, institution, role).status, 204)
        self.assertEqual(self.ask("GET", "/v1/documents/in-laws", "talas").status, 200)

    def test_works_of_those_who_may_read_are_checked_against_it(self):
        for name in READERS:
            for institution in INSTITUTIONS:
                with self.subTest(f"{name} {institution}"):
                    key = self.service.key("admin", institution)
                    check = checked(self.service, key, f"{unlike(9, 40)} {PASSAGE[name]} {unlike(10, 40)}")["id"]
                    body = self.service.get(f"/v1/checks/{check}/report", key).json()["body"]
                    found = [(one["id"], one.get("shared")) for one in body["sources"]]
                    self.assertEqual(found, [(f"in-{name}", name)] if institution in READERS[name] else [])
                    self.assertEqual(body["settings"]["shared"],
                                     sorted(each for each in READERS if institution in READERS[each]))
                    narrow = checked(self.service, key, PASSAGE[name], collections=["none"])["id"]
                    body = self.service.get(f"/v1/checks/{narrow}/report", key).json()["body"]
                    self.assertEqual(body["sources"], [])

    def test_no_form_of_a_report_shows_more_than_the_level(self):
        """The lesser of the role's level and the collection's: full is 0, passages 1, figures 2."""
        of_role = {"admin": 0, "lms": 1, "teacher": 1, "auditor": 2}
        of_collection = {"laws": 1, "theses": 2, "books": 0}
        key = self.service.key("admin", "naryn")
        for name in READERS:
            check = checked(self.service, key, f"{unlike(19, 40)} {PASSAGE[name].lower()} {unlike(20, 40)}")["id"]
            for role in ROLES:
                with self.subTest(f"{name} {role}"):
                    level = max(of_role[role], of_collection[name])
                    answers = {form_: self.ask("GET", f"/v1/checks/{check}/{form_}", "naryn", role).body
                               for form_ in ("report", "report.html", "report.pdf")}
                    first = PASSAGE[name].split(".")[0].encode()  # with its capital: as the source has it
                    self.assertEqual(first in answers["report"], level < 2)
                    self.assertEqual(AWAY[name].encode() in answers["report.html"], level == 0)
                    if level == 2:
                        self.assertNotIn(first, answers["report.html"])
                    for one in ("report", "report.pdf"):
                        self.assertNotIn(AWAY[name].encode(), answers[one])

    def test_works_and_people_stay_out_of_it(self):
        answer = self.ask("POST", "/v1/checks", "osh", body={"text": unlike(1), "add_to_corpus": True, "collection": "theses"})
        self.assertEqual((answer.status, "shared" in answer.json()["detail"]), (400, True))
        for member in ("author", "course", "assignment"):
            answer = self.ask("PUT", "/v1/documents/x", "osh", body={"text": unlike(1), "collection": "theses", member: "p"})
            self.assertEqual(answer.status, 400)

    def test_an_own_document_of_the_same_id_comes_first(self):
        put_document(self.service, self.service.key("admin", "osh"), "in-laws", unlike("own"), collection="own")
        self.assertIs(self.ask("GET", "/v1/documents/in-laws", "osh").json()["shared"], False)
        self.assertIs(self.ask("GET", "/v1/documents/in-laws?collection=laws", "osh").json()["shared"], True)
        self.assertEqual(self.ask("GET", "/v1/documents/in-laws?collection=none", "osh").status, 404)
        self.assertEqual(self.ask("DELETE", "/v1/documents/in-laws", "osh").status, 204)
        self.assertIs(self.ask("GET", "/v1/documents/in-laws", "osh").json()["shared"], True)

    def test_what_is_taken_away_leaves_the_reports_of_all(self):
        ministry, naryn = self.service.key("admin", "ministry"), self.service.key("admin", "naryn")
        passage = unlike("to be taken away", 60)
        put_document(self.service, ministry, "short-lived", passage, collection="books")
        check = checked(self.service, naryn, f"{passage} {unlike(31, 60)}")["id"]
        self.assertEqual(self.ask("DELETE", "/v1/documents/short-lived", "ministry").status, 204)
        finished(self.service, naryn, check)
        report = self.service.get(f"/v1/checks/{check}/report", naryn)
        self.assertEqual(report.json()["body"]["sources"], [])

    def test_no_institution_is_called_like_one(self):
        for name in ("shared:laws", "*"):
            code, said = self.service.run("key", "create", "--role=admin", f"--institution={name}")
            self.assertEqual((code, "no name of an institution" in said), (2, True))


class Withdrawn(unittest.TestCase):
    def test_a_right_that_is_withdrawn_hides_the_texts_of_older_reports(self):
        service = Service()
        config = service.directory / "tamga.toml"
        service.settings["config"] = str(config)
        config.write_text('[collections.shared.laws]\nread = ["osh"]\nfill = ["ministry"]\nlevel = "full"\n')
        service.start()
        try:
            put_document(service, service.key("admin", "ministry"), "law", unlike(1), collection="laws")
            key = service.key("admin", "osh")
            check = submit(service, key, unlike(1).lower())
            finished(service, key, check)
            first = unlike(1).split(".")[0].encode()
            self.assertIn(first, service.get(f"/v1/checks/{check}/report.html", key).body)
            service.stop()
            config.write_text('[collections.shared.laws]\nread = []\nfill = ["ministry"]\nlevel = "full"\n')
            service.start()
            for one in ("report", "report.html"):
                self.assertNotIn(first, service.get(f"/v1/checks/{check}/{one}", key).body)
            self.assertEqual(service.get("/v1/documents/law", key).status, 404)
        finally:
            service.__exit__()


if __name__ == "__main__":
    unittest.main()
