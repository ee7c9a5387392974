"""Facts that several machines make: the shares joined are what one machine would have, and then nothing is parsed."""
import json
import pathlib
import shutil
import tempfile

import scratch
from scratch import SSOT, USER


class Machines(scratch.Case):
    """One folder at one place; a machine is what it keeps (.ssot)."""

    UNITS = 24  # so many that no share is without one, whatever the folder is called
    SHARES = 3

    def setUp(self):
        super().setUp()
        self.out = pathlib.Path(tempfile.mkdtemp(prefix="ssot-facts-")).resolve()
        self.addCleanup(shutil.rmtree, self.out)
        names = [f"src/u{i}.cpp" for i in range(self.UNITS)]
        for i, name in enumerate(names):
            self.write(name, USER.replace("use()", f"use{i}()"))
        self.write("src/plain.cpp", "int plain() { return 1; }\n")
        self.database([*names, "src/plain.cpp"])

    def machine(self, *known):
        """A new one, that takes over what others exported."""
        shutil.rmtree(self.root / ".ssot", ignore_errors=True)
        if known:
            self.assert_clean(self.run_ssot("facts", "merge", *known))

    def export(self, name):
        self.assert_clean(self.run_ssot("facts", "export", self.out / name))
        return self.out / name

    def kept(self):
        return {path: path.read_bytes() for path in (self.root / ".ssot/facts").rglob("*.facts")}

    def shares(self):
        return [f"{i}/{self.SHARES}" for i in range(1, self.SHARES + 1)]

    def test_shares_joined_are_what_one_machine_has(self):
        self.machine()
        run = self.run_ssot("facts", "collect")
        self.assert_clean(run)
        self.assertIn(f"kept: {self.UNITS} translation units of {self.UNITS} that can matter", run.stdout)
        alone = self.export("alone").read_bytes()
        parts = []
        for share in self.shares():
            self.machine()
            self.assert_clean(self.run_ssot("facts", "collect", "--share", share))
            self.assertLess(len(self.kept()), self.UNITS)
            parts.append(self.export(f"part{share[0]}"))
        for order in (parts, parts[::-1], [*parts, parts[0]]):
            self.machine(*order)
            self.assertEqual(self.export("joined").read_bytes(), alone)

    def test_a_rewrite_that_is_verified_in_shares_parses_nothing_in_the_end(self):
        self.machine()
        self.assert_clean(self.run_ssot("rewrite", "--dry-run"))
        expected = self.run_ssot("rewrite", "--dry-run").stdout
        parts = []
        for share in self.shares():
            self.machine()
            self.assert_clean(self.run_ssot("facts", "collect", "--share", share))
            parts.append(self.export(f"parsed{share[0]}"))
        verified = []
        before = self.tree()
        for share in self.shares():
            self.machine(*parts)
            run = self.run_ssot("rewrite", "--verify-share", share)
            self.assert_clean(run)
            self.assertIn("nothing was written", run.stdout)
            self.assertEqual(self.tree(), before)
            verified.append(self.export(f"verified{share[0]}"))
        self.machine(*verified)
        kept = self.kept()
        self.assertGreaterEqual(len(kept), 2 * self.UNITS)
        run = self.run_ssot("rewrite", "--dry-run")
        self.assert_clean(run)
        self.assertEqual(run.stdout, expected)
        self.assertEqual(self.kept(), kept)

    def test_a_unit_that_does_not_parse_is_told_by_its_share(self):
        self.write("src/u3.cpp", USER + "nonsense\n")
        codes = []
        for share in self.shares():
            run = self.run_ssot("facts", "collect", "--share", share)
            codes.append(run.returncode)
            self.assertEqual("src/u3.cpp: error:" in run.stderr, run.returncode == 3, run.stderr)
        self.assertEqual(sorted(codes), [0, 0, 3])

    def test_a_dump_says_what_is_kept_and_still_holds(self):
        self.machine()
        nothing = json.loads(self.run_ssot("facts", "dump", "--format", "json").stdout)
        self.assertEqual([unit["known"] for unit in nothing["units"]], [False] * self.UNITS)
        self.assertEqual(nothing["sites"], [])
        self.assert_clean(self.run_ssot("facts", "collect"))
        self.write("src/u3.cpp", USER + "// changed\n")
        run = self.run_ssot("facts", "dump", "--format", "json")
        self.assert_clean(run)
        self.assertNotIn("parsed", run.stderr)
        dump = json.loads(run.stdout)
        self.assertEqual([unit["file"] for unit in dump["units"] if not unit["known"]], ["src/u3.cpp"])
        self.assertEqual(len([site for site in dump["sites"] if site["entity"] == "old::Store::put"]), self.UNITS - 1)
        for site in dump["sites"]:
            text = self.read(site["place"]["file"])[site["place"]["begin"]:site["place"]["end"]]
            self.assertEqual(text, site["entity"].rsplit("::")[-1])
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema is not here")
        schema = json.loads((scratch.SOURCE_DIR / "docs/schema/facts.schema.json").read_text())
        for each in (nothing, dump):
            jsonschema.validate(each, schema)
        text = self.run_ssot("facts", "dump").stdout
        self.assertIn("src/u3.cpp: nothing is kept", text)

    def test_bad_input(self):
        self.assert_told(self.run_ssot("facts", "export", self.out / "none"), 2, "nothing is kept")
        self.assert_told(self.run_ssot("facts", "collect", "--share", "4/3"), 2, "`4/3` is no share")
        self.assert_told(self.run_ssot("facts", "collect", "--no-cache"), 2, "leave out --no-cache")
        self.assert_told(self.run_ssot("rewrite", "--verify-share", "x"), 2, "`x` is no share")
        self.assert_clean(self.run_ssot("facts", "collect"))
        pack = self.export("pack")
        whole = pack.read_bytes()
        kept = self.kept()
        (self.out / "cut").write_bytes(whole[:-100])
        self.assert_told(self.run_ssot("facts", "merge", self.out / "cut"), 4, "not the whole of one", "cut")
        self.assert_told(self.run_ssot("facts", "merge", self.out / "absent"), 4, "absent")
        self.assertEqual(self.kept(), kept)
        # Other rules: what they look for is not in those facts.
        rules = json.loads(self.read("rules/store.json"))
        rules["summary"] = "Another store."
        self.write("rules/store.json", json.dumps(rules))
        self.assert_told(self.run_ssot("facts", "merge", pack), 4, "of other rules or settings")


if __name__ == "__main__":
    scratch.main()
