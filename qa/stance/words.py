"""The words that take a side, and those around them, as one letter each, so that sides are found by patterns.

A: approves; O: opposes; G: good; B: bad; S: stopped; W: carried out; T: of the topic; Q: "the topic's"; N: not; C: is;
H: should; M: will; I: I, she; a: do, have; D: the, a, her; R: an adverb; V: think; t: this, such; o: to; s: as;
P: another preposition; g: "-ing"; K: people of a side; X: if; Z: what breaks off; comma: a mark; w: any other.
"""

import re
import unicodedata
from collections.abc import Collection

from index.lexical import stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


APPROVES = _stems(
    """praise support back endorse favour favor approve welcome applaud laud hail commend defend champion cheer celebrate
    admire salute extol love favouring approval backing endorsement praising"""
)
OPPOSES = _stems(
    """criticise criticize oppose condemn denounce attack slam blast decry deplore lambast lambaste deride disapprove
    reject dismiss resist protest object attack mock ridicule bemoan lament castigate berate excoriate scorn spurn rebuff
    hate dislike despise detest loathe fight against criticism condemnation opposition objection disapproval rejection"""
)
GOOD = frozenset(
    """good great best excellent wonderful fantastic brilliant superb splendid marvellous marvelous terrific fair right wise
    welcome necessary vital essential beneficial positive sensible sound reasonable gift blessing triumph success boon
    godsend masterpiece bargain victory overdue desirable worthwhile promising fine perfect popular smart clever just""".split()
)
BAD = frozenset(
    """bad terrible awful horrible dreadful appalling worst poor wrong unfair unjust foolish stupid silly reckless dangerous
    harmful damaging disastrous catastrophic ruinous shameful disgraceful scandalous outrageous unacceptable useless
    pointless wasteful misguided flawed absurd ridiculous insane crazy mad idiotic unnecessary immoral cruel cynical
    disaster catastrophe mistake blunder error failure fiasco farce disgrace shame scandal outrage crime robbery theft
    insult waste folly madness nonsense rubbish nightmare betrayal swindle threat joke tragedy sham travesty mess
    monstrosity calamity injustice liar lunacy unworkable unaffordable unwise""".split()
)
STOPPED = frozenset(
    """scrapped stopped abandoned dropped cancelled canceled withdrawn rejected shelved halted blocked ditched binned buried
    repealed reversed thrown abolished""".split()
)
CARRIED_OUT = frozenset(
    "approved built adopted passed carried implemented kept supported backed finished".split()
)
# Doubt: less than plain opposition.
DOUBTS = _stems("warn fear worry doubt concern caution question complain worries fears doubts concerns")
EXPRESSES = _stems("express voice declare announce pledge offer signal reiterate")
CALLS = _stems("call brand label dub describe deem consider term regard see denounce dismiss slam condemn")
REFUSES = _stems("refuse decline refusal")
DENIES = _stems("deny reject dismiss dispute refute rebut denial")

_OTHERS = {
    "N": "not never cannot neither nor no hardly barely n't without",
    "C": "is are was were be been being am remains remained seems seemed looks looked sounds sounded becomes became 's 'm 're",
    "H": "should must ought",
    "M": "will would shall 'll 'd",
    "a": "do does did has have 've",
    "I": "i we he she they",
    "D": "the a an his her their its our my your that those",
    "R": "very so really still also always quite truly simply just fully both again now even ever utterly much",
    "V": "think thinks thought believe believes believed feel feels felt find finds found",
    "t": "this these such",
    "o": "to",
    "s": "as",
    "P": "of for in on at by with from over about into under between behind toward towards around after before than",
    "K": """critics critic opponents opponent supporters supporter backers backer champions detractors defenders fans those
    who whoever anyone anybody people someone somebody others everyone nobody""",
    "X": "if unless whether could might may perhaps maybe",
    "Z": "only too less more nothing enough far once had",
}
_LETTER = {word: letter for letter, words in _OTHERS.items() for word in words.split()}
_PHRASES = (
    (re.compile(r"\b(?:in (?:favou?r|support|praise|defen[cs]e) of|supportive of|vot\w+ for|(?:fight|fought) for)\b"), "favouring"),
    (re.compile(r"\b(?:(?:fights?|fought|fighting|campaign\w*|vot\w+|protest\w*|march\w*|spoke|speak\w*) (?:out )?against|critical of)\b"), "against"),
    (re.compile(r"\bgo ahead\b"), "be built"),
    (re.compile(r"\bno longer\b|\bfar from\b|\banything but\b"), "not"),
    (re.compile(r"\b(?:out of|up|run|running|stood|leaning) against\b"), "beside"),
    (re.compile(r"(?<=\w)n't\b"), " n't"),
    (re.compile(r"\bca n't\b|\bwo n't\b"), "will n't"),
)  # fmt: skip
_TOKEN = re.compile(r"n't|'[a-z]+|[^\W_]+|[^\w\s]")
_BEFORE_IS = frozenset("i it he she that this there here what who".split())  # "it's", not "the mayor's"
_NO_MARK = frozenset("\"'“”‘’«»„`")
_LONG_ADVERB = 5  # letters of the shortest word in -ly that is taken for an adverb


def spell(text: str, topic: Collection[str]) -> str:
    """Write a text as one letter a word; the module's first lines tell the letters.

    :param topic: Stems of the topic.
    """
    words = _read_words(text)
    letters = ""
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        letter = _spell_word(word, topic)
        if letter == "T" and after == "'s":
            letter = "Q"
        elif word == "'s" and words[max(0, at - 1)] not in _BEFORE_IS:
            letter = "D"
        elif letter in "AO" and letters.rstrip("RN").endswith("C") and after != "by":
            letter = _spell_after_is(word, letter)
        letters += letter
    return letters


def _spell_after_is(word: str, letter: str) -> str:
    """Spell a word that takes a side after "is": "is welcome", "be rejected", "were attacked"; "is opposed" does take one."""
    for other, listed in (("G", GOOD), ("S", STOPPED), ("W", CARRIED_OUT)):
        if word in listed:
            return other
    return "w" if word.endswith("ed") and word != "opposed" else letter


def _read_words(text: str) -> list[str]:
    """Give the words and marks of a text in small letters, without quotation marks and diacritics."""
    plain = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    for pattern, put in _PHRASES:
        plain = pattern.sub(put, plain)
    return [word for word in _TOKEN.findall(plain) if word not in _NO_MARK]


def _spell_word(word: str, topic: Collection[str]) -> str:
    if not word[-1].isalnum():
        return ","
    root = stem(word)
    if root in topic:
        return "T"
    if word in _LETTER:
        return _LETTER[word]
    if root in APPROVES:
        return "A"
    if root in OPPOSES:
        return "O"
    for letter, listed in (("S", STOPPED), ("W", CARRIED_OUT), ("G", GOOD), ("B", BAD)):
        if word in listed:
            return letter
    if word.endswith("ing"):
        return "g"
    return "R" if word.endswith("ly") and len(word) >= _LONG_ADVERB else "w"
