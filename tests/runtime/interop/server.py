"""Runs an example server for the length of a test; nothing of ours speaks WebSocket on this side."""
import contextlib
import subprocess
import sys


@contextlib.contextmanager
def running(binary):
    server = subprocess.Popen([binary, "0"], stdout=subprocess.PIPE, text=True)
    try:
        line = server.stdout.readline().strip()
        assert line.startswith("listening on 127.0.0.1:"), line
        yield int(line.rsplit(":", 1)[1])
        assert server.poll() is None, "the server died during the test"
    finally:
        server.terminate()
        assert server.wait(timeout=15) == 0, f"the server ended with {server.returncode}"


def binary():
    assert len(sys.argv) == 2, f"usage: {sys.argv[0]} BINARY"
    return sys.argv[1]
