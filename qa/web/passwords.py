"""Who may sign in: a TOML file of names and salted scrypt hashes; no password is kept anywhere.

[users]
anna = "scrypt$N$r$p$SALT$HASH"    # salt and hash in base64
"""

import hashlib
import hmac
import os
import re
import secrets
import tomllib
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.errors import BadInput

# One of OWASP's equally strong settings (Password Storage Cheat Sheet, 2024): 32 MiB and a fifth of a second.
COST, BLOCK, PARALLEL = 2**15, 8, 3
WEAKEST_COST, WEAKEST_BLOCK = 2**14, 8  # below, a stolen file is soon guessed through
MOST_MEMORY = 2**28  # bytes that one attempt may take, 128 · N · r
MOST_PARALLEL = 16  # what takes longer would keep the others waiting
SALT_BYTES, HASH_BYTES = 16, 32
FEWEST_CHARS = 8
ADVICE = "make the line with `onrecord password NAME`"


@dataclass(frozen=True, slots=True)
class Entry:
    """A hashed password: what `hashlib.scrypt` takes and gives."""

    cost: int
    block: int
    parallel: int
    salt: bytes
    key: bytes

    def __str__(self) -> str:
        salt, key = (b64encode(part).decode() for part in (self.salt, self.key))
        return f"scrypt${self.cost}${self.block}${self.parallel}${salt}${key}"

    def fits(self, password: str) -> bool:
        """Tell whether this is the password, in a time that does not depend on how much of it is right."""
        return hmac.compare_digest(_derive(self, password), self.key)


class Users:
    """The names and hashed passwords of a file, in memory."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        """Take at least one entry."""
        self._entries = dict(entries)
        self._secret = secrets.token_bytes(32)

    def knows(self, name: str, password: str) -> bool:
        """Tell whether a name and a password belong together; for an unknown name it takes as long."""
        entry = self._entries.get(name)
        if entry is None:
            self._decoy(name).fits(password)
            return False
        return entry.fits(password)

    def _decoy(self, name: str) -> Entry:
        """Pick an entry to compute in place of an unknown name's: always the same one, for no reason to be seen."""
        digest = hmac.digest(self._secret, name.encode(errors="replace"), "sha256")
        entries = list(self._entries.values())
        return entries[int.from_bytes(digest) % len(entries)]


def read_users(path: Path) -> Users:
    """Read a file of users.

    :raises BadInput: If it is missing, cannot be read, is not of this form, has no user or a weak entry.
    """
    return Users(_parse(_read(path), path))


def write_user(path: Path, name: str, entry: Entry) -> None:
    """Add a user to a file, made if missing and readable by nobody else; a user who is there gets the new password.

    :raises BadInput: If the file cannot be read or written, or is not of this form.
    """
    text = _read(path) if path.exists() else "[users]\n"
    old = _parse(text, path, may_be_empty=True)
    if name in old:
        text = text.replace(str(old[name]), str(entry))
    else:
        text = f"{text.rstrip()}\n{write_line(name, entry)}\n"
    if _parse(text, path) != old | {name: entry}:
        raise BadInput(f"{path} is written in a way that cannot be added to: add the line by hand")
    try:
        _replace(path, text)
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}") from error


def write_line(name: str, entry: Entry) -> str:
    """Write the line of a file of users."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    key = name if re.fullmatch("[A-Za-z0-9_-]+", name) else f'"{escaped}"'
    return f'{key} = "{entry}"'


def check_name(name: str) -> str:
    """Give a user's name as it is.

    :raises BadInput: If nobody could sign in with it.
    """
    if not name or name != name.strip() or ":" in name or not name.isprintable():
        raise BadInput(
            f"{name!r} cannot be the name of a user: give letters, without a colon or spaces around them"
        )
    return name


def hash_password(password: str) -> Entry:
    """Hash a password with a new salt.

    :raises BadInput: If it is too short.
    """
    if len(password) < FEWEST_CHARS:
        raise BadInput(f"the password is too short: give at least {FEWEST_CHARS} characters")
    blank = Entry(COST, BLOCK, PARALLEL, secrets.token_bytes(SALT_BYTES), bytes(HASH_BYTES))
    return Entry(COST, BLOCK, PARALLEL, blank.salt, _derive(blank, password))


def _derive(entry: Entry, password: str) -> bytes:
    typed = unicodedata.normalize("NFC", password).encode(errors="replace")  # é is one character or two
    return hashlib.scrypt(
        typed, salt=entry.salt, n=entry.cost, r=entry.block, p=entry.parallel, dklen=len(entry.key),
        maxmem=256 * entry.block * (entry.cost + entry.parallel + 1),
    )  # fmt: skip


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BadInput(f"{path} is missing: `onrecord password NAME --file {path}` makes it") from error
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is no text in UTF-8: {ADVICE}") from error


def _parse(text: str, path: Path, *, may_be_empty: bool = False) -> dict[str, Entry]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path} is no TOML file: {error}") from error
    users = tables.get("users", {})
    if tables.keys() - {"users"} or not isinstance(users, dict) or not (users or may_be_empty):
        raise BadInput(f"{path} must have one table, [users], with at least one user: {ADVICE}")
    return {
        check_name(name): _parse_entry(entry, f"{path}: the entry of {name!r}")
        for name, entry in users.items()
    }


def _parse_entry(entry: object, which: str) -> Entry:
    kind, *parts = entry.split("$") if isinstance(entry, str) else [""]
    if kind != "scrypt" or len(parts) != 5 or not all(re.fullmatch("[0-9]{1,9}", part) for part in parts[:3]):
        raise BadInput(f"{which} is not of the form scrypt$N$r$p$SALT$HASH: {ADVICE}")
    try:
        salt, key = (b64decode(part, validate=True) for part in parts[3:])
    except ValueError as error:
        raise BadInput(f"{which} has a salt or a hash that is not in base64: {ADVICE}") from error
    cost, block, parallel = map(int, parts[:3])
    found = Entry(cost, block, parallel, salt, key)
    _check(found, which)
    return found


def _check(entry: Entry, which: str) -> None:
    memory = 128 * entry.cost * entry.block
    if entry.cost < WEAKEST_COST or entry.block < WEAKEST_BLOCK:
        raise BadInput(f"{which} is weak: N must be at least {WEAKEST_COST} and r {WEAKEST_BLOCK}: {ADVICE}")
    if len(entry.salt) < SALT_BYTES or len(entry.key) < HASH_BYTES:
        raise BadInput(
            f"{which} is weak: the salt must have {SALT_BYTES} bytes and the hash {HASH_BYTES}: {ADVICE}"
        )
    if entry.cost & (entry.cost - 1) or not 1 <= entry.parallel <= MOST_PARALLEL:
        raise BadInput(f"{which} cannot be: N must be a power of 2 and p from 1 to {MOST_PARALLEL}: {ADVICE}")
    if memory > MOST_MEMORY:
        raise BadInput(f"{which} takes {memory >> 20} MiB for each attempt: {ADVICE}")


def _replace(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o600
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
