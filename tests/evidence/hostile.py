"""Titles that try to run a script, to leave their place, or to fetch something."""

from tests.counts import count

TITLES = (
    "<script>window.pwned = 1</script>",
    "</title><script>window.pwned = 2</script>",
    "</script><script>window.pwned = 3</script>",
    "<img src=x onerror='window.pwned = 4'>",
    "<img src=https://example.org/beacon.png>",
    "<svg onload=window.pwned=5>",
    "<svg><script>window.pwned = 6</script></svg>",
    "<svg><animate onbegin=window.pwned=7 attributeName=x dur=1s>",
    "<math><mtext></mtext><script>window.pwned = 8</script></math>",
    "<iframe srcdoc='<script>parent.pwned = 9</script>'></iframe>",
    "<iframe src=https://example.org/></iframe>",
    "<object data=javascript:window.pwned=10></object>",
    "<a href='javascript:window.pwned=11'>read more</a>",
    "[read more](javascript:window.pwned=12)",
    "[read more](data:text/html,<script>window.pwned=13</script>)",
    "![a picture](https://example.org/beacon2.png)",
    "<form action=https://example.org/><button>Go</button></form>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "<link rel=stylesheet href=https://example.org/a.css>",
    "<style>@import url(https://example.org/b.css); body { display: none }</style>",
    "<base href=https://example.org/>",
    "<body onload=window.pwned=14>",
    "<details open ontoggle=window.pwned=15><summary>x</summary></details>",
    "\" onmouseover=\"window.pwned=16\" autofocus onfocus=\"window.pwned=17",
    "' onclick='window.pwned=18",
    "{{constructor.constructor('window.pwned=19')()}} ${window.pwned=20} {% raw %}",
    "--><script>window.pwned = 21</script><!--",
    "]]><script>window.pwned = 22</script>",
    "\u202egnp.exe\u202c<b onclick=window.pwned=23>right to left</b>",
    "<video><source onerror=window.pwned=24></video>",
    "<marquee onstart=window.pwned=25>x</marquee>",
    "=HYPERLINK(\"https://example.org\",\"x\") $\\require{html}\\href{javascript:window.pwned=26}{x}$",
)  # fmt: skip

AROUND = (
    "{}",
    "Dŵr, llwybrau a thŷ {}",
    "Żółta łódź, gęś i jaźń {}",
    "حافلة إلى المدينة {}",
    "👩🏽‍🦽 {} 👨‍👩‍👧",
    "{}" + " and so on" * 195,
    "\u0301{}\u200d",
)


def titles() -> tuple[str, ...]:
    """As many hostile titles as this run asks for, on their own and amid other scripts and long texts."""
    many = [around.format(title) for around in AROUND for title in TITLES]
    return tuple(many[: max(len(TITLES), count("hostile_titles"))])
