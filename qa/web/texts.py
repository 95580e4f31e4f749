"""The texts of the page's scripts, handed to it in the language that is spoken."""

import json

from qa.language import N_, _, spoken_language
from qa.web import read_assets

# All that a script gives to `say`; see qa/web/say.js.
SCRIPT_TEXTS = (
    N_("Asked…"),
    N_("Copied"),
    N_("Reading"),
    N_("Searching"),
    N_("Sending {at} of {total}: {name}"),
    N_("Stop the run first"),
    N_("Stopping…"),
    N_("The archive cannot be reached: try again."),
    N_("This could not be sent: try again."),
    N_("This name and this password do not belong together."),
)


def write_texts() -> str:
    """Write the elements of a page's head that give its scripts their texts, and the page its language."""
    texts = json.dumps({text: _(text) for text in SCRIPT_TEXTS}, ensure_ascii=False).replace("<", "\\u003c")
    language = f"document.documentElement.lang = {json.dumps(spoken_language())};"
    return (
        f'<script type="application/json" id="texts">{texts}</script>'
        f"<script>{{\n{read_assets('say.js')}\n{language}\n}}</script>"
    )
