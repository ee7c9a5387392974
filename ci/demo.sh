#!/usr/bin/env bash
# demo.sh - the main job on a code base that runs: lint fails, rewrite, lint passes, the migrated server serves.
#
#   ci/demo.sh            works in build/demo, which it makes anew; the repository itself is not touched
#
# The code base is tests/legacy_app: a WebSocket server on nine managers for one job.
set -euo pipefail
cd "$(dirname "$0")/.."
repo=$PWD
. ci/setup.sh

work=$repo/build/demo
app=$work/netra
log=$work/log
step=0
began=$SECONDS

title() { step=$((step + 1)); printf '\n\033[1m[%d] %s\033[0m  (%d:%02d)\n' "$step" "$*" $(((SECONDS - began) / 60)) $(((SECONDS - began) % 60)); }
indent() { sed 's/^/    /'; }
# Runs quietly; shows the end of the log if it fails.
quietly() {
  local name=$1; shift
  "$@" > "$log/$name" 2>&1 || { tail -30 "$log/$name" >&2; fail "$name failed" "the whole log is $log/$name"; }
}
expect_exit() {  # <wanted> <log name> <command...>
  local wanted=$1 name=$2 code=0; shift 2
  "$@" > "$log/$name" 2> "$log/$name.progress" || code=$?
  [ "$code" = "$wanted" ] || { tail -20 "$log/$name.progress" "$log/$name" >&2; fail "exit code $code where $wanted was expected: $*"; }
}

install_missing
use_ccache
rm -rf "$work"; mkdir -p "$log"

title "Build the ssot tool"
cmake --preset unity >/dev/null
cmake --build --preset unity --target ssot -j "$(jobs)" | tail -1 | indent
ssot=$repo/build/unity/bin/ssot

title "Take a code base: a server on nine WebSocket managers"
cp -r tests/legacy_app "$app"
cp "$app/demo/ssot.json" "$app/ssot.json"
mkdir -p "$app/rules" && cp -r rules/. "$app/rules/"
cd "$app"
git init -q . && printf 'build*/\n.ssot/\n' > .gitignore && git add -A
git -c user.name=demo -c user.email=demo@localhost commit -qm "The server as it was"
find src include tests -name '*.cpp' -o -name '*.h' | xargs cat | wc -l | sed 's/^/    lines of C++: /'
# build/ has the compile database, file by file, as ssot reads it; what is compiled is joined to larger units, for speed.
configure() {  # <folder> <more options...>
  local folder=$1; shift
  quietly "configure-$folder" cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE= -DNETRA_SSOT_RUNTIME_DIR="$repo/runtime" "$@"
}
joined="-DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=20"
configure build
configure build-gcc $joined
quietly legacy-build cmake --build build-gcc -j "$(jobs)"
quietly legacy-tests ctest --test-dir build-gcc -LE fault
grep 'tests passed' "$log/legacy-tests" | indent
ctest --test-dir build-gcc -L fault > "$log/legacy-faults" 2>&1 || true
echo "    its documented faults, as tests of the right behaviour:"
grep 'tests passed' "$log/legacy-faults" | indent

title "ssot lint: it fails"
expect_exit 1 lint-before "$ssot" lint -p build
head -12 "$log/lint-before" | indent; echo "    ..."; tail -1 "$log/lint-before" | indent

title "ssot rewrite --dry-run: what would change"
expect_exit 0 dry-run "$ssot" rewrite -p build --dry-run
git apply --check "$log/dry-run" || fail "git does not take the diff"
grep -c '^diff --git' "$log/dry-run" | sed 's/^/    files in the diff, which git apply takes: /'
grep -m 12 -A 3 '^-.*connect_user\|^-.*send_to_user' "$log/dry-run" | grep '^[-+]' | head -8 | indent

title "ssot rewrite: verified in memory, then written"
expect_exit 0 rewrite "$ssot" rewrite -p build
tail -25 "$log/rewrite" | indent
git add -A && git -c user.name=demo -c user.email=demo@localhost commit -qm "One manager"
[ -z "$(ls src/managers 2>/dev/null)" ] || fail "an implementation of a legacy manager is still there"
echo "    the nine implementations are gone; their headers are shims:"
wc -l include/netra/websocket/*_manager.h include/netra/websocket_core/*manager.h | tail -1 | indent

title "ssot lint: it passes"
expect_exit 0 lint-after "$ssot" lint -p build
tail -1 "$log/lint-after" | indent

title "The migrated server builds and passes its own tests, and the faults are gone"
quietly migrated-build cmake --build build-gcc -j "$(jobs)"
quietly migrated-tests ctest --test-dir build-gcc -E golden_path
grep 'tests passed' "$log/migrated-tests" | indent
configure build-clang $joined -DCMAKE_CXX_COMPILER=clang++-19
quietly migrated-clang-build cmake --build build-clang --target netra_server -j "$(jobs)"
echo "    built with GCC and with Clang"

title "A client that nobody here wrote talks to it (python3-websockets)"
quietly golden-path /usr/bin/python3 tests/golden_path.py build-gcc/netra_server
tail -3 "$log/golden-path" | indent

title "A second rewrite changes nothing"
expect_exit 0 second "$ssot" rewrite -p build
[ -z "$(git status --porcelain)" ] || fail "the second rewrite changed something" "git -C $app status"
echo "    nothing to do"

printf '\n\033[1mDone in %d min %d s.\033[0m\n' $(((SECONDS - began) / 60)) $(((SECONDS - began) % 60))
grep -E 'found|rewritten' "$log/rewrite" | tail -1
printf 'Lint before: %s\nLint after:  %s\n' "$(tail -1 "$log/lint-before")" "$(tail -1 "$log/lint-after")"
printf 'Faults before: %s\nAll tests after: %s\n' "$(grep 'tests passed' "$log/legacy-faults")" "$(grep 'tests passed' "$log/migrated-tests")"
printf 'The migrated code is in build/demo/netra; `git -C build/demo/netra show` is the change.\n'
