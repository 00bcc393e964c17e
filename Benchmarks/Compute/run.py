#!/usr/bin/env python3
"""Times the compute core and the networks of the notation beside PyTorch and NumPy, in one run on one
machine.

    Benchmarks/Compute/run.py [--python /path/to/python-with-torch] [--rounds 3] [WORKLOAD ...]

Compiles the core for this machine, then lets all sides take turns, so that what else the machine
does hits each, and prints the best times, the ratio to each peer (above 1: ours is faster) and, for
products and convolutions, the fraction of the machine's peak without fused multiply-add. A peer
that is not installed is left out. For the networks it also tells how long planning takes and what a
step allocates.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = HERE.parent.parent / "Sources"

# What is compared: a name, the package that it needs, and the program that times it.
PEERS = [
    ("PyTorch", "torch", ["pytorch_peer.py", "network_peer.py"]),
    ("NumPy", "numpy", ["numpy_peer.py"]),
]

# NumPy's products run on one thread; PyTorch sets its number itself.
ENVIRONMENT = dict(os.environ, OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="2", OMP_NUM_THREADS="2")


# The kernel's innermost loop is up to a tenth slower across a border of 64 bytes.
ALIGNED_LOOPS = ["-Xllvm", "-x86-experimental-pref-innermost-loop-alignment=6"]

# Square roots that need not set errno are vector instructions.
COMMON = ["swiftc", "-O", "-wmo", "-swift-version", "6", "-parse-as-library", "-package-name"]
COMMON += ["coursegen", "-Xcc", "-fno-math-errno"]
# The rules of imports that the sources are written for.
for feature in ("ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"):
    COMMON += ["-enable-upcoming-feature", feature]


def vector_flags():
    """The flags for the widest vectors of this machine."""
    try:
        processor = pathlib.Path("/proc/cpuinfo").read_text()
    except OSError:
        return []
    if "avx512f" in processor:
        return ["-Xcc", "-march=native", "-D", "VECTOR_512"] + ALIGNED_LOOPS
    if "avx2" in processor:
        return ["-Xcc", "-march=native", "-D", "VECTOR_256"] + ALIGNED_LOOPS
    return []


def build_core(folder, flags, modules=("DeterministicMath", "TensorCore")):
    """Compiles modules; returns the command of the compiler, and the objects."""
    common = COMMON + ["-I", str(folder)] + flags
    objects = []
    for module in modules:
        sources = sorted(str(path) for path in (SOURCES / module).rglob("*.swift"))
        objects.append(str(folder / f"{module}.o"))
        interface = str(folder / f"{module}.swiftmodule")
        subprocess.run(
            common + ["-module-name", module, "-emit-module", "-emit-module-path", interface]
            + ["-c", "-o", objects[-1]] + sources,
            check=True,
        )
    return common, objects


def build(folder):
    """Compiles the core and the benchmark; returns the program."""
    modules = ("DeterministicMath", "TensorCore", "CourseNotation")
    common, objects = build_core(folder, vector_flags(), modules)
    program = folder / "benchmark"
    files = ["TensorWorkloads.swift", "NetworkWorkloads.swift", "NetworkTexts.swift"]
    sources = [str(HERE / name) for name in files]
    counter = str(folder / "allocations.o")
    subprocess.run(["cc", "-O2", "-c", str(HERE / "allocations.c"), "-o", counter], check=True)
    subprocess.run(
        common + ["-module-name", "Benchmark", "-o", str(program)] + sources + objects + [counter],
        check=True,
    )
    return program


def rows(command):
    """Runs one side; yields its rows."""
    run = subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT)
    return [json.loads(line) for line in run.stdout.splitlines()]


def keep_best(best, found):
    for row in found:
        kept = best.setdefault((row["workload"], row["threads"]), row)
        for clock in ("best", "wall", "planning"):
            if clock in row:
                kept[clock] = min(kept[clock], row[clock])


def has(python, package):
    return subprocess.run([python, "-c", f"import {package}"], capture_output=True).returncode == 0


def show(ours, peers):
    """Prints a row a workload, with a column of times and one of ratios for each peer."""
    peak = ours.pop(("peak", 1))
    rate = peak["operations"] / peak["best"]
    print(f"peak of one core without fused multiply-add: {rate * 1e-9:.1f} GFLOP/s\n")
    columns = "".join(f" {name + ' ms':>10} {'ratio':>6}" for name in peers)
    print(f"{'workload':<30} {'threads':>7} {'ours ms':>10}{columns} {'of peak':>8}")
    for key, row in ours.items():
        line = f"{key[0]:<30} {key[1]:>7} {row['best'] * 1e3:10.4f}"
        for found in peers.values():
            peer = found.get(key)
            line += f" {peer['best'] * 1e3:10.4f} {peer['best'] / row['best']:6.2f}" if peer else " " * 18
        share = row["operations"] / row["best"] / rate / key[1]
        print(line + (f" {share:8.0%}" if share else ""))
    show_plans(ours)
    load, cores = os.getloadavg()[0], os.cpu_count()
    print(f"\nby the wall clock, which counts what others do: {load:.1f} programs on {cores} cores")
    for name in dict.fromkeys(name for name, _ in ours):
        if (name, 1) in ours and (name, 2) in ours:
            gain = ours[name, 1]["wall"] / ours[name, 2]["wall"]
            print(f"{name}: two threads are {gain:.2f} times as fast as one")


def show_plans(ours):
    """Prints how long networks take to plan, and what a step of them allocates on one and two threads."""
    networks = [name for (name, threads), row in ours.items() if threads == 1 and "planning" in row]
    if not networks:
        return
    print(f"\n{'network':<30} {'planning ms':>11} {'allocations a step':>19} {'on two threads':>15}")
    for name in networks:
        rows = [ours[name, 1], ours.get((name, 2), {})]
        counts = [row.get("allocations", "") or "none" for row in rows]
        print(f"{name:<30} {rows[0]['planning'] * 1e3:11.3f} {counts[0]:>19} {counts[1]:>15}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("workloads", nargs="*", metavar="WORKLOAD")
    options = parser.parse_args()
    installed = [(name, files) for name, package, files in PEERS if has(options.python, package)]
    ours, peers = {}, {name: {} for name, _ in installed}
    with tempfile.TemporaryDirectory() as folder:
        program = build(pathlib.Path(folder))
        for _ in range(options.rounds):
            keep_best(ours, rows([str(program), "peak"] + (options.workloads or ["all"])))
            for name, files in installed:
                for file in files:
                    command = [options.python, str(HERE / file)] + options.workloads
                    keep_best(peers[name], rows(command))
    show(ours, peers)


if __name__ == "__main__":
    main()
