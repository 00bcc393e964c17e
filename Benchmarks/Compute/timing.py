"""Times the workloads of a peer: one JSON line each, with its best and its median time."""

import json
import sys
import time


def seconds(run, runs, threads):
    """The time of a run: one thread by its own clock, which stops while others have the processor."""
    clock = time.thread_time if threads == 1 else time.perf_counter
    start = clock()
    for _ in range(runs):
        run()
    return (clock() - start) / runs


def report(workloads, use=lambda threads: None):
    """Times workloads, each a name, a number of threads and a function: enough runs to fill a slice
    of time, several slices."""
    wanted = sys.argv[1:]
    for name, threads, run in workloads:
        if wanted and name not in wanted:
            continue
        use(threads)
        run()
        runs = max(1, int(0.002 / seconds(run, 1, threads)))
        times = sorted(seconds(run, runs, threads) for _ in range(15))
        row = {"workload": name, "threads": threads, "best": times[0], "median": times[7]}
        print(json.dumps(row), flush=True)
