"""What a line says about itself: its words, word pairs and shape, as named features.

A feature is a string; a line has it or not. Only words that the weights know count, so that names of
persons and places, which hardly occur in lower case, weigh nothing.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from index.clean.cues import find_cues

LINE_WORDS = 60  # words of a line that are looked at: its first ones and its last ones, half and half
DIGIT_CHARS = 200  # code points; in longer lines the digits are not counted
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[!?:|@#&%$€£©»›→•]")
_ANYWHERE = (
    ("has url", re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|org|net|example|ua|ru|de|fr|co|io|news)\b", re.I)),
    ("has mail", re.compile(r"\b[\w.+-]+@[\w-]+\.\w")),
    ("has handle", re.compile(r"(?:^|[\s(/])@\w{2,}")),
    ("has hashtag", re.compile(r"(?:^|\s)#\w")),
    ("has money", re.compile(r"[$€£₴₽¥]\s?\d|\d\s?(?:[$€£₴₽]|crowns?\b|euros?\b)")),
    ("has clock", re.compile(r"\b\d{1,2}[:.]\d\d\b")),
    ("has year", re.compile(r"\b(?:19|20)\d\d\b")),
    ("has percent", re.compile(r"\d\s?%|percent")),
    ("has slash pair", re.compile(r"\w\s?/\s?[A-Z]")),
    ("has separator", re.compile(r"\s[|·•»›∙▸>]\s?")),
    ("has brackets", re.compile(r"\(.*\)|\[.*\]")),
    ("ends with brackets", re.compile(r"[)\]]\.?$")),
    ("has code", re.compile(r"[{}<>]|\(\);|&\w+;|=\"")),
    ("has quote", re.compile(r"[\"“”„«»]|''")),
    ("has dash", re.compile(r"\s[–—-]\s|—")),
)  # fmt: skip
_AT_START = (
    ("opens with quote", re.compile(r"[\"“„«]|''|[‘'](?=\w)")),
    ("opens with mark", re.compile(r"[•·→▶»›*#(\[©▼★☆🔊👁+|<@-]")),
    ("opens with number", re.compile(r"\d")),
    ("opens lower", re.compile(r"[^\W\d_A-ZÀ-ÖØ-ÞА-ЯІЇЄҐЁ]")),
    ("opens with label", re.compile(r"[\w’' &-]{2,28}:\s")),
    ("opens with dateline", re.compile(r"[A-Z][A-Z .’']{2,}(?:,[^(—–-]{0,30})?\s*(?:\([\w /]+\)\s*)?(?:—|–|--?|:)(?:\s|$)")),
)  # fmt: skip
SAYING = frozenset(
    """said says told tells asked added adds replied responded stated stressed noted wrote writes tweeted declared announced insisted argued
    warned claimed denied explained according continued concluded acknowledged confirmed emphasized emphasised testified vowed
    sagte sagt erklärte teilte laut déclaré annoncé selon dijo afirmó anunció según сказав сказала заявив заявила повідомив повідомила
    сказал заявил сообщил сообщила""".split()
)
_PAST = frozenset(
    "was were had did went came took made gave held led left began became kept met won lost".split()
)
_WORD_FAMILIES = (
    ("speaks", SAYING),
    ("speaks to you", frozenset("""you your yours you're you've you'll you'd ihr ihre ihren ihnen vous votre vos tu usted вас ваш ваша ваше вам вы ви""".split())),
    ("speaks of us", frozenset("""we us our ours we're we've we'll we'd wir uns unser unsere unseren nous notre nos nuestro nuestra nuestros ми нас наш наша наші мы нам наши""".split())),
    ("speaks of me", frozenset("i my me i'm i've i'll i'd".split())),
    ("third person past", _PAST),
    ("third person now", frozenset("has have is are will would could should may might".split())),
    ("he or she", frozenset("he she they him his her their them it its".split())),
    ("weekday", frozenset("monday tuesday wednesday thursday friday saturday sunday".split())),
    ("relative", frozenset("who which that whose after before while because although but when where if".split())),
)  # fmt: skip
_LENGTHS = (1, 2, 3, 4, 6, 8, 11, 15, 20, 28, 40, 60, 100)  # words
_ENDS = {".": "stop", "!": "cry", "?": "question", ":": "colon", "…": "dots", ",": "comma", ";": "comma"}
_SMALL = frozenset(
    "a an the and or of in on at to for from by with as is it its de la le der die das und von zu y el los en du des et i в у на и з до".split()
)
_CLOSERS = "\"'”’»)]"


def line_features(text: str) -> list[str]:
    """Name the features of a line, taken alone, each once, in no particular order."""
    words = split_words(text)
    found = {*words, *map(" ".join, pairwise(words))}
    if words:
        found.add("^" + words[0])
        found.add("^" + " ".join(words[:2]))
        found.add(words[-1] + "$")
    found.update(_shape(text, words))
    cues = find_cues(text, words)
    found.update(f"[cue {i}]" for i in cues)
    found.add(f"[cues {min(len(cues), 4)}]")
    return list(found)


@lru_cache(maxsize=1024)
def split_words(text: str) -> tuple[str, ...]:
    """Find the words of a line in lower case, with digits as their number."""
    words = _WORD.findall(text)
    if len(words) > LINE_WORDS:
        words = words[: LINE_WORDS // 2] + words[-LINE_WORDS // 2 :]
    return tuple(_fold(word) for word in words)


@lru_cache(maxsize=20_000)
def _fold(word: str) -> str:
    if word.isdigit():
        return "0" * min(len(word), 4)
    return word.lower().replace("’", "'")


def _shape(text: str, words: Sequence[str]) -> list[str]:
    found = [f"[{name}]" for name, pattern in _ANYWHERE if pattern.search(text)]
    found += [f"[{name}]" for name, pattern in _AT_START if pattern.match(text)]
    known = set(words)
    found += [f"[{name}]" for name, family in _WORD_FAMILIES if not known.isdisjoint(family)]
    if any(word.endswith("ed") and len(word) > 4 for word in known):
        found.append("[ends in ed]")
    tokens = text.split()
    found.append(f"[words {next((n for n in _LENGTHS if len(tokens) <= n), 999)}]")
    ending = _ENDS.get(text.rstrip(_CLOSERS)[-1:], "none")
    found.append(f"[ends {ending}]")
    found.append(f"[case {_case(tokens)}]")
    if ending == "none":
        found.append(f"[unfinished {min(len(tokens) // 4, 6)}]")
    if text[-1:] in _CLOSERS:
        found.append("[ends closed]")
    if text.count(".") + text.count("!") + text.count("?") > 2:
        found.append("[many sentences]")
    if len(text) <= DIGIT_CHARS and sum(map(str.isdigit, text)) * 4 > len(text):
        found.append("[mostly digits]")
    if not any(map(str.isalpha, text)):
        found.append("[no letters]")
    return found


def _case(tokens: Sequence[str]) -> str:
    """Say how the words of a line are written: caps, title, sentence, names, lower or mixed."""
    words = [t.strip("\"'“”‘’«»().,:;!?[]–—-") for t in tokens]
    words = [w for w in words if w and w[0].isalpha()]
    if not words:
        return "none"
    big = [w for w in words if w.lower() not in _SMALL]
    if all(w.isupper() for w in words) and max(map(len, words)) > 1:
        return "caps"
    capital = sum(w[0].isupper() for w in big)
    if big and capital == len(big):
        return "names" if len(words) <= 3 else "title"
    if big and capital >= 0.7 * len(big) and len(words) > 3:
        return "title"
    if words[0][0].isupper():
        return "sentence" if capital <= 1 else "sentence with names"
    return "lower"
