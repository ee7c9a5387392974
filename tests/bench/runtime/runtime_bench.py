#!/usr/bin/env python3
"""runtime_bench.py - the runtime beside its peers, as ratios to plain Beast, in one run.

    runtime_bench.py --bin DIR                       where ssot_bench_* are
    runtime_bench.py --bin DIR --peer uws=./server   a peer of your own: it echoes, sends "!COUNT SIZE" to all, and
                                                     says "listening on 127.0.0.1:PORT"
    runtime_bench.py --bin DIR --quick               one short round of little, to see that it runs

Each server has one thread, and so has the load. Servers take turns in each round, so that what else the machine does
meets all of them; a figure is the median of the rounds, and a ratio is the median of the ratios within a round: of
messages a second, and behind it of messages for a second of the server's CPU, which a busy machine distorts less.
"""
import argparse
import json
import os
import pathlib
import resource
import statistics
import subprocess


def memory_of(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) / 1024


def cpu_of(pid):
    """Seconds of CPU so far."""
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(server, load, what):
    """One server, one load: messages a second, p99 in microseconds, MB at the end, messages a second of CPU."""
    process = subprocess.Popen(server.split(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        line = process.stdout.readline().strip()
        assert line.startswith("listening on 127.0.0.1:"), f"{server}: {line}"
        mode, *rest = what
        done = subprocess.run([load, mode, line.rsplit(":", 1)[1], *map(str, rest)], capture_output=True, text=True,
                              timeout=120, check=False)
        assert done.returncode == 0, f"{server}: {what}: {done.stderr}"
        found = json.loads(done.stdout)
        return (found["messages"] / found["seconds"], found["p99_us"], memory_of(process.pid),
                found["messages"] / max(cpu_of(process.pid), 0.01))
    finally:
        process.kill()
        process.wait()


def table(servers, load, cases, rounds):
    print("| | " + " | ".join(f"{name}" for name in servers) + " | " +
          " | ".join(f"{name} / beast" for name in servers if name != "beast") + " |")
    print("|---" * (2 * len(servers)) + "|")
    for title, what in cases:
        runs = [{name: measure(server, load, what) for name, server in servers.items()} for _ in range(rounds)]
        cells = []
        for name in servers:
            rate, p99, peak = (statistics.median(run[name][i] for run in runs) for i in range(3))
            cells.append(f"{rate / 1000:.1f} k/s" + (f", p99 {p99:.0f} us" if p99 else f", {peak:.0f} MB"))
        for name in servers:
            if name != "beast":
                cells.append(" (".join(f"{statistics.median(run[name][i] / run['beast'][i] for run in runs):.2f}"
                                       for i in (0, 3)) + ")")
        print(f"| {title} | " + " | ".join(cells) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", type=pathlib.Path, required=True)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=BINARY")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    servers = {name: str(options.bin / f"ssot_bench_{name}") for name in ("beast", "ssot", "websocketpp")
               if (options.bin / f"ssot_bench_{name}").exists()}
    if "ssot" in servers:
        servers["ssot_json"] = servers["ssot"] + " json"
    servers.update(peer.split("=", 1) for peer in options.peer)
    load = str(options.bin / "ssot_bench_load")
    if options.quick:
        return table(servers, load, [("echo 20 B", ("echo", 10, 20, 0.1)), ("fan-out to 50", ("fanout", 50, 200, 20))], 1)
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1] - 100
    cases = [(f"echo {size:,} B, 100 connections", ("echo", 100, size, 2)) for size in (20, 1024, 16384)]
    cases += [(f"fan-out of 200 B to {n:,}", ("fanout", n, 200, 300000 // n)) for n in (1000, 10000) if n < most]
    table(servers, load, cases, options.rounds)


main()
