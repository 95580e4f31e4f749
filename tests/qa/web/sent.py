"""What the browser sends of a file."""

from base64 import b64encode


def send(name, text, **fields):
    content = text if isinstance(text, bytes) else text.encode()
    return {"name": name, "size": len(content), "base64": b64encode(content).decode()} | fields
