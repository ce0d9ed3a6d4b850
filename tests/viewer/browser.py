"""Debian's Chromium with its own PDF viewer, on a screen that nobody sees (Xvfb), worked with mouse
and keys (xdotool) as a person would. Nothing here waits a fixed time for anything: each step waits
until what it should bring about is there."""

import contextlib
import os
import subprocess
import tempfile
import time

from PIL import Image, ImageChops, ImageGrab

SCREEN = (1400, 1000)
# Within the page, below the tool bar and right of the side bar.
PAGE = (400, 200, 1300, 900)
# In the page's margin: a click there gives the viewer the keys and follows no link.
MARGIN = (325, 600)
PATIENCE, PAUSE = 60, 0.1
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
           "--disable-background-networking", "--disable-component-update", "--disable-sync",
           "--password-store=basic", "--lang=en", "--window-position=0,0",
           f"--window-size={SCREEN[0]},{SCREEN[1]}"]


class Late(Exception):
    """What should have come did not."""


def wait_for(what, look):
    """What `look` gives, as soon as it gives something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(PAUSE)
    raise Late(f"in {PATIENCE} s there was no {what}")


@contextlib.contextmanager
def screen():
    """A new screen; gives its name."""
    told, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", f"{SCREEN[0]}x{SCREEN[1]}x24",
               "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL)
    os.close(tells)
    try:
        with os.fdopen(told, encoding="ascii") as pipe:
            number = pipe.readline().strip()
        if not number:
            raise Late("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Viewer:
    """A window that shows one PDF. A new screen and a new profile each time, so that nothing is
    left of the one before, its clipboard above all."""

    def __init__(self, display, folder):
        self.display, self.folder = display, folder
        self.environment = os.environ | {"DISPLAY": display, "HOME": folder, "LANG": "C.UTF-8"}

    def run(self, *command):
        """What a command prints, None where it fails."""
        done = subprocess.run(command, capture_output=True, env=self.environment, timeout=PATIENCE)
        return done.stdout.decode("utf-8") if done.returncode == 0 else None

    def picture(self):
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def page(self):
        return self.picture().crop(PAGE)

    def titled(self, title):
        """Whether a window has a title that begins so: the document is there then, and the viewer
        heeds what it is called."""
        names = self.run("xdotool", "search", "--onlyvisible", "--name", "Chromium",
                         "getwindowname", "%@")
        return any(name.startswith(title) for name in (names or "").splitlines())

    def drawn(self):
        """Whether dark letters stand on white paper."""
        shades = self.page().convert("L").histogram()
        return shades[255] > 10000 and sum(shades[:100]) > 500

    def marked(self, before):
        """Whether much of the page has changed its colour since."""
        changed = ImageChops.difference(self.page(), before).convert("L").point(bool)
        return sum(changed.getdata()) > 2000

    def select_all(self):
        self.run("xdotool", "mousemove", str(MARGIN[0]), str(MARGIN[1]), "click", "1")
        before = self.page()

        def try_it():
            self.run("xdotool", "key", "ctrl+a")
            return self.marked(before)
        wait_for("text marked", try_it)

    def copy(self):
        """What is pasted after it was copied."""
        def try_it():
            self.run("xdotool", "key", "ctrl+c")
            return self.run("xclip", "-o", "-selection", "clipboard", "-t", "UTF8_STRING")
        return wait_for("text in the clipboard", try_it)


@contextlib.contextmanager
def viewer(pdf, title):
    """Chromium with the PDF open, its first page drawn."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, screen() as display:
        shown = Viewer(display, folder)
        command = ["chromium", *OPTIONS, f"--user-data-dir={folder}/profile", f"file://{pdf}"]
        with open(os.path.join(folder, "said"), "wb") as said:
            browser = subprocess.Popen(command, env=shown.environment, stdout=said, stderr=said)
        try:
            wait_for(f"window called {title}", lambda: shown.titled(title))
            wait_for("page", shown.drawn)
            yield shown
        finally:
            browser.terminate()
            browser.wait()
