"""What the place of a line says about it: its neighbours, the blank lines, what else the text says."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from index.clean.lines import Line

CLIP = 6.0  # logit; a line score beyond it says nothing more
FAR = 5  # lines either side that count as surroundings
PROSE_WORDS = 12  # words; a finished sentence of so many is prose
HEADLINE_WORDS = (3, 22)  # words of a line that may be a headline
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    """that this with from have been will were they their there which would about after could also said says when what more than
    over into some other first last year years week month people time news story stories article read most your where while
    before because only even just like many much such them then these those very being under between during against told""".split()
)
_CLOSERS = "\"'”’»)]"
_BYLINE = re.compile(r"(?:by|von|par|por|автор:?)\s+[A-ZÀ-ÖА-ЯІЇЄ]", re.IGNORECASE)


def context_features(
    lines: Sequence[Line], scores: Sequence[float], sure: Sequence[bool]
) -> list[list[float]]:
    """Describe each line among the others.

    :param scores: The line model's logit of each line, above 0 for clutter.
    :param sure: Whether a rule names the line clutter.
    :return: A row of `len(NAMES)` numbers for each line, mostly between -1 and 1.
    """
    clipped = [CLIP if rule else max(-CLIP, min(CLIP, s)) for s, rule in zip(scores, sure, strict=True)]
    page = _Page(lines, clipped, sure)
    return [page.describe(i) for i in range(len(lines))]


NAMES = (
    "score", "score up", "sure", "before", "before 2", "before 3", "after", "after 2", "after 3",
    "around", "most before", "most after", "sure before", "sure after", "sure near", "share clutter",
    "blank before", "blank after", "tight before", "tight after", "from start", "to end", "first", "second", "third", "first five", "last", "last three", "last six", "place",
    "prose", "prose before", "prose after", "prose later", "prose earlier", "story later", "story earlier", "headline", "headline before", "headline after",
    "short", "short before", "short after", "twice", "twice before", "twice near", "cohesion", "long cohesion", "headline cohesion", "byline", "byline near",
    "headline in clutter", "headline in story", "prose in clutter", "prose in story", "short in clutter", "short in story", "after headline twice", "prose after headline after clutter",
    "between clutter", "end run", "top run", "clutter density after", "clutter density before", "blanks unlike", "score times cohesion", "score at end", "score at top", "score in middle",
)  # fmt: skip


class _Page:
    """One article's lines with what is looked up of them again and again."""

    def __init__(self, lines: Sequence[Line], scores: Sequence[float], sure: Sequence[bool]) -> None:
        self.lines, self.scores, self.sure = lines, scores, sure
        self.n = len(lines)
        self.words = [len(line.text.split()) for line in lines]
        self.finished = [line.text.rstrip(_CLOSERS)[-1:] in tuple(".!?…") for line in lines]
        self.prose = [w >= PROSE_WORDS and f for w, f in zip(self.words, self.finished, strict=True)]
        self.headline = [self._is_headline(i) for i in range(self.n)]
        copies = Counter(line.text.casefold().rstrip(" .") for line in lines)
        self.twice = [copies[line.text.casefold().rstrip(" .")] > 1 for line in lines]
        self.cohesion = self._cohesion()
        story = [i for i in range(self.n) if self.prose[i] and scores[i] < 0]
        self.story_start = story[0] if story else self.n
        self.story_end = story[-1] if story else -1
        self.byline = [
            w <= 8 and _BYLINE.match(line.text) is not None for w, line in zip(self.words, lines, strict=True)
        ]
        self.share = sum(s > 0 for s in scores) / max(1, self.n)
        self.median_blank = sum(line.blanks > 0 for line in lines[1:]) * 2 > self.n

    def _is_headline(self, i: int) -> bool:
        text = self.lines[i].text
        low, high = HEADLINE_WORDS
        return low <= self.words[i] <= high and text.rstrip(_CLOSERS)[-1:] not in tuple(".:,;…")

    def _cohesion(self) -> list[float]:
        """Give the share of each line's words that stand elsewhere in the text, away from its neighbours."""
        contents = [
            {w for w in map(str.casefold, _CONTENT.findall(line.text)) if w not in _COMMON}
            for line in self.lines
        ]
        counts = Counter(w for words in contents for w in words)
        found = []
        for i, words in enumerate(contents):
            near = Counter(w for j in range(max(0, i - 2), min(self.n, i + 3)) for w in contents[j])
            shared = sum(counts[w] > near[w] for w in words)
            found.append(shared / len(words) if words else 0.5)
        return found

    def score(self, i: int) -> float:
        """Give a line's score; beyond either end of the text it is nought."""
        return self.scores[i] / CLIP if 0 <= i < self.n else 0.0

    def flag(self, flags: Sequence[bool], i: int) -> float:
        """Give 1 where a line has a mark, else 0, also beyond either end."""
        return float(flags[i]) if 0 <= i < self.n else 0.0

    def describe(self, i: int) -> list[float]:
        """Give the row of one line, in the order of `NAMES`."""
        n, score, flag = self.n, self.score, self.flag
        before = [score(j) for j in range(max(0, i - FAR), i)]
        after = [score(j) for j in range(i + 1, min(n, i + 1 + FAR))]
        mean_before = sum(before) / len(before) if before else 0.0
        mean_after = sum(after) / len(after) if after else 0.0
        blank_before = float(self.lines[i].blanks > 0)
        blank_after = float(i + 1 < n and self.lines[i + 1].blanks > 0)
        own, head, prose = score(i), flag(self.headline, i), flag(self.prose, i)
        short = float(self.words[i] <= 5)
        near = (score(i - 1) + score(i + 1)) / 2
        cohesion = self.cohesion[i] - 0.5
        sure_near = max(flag(self.sure, i - 1), flag(self.sure, i + 1))
        top, end = float(i <= self.story_start), float(i > self.story_end)
        return [
            own, max(0.0, own), float(self.sure[i]), score(i - 1), score(i - 2), score(i - 3), score(i + 1), score(i + 2), score(i + 3),
            near, max(before, default=0.0), max(after, default=0.0), flag(self.sure, i - 1), flag(self.sure, i + 1), sure_near, self.share,
            blank_before, blank_after, float(i > 0) * (1 - blank_before), float(i + 1 < n) * (1 - blank_after),
            math.exp(-i / 4), math.exp(-(n - 1 - i) / 4), float(i == 0), float(i == 1), float(i == 2), float(i < 5), float(i == n - 1), float(i >= n - 3), float(i >= n - 6), (i + 0.5) / n,
            prose, flag(self.prose, i - 1), flag(self.prose, i + 1), float(any(self.prose[i + 1 : i + 4])), float(any(self.prose[max(0, i - 3) : i])),
            float(i < self.story_end), float(i > self.story_start), head, flag(self.headline, i - 1), flag(self.headline, i + 1),
            short, float(i > 0 and self.words[i - 1] <= 5), float(i + 1 < n and self.words[i + 1] <= 5),
            flag(self.twice, i), flag(self.twice, i - 1), max(flag(self.twice, j) for j in (i - 2, i - 1, i + 1, i + 2)),
            cohesion, cohesion * prose, cohesion * head, flag(self.byline, i), max(flag(self.byline, i - 1), flag(self.byline, i + 1)),
            head * near, head * (1 - end) * (1 - top), prose * near, prose * (1 - end) * (1 - top), short * near, short * (1 - end) * (1 - top),
            prose * flag(self.headline, i - 1) * flag(self.twice, i - 1), prose * flag(self.headline, i - 1) * max(0.0, score(i - 2)),
            float(score(i - 1) > 0 and score(i + 1) > 0), end, top, mean_after, mean_before, float((self.lines[i].blanks > 0) != self.median_blank),
            own * cohesion, own * end, own * top, own * (1 - end) * (1 - top),
        ]  # fmt: skip
