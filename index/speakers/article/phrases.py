"""Tell what kind of words name a speaker: a name, a role, a pronoun, or nobody in particular."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.records import Span
from index.speakers.article.appositions import find_apposed
from index.speakers.article.named import BARE, BODY, OTHER, PERSON, PLACE, Named
from index.speakers.article.words import Word, Words, find_range
from index.speakers.lists.body_words import BODY_NOUNS, NAMED_BODIES, NATIONALITIES, PARTIES, THINGS
from index.speakers.lists.role_words import is_role_word, singular
from index.speakers.lists.terms import CROWDS, PREPOSITIONS

EMPTY, NAME, ROLE, PRONOUN, OWNED, NOBODY = "empty", "name", "role", "pronoun", "owned", "nobody"
PERSONAL = frozenset(
    "he she him her his they them their it its i me my we us our who whose whom which that".split()
)
_OWNERS = frozenset("his her their its whose".split())
MAX_DOCUMENT_WORDS = 2  # words between a name and his document: "Orr's closing campaign statement"
# What somebody speaks in himself.
_DOCUMENTS = frozenset(
    """brief statement letter tweet tweets op-ed oped memoir memo book ad essay column blog post testimony speech affidavit
    diary email e-mail message remarks comments lawsuit complaint editorial article autobiography""".split()
)
_STUDIES = frozenset("study analysis report review paper survey estimate".split())
_DETERMINERS = frozenset("the a an this that these those".split())
_VAGUE = frozenset("a an one another any no some every each someone somebody anyone other".split())
_BREAKS = frozenset("who which that whose whom when where as".split()) | PREPOSITIONS
_SELVES = frozenset("himself herself themselves itself both all also alone then later too".split())
# Words that go on behind a name: "Orr himself", "Orr across the street".
_AFTER = _SELVES | frozenset("across beside outside along down up off opposite behind".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a source is.

    Attributes:
        kind: `NAME`; `ROLE` of one person who is not named; `PRONOUN`; `OWNED`, a body of a pronoun's ("his campaign");
            `NOBODY` for crowds, things and several speakers; or `EMPTY`.
        at: Number of its first word among the article's words; -1 if empty.
        role: The role in it, without article: all its words where there is no name; None without one.
        name: For `NAME`, the number of the name among the article's names.
        head: For `ROLE`, the word for the person; for `PRONOUN` and `OWNED`, the pronoun; in small letters.
        vague: Whether a role is anybody's: "a spokesman".
        words: Words of the role, before its first preposition, comma or relative pronoun.
    """

    kind: str
    at: int = -1
    role: str | None = None
    name: int | None = None
    head: str = ""
    vague: bool = False
    words: tuple[Word, ...] = ()


