"""Find who says what in a headline that has no verb for it, or has it at its end.

"Peskov: no swap", "No swap – Peskov", "‘No swap,’ says Peskov", "No swap, Kremlin says". A topic before a colon
("Ukraine war: what we know") looks the same; only a name known to speak in the article, an office or a body that
speaks makes it a statement, and in doubt there is none.
"""

import re
from collections.abc import Collection

from index.records import Span
from index.statements.records import Found

MAX_HEADLINE_CHARS = 300  # code points; what is longer, or has two lines, is no headline
MAX_SPEAKER_WORDS = 5
MIN_CONTENT_WORDS = 2
MIN_UNMARKED_WORDS = 4  # of content that neither a comma nor a quotation mark parts from "says X"

_SEPARATOR = re.compile(r"(?P<colon>:)(?=\s)|(?<=\s)(?P<dash>[–—-]{1,2})(?=\s)")
_WORD = re.compile(r"[^\s,;]+")
_LABELS = re.compile(
    r"\s*(?:exclusive|breaking(?: news)?|update[ds]?|watch|video|live|just in|the latest)\s*(?::|[–—-]+(?=\s))\s*",
    re.I,
)
_VERBS = (  # none that is a noun as well: claims, reports, states
    r"says?|said|warns?|insists?|announces?|confirms?|admits?|argues?|believes?|suggests?|adds?|predicts?|alleges?"
    r"|reveals?|concedes?"
)
_VERB_AT_END = re.compile(
    rf"[,’”\"'»]\s+(?P<source>[^\s,:;]+(?:\s[^\s,:;]+){{0,4}})\s(?P<cue>{_VERBS})[.!]?$"
)
_VERB_BEFORE_END = re.compile(r"\s(?P<cue>says?|said)\s(?P<source>[^\s,:;]+(?:\s[^\s,:;]+){0,4}?)[.!]?$")
_ENDS_MARKED = re.compile(r"[,’”\"'»!?]$")

_ROLES = frozenset(
    """president vice-president chancellor premier pm fm minister ministry mayor governor gov gov. senator sen sen. rep
    rep. ambassador envoy spokesman spokeswoman spokesperson secretary general gen gen. admiral colonel col col. chief
    commander judge prosecutor prosecutors attorney ag lawyer lawyers doctor dr dr. professor prof prof. bishop
    archbishop pope king queen prince princess sheikh ayatollah imam rabbi coach manager captain ceo chairman chairwoman
    chair speaker leader director head official officials aide aides adviser advisers advisor advisors analyst expert
    experts mp mps lawmaker lawmakers deputy police sheriff army military government cabinet council parliament court
    regulator campaign camp office embassy witness witnesses residents scientists economists mr mr. mrs mrs. ms
    ms. sir lord lady dame""".split()
)
_BEFORE_ROLES = frozenset(
    """former ex acting deputy vice prime foreign defence defense interior finance health energy economy education
    transport agriculture trade justice labour labor culture environment security state top senior chief press first
    the of and for us u.s. uk u.k. eu un u.n. white-house opposition intelligence city party union federal local""".split()
)
_BODIES = frozenset(
    """kremlin|the kremlin|white house|the white house|pentagon|the pentagon|state department|downing street|no 10|
    elysee|élysée|nato|un|u.n.|united nations|eu|european commission|european union|european parliament|vatican|
    the vatican|supreme court|central bank|fbi|cia|who|imf|world bank|red cross|knesset|bundestag""".replace(
        "\n    ", ""
    ).split("|")
)
_NATIONAL = re.compile(
    r"[A-Z][\w-]+(?:['’]s|s['’]|ian|ish|ese|ean|[rlbixc]an|ch|ek|aeli|aqi|ani)|[A-Z]{2,4}|Ex-\w+|ex-\w+"
)
# After a name these make a topic of it.
_TOPICS = frozenset(
    """war crisis conflict election elections race vote poll polls talks summit deal plan visit trial case speech
    debate scandal news report review rally budget row dispute attack attacks strike strikes death funeral tour trip
    interview protest protests inquiry hearing probe law bill timeline profile analysis opinion comment factbox explainer
    live video watch quiz recap latest update story files tapes""".split()
)
_NO_NAMES = frozenset(
    """what how why who when where which whose on in at for from to with by about after before against and or but not no
    new more inside meet can could will would should may might must is are was were has have had do does did the a an
    this that these those he she it they we i you who""".split()
)
_NOT_SAID = re.compile(
    r"(?:what|how|why|who|when|where|which|whose|is|are|was|were|does|do|did|can|could|will|would|should|has|have)\b"
    r".*(?:\?|(?<!['’”\"?!.])$)"
    r"|(?:here['’]?s|things|key|timeline|profile|explained|in pictures|in photos|in numbers|photos|pictures|obituary"
    r"|analysis|opinion|from \S+ to|meet|inside|everything|all you need) "
    r"|(?:\w+ ){1,2}(?:things|ways|facts|reasons|questions|takeaways|moments|photos|charts)\b"
    r"|(?:the|a|an) (?:man|woman|life|making|rise|fall|story|timeline|profile|history|latest|portrait|guide|brief)\b"
    r"|(?:explained|in pictures|obituary|profile|timeline|live)\W*$",
    re.I,
)  # fmt: skip
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|can|could|must|may|might|should|shall|do|does|did|not|no|never|need"
    r"|needs|\w+n['’]t|\w+['’](?:s|re|ll|ve))\b",
    re.I,
)
_QUOTE_MARKS = "“‘\"'«„"


