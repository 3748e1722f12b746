"""A real browser without a screen: Chromium, told what to do over the WebDriver protocol by its own driver."""

from __future__ import annotations

import base64
import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import httpx

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --hide-scrollbars"
).split()
ENTER, ESCAPE, TAB = "\ue007", "\ue00c", "\ue004"


def is_installed() -> bool:
    return bool(shutil.which("chromium") and shutil.which("chromedriver"))


class Browser:
    """One window; elements are found by CSS."""

    def __init__(self, driver: httpx.Client, session: str) -> None:
        self._driver, self._session = driver, session

    def call(self, method: str, path: str, **body: object) -> object:
        answer = self._driver.request(
            method, f"/session/{self._session}{path}", json=body if method == "POST" else None
        )
        value = answer.json()["value"]
        if isinstance(value, dict) and "error" in value:
            raise AssertionError(f"{value['error']}: {value['message'][:300]}")
        return value

    def open(self, url: str) -> None:
        self.call("POST", "/url", url=url)

    @property
    def url(self) -> str:
        return self.call("GET", "/url")

    def find(self, css: str) -> str:
        return self.call("POST", "/element", using="css selector", value=css)[_ELEMENT]

    def click(self, css: str) -> None:
        found = self.find(css)
        # The driver would click while the page still glides there.
        self.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", {_ELEMENT: found})
        self.call("POST", f"/element/{found}/click")

    def write(self, css: str, text: str) -> None:
        self.call("POST", f"/element/{self.find(css)}/value", text=text)

    def press(self, *keys: str) -> None:
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.call("POST", "/actions", actions=[{"type": "key", "id": "keys", "actions": actions}])

    def press_first(self, key: str) -> None:
        """Press a key on a page just opened: on a busy machine one that comes before the page listens is lost."""
        for _ in range(20):
            self.press(key)
            until = time.monotonic() + 1
            while time.monotonic() < until:
                if self.run("return document.activeElement !== document.body"):
                    return
                time.sleep(0.05)
        raise AssertionError("no key leads anywhere")

    def point(self, css: str) -> None:
        origin = {_ELEMENT: self.find(css)}
        move = {"type": "pointerMove", "duration": 0, "origin": origin, "x": 0, "y": 0}
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [move]}
        self.call("POST", "/actions", actions=[mouse])

    def run(self, script: str, *arguments: object) -> object:
        return self.call("POST", "/execute/sync", script=script, args=list(arguments))

    def text(self, css: str) -> str:
        return self.run("return document.querySelector(arguments[0]).innerText", css)

    def all(self, css: str, value: str = "node.textContent") -> list:
        return self.run(f"return [...document.querySelectorAll(arguments[0])].map((node) => {value})", css)

    def wait(self, script: str, *arguments: object, seconds: float = 20) -> object:
        until = time.monotonic() + seconds
        while not (found := self.run(script, *arguments)):
            assert time.monotonic() < until, script
            time.sleep(0.05)
        return found

    def show_as(self, width: int, height: int, *, dark: bool = False, mobile: bool = False) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile}
        self.devtools("Emulation.setDeviceMetricsOverride", **metrics)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.devtools("Emulation.setEmulatedMedia", features=[scheme])

    def devtools(self, command: str, **parameters: object) -> object:
        return self.call("POST", "/goog/cdp/execute", cmd=command, params=parameters)

    def picture(self) -> bytes:
        return base64.b64decode(self.call("GET", "/screenshot"))

    def keep_picture(self, name: str) -> None:
        """Keep a picture in the folder that PICTURES names, if it names one."""
        if folder := os.environ.get("PICTURES"):
            Path(folder, f"{name}.png").write_bytes(self.picture())

    def read_out(self) -> list[tuple[str, str, str]]:
        """What a screen reader is told: the role, the name and the description of everything, in order."""
        self.devtools("Accessibility.enable")
        nodes = self.devtools("Accessibility.getFullAXTree")["nodes"]
        keys = ("role", "name", "description")
        return [tuple(each.get(key, {}).get("value", "") for key in keys) for each in nodes if not each["ignored"]]

    def log(self) -> list[str]:
        """What the page complained of: what its policy kept out, and errors of its script."""
        return [line["message"] for line in self.call("POST", "/se/log", type="browser")]


@contextmanager
def open_browser(profile, *, downloads=None, script: bool = True):
    """Have a browser with a new profile as long as the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as client:
            _wait_until_ready(client)
            prefs: dict[str, object] = {"download.default_directory": str(downloads)} if downloads else {}
            if not script:
                prefs["profile.managed_default_content_settings.javascript"] = 2
            options = {"args": [*_FLAGS, f"--user-data-dir={profile}"], "prefs": prefs}
            wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
            started = client.post("/session", json={"capabilities": {"alwaysMatch": wanted}}).json()["value"]
            assert "sessionId" in started, str(started)[:500]
            yield Browser(client, started["sessionId"])
            client.delete(f"/session/{started['sessionId']}")
    finally:
        driver.terminate()
        driver.wait()


def _wait_until_ready(client: httpx.Client) -> None:
    for _ in range(200):
        try:
            if client.get("/status").json()["value"]["ready"]:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError("chromedriver did not start")