def read_source(
    article: Words, source: Sequence[Span], names: Sequence[Named], by_word: Mapping[int, int]
) -> Phrase:
    """Tell what a source is; of several pieces the first that has words decides, the next where it names nobody.

    The last word of the phrase's core decides: "Trump's spokeswoman Hope Hicks" is Hope Hicks, "a lawyer for Mr. Orr" is a
    lawyer. Two names joined by "and" are several speakers: `NOBODY`.
    """
    words, found = article.words, Phrase(EMPTY)
    for span in source:
        start, end = find_range(words, span)
        if start >= end:
            continue
        phrase = _Reader(article.text, words, names, by_word).read(start, end)
        if phrase.kind == NAME and found.kind in (EMPTY, ROLE, NOBODY):
            return phrase
        found = phrase if found.kind == EMPTY else found
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    words: Sequence[Word]
    names: Sequence[Named]
    by_word: Mapping[int, int]

    def read(self, start: int, end: int) -> Phrase:
        words = self.words
        while end - start > 1 and words[start].key in (
            "and",
            "but",
            "both",
            "even",
            "when",
            "if",
            "as",
            "by",
            "from",
            "to",
        ):
            start += 1
        first = words[start]
        alone = (
            end - start == 1
            or words[start + 1].gap.strip() != ""
            or words[start + 1].key in _SELVES | _BREAKS
        )
        if first.key in PERSONAL and alone and start not in self.by_word:
            return Phrase(PRONOUN, start, head=first.key)
        end = self._take_titled(start, end)
        core = self._find_core(start, end)
        text = self._write(start, end)
        if core.several:
            return Phrase(NOBODY, start, role=text)
        if core.name is not None:
            return self._read_name(core.name, start)
        return self._read_noun(start, core.end, end)

    def _take_titled(self, start: int, end: int) -> int:
        """Find where a source ends that stops short of the name behind its titles: "Det. Insp." of Hugh Gray."""
        named = self.names[self.by_word[start]] if start in self.by_word else None
        return (
            named.last if named is not None and named.start == start and start < end <= named.first else end
        )

    def _find_core(self, start: int, end: int) -> "_Core":
        at, name = start, None
        while at < end:
            word = self.words[at]
            if at > start and not (word.joined or word.gap.strip(" ") in ("'", "’")):
                break
            if at in self.by_word and self.names[self.by_word[at]].last <= end:
                name = self.by_word[at]
                at = self.names[name].last
                continue
            if at > start and (word.key in _BREAKS or (name is not None and self._ends_name(name, at))):
                break
            if name is not None and self._is_document(name, at, end):
                return _Core(at, name, False)
            joins = at > start and word.key in ("and", "or", "nor")
            if joins and (name is not None or not is_role_word(self.words[at - 1].key)):
                return _Core(at, None, True)
            name = None
            at += 1
        if name is not None and self._is_list(at, end):
            return _Core(at, None, True)
        return _Core(at, name, False)

    def _ends_name(self, name: int, at: int) -> bool:
        word, named = self.words[at], self.names[name]
        owns = self.words[at - 1].possessive
        return word.key in _AFTER and not word.capital and not owns and not named.weak

    def _is_document(self, name: int, at: int, end: int) -> bool:
        """Tell whether what follows a possessive name speaks in his place: "Orr's brief", not "Orr's lawyer"."""
        if not self.words[at - 1].possessive or self.names[name].last != at:
            return False
        last = at
        while last + 1 < end and self.words[last + 1].joined and self.words[last].key not in _DOCUMENTS:
            last += 1
        closed = last + 1 >= end or not self.words[last + 1].joined or self.words[last + 1].key in _BREAKS
        return closed and self.words[last].key in _DOCUMENTS and last - at <= MAX_DOCUMENT_WORDS

    def _is_list(self, at: int, end: int) -> bool:
        """Tell whether another name follows a name and its comma: "Orr, Vance and Pike"."""
        if at >= end or not self.words[at].gap.startswith(","):
            return at < end and self.words[at].key in ("and", "or")
        follows = self.by_word.get(at)
        if follows is None or self.names[follows].kind not in (PERSON, BARE):
            return False
        after = self.names[follows].last
        return not self.words[after - 1].possessive and any(
            word.key == "and" for word in self.words[after:end]
        )

    def _read_name(self, name: int, start: int) -> Phrase:
        named = self.names[name]
        key = self.words[named.last - 1].key
        crowd = key in CROWDS or key in NATIONALITIES or key in PARTIES
        unknown = named.kind == OTHER and (crowd or singular(key) != key)
        thing = key in THINGS and key not in BODY_NOUNS and named.kind in (BODY, OTHER, PLACE)
        anybody = self.words[start].key in _VAGUE and named.start > start and named.kind != PERSON
        if (
            thing
            or anybody
            or (named.kind in (BARE, OTHER) and crowd)
            or (unknown and named.last - named.first == 1)
        ):
            return Phrase(NOBODY, start, role=self._write(start, named.last))
        return Phrase(NAME, start, name=name)

    def _read_noun(self, start: int, core: int, end: int) -> Phrase:
        words = self.words
        head = words[core - 1].key
        text = self._write(start, end)
        owner = words[start].key if words[start].key in _OWNERS else ""
        if owner and head in NAMED_BODIES:
            return Phrase(OWNED, start, role=text, head=owner)
        by = self._read_author(core, end) if head in _DOCUMENTS | _STUDIES else None
        if by is not None:
            return by
        several = head in CROWDS or (head.endswith("s") and not head.endswith("ss") and head not in ("boss",))
        several = (
            several
            or (head.endswith("men") and head != "men")
            or words[start].key in CROWDS | {"these", "those"}
        )
        if several or head in THINGS or words[core - 1].text.isdecimal():
            return Phrase(NOBODY, start, role=text)
        role = self._write(start, core if core < end and words[core].gap.strip() else end)
        name = find_apposed(self.words, core, self.names, self.by_word)
        if name is not None:
            role = self._write(start, min(end, self.names[name].start))
        if name is not None and (is_role_word(head) or core < end):
            return Phrase(NAME, start, role=role, name=name)
        vague = words[start].key in _VAGUE or (
            not words[start].capital and words[start].key != "the" and not owner
        )
        vague = vague and not any(word.possessive for word in words[start:core])
        return Phrase(ROLE, start, role=role, head=head, vague=vague, words=tuple(words[start:end]))

    def _read_author(self, at: int, end: int) -> Phrase | None:
        """Find the person whose a document is: "a study by professor Anna Orr"."""
        if at + 1 >= end or self.words[at].key not in ("by", "from"):
            return None
        core = self._find_core(at + 1, end)
        if core.several or core.name is None or self.names[core.name].kind != PERSON:
            return None
        others = any(
            self.names[self.by_word[place]].kind == PERSON
            for place in range(core.end, end)
            if place in self.by_word
        )
        if others and any(word.key == "and" for word in self.words[core.end : end]):
            return None
        return Phrase(NAME, at + 1, name=core.name)

    def _write(self, start: int, end: int) -> str | None:
        words = self.words
        if start < end and (words[start].key in _DETERMINERS):
            start += 1
        if start >= end:
            return None
        role = " ".join(self.text[words[start].start : words[end - 1].end].split())
        opened = role.rfind("(") > role.rfind(")")
        return role + ")" if opened else role


@dataclass(frozen=True, slots=True)
class _Core:
    end: int
    name: int | None
    several: bool
