"""The whole chain on the legacy server: lint fails, dry run, rewrite, lint passes, a second rewrite changes nothing.

    legacy_app_test.py BINARY SOURCE_DIR NOTES [--update]

What stays by hand is compared with NOTES, the reviewed ledger in the repository; --update writes it. That the migrated
server builds and runs is shown by ci/demo.sh, for it takes minutes.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile


def run(*words, cwd, code=0):
    done = subprocess.run([str(word) for word in words], cwd=cwd, text=True, capture_output=True, timeout=900)
    if done.returncode != code:
        sys.exit(f"{' '.join(map(str, words))}: exit code {done.returncode}, not {code}\n{done.stderr}\n{done.stdout}")
    return done


def git(app, *words):
    return run("git", "-c", "user.name=t", "-c", "user.email=t@localhost", *words, cwd=app).stdout


def expect(holds, what):
    if not holds:
        sys.exit(what)


def take(source, scratch):
    app = scratch / "netra"
    shutil.copytree(source / "tests/legacy_app", app)
    shutil.copy(app / "demo/ssot.json", app)
    shutil.copytree(source / "rules", app / "rules")
    (app / ".gitignore").write_text("build/\n")
    git(app, "init", "-q", "-b", "main")
    git(app, "add", "-A")
    git(app, "commit", "-qm", "as it was")
    run("cmake", "-S", ".", "-B", "build", "-G", "Ninja", f"-DNETRA_SSOT_RUNTIME_DIR={source / 'runtime'}", cwd=app)
    return app


def main(binary, source, notes, update):
    with tempfile.TemporaryDirectory(prefix="ssot-chain-") as scratch:
        app = take(source, pathlib.Path(scratch).resolve())
        before = json.loads(run(binary, "lint", "--format", "json", cwd=app, code=1).stdout)
        found = {finding["check"] for finding in before["findings"]}
        expect({"SSOT005", "SSOT009", "SSOT010"} <= found, f"lint finds only {sorted(found)}")

        diff = pathlib.Path(scratch) / "change.diff"
        diff.write_text(run(binary, "rewrite", "--dry-run", cwd=app).stdout)
        expect(git(app, "status", "--porcelain") == "", "the dry run wrote something")
        git(app, "apply", "--index", diff)
        git(app, "commit", "-qm", "the diff of the dry run")
        git(app, "checkout", "-q", "HEAD~1")

        account = json.loads(run(binary, "rewrite", "--format", "json", cwd=app).stdout)
        git(app, "add", "-A")
        expect(git(app, "diff", "--cached", "main", "--stat") == "", "the rewrite is not what the dry run showed")
        git(app, "commit", "-qm", "the rewrite")
        expect(account["reconciles"] and account["refused"] == 0, "sites are refused, or the account does not reconcile")
        expect(account["unexplained"] == [], f"unexplained: {account['unexplained']}")
        expect(account["rewritten"] >= 0.8 * account["found"], f"{account['rewritten']} of {account['found']} rewritten")
        expect(not list((app / "src/managers").glob("*")), "an implementation of a legacy manager is still there")

        ledger = (app / "ssot-notes.json").read_text()
        if update:
            notes.write_text(ledger)
        expect(ledger == notes.read_text(), f"the ledger is not the reviewed one; --update writes it:\n{ledger}")

        after = json.loads(run(binary, "lint", "--format", "json", cwd=app).stdout)
        expect({finding["severity"] for finding in after["findings"]} == {"note"}, "what stays is told as notes")
        run(binary, "rewrite", cwd=app)
        expect(git(app, "status", "--porcelain") == "", "the second rewrite changes something")
        print(f"{account['found']} sites, {account['rewritten']} rewritten, {account['noted']} noted")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3]), "--update" in sys.argv)
