"""The records of who speaks: within an article, across the archive, and asked for."""

from dataclasses import dataclass

from index.records import Span

# How a speaker was found, from the surest to the least sure. None stands for unknown.
FULL_NAME = "full name"  # the source has it: "Kremlin spokesman Dmitry Peskov"
BODY = "body"  # an organisation, a place's government, a medium: "the Kremlin", "TASS"
LAST_NAME = "last name"  # "Peskov", and the article has one person of that name
ALIAS = "alias"  # another form of the name, or the role the archive knows one person by
ROLE = "role"  # "the spokesman", and the article gives one person that role
PRONOUN = "pronoun"  # "he", and one person fits
LINKS = (FULL_NAME, BODY, LAST_NAME, ALIAS, ROLE, PRONOUN)


@dataclass(frozen=True, slots=True)
class LocalSpeaker:
    """Who makes a statement, as far as its article tells.

    Attributes:
        name: The fullest form the article has, without titles: "Dmitry Peskov", "Kremlin"; None if unknown. A last
            name alone where the article has no more.
        role: What stands for the speaker or beside his name, without article: "Kremlin spokesman"; None without one.
            Somebody unnamed keeps his "a": "a Kremlin spokesman" is not known to be the one whom the article names.
        link: One of `LINKS`; None if and only if the name is None.
    """

    name: str | None = None
    role: str | None = None
    link: str | None = None


UNKNOWN = LocalSpeaker()


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or body that an article names, and a role it gives them; one record for each role.

    Attributes:
        name: The fullest form in the article, as in `LocalSpeaker`.
        role: As appositions give it: "Kremlin spokesperson Dmitry Peskov" -> "Kremlin spokesperson"; None for the
            name alone.
        count: Times the article has the name (in any form), or this role beside it.
    """

    name: str
    role: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A mention, and the article that has it: what the archive's names are made of."""

    article_id: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body of the archive.

    Attributes:
        name: The canonical name, as most articles write it in full.
        names: All forms articles use, the canonical one first, then by number of articles and alphabet.
        roles: Roles that only this one has in the archive, by number of articles and alphabet.
        statements: Number of statements.
    """

    name: str
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()
    statements: int = 0


@dataclass(frozen=True, slots=True)
class SpeakerMatch:
    """The speakers that a name, or a word for one, may mean.

    Attributes:
        speakers: Canonical names; several where two people share a last name and neither is far more often quoted;
            empty where the archive has none of that name.
        how: "full name", "last name", "role", "typo", or None where there is none.
    """

    speakers: tuple[str, ...] = ()
    how: str | None = None


@dataclass(frozen=True, slots=True)
class Spotted:
    """A speaker's name inside a question: where it stands, and whom it may mean."""

    span: Span
    match: SpeakerMatch