def find_headline_statement(text: str, title: Span, *, names: Collection[str] = ()) -> Found | None:
    """Find the statement of a headline that names its speaker before or after what he says; None in doubt.

    The source is the speaker's side, the cue the colon, dash or verb, the content the other side with its quotation
    marks. A label before it ("Exclusive: ") is passed over. At a colon or dash the speaker's side, 1 to 5 words, is a
    known name, alone or with offices and the like ("Russia's Peskov", "Peskov aide"); or, names or not, an office,
    with or without a name after it ("President Orlov"), or a body that speaks ("Kremlin"). A question, a list or a
    feature ("Peskov: a life in pictures") is no statement. With "says" at the end, after a comma or a quotation
    mark, any 1 to 5 words are a speaker. What a semicolon parts from it is another headline.

    :param title: Where the headline stands in the text.
    :param names: Names of those who speak in the same article, in any form that ends in the last name.
    """
    start, end = _trim(text, title.start, title.end)
    if end - start > MAX_HEADLINE_CHARS or "\n" in text[start:end]:
        return None
    label = _LABELS.match(text, start, end)
    if label is not None:
        start = label.end()
    known = [name.split() for name in sorted(names) if name.strip()]
    headline = text[start:end]
    found = _find_verb(headline, known) or _find_separator(headline, known)
    return None if found is None else _shift(found, start)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _shift(found: Found, by: int) -> Found:
    source, cue, content = (
        tuple(Span(span.start + by, span.end + by) for span in spans)
        for spans in (found.source, found.cue, found.content)
    )
    return Found(source, cue, content)


def _make(
    headline: str, source: tuple[int, int], cue: tuple[int, int], content: tuple[int, int]
) -> Found | None:
    content = _trim(headline, *content)
    if headline[: content[1]].endswith(","):
        content = _trim(headline, content[0], content[1] - 1)
    if not _is_said(headline[slice(*content)]):
        return None
    return Found((Span(*_trim(headline, *source)),), (Span(*cue),), (Span(*content),))


def _find_verb(headline: str, known: list[list[str]]) -> Found | None:
    """Find "…, Kremlin says" and "…, says Zelensky"."""
    match = _VERB_AT_END.search(headline)
    if match is not None:
        if match["source"].split()[0].lower() in _NO_NAMES - {"the", "a", "an"}:
            return None
        begins = headline.rfind("; ", 0, match.start()) + 1
        return _make(headline, match.span("source"), match.span("cue"), (begins, match.start("source")))
    match = _VERB_BEFORE_END.search(headline)
    if match is None:
        return None
    before, source = headline[: match.start()], match["source"]
    if _ENDS_MARKED.search(before) is None and (
        len(_WORD.findall(before)) < MIN_UNMARKED_WORDS or not _is_speaker(source, known)
    ):
        return None
    if not (source[0].isupper() or _is_speaker(source, known)):
        return None
    return _make(headline, match.span("source"), match.span("cue"), (0, match.start()))


