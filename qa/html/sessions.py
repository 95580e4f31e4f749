"""The HTML of the list of chats that a browser keeps; `qa/web/sessions.js` fills it."""

from qa.html.words import escape

_WORDS = {"remove": "Remove the chat", "rename": "Name of the chat", "fresh": "New chat"}  # for the script


def render_chats() -> str:
    """Write the bar with the name of the chat, and the folded list of all with what can be done."""
    words = "".join(f' data-{key}="{escape(word)}"' for key, word in _WORDS.items())
    exports = "".join(
        f'<button type="button" data-export="{name}" data-needs-chat>{escape(label)}</button>'
        for name, label in (("markdown", "Export as Markdown"), ("html", "Export as HTML"))
    )
    return (
        f'<div class="chats"{words}><details><summary aria-label="Chats">Chats</summary><div class="menu">'
        '<p>Kept in this browser only.</p><ul aria-label="Chats kept in this browser"></ul>'
        f'<div class="tools"><button type="button" data-rename data-needs-chat>Rename</button>{exports}</div></div>'
        '</details><span class="name"></span>'
        '<button type="button" class="fresh" data-fresh>New chat</button></div>'
    )
