"""Make reprints of articles: cut, retitled, reordered, lightly rewritten, with paragraphs of others, wire marks."""

import csv
import itertools
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.common import require
from index.sentences import split_sentences

BINS = ((0.2, 0.3), (0.3, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.0))  # Jaccard of word 3-grams
TRIES = 60  # random mixtures tried for a bin
LONG_WORDS = 700  # words of a story that is also cut short, to a fifth or a half
SHORT_CUT = "long story and short cut"
MIN_PARAGRAPHS = 2  # of an article that reprints are made of
SYNONYMS = """said:stated said:noted big:large large:sizable begin:start began:started end:finish ended:finished
    help:aid helped:aided show:indicate shows:indicates showed:indicated say:state make:create made:created
    many:numerous several:various about:roughly about:approximately nearly:almost after:following before:ahead&of
    because:since although:though while:as but:however also:too use:employ used:employed get:obtain got:received
    give:offer gave:offered need:require needs:requires want:wish wants:seeks try:attempt tried:attempted
    keep:retain kept:retained buy:purchase bought:purchased ask:inquire asked:inquired call:term called:described
    think:believe thinks:believes thought:believed tell:inform told:informed speak:talk spoke:talked
    important:significant significant:major major:key key:crucial new:fresh old:former former:previous
    recent:latest several:a&number&of top:leading leading:foremost main:chief quickly:rapidly often:frequently
    people:individuals voters:electors voter:elector lawmakers:legislators lawmaker:legislator campaign:drive
    candidate:contender candidates:contenders nominee:standard-bearer race:contest election:vote poll:survey
    polls:surveys debate:face-off party:camp support:backing supporters:backers backed:supported critics:detractors
    criticized:attacked attacked:assailed attack:assault slammed:blasted remarks:comments comment:remark
    speech:address rally:gathering event:occasion plan:proposal plans:proposals bill:measure law:statute
    government:administration administration:government official:officer officials:officers leader:head
    leaders:heads country:nation nation:country countries:nations state:territory money:funds donors:contributors
    company:firm companies:firms business:enterprise jobs:posts workers:employees worker:employee attorney:lawyer
    lawyer:attorney police:officers report:account reports:accounts reported:disclosed story:account
    evidence:proof decision:ruling decided:opted issue:matter issues:matters problem:difficulty
    problems:difficulties question:query questions:queries answer:reply answered:replied won:captured win:victory
    lost:dropped lead:edge increase:rise increased:rose decrease:fall growth:expansion high:elevated low:modest
    number:total percent:per&cent percent:% year:twelvemonth years:a&number&of&years month:four&weeks
    released:issued announced:declared declared:proclaimed refused:declined agreed:consented denied:rejected
    rejected:dismissed accused:charged claimed:asserted claims:assertions argued:contended according&to:as&told&by
    likely:probable unlikely:improbable possible:potential clear:evident difficult:hard easy:simple strong:robust
    weak:feeble serious:grave dangerous:hazardous angry:furious happy:pleased white:pale women:females men:males
    children:youngsters family:household home:residence house:dwelling city:town town:community war:conflict
    fight:battle fighting:battling killed:slain attackers:assailants shooting:gunfire gun:firearm guns:firearms
    program:scheme policy:line economy:economic&system tax:levy taxes:levies health:well-being care:treatment
    center:centre color:colour labor:labour defense:defence program:programme organize:organise
    organization:organisation favor:favour honor:honour traveled:travelled recognize:recognise
    million:m is&not:isn't are&not:aren't was&not:wasn't did&not:didn't does&not:doesn't do&not:don't
    cannot:can't will&not:won't would&not:wouldn't has&not:hasn't it&is:it's two:2 three:3 four:4 five:5 six:6
    seven:7 eight:8 nine:9 ten:10 United&States:US Democratic:Democrats' Republican:GOP President:Pres."""
_PHRASES: dict[str, list[str]] = {}
for _pair in SYNONYMS.split():
    _left, _right = _pair.replace("&", " ").split(":")
    _PHRASES.setdefault(_left, []).append(_right)
    _PHRASES.setdefault(_right, []).append(_left)
