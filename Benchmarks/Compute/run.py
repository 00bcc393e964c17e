#!/usr/bin/env python3
"""Times the kernels of TensorCore beside PyTorch's, in one run on one machine.

    Benchmarks/Compute/run.py [--python /path/to/python-with-torch] [--rounds 3]

Compiles the core for this machine, then lets both sides take turns, so that what else the machine
does hits both, and prints the best times, their ratio (above 1: ours is faster) and, for products
and convolutions, the fraction of the machine's peak without fused multiply-add. Without PyTorch
it prints our times alone.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = HERE.parent.parent / "Sources"


# The kernel's innermost loop is up to a tenth slower across a border of 64 bytes.
ALIGNED_LOOPS = ["-Xllvm", "-x86-experimental-pref-innermost-loop-alignment=6"]


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


def build(folder):
    """Compiles the two modules and the benchmark; returns the program."""
    common = ["swiftc", "-O", "-wmo", "-swift-version", "6", "-parse-as-library"]
    common += ["-package-name", "coursegen", "-I", str(folder)] + vector_flags()
    objects = []
    for module in ("DeterministicMath", "TensorCore"):
        sources = sorted(str(path) for path in (SOURCES / module).rglob("*.swift"))
        objects.append(str(folder / f"{module}.o"))
        interface = str(folder / f"{module}.swiftmodule")
        subprocess.run(
            common + ["-module-name", module, "-emit-module", "-emit-module-path", interface]
            + ["-c", "-o", objects[-1]] + sources,
            check=True,
        )
    program = folder / "benchmark"
    main = str(HERE / "TensorWorkloads.swift")
    subprocess.run(
        common + ["-module-name", "Benchmark", main, "-o", str(program)] + objects, check=True
    )
    return program


def rows(command):
    """Runs one side; yields its rows."""
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def keep_best(best, found):
    for row in found:
        key = (row["workload"], row["threads"])
        if key not in best or row["best"] < best[key]["best"]:
            best[key] = row


def has_torch(python):
    return subprocess.run([python, "-c", "import torch"], capture_output=True).returncode == 0


def show(ours, theirs):
    peak = ours.pop(("peak", 1))
    rate = peak["operations"] / peak["best"]
    print(f"peak of one core without fused multiply-add: {rate * 1e-9:.1f} GFLOP/s\n")
    print(f"{'workload':<30} {'threads':>7} {'ours ms':>10} {'PyTorch ms':>10} {'ratio':>6} {'of peak':>8}")
    for (name, threads), row in ours.items():
        peer = theirs.get((name, threads))
        time = f"{peer['best'] * 1e3:10.4f}" if peer else " " * 10
        ratio = f"{peer['best'] / row['best']:6.2f}" if peer else " " * 6
        share = row["operations"] / row["best"] / rate / threads
        print(
            f"{name:<30} {threads:>7} {row['best'] * 1e3:10.4f} {time} {ratio} "
            + (f"{share:8.0%}" if share else "")
        )
    for name in dict.fromkeys(name for name, _ in ours):
        if (name, 2) in ours:
            gain = ours[name, 1]["best"] / ours[name, 2]["best"]
            print(f"{name}: two threads are {gain:.2f} times as fast as one")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    ours, theirs = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        program = build(pathlib.Path(folder))
        compares = has_torch(options.python)
        for _ in range(options.rounds):
            keep_best(ours, rows([str(program)]))
            if compares:
                keep_best(theirs, rows([options.python, str(HERE / "tensor_peer.py")]))
    show(ours, theirs)


main()
