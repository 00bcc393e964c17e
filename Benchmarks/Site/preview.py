"""Times how long a preview takes from a saved file to the written page, and to the reloaded one."""

import re
import subprocess
import time


class Preview:
    """A running `coursegen serve`."""

    def __init__(self, tool, site):
        self.process = subprocess.Popen(
            [tool, "serve", site, "--port", "18080"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for line in self.process.stdout:
            if found := re.match(r"Serving .*(http://\S+/)", line):
                self.url = found[1]
                return
        raise SystemExit("the preview did not start")

    def seconds_until_written(self, source, page, text, limit=10):
        """Adds a paragraph to a source and waits until the page has it."""
        wanted = text.encode()
        content = source.read_text() + f"\n{text}\n"
        start = time.monotonic()
        source.write_text(content)
        while time.monotonic() - start < limit:
            try:
                if wanted in page.read_bytes():
                    return time.monotonic() - start
            except FileNotFoundError:
                pass
            time.sleep(0.001)
        raise SystemExit(f"the page was not written within {limit} s")

    def seconds_until_reloaded(self, browser, source, text, limit=10):
        """Adds a paragraph to a source and waits until the page that a browser shows has it."""
        content = source.read_text() + f"\n{text}\n"
        start = time.monotonic()
        source.write_text(content)
        while time.monotonic() - start < limit:
            if browser.run("return document.body?.textContent.includes(arguments[0])", text):
                return time.monotonic() - start
        raise SystemExit(f"the page was not reloaded within {limit} s")

    def stop(self):
        self.process.terminate()
        self.process.stdout.close()
        self.process.wait()
