"""Other models on the same features and folds: what the rule that is shipped has to stand beside."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

from assay.analysis.evaluation import Asked, Numbers, folds, ranked

_RISING = ("used", "hot")  # what may only raise a chance, in the model that is bound to it
_MEASURES = 11  # features before those of the major groups


def rivals(asked: Asked) -> Iterator[tuple[str, float, float]]:
    """Name, area and average precision on the flag of 2023: the rule's own first, then the others'."""
    yield "logistic, as shipped", *_ranks(asked, asked.foreseen())
    yield "how many occupations use it", *_ranks(asked, asked.baseline)
    rising = [1 if place < len(_RISING) else 0 for place in range(asked.measures.shape[1])]
    trees = {"learning_rate": 0.05, "max_iter": 100, "max_leaf_nodes": 8, "min_samples_leaf": 20}
    for name, columns, model in (
        ("logistic, without the major groups", _MEASURES, _logistic(0.05)),
        ("logistic, weaker penalty", None, _logistic(0.05)),
        ("logistic, products of the measures", _MEASURES, _logistic(0.002, products=True)),
        ("gradient boosting", None, HistGradientBoostingClassifier(**trees, random_state=0)),
        (
            "gradient boosting, use and Hot may only raise",
            None,
            HistGradientBoostingClassifier(**trees, monotonic_cst=rising, random_state=0),
        ),
        (
            "extra trees",
            None,
            ExtraTreesClassifier(400, min_samples_leaf=5, max_features=0.4, random_state=0),
        ),
    ):
        measures = asked.measures[:, :columns]
        chances = np.zeros(len(asked.taught))
        for inside, outside in folds(asked.taught):
            model.fit(measures[inside], asked.taught[inside])
            chances[outside] = model.predict_proba(measures[outside])[:, 1]
        yield name, *_ranks(asked, chances)


def _ranks(asked: Asked, scores: Numbers) -> tuple[float, float]:
    found, even = ranked(scores, asked.taught), np.ones(len(asked.taught))
    return found.area(even), found.precision(even)


def _logistic(strength: float, *, products: bool = False) -> Pipeline:
    steps = [PolynomialFeatures(2, include_bias=False)] if products else []
    return make_pipeline(StandardScaler(), *steps, LogisticRegression(C=strength, max_iter=2000))
