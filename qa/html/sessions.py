"""The HTML of the list of chats that a browser keeps; `qa/web/sessions.js` fills it."""

from qa.html.words import escape
from qa.language import N_, _

_WORDS = {
    "remove": N_("Remove the chat"),
    "removed": N_("Removed:"),
    "undo": N_("Undo"),
    "rename": N_("Name of the chat"),
    "fresh": N_("New chat"),
}  # for the script


def render_chats(archive: str = "") -> str:
    """Write the bar with the name of the chat, and the folded list of all with what can be done.

    :param archive: Name of the archive whose chats they are; see `Store.name_archive`.
    """
    chats = _("Chats")
    words = "".join(f' data-{key}="{escape(_(word))}"' for key, word in _WORDS.items())
    exports = "".join(
        f'<button type="button" data-export="{name}" data-needs-chat>{escape(label)}</button>'
        for name, label in (("markdown", _("Export as Markdown")), ("html", _("Export as HTML")))
    )
    return (
        f'<div class="chats" data-archive="{escape(archive)}"{words}><details><summary aria-label="{chats}">{chats}</summary><div class="menu">'
        f'<p>{_("Kept in this browser only.")}</p><ul aria-label="{_("Chats kept in this browser")}"></ul>'
        f'<div class="tools"><button type="button" data-rename data-needs-chat>{_("Rename")}</button>{exports}</div></div>'
        '</details><span class="name"></span>'
        f'<button type="button" class="fresh" data-fresh>{_("New chat")}</button></div>'
    )
