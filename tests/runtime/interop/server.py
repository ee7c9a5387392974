"""Runs an example server for the length of a test; nothing of ours speaks WebSocket on this side."""
import contextlib
import os
import signal
import subprocess
import sys
import time


def stop(server, seconds):
    """Asks it to end, and gives the exit code. It serves before it waits for signals: one that comes earlier kills it."""
    until = time.monotonic() + seconds
    while os.path.exists("/proc/self/status") and server.poll() is None and time.monotonic() < until:
        with open(f"/proc/{server.pid}/status", encoding="utf-8") as status:
            caught = next(int(line.split()[1], 16) for line in status if line.startswith("SigCgt:"))
        if caught >> (signal.SIGTERM - 1) & 1:
            break
        time.sleep(0.01)
    server.terminate()
    return server.wait(timeout=seconds)


@contextlib.contextmanager
def running(binary):
    server = subprocess.Popen([binary, "0"], stdout=subprocess.PIPE, text=True)
    try:
        line = server.stdout.readline().strip()
        assert line.startswith("listening on 127.0.0.1:"), line
        yield int(line.rsplit(":", 1)[1])
        assert server.poll() is None, "the server died during the test"
    finally:
        assert stop(server, 15) == 0, f"the server ended with {server.returncode}"


def binary():
    assert len(sys.argv) == 2, f"usage: {sys.argv[0]} BINARY"
    return sys.argv[1]