_ANY_PHRASE = re.compile(
    r"(?<![\w’'])(?:"
    + "|".join(map(re.escape, sorted(_PHRASES, key=lambda p: (-len(p), p))))
    + r")(?![\w’'])"
)
_STAND_INS = sorted(phrase for phrase in _PHRASES if phrase.isalpha() and phrase.islower())
_LONG_WORD = re.compile(r"(?<= )[a-z]{5,}(?=[ ,.])")
_ADVERB = re.compile(r" (?:[a-z]{3,}ly|also|just|very|still|even)(?= [a-z])")
_SAID_NAME = re.compile(r"\b(said|told reporters|added) ((?:[A-Z][\w.’-]+ ?){1,3})(?=[.,])")
_NAME_SAID = re.compile(r"(?<=[”\"] )((?:[A-Z][\w.’-]+ ){1,3})(said|added)(?=[.,])")
TEMPLATES = (
    "The story was first reported on {day} and has been followed closely in the region since.",
    "Local residents reached by telephone on {day} had different opinions about what should happen next.",
    "More details are expected in the coming days, and this page will be brought up to date as they come in.",
    "Our correspondent was in the room and will have more in the weekend edition.",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MARKS = ("(AFP) - ", "WASHINGTON (Reuters) - ", "NEW YORK (AP) — ", "LONDON, (UPI) -- ")
CREDITS = (
    "Reuters contributed to this report.",
    "With additional reporting by AFP.",
    "© Agence France-Presse",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """An article of the corpus: its name, outlet, day number, title and paragraphs."""

    name: str
    outlet: str
    day: int
    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The article as one text."""
        return "\n\n".join((self.title, *self.paragraphs))


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts, what they are, and how many word 3-grams they share."""

    kind: str
    first: str
    second: str
    reprint: bool
    jaccard: float
    containment: float
    name: str


def load_papers(folder: Path) -> list[Paper]:
    """Read one part of the corpus, in the order of its table."""
    papers = []
    with require(folder / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            path = folder / "text" / f"{row['filename']}.txt"
            if path.exists():
                lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n")]
                title, *rest = [line for line in lines if line]
                day = date.fromisoformat(row["publication_date"]).toordinal()
                papers.append(Paper(row["filename"], row["publisher"], day, title, tuple(rest)))
    return papers


def shingles(text: str) -> set[tuple[str, ...]]:
    """Give the word 3-grams of a text, in lower case."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def make_case(kind: str, first: str, second: str, *, reprint: bool, name: str = "") -> Case:
    """Make a case and measure what its texts share."""
    a, b = shingles(first), shingles(second)
    shared = len(a & b)
    return Case(
        kind, first, second, reprint, shared / max(1, len(a | b)), shared / max(1, min(len(a), len(b))), name
    )


def make_reprint(paper: Paper, donors: Sequence[Paper], rng: random.Random) -> str:
    """Make a reprint: a random mixture, mild to strong, of what desks do to a story."""
    strength = rng.random()
    body = cut_paragraphs(paper.paragraphs, 1 - rng.uniform(0, 0.75) * strength, rng)
    rate = rng.choice((0.0, rng.random() * strength, strength))
    body = [rewrite(paragraph, rate, rng) for paragraph in body]
    if rng.random() < 0.5 * strength and len(body) > 3:
        reorder(body, rng)
    if rng.random() < 0.7:
        add_paragraphs(body, rng.uniform(0, 1.2) * strength, donors, rng)
    if rng.random() < 0.4:
        body[0] = rng.choice(MARKS) + body[0]
        body.append(rng.choice(CREDITS))
    title = paper.title if rng.random() < 0.2 else retitle(paper, rng)
    return "\n\n".join((title, *body))


def cut_paragraphs(paragraphs: Sequence[str], keep: float, rng: random.Random) -> list[str]:
    """Keep a share of the paragraphs, cutting from the end, from inside or both."""
    count = max(2, round(len(paragraphs) * keep))
    if rng.random() < 0.5:
        return list(paragraphs[:count])
    first = 0 if rng.random() < 0.8 else 1
    rest = sorted(rng.sample(range(first, len(paragraphs)), min(count, len(paragraphs) - first)))
    return [paragraphs[number] for number in rest]


def rewrite(paragraph: str, rate: float, rng: random.Random) -> str:
    """Rewrite lightly: words (some by any other, for synonyms not listed here), contractions, numbers, attributions, adverbs, spelling, sentence borders."""
    if rate == 0:
        return paragraph

    def swap(match: re.Match[str]) -> str:
        return rng.choice(_PHRASES[match.group()]) if rng.random() < rate else match.group()

    def drop(match: re.Match[str]) -> str:
        return "" if rng.random() < rate else match.group()

    def stand_in(match: re.Match[str]) -> str:
        return rng.choice(_STAND_INS) if rng.random() < rate * 0.3 else match.group()

    text = _LONG_WORD.sub(stand_in, paragraph)
    text = _ANY_PHRASE.sub(swap, _ADVERB.sub(drop, text))
    if rng.random() < rate:
        text = _SAID_NAME.sub(lambda m: f"{m[2].strip()} {m[1]}", text)
        text = _NAME_SAID.sub(lambda m: f"{m[2]} {m[1].strip()}", text)
        text = re.sub(r"(\d),(\d{3})\b", r"\1\2", text)
    return join_sentences([edit(s, rate, rng) for s in sentences_of(text)], rate, rng)


def sentences_of(paragraph: str) -> list[str]:
    """Part a paragraph into its sentences."""
    return [paragraph[s.start : s.end] for s in split_sentences(paragraph)]


def edit(sentence: str, rate: float, rng: random.Random) -> str:
    """Move a clause, part the sentence, or drop, double or swap a small share of its words."""
    if rng.random() < rate * 0.3 and ", " in sentence and not re.search(r"[“”\"]", sentence):
        head, tail = sentence.rstrip(".").split(", ", 1)
        moved = (f"{tail[:1].upper()}{tail[1:]}, {head}.", f"{head}. {tail[:1].upper()}{tail[1:]}.")
        return rng.choice(moved)
    words = sentence.split(" ")
    kept = [word for word in words if rng.random() > rate * 0.06 or not word.isalpha()]
    for at in range(len(kept) - 1):
        if rng.random() < rate * 0.03:
            kept[at], kept[at + 1] = kept[at + 1], kept[at]
    return " ".join(kept)


def join_sentences(sentences: Sequence[str], rate: float, rng: random.Random) -> str:
    """Join the sentences of a paragraph, merging some two into one."""
    text = sentences[0] if sentences else ""
    for sentence in sentences[1:]:
        merge = rng.random() < rate * 0.3 and text.endswith(".") and sentence[:1].isupper()
        text = f"{text[:-1]}, and {sentence[0].lower()}{sentence[1:]}" if merge else f"{text} {sentence}"
    return text


def reorder(body: list[str], rng: random.Random) -> None:
    """Move paragraphs, the first seldom."""
    first = 0 if rng.random() < 0.2 else 1
    for _ in range(rng.randint(1, max(1, len(body) // 2))):
        body.insert(rng.randrange(first, len(body)), body.pop(rng.randrange(first, len(body))))


def add_paragraphs(body: list[str], share: float, donors: Sequence[Paper], rng: random.Random) -> None:
    """Add paragraphs of one to three other articles and of a desk's own, up to a share of the words."""
    pool = [p for donor in rng.sample(list(donors), min(3, len(donors))) for p in donor.paragraphs]
    pool.append(rng.choice(TEMPLATES).format(day=rng.choice(WEEKDAYS)))
    rng.shuffle(pool)
    room = share * sum(len(paragraph.split()) for paragraph in body)
    first = 0 if rng.random() < 0.2 else 1
    for paragraph in pool:
        room -= len(paragraph.split())
        if room < 0:
            return
        body.insert(rng.randint(min(first, len(body)), len(body)), paragraph)


def retitle(paper: Paper, rng: random.Random) -> str:
    """Make another headline from words of the story."""
    words = [w for w in " ".join(paper.paragraphs[:4]).split() if w.isalpha() and len(w) > 3]
    return " ".join(rng.sample(words, min(len(words), rng.randint(5, 9)))).capitalize()


def reprint_cases(papers: Sequence[Paper], donors_of: Sequence[Paper], rng: random.Random) -> Iterator[Case]:
    """Make for each article a reprint in each bin it can reach, and pair these reprints with one another."""
    for paper in (paper for paper in papers if len(paper.paragraphs) >= MIN_PARAGRAPHS):
        donors = nearest_donors(paper, donors_of)
        made: list[str] = []
        for low, high in BINS:
            for _ in range(TRIES):
                text = make_reprint(paper, donors, rng)
                case = make_case("original and reprint", paper.text, text, reprint=True, name=paper.name)
                if low <= case.jaccard < high:
                    made.append(text)
                    yield case
                    break
        short = make_short_cut(paper, rng)
        if short is not None:
            yield make_case(SHORT_CUT, paper.text, short, reprint=True, name=paper.name)
        for first, second in itertools.combinations(made, 2):
            case = make_case("two reprints", first, second, reprint=True, name=paper.name)
            if case.jaccard >= BINS[0][0]:
                yield case


def make_short_cut(paper: Paper, rng: random.Random) -> str | None:
    """Cut a long story to 150 to 350 words, retitle it and rewrite it lightly; None for a short one."""
    if sum(len(p.split()) for p in paper.paragraphs) < LONG_WORDS:
        return None
    room, body = rng.uniform(150, 350), list[str]()
    skip = rng.choice((0.0, 0.3))
    for number, paragraph in enumerate(paper.paragraphs):
        if room > 0 and (number == 0 or rng.random() >= skip):
            body.append(rewrite(paragraph, rng.choice((0.0, 0.3)), rng))
            room -= len(paragraph.split())
    return "\n\n".join((retitle(paper, rng), rng.choice(("", *MARKS)) + body[0], *body[1:]))


def nearest_donors(paper: Paper, papers: Sequence[Paper]) -> list[Paper]:
    """Give the eight articles nearest in time, those of the same outlet first."""
    others = [other for other in papers if other.name != paper.name and other.title != paper.title]
    return sorted(others, key=lambda o: (abs(o.day - paper.day) // 3, o.outlet != paper.outlet, o.name))[:8]
