"""The page that asks for a name and a password, and the link that ends what it began."""

from qa.html.words import escape
from qa.language import _, spoken_language


def render_sign_in(root_path: str, head: str, script: str) -> str:
    """Write the page to sign in.

    :param root_path: Path that the archive is served under, without a slash at its end.
    :param head: Elements of the page's head.
    """
    return (
        f'<!doctype html><html lang="{spoken_language()}"><head><meta charset="utf-8">'
        f"<title>{_('Sign in')} · On Record</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<base href="{escape(root_path)}/">{head}</head><body>'
        '<div id="masthead"><header class="masthead"><h1>On Record</h1>'
        f"<p>{_('Ask the archive; read what was actually written, word for word.')}</p></header></div>"
        f'<main><form id="sign-in" action="login" method="post"><h2>{_("Sign in")}</h2><label>{_("Name")} '
        '<input name="username" autocomplete="username" autocapitalize="none" required autofocus></label>'
        f"<label>{_('Password')} "
        '<input name="password" type="password" autocomplete="current-password" required></label>'
        f'<p role="alert"></p><button type="submit">{_("Sign in")}</button></form></main>'
        f"<script>{script}</script></body></html>"
    )


def render_sign_out() -> str:
    """Write the link that signs out."""
    return f'<p class="sign-out"><a href="logout">{_("Sign out")}</a></p>'
