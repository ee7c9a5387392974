"""A trunk that moves: half of it is migrated, others commit in between, and the next run takes it from there."""
import json

import scratch
from scratch import USER

ONE = """#include "old/store.h"

bool one() {
  return old::get_store().put(1);
}

struct Mine : old::Store {};
"""

TWO = """#include "old/store.h"

bool two() {
  return old::get_store().put(2);
}

struct Other : old::Store {};
"""


class Trunk(scratch.Case):
    def setUp(self):
        super().setUp()
        (self.root / "src/user.cpp").unlink()
        self.write("src/a/one.cpp", ONE)
        self.write("src/b/two.cpp", TWO)
        self.database(["src/a/one.cpp", "src/b/two.cpp"])
        self.commit()

    def rewrite(self, *words):
        run = self.run_ssot("rewrite", "--format", "json", *words)
        self.assert_clean(run)
        account = json.loads(run.stdout)
        self.assertTrue(account["reconciles"])
        self.assertEqual(account["unexplained"], [])
        if "--check" not in words:
            self.git("add", "-A")
            self.git("commit", "-qm", "a step of the migration", "--allow-empty")
        return account

    def notes(self):
        return {note["id"]: note for note in json.loads(self.read("ssot-notes.json"))["notes"]}

    # Lines before, behind and between; a declaration that moves within its file; a use and a file that are new.
    def others_commit(self):
        self.write("src/a/one.cpp", "// Reviewed.\n\n" + self.read("src/a/one.cpp").replace(
            "bool one() {\n", "bool one() {\n  // first\n") + "\nint unrelated();\n")
        head, other = self.read("src/b/two.cpp").split("struct", 1)
        self.write("src/b/two.cpp", head.replace("bool two", "struct" + other + "\nbool two") +
                   "bool late() {\n  return old::get_store().put(3);\n}\n")
        self.write("src/a/new.cpp", USER.replace("use()", "late_file()"))
        self.database(["src/a/one.cpp", "src/a/new.cpp", "src/b/two.cpp"])
        self.git("add", "-A")
        self.git("commit", "-qm", "others")

    def test_what_is_done_stays_done_and_what_is_new_is_found(self):
        first = self.rewrite("--only", "src/a")
        self.assertEqual((first["rewritten"], first["outside"]), (2, 2))
        before = self.notes()
        self.others_commit()

        # The lint names what is new, and that alone.
        lint = json.loads(self.run_ssot("lint", "--format", "json").stdout)["findings"]
        new = [(finding["place"]["file"], finding["subject"]) for finding in lint if finding["severity"] == "error"]
        self.assertEqual(sorted(new), [("src/a/new.cpp", "old/store.h in src/a/new.cpp"),
                                       ("src/a/new.cpp", "old::Store::put in late_file"),
                                       ("src/a/new.cpp", "old::get_store in late_file"),
                                       ("src/b/two.cpp", "old::Store::put in late"),
                                       ("src/b/two.cpp", "old::get_store in late")])

        second = self.rewrite("--only", "src/a")
        self.assertEqual({line["file"] for line in second["lines"] if line["status"] == "rewritten"}, {"src/a/new.cpp"})
        self.assertEqual((second["rewritten"], second["outside"]), (2, 4))
        self.assertIn("  // first\n  return fresh::store().add(1);\n", self.read("src/a/one.cpp"))
        self.assertIn("fresh::store().add(7)", self.read("src/a/new.cpp"))

        # Every note of before is there under its id, and says what it said; two more came.
        after = self.notes()
        self.assertEqual({key: after.get(key) for key in before}, before)
        self.assertEqual(sorted((note["rule"], note["enclosing"]) for key, note in after.items() if key not in before),
                         [("get-store", "late"), ("put", "late")])

        third = self.rewrite()
        self.assertEqual((third["rewritten"], third["outside"]), (4, 0))
        self.assertEqual(set(self.notes()),
                         {key for key, note in before.items() if "--only" not in note["why"]})
        self.assertEqual(self.run_ssot("rewrite", "--check").returncode, 0)
        self.assert_clean(self.run_ssot("lint"))

    # Who has taken a note is known by the id, whatever moved.
    def test_an_owner_stays_with_the_note(self):
        self.rewrite()
        ledger = json.loads(self.read("ssot-notes.json"))
        for note in ledger["notes"]:
            note["owner"] = "ada " + note["id"]
        self.write("ssot-notes.json", json.dumps(ledger))
        self.others_commit()
        self.rewrite()
        kept = {key: note.get("owner") for key, note in self.notes().items()}
        for note in ledger["notes"]:
            self.assertEqual(kept[note["id"]], note["owner"])

    # The order of steps and of commits does not matter to where it ends.
    def test_it_comes_to_the_same_as_one_rewrite_in_the_end(self):
        self.rewrite("--only", "src/b")
        self.others_commit()
        self.rewrite("--only", "src/a/new.cpp")
        self.rewrite()
        steps = {name: what for name, what in self.tree().items() if not name.startswith("build/")}
        self.git("checkout", "-q", self.git("rev-list", "--max-parents=0", "HEAD").strip())
        self.others_commit()
        self.rewrite()
        self.assertEqual({name: what for name, what in self.tree().items() if not name.startswith("build/")}, steps)


if __name__ == "__main__":
    scratch.main()