def _find_separator(headline: str, known: list[list[str]]) -> Found | None:
    """Find "Peskov: …", "…: Peskov" and "… – Peskov"; None where both sides may be a speaker."""
    separators = list(_SEPARATOR.finditer(headline))
    if not separators:
        return None
    first, last = separators[0], separators[-1]
    leads = first["colon"] is not None and _is_speaker(headline[: first.start()], known)
    ends = _is_speaker(headline[last.end() :], known)
    if leads == ends:
        return None
    if leads:
        ends_at = headline.find("; ", first.end())
        content = (first.end(), len(headline) if ends_at < 0 else ends_at)
        return _make(headline, (0, first.start()), first.span(), content)
    return _make(headline, (last.end(), len(headline)), last.span(), (0, last.start()))


def _is_speaker(side: str, known: list[list[str]]) -> bool:
    words = side.split()
    if not 1 <= len(words) <= MAX_SPEAKER_WORDS or not words[0][0].isalnum() or "," in side:
        return False
    if " ".join(words).lower() in _BODIES:
        return True
    if words[-1].lower() in _TOPICS:
        return False
    return _is_known(words, known) or _is_office(words)


def _is_known(words: list[str], known: list[list[str]]) -> bool:
    """Tell whether the words are a known name, with offices, places and the like beside it."""
    folded = [word.casefold() for word in words]
    while len(folded) > 1 and folded[-1] in _ROLES:
        folded.pop()
    for name in known:
        parts = [part.casefold() for part in name]
        if folded[-len(parts) :] == parts and _are_beside(words[: len(folded) - len(parts)]):
            return True
        if folded[-1] != parts[-1] or folded[-1] in _ROLES:
            continue
        if _are_beside(words[: len(folded) - 1]) or (
            len(parts) == 1 and _is_given_name(words[: len(folded) - 1])
        ):
            return True
    return False


def _is_given_name(words: list[str]) -> bool:
    """Tell whether one word before a last name may be the given name, and not a topic or a word of a sentence."""
    if len(words) != 1:
        return False
    word = words[0].lower()
    return words[0].istitle() and not word.endswith("ing") and word not in _TOPICS and word not in _NO_NAMES


def _are_beside(words: list[str]) -> bool:
    """Tell whether words before a name are offices, places and the like; none are."""
    return all(
        word.lower() in _ROLES or word.lower() in _BEFORE_ROLES or _NATIONAL.fullmatch(word) for word in words
    )


def _is_office(words: list[str]) -> bool:
    """Tell whether the words are an office, and perhaps a name of one or two words after it."""
    if not _are_beside(words[:1]) and not (
        len(words) > 1 and words[0][0].isupper() and words[1].lower() in _ROLES
    ):
        return False
    last = max((n for n, word in enumerate(words) if word.lower() in _ROLES), default=None)
    if last is None or not _are_beside(words[1 : last + 1]):
        return False
    name = words[last + 1 :]
    return len(name) <= 2 and all(
        word[0].isupper() and word.lower() not in _TOPICS and word.lower() not in _NO_NAMES for word in name
    )


def _is_said(content: str) -> bool:
    """Tell whether words can be what somebody says, and not a question, a list or the title of a feature."""
    if content[:1] and content[0] in _QUOTE_MARKS:
        return True
    words = _WORD.findall(content)
    if len(words) < MIN_CONTENT_WORDS or content.endswith("?") or _NOT_SAID.match(content) is not None:
        return False
    if words[0].lower() in ("a", "an", "the") and len(words) < 4:
        return _AUXILIARY.search(content) is not None
    return True
