"""Debian's websocketpp (websocketpp_client.cpp) against examples/echo_30_lines."""
import subprocess
import sys

from server import running

assert len(sys.argv) == 3, f"usage: {sys.argv[0]} SERVER CLIENT"
with running(sys.argv[1]) as port:
    subprocess.run([sys.argv[2], str(port)], check=True, timeout=50)
print("ok")
