"""The page that asks for a name and a password, and the link that ends what it began."""

from qa.html.words import escape


def render_sign_in(root_path: str, style: str, script: str) -> str:
    """Write the page to sign in.

    :param root_path: Path that the archive is served under, without a slash at its end.
    """
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in · On Record</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<base href="{escape(root_path)}/"><style>{style}</style></head><body>'
        '<div id="masthead"><header class="masthead"><h1>On Record</h1>'
        "<p>Ask the archive; read what was actually written, word for word.</p></header></div>"
        '<main><form id="sign-in" action="login" method="post"><h2>Sign in</h2>'
        '<label>Name <input name="username" autocomplete="username" autocapitalize="none" required autofocus></label>'
        '<label>Password <input name="password" type="password" autocomplete="current-password" required></label>'
        '<p role="alert"></p><button type="submit">Sign in</button></form></main>'
        f"<script>{script}</script></body></html>"
    )


def render_sign_out() -> str:
    """Write the link that signs out."""
    return '<p class="sign-out"><a href="logout">Sign out</a></p>'
