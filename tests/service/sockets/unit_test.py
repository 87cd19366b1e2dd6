"""The unit of systemd is one that systemd reads without complaint, and takes from the service what it does not need."""
import pathlib
import shutil
import subprocess
import tempfile
import unittest

UNIT = pathlib.Path(__file__).parents[3] / "service" / "tamga.service"
MOST_EXPOSURE = "30"  # tenths, of 100: systemd calls less than 50 "OK"


@unittest.skipUnless(shutil.which("systemd-analyze"), "systemd-analyze is not installed")
class Unit(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.unit = pathlib.Path(self.folder.name) / "tamga.service"
        # The program and the user are there where it is installed; here others stand for them.
        self.unit.write_text(UNIT.read_text().replace("/usr/bin/tamga-service", "/bin/true")
                             .replace("User=tamga", "User=daemon").replace("Group=tamga", "Group=daemon"))

    def tearDown(self):
        self.folder.cleanup()

    def analyse(self, *arguments):
        return subprocess.run(["systemd-analyze", *arguments, str(self.unit)], capture_output=True, text=True, check=False)

    def test_systemd_reads_it_without_complaint(self):
        done = self.analyse("verify", "--man=no")
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_its_exposure_is_low(self):
        done = self.analyse("security", "--offline=true", "--threshold=" + MOST_EXPOSURE)
        self.assertEqual(done.returncode, 0, done.stdout[-200:])


if __name__ == "__main__":
    unittest.main()
