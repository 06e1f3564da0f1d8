"""Untrusted text: what articles, file names and messages hold, made safe to show.

Nothing an article holds may act on what shows it: no terminal escape, no control character, no
reversal of the reading direction, no markup. What would act is shown as a visible sign in its
place. The ledger's JSON alone keeps the characters, escaped.

The bidirectional controls are those of Unicode Technical Report 36 and of "Trojan Source"
(Boucher and Anderson, 2021).
"""

from __future__ import annotations

import re
from typing import Final

_WHITE_SPACE = re.compile("[ \t\n\r\f\v\x85\u2028\u2029]+")
_LINE_BREAK = re.compile("\r\n|[\n\r\f\v\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u034f\u180e\u200b\u2060-\u2064\ufeff]")
ACTING: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0, DELETE and C1: ESC, CSI and OSC are among them
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f"  # line ends and reading direction
    "\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"  # lone surrogates, tags
)
"""Characters that act on what shows them."""

_ACTING_BUT_LINES = re.compile(ACTING.pattern.replace("[\x00-\x1f", "[\x00-\t\x0b-\x1f"))
_MARKDOWN = re.compile(r"[\\`*_{}\[\]|~$@#]|(?<=:)//|(?<=www)\.", re.IGNORECASE)
_MARKDOWN_START = re.compile(r"^(?:[-+:]|\d+(?=[.)]))")
_WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]+", re.ASCII)


def visible(text: str) -> str:
    """`text` on one line: white space run together, acting characters as signs, edges trimmed.

    A C0 control becomes its picture (ESC is ␛), any other acting character its code point
    (‹U+202E›); characters that show nothing and do nothing are left out.
    """
    return _signed(ACTING, _WHITE_SPACE.sub(" ", text)).strip()


def visible_lines(text: str) -> str:
    """As `visible`, but lines stay lines, each ended by one line feed, and spaces stay."""
    return _signed(_ACTING_BUT_LINES, _LINE_BREAK.sub("\n", text).replace("\t", " "))


def markdown(text: str) -> str:
    """`visible(text)` as Markdown that shows exactly these words: no markup, no HTML, no link.

    Holds for CommonMark; addresses that begin http: or www are kept from being linked as well.
    """
    shown = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = _MARKDOWN.sub(lambda found: f"\\{found[0]}".replace("//", "/\\/"), shown)
    return _MARKDOWN_START.sub(_escaped_start, shown)


def web_address(url: str) -> str | None:
    """`url` where it is an address of the web that may be linked, and nothing else; else None."""
    return url if _WEB_ADDRESS.fullmatch(url) else None


def _escaped_start(found: re.Match[str]) -> str:
    return f"&#{ord(found[0][0])};{found[0][1:]}"


def _signed(acting: re.Pattern[str], text: str) -> str:
    return acting.sub(_sign, _INVISIBLE.sub("", text))


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"
