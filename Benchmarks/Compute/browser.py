#!/usr/bin/env python3
"""Times the compute core as WebAssembly, in V8 (`node`), beside the same natively, on one thread.

    Benchmarks/Compute/browser.py [--rounds 3]

Both by the time that they have the processor. The goal: at most 3 times the native time.
"""

import argparse
import pathlib
import re
import subprocess
import tempfile

from run import HERE, SOURCES, build_core, keep_best, rows, vector_flags

# As `CoreTarget.webAssembly` of the module BlockExecution says.
BROWSER = "-target wasm32-unknown-none-wasm -enable-experimental-feature Embedded".split()
BROWSER += "-disable-stack-protector -Xcc -msimd128 -Xcc -mbulk-memory".split()
BROWSER += ["-disable-implicit-concurrency-module-import"]
BROWSER += ["-disable-implicit-string-processing-module-import"]

RUNTIME = "clang --target=wasm32-unknown-none-wasm -O2 -ffreestanding -fno-builtin -mbulk-memory"

WORKLOADS = HERE / "BrowserWorkloads.swift"


def build_native(folder):
    common, objects = build_core(folder, vector_flags())
    program = folder / "native"
    command = common + ["-module-name", "Benchmark", str(WORKLOADS), str(HERE / "NativeTiming.swift")]
    subprocess.run(command + ["-o", str(program)] + objects, check=True)
    return [str(program)]


def build_browser(folder):
    common, objects = build_core(folder, BROWSER)
    objects.append(str(folder / "workloads.o"))
    command = common + ["-module-name", "Benchmark", str(WORKLOADS), "-c", "-o", objects[-1]]
    subprocess.run(command, check=True)
    runtime = SOURCES / "EmbeddedRuntime"
    for source in sorted(runtime.glob("*.c")):
        objects.append(str(folder / f"{source.stem}.o"))
        command = RUNTIME.split() + ["-I", str(runtime / "include"), "-c", str(source)]
        subprocess.run(command + ["-o", objects[-1]], check=True)
    module = folder / "workloads.wasm"
    names = re.findall(r'@_cdecl\("(\w+)"\)', WORKLOADS.read_text())
    link = "wasm-ld --no-entry --gc-sections --strip-all -z stack-size=1048576".split()
    link += [f"--export={name}" for name in names]
    subprocess.run(link + objects + ["-o", str(module)], check=True)
    return ["node", str(HERE / "browser_timing.mjs"), str(module)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    native, browser = {}, {}
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        native_command = build_native(pathlib.Path(one))
        browser_command = build_browser(pathlib.Path(other))
        for _ in range(options.rounds):
            keep_best(native, rows(native_command))
            keep_best(browser, rows(browser_command))
    print(f"{'workload':<30} {'native ms':>10} {'WebAssembly ms':>15} {'ratio':>6}")
    for key, row in native.items():
        times = row["best"] * 1e3, browser[key]["best"] * 1e3
        print(f"{key[0]:<30} {times[0]:10.4f} {times[1]:15.4f} {times[1] / times[0]:6.2f}")


if __name__ == "__main__":
    main()
