"""A rewrite that is killed or interrupted, or whose disk is full, at any step that changes the disk: all old, or all new.

The steps are those of the built program, met by a library that is laid before the C library (steps.c). A few kinds of
file are enough: one that is edited, one that is made, one that is removed, one with two names, one behind a link.
Every operation of Disk is met in tests/tools/edit/apply_test.cpp; here it is every sixth of some eighty calls, each
time with another one to begin with, for each takes two runs of the program.
"""
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import scratch
from scratch import SSOT, USER

COMPILER = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


class Steps(scratch.Case):
    def setUp(self):
        super().setUp()
        # Thirty runs sync each of their files: not on a disk.
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="ssot-cli-", dir=IN_MEMORY)).resolve()
        self.addCleanup(shutil.rmtree, self.root)
        self.write("ssot.json", '{"rules": ["rules/store.json"]}')
        self.write("rules/store.json", scratch.RULES.replace(
            '"why": "The first one.",', '"why": "The first one.", "implementations": ["src/impl.cpp"],'))
        self.write("include/old/store.h", scratch.OLD)
        self.write("include/fresh/store.hpp", scratch.FRESH)
        self.write("src/impl.cpp", '#include "old/store.h"\nbool old::Store::put(int) { return true; }\n').chmod(0o640)
        self.write("src/noted.cpp", '#include "old/store.h"\nstruct Mine : old::Store {};\n')
        self.write("lib/user.cpp", USER)
        os.symlink("../lib/user.cpp", self.root / "src/user.cpp")
        self.write("src/twin.cpp", USER.replace("use()", "twin()"))
        os.link(self.root / "src/twin.cpp", self.root / "src/twin_too.cpp")
        self.database(["src/user.cpp", "src/impl.cpp", "src/noted.cpp", "src/twin.cpp"])
        self.before = self.tree()
        self.copy = self.root.parent / (self.root.name + "-copy")
        # Hard links and all; what is known of the units goes along, so that a run need not parse.
        self.run_ssot("rewrite", "--dry-run")
        subprocess.run(["cp", "-a", self.root, self.copy], check=True)
        self.addCleanup(shutil.rmtree, self.copy)

    def start_again(self):
        for path in self.root.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        subprocess.run(["cp", "-a", f"{self.copy}/.", self.root], check=True)

    def one_file(self):
        return os.path.samefile(self.root / "src/twin.cpp", self.root / "src/twin_too.cpp")

    def is_old_or_new(self, after):
        now = self.tree()
        differs = [name for name in {*now, *after} if now.get(name) != after.get(name)]
        self.assertTrue(now in (self.before, after), f"neither old nor new: {differs} are not new")
        self.assertTrue(self.one_file())
        return now == self.before


