#!/usr/bin/env python3
"""Times whole sites, ours beside the peers that are installed, and says which bars are reached.

    Benchmarks/Site/run.py [--pages 1000] [--large 10000] [--rounds 3]

Every figure of a table comes from one run of this script on one machine; where there is a peer, both
take turns. `ratio` is the peer's time by ours: above 1 we are faster. `processor` is the time of all
cores, which other work on the machine disturbs less. Peers: hugo, pandoc (both optional).
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import simulations
from browser import Browser
from measure import Attic, Measurement, best, measure
from preview import Preview

HERE = pathlib.Path(__file__).resolve().parent
TOOL = pathlib.Path(os.environ.get("COURSEGEN", HERE.parent.parent / ".build/release/coursegen"))
HEAD = ("workload", "seconds", "processor", "MB", "peer", "seconds", "processor", "ratio", "bar")


def line(cells):
    widths = (46, 8, 10, 6, 24, 8, 10, 6)
    text = "".join(
        f"{cell:<{width}}" if index in (0, 4) else f"{cell:>{width}}" + ("  " if index == 3 else "")
        for index, (cell, width) in enumerate(zip(cells, widths))
    )
    print(f"{text}  {cells[8]}", flush=True)


class Bar:
    """What is to be reached: seconds, MB, or the peer's time."""

    def __init__(self, seconds=None, memory=None, beats_peer=False):
        self.seconds, self.memory, self.beats_peer = seconds, memory, beats_peer

    def text(self, ours, peer):
        parts, holds = [], []
        if self.beats_peer:
            parts.append("faster")
            holds += [ours.seconds < peer.seconds] if peer else []
        if self.seconds:
            parts.append(f"< {self.seconds:g} s")
            holds.append(ours.seconds < self.seconds)
        if self.memory:
            parts.append(f"< {self.memory} MB")
            holds.append(ours.memory < self.memory)
        if not holds:
            return ", ".join(parts)
        return ", ".join(parts) + (": reached" if all(holds) else ": MISSED")


def row(name, ours, bar=Bar(), peer=None, peer_name=""):
    def number(value, digits):
        return "" if value is None else f"{value:.{digits}f}"

    line((
        name, number(ours.seconds, 3), number(ours.processor, 2), number(ours.memory, 0),
        f"{peer_name} {peer.memory:.0f} MB" if peer else "", number(peer and peer.seconds, 2),
        number(peer and peer.processor, 2), number(peer and peer.seconds / ours.seconds, 2), bar.text(ours, peer),
    ))


def generate(pages, folder, *options):
    subprocess.run([sys.executable, HERE / "generate.py", str(pages), folder, *options], check=True)


def build(site):
    return measure([TOOL, "build", site, "--quiet"])


class Bench:
    def __init__(self, work, options):
        self.work, self.options = work, options
        self.attic = Attic(work / "attic")

    def cold(self, site):
        for name in ("public", ".coursegen"):
            self.attic.take(site / name)
        return build(site)

    def against_hugo(self):
        pages = self.options.pages
        ours, theirs = self.work / "tex", self.work / "hugo"
        generate(pages, ours, "--mathematics", "tex")
        has_hugo = shutil.which("hugo") is not None
        if has_hugo:
            generate(pages, theirs, "--hugo")
        runs, peers = [], []
        for _ in range(self.options.rounds):
            runs.append(self.cold(ours))
            if has_hugo:
                self.attic.take(theirs / "public")
                self.attic.take(theirs / "resources")
                peers.append(measure(["hugo", "--quiet"], cwd=theirs))
        row(
            f"{pages} sets, mathematics left as TeX", best(runs), Bar(memory=300, beats_peer=True),
            best(peers) if peers else None, "hugo",
        )
        return best(runs)

    def growth(self, small):
        pages = self.options.large
        site = self.work / "large"
        generate(pages, site, "--mathematics", "tex")
        large = build(site)
        row(f"{pages} sets, mathematics left as TeX", large, Bar(memory=1000))
        factor = large.seconds / small.seconds / (pages / self.options.pages)
        print(f"  time a page, beside that of {self.options.pages}: {factor:.2f} times")
        self.attic.take(site)

    def typeset(self):
        pages = self.options.pages
        site = self.work / "typeset"
        generate(pages, site)
        ours = self.cold(site)
        peer, name = None, ""
        if shutil.which("pandoc"):
            sample = sorted(site.glob("content/*/*.md"))[: max(pages // 50, 1)]
            runs = [
                measure(["pandoc", "--mathml", "-o", os.devnull, "-t", "html", page])
                for page in sample
            ]
            total = sum(runs[1:], runs[0])
            peer, name = total.scaled(pages / len(sample)), f"pandoc, {len(sample)} sets"
        row(f"{pages} sets, all mathematics typeset", ours, Bar(seconds=15), peer, name)
        rounds = range(self.options.rounds)
        row("  nothing changed", best([build(site) for _ in rounds]), Bar(seconds=0.3))
        self.changes(site)

    def changes(self, site):
        source = sorted(site.glob("content/*/*.md"))[self.options.pages // 2]
        page = (site / "public" / source.relative_to(site / "content")).with_suffix(".html")
        runs = []
        for index in range(self.options.rounds):
            source.write_text(source.read_text() + f"\nA paragraph more, number {index}.\n")
            runs.append(build(site))
        row("  a paragraph changed, command line", best(runs))
        preview = Preview(TOOL, site)
        try:
            times = [
                preview.seconds_until_written(source, page, f"A paragraph in the preview, {index}.")
                for index in range(self.options.rounds + 2)
            ]
            seen = self.reload(preview, source, page.relative_to(site / "public"))
        finally:
            preview.stop()
        row("  the same in the preview, saved to written", Measurement(min(times)), Bar(seconds=0.15))
        if seen:
            row("  the same, reloaded in Chromium", Measurement(min(seen)), Bar(seconds=0.3))

    def reload(self, preview, source, page):
        """Seconds from a saved file to the reloaded page; nothing without a browser."""
        if not Browser.is_installed:
            return []
        browser = Browser()
        try:
            browser.open(preview.url + str(page))
            return [
                preview.seconds_until_reloaded(browser, source, f"A paragraph to see, {index}.")
                for index in range(self.options.rounds + 2)
            ]
        finally:
            browser.stop()

    def simulate(self):
        site = self.work / "simulations"
        simulations.write(site, 0)
        build(site)  # compiles the core
        simulations.write(site, 1)
        self.attic.take(site / "public")
        row("four pages, three simulations, core compiled", build(site), Bar(seconds=3))
        simulations.edit(site, "0.25")
        row("  one block edited", build(site), Bar(seconds=1.5))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--large", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(pathlib.Path(folder), options)
        line(HEAD)
        small = bench.against_hugo()
        bench.typeset()
        bench.simulate()
        bench.growth(small)


main()
