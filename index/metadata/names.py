"""Tell names of outlets, agencies and persons from other capitalised words."""

import re

# Capital letters of the Latin, Greek and Cyrillic scripts, for a character class; `re` has no \p{Lu}.
CAPITALS = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
_TOKEN = rf"[{CAPITALS}][\w.'’-]*"
_LINK = r"(?:de|van|von|der|den|del|della|di|da|du|la|le|bin|ibn|al|ter|ten|zu)"
PERSON = rf"{_TOKEN}(?:\s+(?:{_LINK}\s+)*{_TOKEN}){{1,4}}"  # "Jan van Meer"
OUTLET = rf"(?:[Tt]he\s+)?(?:[{CAPITALS}0-9][\w.'’&-]*)(?:\s+(?:(?:of|the|and|&|de|la|le|du|der)\s+)*[{CAPITALS}0-9][\w.'’&-]*){{0,4}}"

# Words that name newspapers, sites and stations; with another word they make a name an outlet's.
_NOUNS = frozenset(
    """gazette gazeta gaceta times post herald tribune courier kurier chronicle daily weekly monthly news wire
    newswire review voice press journal agency observer guardian independent mail mirror star sun standard
    telegraph telegram express today monitor radio television tv broadcasting bulletin record recorder reporter
    sentinel examiner inquirer enquirer globe dispatch register bee sunday citizen leader advertiser
    advocate echo argus mercury bugle ledger journalist magazine newspaper beacon messenger intelligencer
    pravda novosti vesti novaya zeitung tagblatt nachrichten anzeiger rundschau presse blatt monde figaro
    diario correo noticias corriere giornale stampa repubblica dagblad nieuws matin soir
    газета новости новини вести вісті правда известия голос телеканал""".split()
)
_NOUN_ENDINGS = ("zeitung", "blatt", "blad", "bladet", "nieuws", "news", "press", "wire")
# Sections, and words that a site puts beside dates; a name made of nothing else is no outlet.
_GENERIC = frozenset(
    """the a an world local latest breaking sport sports business politics us uk national international top
    more press release releases opinion view views review live today video videos radio tv news daily weekly
    home morning evening front page editor's editors' exclusive special report reports analysis culture
    entertainment technology tech science health economy europe asia africa america middle east russia ukraine
    general other all related popular trending recommended most read shared this our your my their his her
    big good bad new record sun star standard leader post mail sunday record free independent
    media social main weekend global featured climate change human rights supreme court white house real estate
    law crime arts music film movies books food travel style life lifestyle money markets energy environment
    education religion military defence defense security war conflict elections election history nature space
    football cricket tennis racing weather traffic jobs cars property fashion family games""".split()
)
AGENCIES = {
    "afp": "AFP", "agence france-presse": "AFP", "ap": "AP", "associated press": "AP", "reuters": "Reuters",
    "thomson reuters": "Reuters", "upi": "UPI", "tass": "TASS", "itar-tass": "TASS", "interfax": "Interfax",
    "interfax-ukraine": "Interfax-Ukraine", "ria novosti": "RIA Novosti", "xinhua": "Xinhua", "dpa": "dpa",
    "ansa": "ANSA", "efe": "EFE", "pti": "PTI", "ani": "ANI", "ians": "IANS", "kyodo": "Kyodo", "yonhap": "Yonhap",
    "ukrinform": "Ukrinform", "anadolu": "Anadolu", "bernama": "Bernama", "bloomberg": "Bloomberg",
    "cnn": "CNN", "sputnik": "Sputnik", "antara": "Antara", "belga": "Belga", "apa": "APA", "pa": "PA",
}  # fmt: skip
# Firms whose names stand under pictures, in share buttons and at shops: never the outlet of an article.
_NEVER = frozenset(
    """facebook twitter x telegram whatsapp youtube instagram tiktok linkedin reddit pinterest google
    apple spotify amazon getty shutterstock alamy epa istock unsplash wikipedia wikimedia patreon paypal
    google\tnews apple\tnews apple\tpodcasts google\tpodcasts getty\timages app\tstore google\tplay threads
    bluesky mastodon flipboard viber signal discord substack medium newsletter newsletters podcast
    conversation community privacy\tpolicy associated\tpress\timages""".replace("\t", "_").split()
)
_NO_NAME = frozenset(
    """a an the and or of for to in on at with from by as is are was will be not no how why what when who says
    said after before over under into out up off more most this that these those his her our your their it its
    day night year week new all one two three four five six seven eight nine ten than against amid about
    popular demand design default""".split()
)
_ROLES = re.compile(
    r"(?:(?:chief|senior|staff|deputy|managing|special|foreign|political|politics|diplomatic|defen[cs]e|news|"
    r"national|world|business|science|sports?|assistant|associate|contributing|our|breaking|white house|"
    r"investigative|guest|opinion|multimedia|digital|own|data|health|education|environment|travell?ing)\s+)*"
    r"(?:reporter|correspondent|editor|writer|journalist|columnist|contributor|editor-in-chief|bureau chief|"
    r"producer|news editor|author|avatar)s?",
    re.IGNORECASE,
)


def fold_name(name: str) -> str:
    """Fold an outlet's name to what compares it: lower case, letters and digits, no leading "the"."""
    return re.sub(r"[\W_]+", "", re.sub(r"^the\s+", "", name.strip().lower()))


def find_agency(name: str) -> str | None:
    """Give the usual name of a news agency, or None if this is none: "The Associated Press" is "AP"."""
    return AGENCIES.get(re.sub(r"^the\s+", "", " ".join(name.lower().split())))


def is_outlet_name(name: str) -> bool:
    """Tell whether a capitalised name is surely an outlet's: a word of newspapers in it, or a web domain."""
    words = [word.strip(".'’").lower() for word in name.split()]
    if is_never_outlet(name) or not re.fullmatch(OUTLET, name):
        return False
    if len(words) == 1:
        return (
            re.fullmatch(r"[\w-]{3,}\.(?:com|org|net|news|info|co\.uk|ua|ru|de|fr|eu)", words[0]) is not None
        )
    if all(word in _GENERIC for word in words):
        return False
    return any(word in _NOUNS or word.endswith(_NOUN_ENDINGS) for word in words)


def is_never_outlet(name: str) -> bool:
    """Tell whether a name is one of the social networks, shops and picture agencies."""
    folded = re.sub(r"^the\s+", "", name.strip().lower())
    return folded.replace(" ", "_") in _NEVER or folded.split()[0:1] in (["getty"], ["google"], ["apple"])


def is_person_name(name: str) -> bool:
    """Tell whether words look like a person's name: two to five, capitalised, none of them a small word."""
    words = [word.strip(".'’").lower() for word in name.split()]
    return (
        re.fullmatch(PERSON, name) is not None
        and not any(word in _NO_NAME for word in words)
        and not all(word in _GENERIC for word in words)
        and not any(
            word in _NOUNS - {"star", "sun", "bee", "sunday", "mercury", "leader", "post", "mail", "beacon"}
            for word in words
        )
        and find_agency(name) is None
        and not is_never_outlet(name)
        and not is_role(name)
    )


def is_role(words: str) -> bool:
    """Tell whether words are what a journalist is called at work: "Senior Political Correspondent"."""
    return _ROLES.fullmatch(words.strip()) is not None


def is_section(words: str) -> bool:
    """Tell whether words are a section of a paper: "World", "Breaking News"."""
    return bool(words.split()) and all(word.lower() in _GENERIC for word in words.split())
