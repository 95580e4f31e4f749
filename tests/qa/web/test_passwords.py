import hashlib
import re
from base64 import b64encode

import pytest
from click.testing import CliRunner

from index.errors import BadInput
from qa.cli import main
from qa.web.passwords import Entry, Users, check_name, hash_password, read_users, write_line, write_user

SALT = b"0123456789abcdef"
FAST = 2**14


def entry(password: str = "correct horse", salt: bytes = SALT) -> Entry:
    return Entry(FAST, 8, 1, salt, hashlib.scrypt(password.encode(), salt=salt, n=FAST, r=8, p=1, dklen=32))


def b64(data: bytes) -> str:
    return b64encode(data).decode()


def test_a_line_holds_the_hash_that_scrypt_gives():
    key = hashlib.scrypt(b"correct horse", salt=SALT, n=FAST, r=8, p=1, dklen=32)
    assert write_line("anna", entry()) == f'anna = "scrypt$16384$8$1${b64(SALT)}${b64(key)}"'


def test_only_the_password_of_that_user_fits():
    users = Users({"anna": entry(), "bram": entry("battery staple", b"fedcba9876543210")})
    assert users.knows("anna", "correct horse")
    assert not users.knows("anna", "battery staple")
    assert not users.knows("Anna", "correct horse")


def test_an_unknown_name_costs_as_much_as_a_wrong_password(monkeypatch):
    computed = []
    monkeypatch.setattr(Entry, "fits", lambda self, password: computed.append(self.cost) or True)
    assert not Users({"anna": entry()}).knows("nobody", "correct horse")
    assert computed == [FAST]


def test_a_letter_with_an_accent_fits_however_it_is_typed():
    assert hash_password("caf\u00e9 caf\u00e9").fits("cafe\u0301 cafe\u0301")


def test_the_same_password_is_never_hashed_the_same():
    first, second = hash_password("correct horse"), hash_password("correct horse")
    assert first.salt != second.salt
    assert first.key != second.key


def test_users_are_added_and_replaced_and_the_rest_of_the_file_stays(tmp_path):
    path = tmp_path / "users.toml"
    path.write_text(
        f"# our readers\n[users]\n{write_line('anna', entry())}  # the editor\n", encoding="utf-8"
    )
    write_user(path, 'Jörg "J" \\ Ott', hash_password("battery staple"))
    write_user(path, "anna", hash_password("new horse"))
    users = read_users(path)
    assert users.knows('Jörg "J" \\ Ott', "battery staple")
    assert users.knows("anna", "new horse")
    assert not users.knows("anna", "correct horse")
    assert re.findall("#.*", path.read_text(encoding="utf-8")) == ["# our readers", "# the editor"]


def test_a_new_file_is_readable_by_its_owner_only(tmp_path):
    write_user(tmp_path / "users.toml", "anna", entry())
    assert (tmp_path / "users.toml").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["users.toml"]


GOOD = f"{b64(SALT)}${b64(bytes(32))}"


@pytest.mark.parametrize(
    ("text", "says"),
    [("[users", "is no TOML file"), ("", "with at least one user"), ("[users]\n", "with at least one user"),
     ("[people]\nanna = 'x'\n", "must have one table"), ("[users]\nanna = 'secret'\n", "not of the form"),
     ("[users]\nanna = 7\n", "not of the form"), (f"[users]\nanna = 'scrypt$9$8$1$ä${GOOD[-44:]}'\n", "not in base64"),
     (f"[users]\nanna = 'scrypt$8192$8$1${GOOD}'\n", "N must be at least 16384"),
     (f"[users]\nanna = 'scrypt$16385$8$1${GOOD}'\n", "a power of 2"),
     (f"[users]\nanna = 'scrypt$67108864$8$1${GOOD}'\n", "65536 MiB"),
     (f"[users]\nanna = 'scrypt$16384$8$1$AAAA${b64(bytes(32))}'\n", "salt must have 16 bytes"),
     (f"[users]\n'a:b' = 'scrypt$16384$8$1${GOOD}'\n", "cannot be the name of a user")],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_told_in_one_line(tmp_path, text, says):
    path = tmp_path / "users.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=says) as told:
        read_users(path)
    assert "\n" not in str(told.value)


def test_a_missing_file_and_one_that_is_no_text_are_named(tmp_path):
    (tmp_path / "image.toml").write_bytes(b"\xff\xd8")
    for name, says in (
        ("none.toml", "is missing"),
        ("image.toml", "no text in UTF-8"),
        (".", "cannot be read"),
    ):
        with pytest.raises(BadInput, match=says):
            read_users(tmp_path / name)


@pytest.mark.parametrize("name", ["", " anna", "a:b", "a\nb", "a\x00"])
def test_a_name_that_nobody_could_sign_in_with_is_refused(name):
    with pytest.raises(BadInput):
        check_name(name)


def test_the_command_asks_twice_and_prints_a_line_that_lets_in(tmp_path):
    result = CliRunner().invoke(main, ["password", "anna"], input="correct horse\ncorrect horse\n")
    (tmp_path / "users.toml").write_text(f"[users]\n{result.stdout}", encoding="utf-8")
    assert read_users(tmp_path / "users.toml").knows("anna", "correct horse")
    assert "correct horse" not in result.output


def test_the_command_refuses_a_short_password_and_a_name_nobody_can_have(tmp_path):
    path = tmp_path / "users.toml"
    short = CliRunner().invoke(main, ["password", "anna", "--file", str(path)], input="short\nshort\n")
    assert (short.exit_code, short.stderr.splitlines()[-1]) == (
        1, "Error: the password is too short: give at least 8 characters")  # fmt: skip
    assert CliRunner().invoke(main, ["password", "a:b"]).exit_code == 2
    assert not path.exists()
