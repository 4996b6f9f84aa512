"""Writes weighted-metrics.json: metrics of weighted rows, computed with scikit-learn in float64.

Run: python3 test/references/make_weighted_metrics.py > test/references/weighted-metrics.json
"""
import json

import numpy as np
from sklearn import metrics

random = np.random.RandomState(11)
ROWS = 60
# Weights of all kinds: a zero, fractions, whole numbers.
weights = np.round(random.gamma(1.5, 1.0, ROWS), 3)
weights[[4, 17]] = 0
weighted = {"sample_weight": weights}


def table(inputs, targets):
    return {"inputs": inputs.tolist(), "targets": targets.tolist(), "weights": weights.tolist()}


def decision(inputs, targets):
    """The answer is sigmoid(x)."""
    scores = 1 / (1 + np.exp(-inputs[:, 0]))
    answers = (scores > 0.5).astype(int)
    return {
        **table(inputs, targets),
        "metrics": {
            "accuracy": metrics.accuracy_score(targets, answers, **weighted),
            "precision": metrics.precision_score(targets, answers, **weighted),
            "recall": metrics.recall_score(targets, answers, **weighted),
            "f1Score": metrics.f1_score(targets, answers, **weighted),
            "brierScore": metrics.brier_score_loss(targets, scores, **weighted),
            "auc": metrics.roc_auc_score(targets, scores, **weighted),
            "prAuc": metrics.average_precision_score(targets, scores, **weighted),
        },
        "unweightedAccuracy": metrics.accuracy_score(targets, answers),
    }


def categories(inputs, targets):
    """The answer is softmax(x)."""
    raised = np.exp(inputs)
    scores = raised / raised.sum(axis=1, keepdims=True)
    wanted = np.eye(3)[targets]
    return {
        **table(inputs, targets),
        "metrics": {
            "accuracy": metrics.accuracy_score(targets, scores.argmax(axis=1), **weighted),
            "topKAccuracy": metrics.top_k_accuracy_score(targets, scores, k=2, **weighted),
            "auc": np.mean([metrics.roc_auc_score(wanted[:, k], scores[:, k], **weighted) for k in range(3)]),
            "prAuc": metrics.average_precision_score(wanted, scores, **weighted),
        },
        "unweightedAccuracy": metrics.accuracy_score(targets, scores.argmax(axis=1)),
    }


def numbers(inputs, targets):
    """The answers are the inputs."""
    return {
        **table(inputs, targets),
        "metrics": {
            "meanSquaredError": metrics.mean_squared_error(targets, inputs, **weighted),
            "meanAbsoluteError": metrics.mean_absolute_error(targets, inputs, **weighted),
            "rootMeanSquaredError": np.sqrt(metrics.mean_squared_error(targets, inputs, **weighted)),
            "r2Score": metrics.r2_score(targets, inputs, **weighted),
        },
    }


def inputs_of(columns):
    # In halves: scores tie.
    return np.round(random.normal(0, 1.5, (ROWS, columns)) * 2) / 2


one, two = inputs_of(1), inputs_of(2)
# Without ties: which of equal scores are among the first k is a convention.
three = np.round(random.normal(0, 1.5, (ROWS, 3)), 3)
print(
    json.dumps(
        {
            "decision": decision(one, (one[:, 0] + random.normal(0, 1.5, ROWS) > 0).astype(int)),
            "categories": categories(three, (three + random.normal(0, 1.5, (ROWS, 3))).argmax(axis=1)),
            "numbers": numbers(two, np.round(two * 0.8 + random.normal(0, 1, (ROWS, 2)), 3)),
        }
    )
)
