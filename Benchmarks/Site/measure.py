"""Runs commands and measures them; keeps what earlier runs left out of the way of the next."""

import os
import pathlib
import subprocess
import sys
import time


class Measurement:
    """Seconds by the clock, seconds of the processor, and the peak memory in MB."""

    def __init__(self, seconds, processor=None, memory=None):
        self.seconds, self.processor, self.memory = seconds, processor, memory

    def __add__(self, other):
        return Measurement(
            self.seconds + other.seconds,
            self.processor + other.processor,
            max(self.memory, other.memory),
        )

    def scaled(self, factor):
        return Measurement(self.seconds * factor, self.processor * factor, self.memory)


def measure(command, cwd=None):
    start = time.monotonic()
    process = subprocess.Popen(
        list(map(str, command)), cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    stderr = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{stderr.decode()[-2000:]}")
    return Measurement(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def best(runs):
    return min(runs, key=lambda run: run.seconds)


class Attic:
    """Takes files away without deleting them.

    For five seconds ext4 will not use the inode of a deleted file again, and looks for another one
    file by file; a build behind a deletion would mostly measure that.
    """

    def __init__(self, folder):
        self.folder, self.count = pathlib.Path(folder), 0
        self.folder.mkdir()

    def take(self, path):
        if path.exists():
            self.count += 1
            path.rename(self.folder / str(self.count))
