"""Tell the language of an article's prose, and bring stated languages to one form."""

import re
import threading
from functools import lru_cache
from typing import Any

LANGUAGE_CHARS = (
    1_000  # code points of prose that are looked at; twice as many double the time and change no language
)
MIN_LETTERS = 120  # letters below which a guess is worth nothing
MIN_WORDS = 15  # words below which it is no prose; scripts without spaces are excepted
MIN_PROBABILITY = 0.9  # of langdetect, below which the language stays unknown
PROSE_LINE_CHARS = 60  # code points; shorter lines are menus and headings, often in another language
SEED = 0  # langdetect draws at random: with a seed, the same text has the same language on every run
_LOCK = threading.Lock()
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_CODES = frozenset(
    """af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja
    ka kk km kn ko ku ky lb lo lt lv mk ml mn mr ms mt my ne nl no nb nn or pa pl ps pt ro ru rw sd si sk sl so
    sq sr sv sw ta te tg th tk tl tr tt uk ur uz vi xh yi yo zh zu""".split()
)
_NAMES = {
    "english": "en", "eng": "en", "french": "fr", "français": "fr", "francais": "fr", "fra": "fr", "fre": "fr",
    "german": "de", "deutsch": "de", "deu": "de", "ger": "de", "spanish": "es", "español": "es", "spa": "es",
    "italian": "it", "italiano": "it", "ita": "it", "portuguese": "pt", "português": "pt", "por": "pt",
    "dutch": "nl", "nederlands": "nl", "nld": "nl", "polish": "pl", "polski": "pl", "pol": "pl",
    "ukrainian": "uk", "українська": "uk", "ukr": "uk", "russian": "ru", "русский": "ru", "rus": "ru",
    "belarusian": "be", "czech": "cs", "čeština": "cs", "ces": "cs", "slovak": "sk", "swedish": "sv",
    "svenska": "sv", "swe": "sv", "danish": "da", "dansk": "da", "norwegian": "no", "norsk": "no", "finnish": "fi",
    "suomi": "fi", "romanian": "ro", "hungarian": "hu", "magyar": "hu", "turkish": "tr", "türkçe": "tr",
    "tur": "tr", "greek": "el", "bulgarian": "bg", "serbian": "sr", "croatian": "hr", "slovenian": "sl",
    "arabic": "ar", "العربية": "ar", "ara": "ar", "hebrew": "he", "persian": "fa", "farsi": "fa", "hindi": "hi",
    "urdu": "ur", "bengali": "bn", "chinese": "zh", "zho": "zh", "chi": "zh", "中文": "zh", "japanese": "ja",
    "日本語": "ja", "jpn": "ja", "korean": "ko", "한국어": "ko", "kor": "ko", "vietnamese": "vi", "thai": "th",
    "indonesian": "id", "malay": "ms", "georgian": "ka", "armenian": "hy", "latvian": "lv", "lithuanian": "lt",
    "estonian": "et", "albanian": "sq", "macedonian": "mk", "catalan": "ca", "kazakh": "kk",
}  # fmt: skip


def detect_language(text: str) -> str | None:
    """Detect the language of a text's prose: ISO 639-1, the same on every run.

    Only lines as long as `PROSE_LINE_CHARS` count, the first `LANGUAGE_CHARS` of them. None if they are
    too few, or langdetect is not sure.
    """
    prose = _take_prose(text)
    letters = sum(char.isalpha() for char in prose)
    if letters < MIN_LETTERS or (len(prose.split()) < MIN_WORDS and not _UNSPACED.search(prose)):
        return None
    from langdetect.lang_detect_exception import LangDetectException

    detector = _load_factory().create()
    detector.append(prose)
    try:
        guesses = detector.get_probabilities()
    except LangDetectException:
        return None  # no letters that its profiles know
    if not guesses or guesses[0].prob < MIN_PROBABILITY:
        return None
    return normalise_language(str(guesses[0].lang))


def normalise_language(stated: str) -> str | None:
    """Give the ISO 639-1 code of a language given as a code or by its name; None if it is not known."""
    text = stated.strip().lower()
    if text in _NAMES:
        return _NAMES[text]
    primary = re.split(r"[-_.]", text)[0]
    if primary in _NAMES and len(primary) == 3:
        return _NAMES[primary]
    return primary if primary in _CODES and len(primary) == 2 else None


def _take_prose(text: str) -> str:
    taken: list[str] = []
    chars = 0
    for line in text.split("\n"):
        line = line.strip()
        if len(line) >= PROSE_LINE_CHARS or (len(line) >= PROSE_LINE_CHARS // 3 and _UNSPACED.search(line)):
            taken.append(line)
            chars += len(line)
            if chars >= LANGUAGE_CHARS:
                break
    return "\n".join(taken)[:LANGUAGE_CHARS]


def _load_factory() -> Any:
    with _LOCK:  # two threads at once would load the profiles twice
        return _cached_factory()


@lru_cache(maxsize=1)
def _cached_factory() -> Any:
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.seed = SEED  # of this factory alone; the class attribute is everybody's
    factory.load_profile(PROFILES_DIRECTORY)
    return factory
