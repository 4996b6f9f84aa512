"""Trains scikit-learn's models on rows that Netwright wrote, and prints their figures on the test rows as JSON.

The argument is a folder with about.json ({"width", "kind", "threshold", "unit", "parts"}) and float64 files of the
training, validation and test rows: inputs as a network takes them (of texts the numbers that are not 0, with their indices), and targets (the index of the category, or a number).
The MLP is the better on the validation rows of two: with and without early stopping.
"""
import json
import sys
import warnings
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import f1_score, mean_absolute_error, mean_squared_error, precision_recall_curve, roc_auc_score
from sklearn.neural_network import MLPClassifier, MLPRegressor

warnings.filterwarnings("ignore")
folder = Path(sys.argv[1])
about = json.loads((folder / "about.json").read_text())


def sparse_rows(part):
    starts, indices = (np.fromfile(folder / f"{part}-{name}.i32", np.int32) for name in ("starts", "indices"))
    numbers = np.fromfile(folder / f"{part}-numbers.f64")
    return csr_matrix((numbers, indices, starts), shape=(len(starts) - 1, about["width"]))


def rows_of(part):
    dense = folder / f"{part}-inputs.f64"
    inputs = np.fromfile(dense).reshape(-1, about["width"]) if dense.exists() else sparse_rows(part)
    targets = np.fromfile(folder / f"{part}-targets.f64")
    return inputs, targets if about["kind"] == "number" else targets.astype(int)


parts = {part: rows_of(part) for part in about["parts"]}
training, test = parts["training"], parts["test"]
validation = parts.get("validation", training)


def best_threshold(model):
    """The probability with the greatest F1 on the validation rows."""
    inputs, targets = validation
    precision, recall, thresholds = precision_recall_curve(targets, model.predict_proba(inputs)[:, 1])
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    return thresholds[np.argmax(f1[:-1])]


def figures(model):
    inputs, targets = test
    if about["kind"] == "number":
        answers, unit = model.predict(inputs), about["unit"]
        return {
            "rootMeanSquaredError": unit * mean_squared_error(targets, answers) ** 0.5,
            "meanAbsoluteError": unit * mean_absolute_error(targets, answers),
        }
    if len(model.classes_) > 2:
        return {"accuracy": model.score(inputs, targets)}
    probabilities = model.predict_proba(inputs)[:, 1]
    answers = probabilities >= (best_threshold(model) if about["threshold"] else 0.5)
    return {
        "accuracy": np.mean(answers == targets),
        "auc": roc_auc_score(targets, probabilities),
        "f1Score": f1_score(targets, answers),
    }


def fitted(model):
    return model.fit(*training)


number = about["kind"] == "number"
Mlp, Forest = (MLPRegressor, RandomForestRegressor) if number else (MLPClassifier, RandomForestClassifier)
mlps = [fitted(Mlp(random_state=0, early_stopping=early)) for early in (False, True)]
models = {
    "MLP": max(mlps, key=lambda model: model.score(*validation)),
    "linear": fitted(LinearRegression() if number else LogisticRegression(max_iter=1000)),
    "forest": fitted(Forest(random_state=0)),
}
print(json.dumps({name: figures(model) for name, model in models.items()}))
