#!/usr/bin/env python3
"""Times whole builds of generated sites, ours beside the peers that are installed.

Every figure of one table comes from one run of this script on one machine. Ratios are peer / ours:
above 1 we are faster. Peers: hugo, pandoc (both optional).
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TOOL = ROOT / ".build" / "release" / "coursegen"


def measure(command, cwd=None):
    """Runs a command; gives its seconds and its peak memory in MB (of the largest process)."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    stderr = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{stderr.decode()[-2000:]}")
    return seconds, usage.ru_maxrss / 1024


def generate(pages, folder, *options):
    subprocess.run([sys.executable, HERE / "generate.py", str(pages), folder, *options], check=True)


def build(folder):
    return measure([TOOL, "build", folder, "--quiet"])


def row(name, ours, peer=None, peer_name=""):
    seconds, memory = ours
    text = f"{name:<48} {seconds:8.2f} s {memory:6.0f} MB"
    if peer:
        text += f"   {peer_name} {peer[0]:.2f} s {peer[1]:.0f} MB   ratio {peer[0] / seconds:.2f}"
    print(text, flush=True)


def best(runs):
    return min(runs, key=lambda run: run[0])


def fresh(folder):
    for name in ["public", ".coursegen"]:
        shutil.rmtree(folder / name, ignore_errors=True)


def against_hugo(work, pages):
    ours, theirs = work / "tex", work / "hugo"
    generate(pages, ours, "--mathematics", "tex")
    runs, peers = [], []
    has_hugo = shutil.which("hugo")
    if has_hugo:
        generate(pages, theirs, "--hugo")
    for _ in range(3):
        fresh(ours)
        runs.append(build(ours))
        if has_hugo:
            shutil.rmtree(theirs / "public", ignore_errors=True)
            shutil.rmtree(theirs / "resources", ignore_errors=True)
            peers.append(measure(["hugo", "--quiet"], cwd=theirs))
    row(f"{pages} sets, mathematics left as TeX", best(runs), best(peers) if peers else None, "hugo")


def typeset(work, pages):
    site = work / "typeset"
    generate(pages, site)
    cold = build(site)
    peer = None
    if shutil.which("pandoc"):
        # Pandoc takes as long for each page; a twentieth of them stands for all.
        sample = sorted(site.glob("content/*/*.md"))[: max(pages // 20, 1)]
        start = time.monotonic()
        for page in sample:
            subprocess.run(["pandoc", "--mathml", "-o", os.devnull, "-t", "html", page], check=True)
        peer = ((time.monotonic() - start) * pages / len(sample), 0)
    row(f"{pages} sets, all mathematics typeset", cold, peer, "pandoc --mathml (scaled)")
    row("  built again, nothing changed", best([build(site) for _ in range(3)]))
    page = sorted(site.glob("content/*/*.md"))[pages // 2]
    changes = []
    for index in range(5):
        page.write_text(page.read_text() + f"\nA paragraph more, number {index}.\n")
        changes.append(build(site))
    row("  built again, one paragraph changed", best(changes))


def growth(work, counts):
    for pages in counts:
        site = work / f"growth-{pages}"
        generate(pages, site, "--mathematics", "tex")
        row(f"{pages} sets, mathematics left as TeX", build(site))
        shutil.rmtree(site)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--growth", type=int, nargs="*", default=[1000, 2000, 10000])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        against_hugo(work, arguments.pages)
        typeset(work, arguments.pages)
        growth(work, arguments.growth)


main()