@unittest.skipUnless(COMPILER, "needs a C compiler")
class EveryStep(Steps):
    def setUp(self):
        super().setUp()
        self.tools = pathlib.Path(tempfile.mkdtemp(prefix="ssot-cli-", dir=IN_MEMORY))
        self.addCleanup(shutil.rmtree, self.tools)
        self.library = self.tools / "steps.so"
        subprocess.run([COMPILER, "-shared", "-fPIC", "-O1", "-o", self.library,
                        scratch.SOURCE_DIR / "tests/tools/cli/steps.c", "-ldl"], check=True)

    def run_with(self, what, at, *words):
        return subprocess.run([SSOT, *words], cwd=self.root, text=True, capture_output=True, timeout=120,
                              env={**os.environ, "LD_PRELOAD": str(self.library), "STEPS_ROOT": str(self.root),
                                   "STEPS_DO": what, "STEPS_AT": str(at), "STEPS_COUNT": str(self.tools / "count")})

    def count_steps(self):
        self.assert_clean(self.run_with("count", 0, "rewrite", "--allow-dirty"))
        steps = len((self.tools / "count").read_bytes())
        self.assertGreater(steps, 30)
        after = self.tree()
        self.assertNotEqual(after, self.before)
        self.assertIn("add(7)", self.read("src/twin_too.cpp"))
        self.assertTrue((self.root / "src/user.cpp").is_symlink())
        # The last ones, too: there it is decided whether all stays old.
        return sorted({*range(random.randrange(6), steps, 6), *range(steps - 3, steps)}), after

    def test_killed(self):
        steps, after = self.count_steps()
        old = 0
        for at in steps:
            self.start_again()
            run = self.run_with("kill", at, "rewrite", "--allow-dirty")
            self.assertEqual(run.returncode, -signal.SIGKILL, (at, run.stderr))
            if at % 3 == 0:  # the run that puts it back may be killed as well
                self.run_with("kill", at // 2, "rewrite", "--undo", "--dry-run")
            self.run_ssot("rewrite", "--undo", "--dry-run")
            with self.subTest(at=at):
                old += self.is_old_or_new(after)
        self.assertGreater(old, len(steps) - 3)

    # As with Ctrl-C: no next run is needed to put anything back.
    def test_interrupted(self):
        steps, after = self.count_steps()
        old = 0
        for at in steps:
            self.start_again()
            run = self.run_with("interrupt", at, "rewrite", "--allow-dirty")
            with self.subTest(at=at):
                self.assertEqual(run.returncode, -signal.SIGINT, run.stderr)
                is_old = self.is_old_or_new(after)
                self.assertIn("nothing was written" if is_old else "takes it back", run.stderr)
                old += is_old
        self.assertIn(old, range(1, len(steps)))

    def test_a_full_disk(self):
        steps, after = self.count_steps()
        for at in steps:
            self.start_again()
            run = self.run_with("enospc", at, "rewrite", "--allow-dirty")
            with self.subTest(at=at):
                self.assertIn(run.returncode, (0, 4), run.stderr)
                if run.returncode == 4:
                    self.assertIn("No space left on device", run.stderr)
                # At once, and the next run finds nothing left to do.
                self.assertEqual(self.is_old_or_new(after), run.returncode == 4, run.stderr)
                self.run_ssot("rewrite", "--undo", "--dry-run")
                self.assertEqual(self.is_old_or_new(after), run.returncode == 4, run.stderr)


class CtrlC(scratch.Case):
    def interrupt(self, run, by=signal.SIGINT):
        asked = time.monotonic()
        run.send_signal(by)
        _, said = run.communicate(timeout=60)
        self.assertEqual(run.returncode, -by, said)
        self.assertIn("interrupted; nothing was written", said)
        self.assertLess(time.monotonic() - asked, 20)

    def start(self, *words, **more):
        return subprocess.Popen([SSOT, *words], cwd=self.root, text=True, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, **more)

    # A unit that takes long, and others that are kept in the store meanwhile.
    def test_while_units_are_parsed(self):
        self.write("src/slow.cpp", USER.replace("use()", "slow()") + """
template <int N> struct Deep { static constexpr int value = Deep<N - 1>::value + Deep<N - 2>::value % 2; };
template <> struct Deep<0> { static constexpr int value = 0; };
template <> struct Deep<1> { static constexpr int value = 1; };
constexpr unsigned spin(unsigned n) { unsigned sum = 0; for (unsigned i = 0; i < n; ++i) sum += i; return sum; }
static_assert(spin(20000000) != 1 && Deep<800>::value != -1);
""")
        for i in range(6):
            self.write(f"src/quick{i}.cpp", USER.replace("use()", f"quick{i}()"))
        self.database(["src/slow.cpp", *(f"src/quick{i}.cpp" for i in range(6))],
                      ["-fconstexpr-steps=2000000000", "-ftemplate-depth=2000"])
        before = self.tree()
        for by in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            run = self.start("rewrite", "--allow-dirty", "-j", "2")
            while not list((self.root / ".ssot").rglob("*.facts")):
                self.assertIsNone(run.poll())
                time.sleep(0.01)
            self.interrupt(run, by)
            self.assertEqual(self.tree(), before)
            kept = [path for path in (self.root / ".ssot").rglob("*") if path.is_file() and path.name != ".gitignore"]
            kept = [path for path in kept if path.parent.name != "scan"]
            self.assertEqual({path.suffix for path in kept}, {".facts"})
            shutil.rmtree(self.root / ".ssot")

    def test_while_the_projects_compiler_runs(self):
        compiler = self.write("tools/c++", "#!/bin/sh\n: > \"$TMPDIR/began\"\nexec sleep 60\n")
        compiler.chmod(0o755)
        self.write("build/compile_commands.json", self.read("build/compile_commands.json").replace(
            '"c++"', f'"{compiler}"'))
        temporary = self.root / "tmp"
        temporary.mkdir()
        # A group of its own, as a shell makes one: Ctrl-C reaches the compiler, too.
        run = self.start("rewrite", "--dry-run", "--no-cache", "--prove=object", start_new_session=True,
                         env={**os.environ, "TMPDIR": str(temporary)})
        while not (temporary / "began").exists():
            self.assertIsNone(run.poll())
            time.sleep(0.01)
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate(timeout=60)
        self.assertEqual(run.returncode, -signal.SIGINT, said)
        self.assertEqual([path.name for path in temporary.iterdir()], ["began"])

    # `ssot rewrite &` in a script: Ctrl-C for the script is not for what it left in the background.
    def test_what_was_ignored_stays_ignored(self):
        run = self.start("rewrite", "--allow-dirty", "--no-cache",
                         preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
        while run.poll() is None:
            run.send_signal(signal.SIGINT)
            time.sleep(0.02)
        self.assertEqual(run.returncode, 0, run.stderr.read())
        run.stderr.close()
        self.assertIn("fresh::store()", self.read("src/user.cpp"))


class Anywhere(Steps):
    # Nothing but time decides here; the seed is said, and whatever it is must hold.
    def test_killed_at_random_times(self):
        started = time.monotonic()
        self.assert_clean(self.run_ssot("rewrite", "--allow-dirty"))
        usual = time.monotonic() - started
        after = self.tree()
        seed = random.randrange(1 << 32)
        chance = random.Random(seed)
        for turn in range(8):
            self.start_again()
            run = subprocess.Popen([SSOT, "rewrite", "-q", "--allow-dirty"], cwd=self.root, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.3, 1.05) * usual)
            run.kill()
            run.wait()
            self.run_ssot("rewrite", "--undo", "--dry-run")
            with self.subTest(seed=seed, turn=turn):
                self.is_old_or_new(after)

    def test_a_file_that_may_not_grow(self):
        self.write("lib/user.cpp", USER + "// " + "x" * 40000 + "\n")
        self.before = self.tree()
        run = subprocess.run([SSOT, "rewrite", "--allow-dirty", "--no-cache"], cwd=self.root, text=True,
                             capture_output=True, timeout=120,
                             preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000)))
        self.assert_told(run, 4, "cannot write this file: File too large")
        self.assertEqual(self.tree(), self.before)

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_a_patch_that_was_cut_off_is_not_called_whole(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            run = subprocess.run([SSOT, "rewrite", "-q", "--dry-run"], cwd=self.root, text=True, stdout=full,
                                 stderr=subprocess.PIPE, timeout=120)
        self.assertEqual(run.returncode, 4, run.stderr)
        self.assertIn("standard output took no more", run.stderr)


if __name__ == "__main__":
    scratch.main()
