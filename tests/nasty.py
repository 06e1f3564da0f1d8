"""Nasty words: markup, terminal escapes and whatever else an article may hold to act on a reader."""

from __future__ import annotations

from hypothesis import strategies as st

EXAMPLES = (
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]0;title\x07",
    "\x9b31m",
    "\x90q\x9c",
    "a\rb\nc\td\x0be\x0cf\x85g\u2028h\u2029i",
    "\u202egnp.exe\u202c \u2066x\u2069",
    "\u200b\u00ad\ufeff",
    "\ud800",
    "\U000e0041",
    "\x00",
    "\x7f",
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    "\"><svg onload='x'>",
    "'{{ 7 * 7 }}{% include 'x' %}",
    "&lt;b&gt; &#60;",
    "<!-- -->",
    "[bold]x[/bold] [link=https://evil.example]y[/link] :smile:",
    "[x](javascript:alert(1)) ![x](https://evil.example/x.png) <https://evil.example>",
    "# x",
    "- x",
    "1. x",
    "12) x",
    "> x",
    "```x```",
    "*x* __y__ ~~z~~ `w` $v$ | u |",
    "[^1]: x [^1] [1][2]",
    "[1]: https://evil.example",
    "https://evil.example www.evil.example a@evil.example",
    "javascript:alert(1)",
    "\\",
    "---",
    "===",
    "    x",
    '“x” ‘y’ "z"',
)

nasty = (
    st.lists(
        st.sampled_from(EXAMPLES) | st.text(max_size=20) | st.characters(categories=("Cc", "Cf")),
        min_size=1,
        max_size=4,
    )
    .map("".join)
    .filter(bool)
)

ODD = (
    "",
    " \n\t ",
    "the port said the crane fell and " * 1_500,  # some 10,000 tokens without an end
    "word " * 5_000,
    "x" * 5_000,
    "a.b" * 2_000,
    '“ " ‘He said “she said "no‘ ” ” \' ' * 20,
    '“‘"“‘" He said ‘she said “no',
    '”’" said the port "’” of the crane.',
    '“The port said ‘the crane said "it fell" today’ again,” the port said.',
    "THE PORT SAID ON MONDAY THAT 12 MEN WERE HURT, MAYOR ANA POL TOLD REUTERS.",
    "The port saidâ€œthe craneâ€ fell, ANA PÃ–L tÃ³ld Reuters â€“ itâ€™s true.",
    "The port said\ufffd the \udce2\udc80\udc9ccrane fell\udce2\udc80\udc9d on Monday.",
    "قال محمد العلي إن الميناء مغلق, Ana Pol told Reuters.",
    "According to \u202bמשה כהן\u202c (\u2067العلي\u2069), two men were hurt, the port said.",
    "e\u0301e\u0301 👩‍👩‍👧 said 🚢🚢 of the 🇸🇪 port.",
)
"""Texts as no desk wants them: endless, unbalanced, shouted, mangled, right to left."""
