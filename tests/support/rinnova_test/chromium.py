# SPDX-License-Identifier: Apache-2.0
"""Chromium without a window, as a phone's browser, driven through its debugging pipe.

    with Phone(folder, language="it") as phone:
        phone.open(link)                    waits until the page has loaded; certificates are not checked
        phone.text()                        what the page says
        phone.evaluate("document.title")
        phone.screenshot()                  PNG, of a phone's screen
        phone.press("button", {"#code": "123456"})     fills fields and clicks, as a person does
        phone.wait_for_download()           pathlib.Path of the file, complete
        phone.wait_for_page()               the next page, after `press`
"""
import base64
import fcntl
import json
import os
import pathlib
import selectors
import subprocess

from .deadline import Deadline

LIMIT = 120
_WIDTH, _HEIGHT = 390, 844


def _pipe():
    """Both ends above the numbers that the browser is given."""
    lows = os.pipe()
    ends = [fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, 10) for low in lows]
    for low in lows:
        os.close(low)
    return ends


class Phone:
    def __init__(self, folder, language="en"):
        self._folder, self._language = pathlib.Path(folder), language
        self._number, self._events, self._buffer = 0, [], b""

    def __enter__(self):
        downloads = self._folder / "downloads"
        downloads.mkdir(parents=True)
        to_browser, self._in = _pipe()
        self._out, from_browser = _pipe()
        # The browser reads its descriptor 3 and writes its descriptor 4. (dash takes no numbers of two digits.)
        self._process = subprocess.Popen(
            ["bash", "-c", f"exec \"$@\" 3<&{to_browser} 4>&{from_browser}", "bash", "chromium", "--headless=new",
             "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-pipe",
             "--ignore-certificate-errors", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", f"--lang={self._language}", f"--accept-lang={self._language}",
             f"--user-data-dir={self._folder / 'browser'}", "about:blank"],
            pass_fds=(to_browser, from_browser), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env={**os.environ, "HOME": str(self._folder), "LANGUAGE": self._language})
        os.close(to_browser)
        os.close(from_browser)
        self._session = None
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._call("Page.enable")
        self._call("Emulation.setDeviceMetricsOverride", width=_WIDTH, height=_HEIGHT, deviceScaleFactor=2, mobile=True)
        self._call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads), eventsEnabled=True)
        self._downloads = downloads
        return self

    def __exit__(self, *_):
        os.close(self._in)  # the browser ends with its pipe
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._out)

    def _read(self, deadline):
        while b"\0" not in self._buffer:
            with selectors.DefaultSelector() as selector:
                selector.register(self._out, selectors.EVENT_READ)
                if not selector.select(deadline.left):
                    continue
            some = os.read(self._out, 1 << 20)
            if not some:
                raise AssertionError("the browser has ended")
            self._buffer += some
        message, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(message)

    def _call(self, method, **parameters):
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._in, json.dumps(message).encode() + b"\0")
        deadline = Deadline(LIMIT, f"the browser's answer to {method}")
        while (answer := self._read(deadline)).get("id") != self._number:
            self._events.append(answer)
        if "error" in answer:
            raise AssertionError(f"{method}: {answer['error']}")
        return answer["result"]

    def _event(self, wanted, what):
        deadline = Deadline(LIMIT, what)
        while True:
            for event in self._events:
                if wanted(event.get("method"), event.get("params", {})):
                    self._events.remove(event)
                    return event["params"]
            self._events.append(self._read(deadline))

    def wait_for_page(self):
        self._event(lambda method, _: method == "Page.loadEventFired", "a page")

    def open(self, link):
        self._events.clear()
        failure = self._call("Page.navigate", url=link).get("errorText")
        if failure:
            raise AssertionError(failure)
        self.wait_for_page()

    def evaluate(self, script):
        return self._call("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")

    def text(self):
        return self.evaluate("document.body.innerText")

    def screenshot(self):
        return base64.b64decode(self._call("Page.captureScreenshot", format="png")["data"])

    def press(self, button, fields):
        self._events.clear()
        for field, value in fields.items():
            self.evaluate(f"document.querySelector({json.dumps(field)}).value = {json.dumps(value)}")
        self.evaluate(f"document.querySelector({json.dumps(button)}).click()")

    def wait_for_download(self):
        begun = self._event(lambda method, _: method == "Browser.downloadWillBegin", "a download")
        self._event(lambda method, event: method == "Browser.downloadProgress" and event["guid"] == begun["guid"]
                    and event["state"] == "completed", "the end of a download")
        return self._downloads / begun["suggestedFilename"]
