#!/usr/bin/env python3
"""Events go over TLS to whom a known authority vouches for under the name that was registered, and to nobody else."""

import os
import shutil
import subprocess
import tempfile
import unittest

from platform_support import EVENTS, SECRET, Receiver, Service, signature, wait_for, words


class Authority:
    """A certificate authority of one's own, in a folder."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="tamga-ca-")
        self.certificate = self.folder + "/authority.pem"
        self.openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                     "-subj", "/CN=Test authority", "-addext", "basicConstraints=critical,CA:TRUE",
                     "-keyout", self.folder + "/authority.key", "-out", self.certificate)

    def openssl(self, *arguments):
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)

    def certify(self, host):
        """Paths of a certificate for `host` and its key."""
        certificate, key, asked = (self.folder + "/" + host + end for end in (".pem", ".key", ".csr"))
        self.openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
                     "/CN=" + host, "-addext", "subjectAltName=DNS:" + host, "-keyout", key, "-out", asked)
        self.openssl("x509", "-req", "-in", asked, "-CA", self.certificate, "-CAkey", self.folder + "/authority.key",
                     "-CAcreateserial", "-days", "2", "-copy_extensions", "copy", "-out", certificate)
        return certificate, key


class Https(unittest.TestCase):
    def setUp(self):
        self.authority = Authority()
        self.service = Service(**{"webhooks.plain_http": "false"})

    def tearDown(self):
        self.service.stop()
        shutil.rmtree(self.authority.folder, ignore_errors=True)

    def failures(self):
        return [line for line in self.service.read("log").splitlines() if '"failed"' in line]

    def test_delivered_where_the_authority_is_known(self):
        receiver = Receiver(tls=self.authority.certify("localhost"))
        self.assertEqual(self.service.register(receiver.url)[0], 201)
        work, _ = self.service.hand_in(words("over tls", 60))
        wait_for("the certificate is refused", lambda: any("ertificate verif" in line for line in self.failures()))
        self.assertEqual(receiver.events, [])
        self.service.settings["webhooks.authorities"] = self.authority.certificate
        self.service.restart()
        for name in EVENTS[:2]:
            event = receiver.wait(work, name)[0]
            self.assertEqual(event["signature"], signature(SECRET, event["bytes"]))
        receiver.close()

    def test_not_to_another_name(self):
        self.service.settings["webhooks.authorities"] = self.authority.certificate
        self.service.restart()
        receiver = Receiver(tls=self.authority.certify("elsewhere.example"))
        self.assertEqual(self.service.register(receiver.url)[0], 201)
        self.service.hand_in(words("another name", 60))
        wait_for("the name is refused", self.failures)
        self.assertEqual(receiver.events, [])
        receiver.close()

    def test_plain_http_is_refused_where_the_operator_says_so(self):
        receiver = Receiver()
        self.assertEqual(self.service.register(receiver.url)[0], 400)
        receiver.close()

    def test_a_file_of_authorities_that_is_not_there_is_said_at_the_start(self):
        run = subprocess.run([os.environ["TAMGA_SERVICE"], "serve", "--check-config", "--corpus", self.service.root + "/c",
                              "--webhooks.authorities", self.service.root + "/none.pem"],
                             capture_output=True, text=True, check=False)
        self.assertEqual((run.returncode, "webhooks.authorities" in run.stderr), (2, True))


if __name__ == "__main__":
    unittest.main()
