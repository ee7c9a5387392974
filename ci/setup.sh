# setup.sh - installs what ssot needs from Debian 12, if it is missing. Sourced by the other scripts.
#
# Nothing is installed that dpkg already has, so that a second run costs a fraction of a second.

say() { printf '\n== %s\n' "$*"; }
fail() { printf '\nerror: %s\n' "$1" >&2; [ $# -lt 2 ] || printf '  help: %s\n' "$2" >&2; exit 1; }

# package: why
ssot_packages() {
  cat <<'LIST'
g++: the compiler that the project is built with
cmake: the build system
ninja-build: runs the build
git: the rewrite refuses a dirty tree
ccache: makes the second build a matter of seconds
clang-19: the second compiler; its own headers are what the embedded Clang parses with
libclang-19-dev: the tools are built on LibTooling
llvm-19-dev: LLVM, which libclang-cpp stands on
libclang-cpp19: the shared library that the tools link
libboost1.81-dev: Beast and Asio, for the runtime
libwebsocketpp-dev: a WebSocket client in C++ that we did not write
libssl-dev: TLS, for the runtime
openssl: makes the certificate of the tests of TLS
zlib1g-dev: compression of messages, and what LLVM's CMake files look for
libzstd-dev: what LLVM's CMake files look for
libedit-dev: what LLVM's CMake files look for
libcurl4-openssl-dev: what LLVM's CMake files look for
nlohmann-json3-dev: JSON, in the tools and the runtime
libcli11-dev: the command line
libgtest-dev: the tests
libgmock-dev: the tests
python3: runs the interop clients
python3-websockets: a WebSocket client that we did not write
nodejs: runs the client in JavaScript
node-ws: a WebSocket for Node that we did not write
node-typescript: checks the types of the client in JavaScript
python3-yaml: reads the Action and the template as CI servers do
pre-commit: runs our hooks as its users do
python3-jsonschema: checks the rules, the SARIF of the lint and the runtime's frames against their schemas
LIST
}

install_missing() {
  command -v dpkg-query >/dev/null 2>&1 || fail "this is not a Debian system (no dpkg)" \
    "use Debian 12, or install the packages that ci/setup.sh lists by other means and build with CMake"
  local missing=() name why
  while IFS=: read -r name why; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q '^install ok installed' || missing+=("$name:$why")
  done < <(ssot_packages)
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Installing ${#missing[@]} Debian packages"
  local names=()
  for name in "${missing[@]}"; do
    printf '   %-22s%s\n' "${name%%:*}" "${name#*:}"
    names+=("${name%%:*}")
  done
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || fail "installing needs root, and there is no sudo" "run this script as root once"
    root=(sudo)
  fi
  "${root[@]}" apt-get update -q >/dev/null || fail "apt-get update failed" "check the network and /etc/apt/sources.list"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${names[@]}" \
    > "${TMPDIR:-/tmp}/ssot-apt.log" 2>&1 ||
    { tail -20 "${TMPDIR:-/tmp}/ssot-apt.log" >&2; fail "apt-get install failed" "the whole log is ${TMPDIR:-/tmp}/ssot-apt.log"; }
}

# Compilers go through ccache where it is there.
use_ccache() {
  if command -v ccache >/dev/null 2>&1; then
    export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
    # Time stamps of headers that a configure step rewrites must not spoil the cache.
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
  fi
}

jobs() { nproc 2>/dev/null || echo 2; }
