"""Chromium, driven by its own driver, for what only a browser can say."""

import json
import re
import shutil
import subprocess
import urllib.request


class Browser:
    """A headless browser with one window; `Browser.is_installed` says whether there is one."""

    is_installed = bool(shutil.which("chromium") and shutil.which("chromedriver"))

    def __init__(self):
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
        for line in self.driver.stdout:
            if found := re.search(r"started successfully on port (\d+)", line):
                self.base = f"http://127.0.0.1:{found[1]}/session"
                break
        options = {
            "binary": shutil.which("chromium"),
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        }
        wish = {"capabilities": {"alwaysMatch": {"pageLoadStrategy": "none", "goog:chromeOptions": options}}}
        self.base += "/" + self._send("", wish)["sessionId"]

    def open(self, url):
        self._send("/url", {"url": url})

    def run(self, script, *arguments):
        """What the body of a function returns in the page."""
        return self._send("/execute/sync", {"script": script, "args": list(arguments)})

    def stop(self):
        request = urllib.request.Request(self.base, method="DELETE")
        urllib.request.urlopen(request).read()
        self.driver.terminate()
        self.driver.stdout.close()
        self.driver.wait()

    def _send(self, path, body):
        request = urllib.request.Request(
            self.base + path,
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        return json.load(urllib.request.urlopen(request))["value"]
