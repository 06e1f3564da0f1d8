"""A page in Chromium, without a network: what a probe finds in it, and what the console says.

A page of whosays forbids scripts, so the probe goes into a copy without that policy; the policy
itself is tried on the page as it is.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--hide-scrollbars",
    "--virtual-time-budget=3000",
    "--enable-logging=stderr",
)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
FOUND = re.compile(r'<pre id="found">(.*?)</pre>', re.DOTALL)


@dataclass(frozen=True)
class Chromium:
    """Where Chromium is, and a folder for its profile and for pages."""

    program: str
    folder: Path

    def probe(
        self,
        page: str,
        script: str,
        *,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        fragment: str = "",
    ) -> Any:
        """What `script`, the body of a function, returns in `page` once that is laid out.

        The page stands in a frame, so that it can be narrower than Chromium's narrowest window;
        the script finds the frame's `window` as `view` and its `document` as `page`.
        """
        (self.folder / "inner.html").write_text(POLICY.sub("", page), encoding="utf-8")
        outer = f"""<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
<iframe id="f" src="inner.html{fragment}" width="{width}" height="{height}" style="border:0"></iframe>
<script>
document.getElementById("f").onload = () => setTimeout(() => {{
  const view = document.getElementById("f").contentWindow, page = view.document;
  let found;
  try {{ found = (() => {{ {script} }})(); }} catch (error) {{ found = "failed: " + error; }}
  const shown = document.createElement("pre");
  shown.id = "found"; shown.textContent = JSON.stringify(found); document.body.append(shown);
}}, 200);
</script>"""
        (self.folder / "outer.html").write_text(outer, encoding="utf-8")
        extra = ["--allow-file-access-from-files", f"--window-size={max(width, 500)},{height}"]
        extra += ["--blink-settings=preferredColorScheme=0"] if dark else []
        dom = self._run(self.folder / "outer.html", *extra).stdout
        found = FOUND.search(dom)
        assert found, dom[-2000:]
        return json.loads(unescape(found[1]))

    def open(self, page: str) -> tuple[str, list[str]]:
        """The document after `page` was opened as it is, and what the console said."""
        (self.folder / "page.html").write_text(page, encoding="utf-8")
        done = self._run(self.folder / "page.html")
        return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]

    def _run(self, file: Path, *extra: str) -> subprocess.CompletedProcess[str]:
        profile = f"--user-data-dir={self.folder / 'profile'}"
        return subprocess.run(
            [self.program, *FLAGS, *extra, profile, "--dump-dom", file.as_uri()],
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )


def find(folder: Path) -> Chromium:
    """Chromium; where there is none the test is skipped or, where CI is set, fails."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        reason = f"no browser: none of {', '.join(NAMES)} is installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return Chromium(program, folder)
