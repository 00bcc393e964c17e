"""Times the workloads of a peer: one JSON line each, with its best and its median time."""

import json
import sys
import time


def seconds(run, runs):
    start = time.perf_counter()
    for _ in range(runs):
        run()
    return (time.perf_counter() - start) / runs


def report(workloads, use=lambda threads: None):
    """Times workloads, each a name, a number of threads and a function: enough runs to fill a slice
    of time, several slices."""
    wanted = sys.argv[1:]
    for name, threads, run in workloads:
        if wanted and name not in wanted:
            continue
        use(threads)
        run()
        runs = max(1, int(0.002 / seconds(run, 1)))
        times = sorted(seconds(run, runs) for _ in range(15))
        row = {"workload": name, "threads": threads, "best": times[0], "median": times[7]}
        print(json.dumps(row), flush=True)
