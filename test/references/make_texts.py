"""Texts as numbers by scikit-learn: the figures of texts.json. Run with Debian's python3-sklearn: python3 make_texts.py"""

import json
import pathlib
import re
import string

from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer, TfidfVectorizer

texts = [
    "A quiet film, quietly made: a film about rain.",
    "Rain again! The plot doesn't move; the actors don't either...",
    "Loud, long and lovely: the long car chase is lovely",
    "Überraschend gut; naïve, but GOOD",
    "",
    "good good good rain 👍 film",
]


def standardized(text):
    return re.sub("[" + re.escape(string.punctuation) + "]", "", text.lower())


own = {"preprocessor": standardized, "token_pattern": r"\S+"}
letters = {"analyzer": "char", "preprocessor": standardized}


def numbers(vectorizer):
    return vectorizer.fit_transform(texts).toarray().tolist()


count = CountVectorizer(**own)
pairs = CountVectorizer(**own, ngram_range=(1, 2), min_df=2)
figures = {
    "texts": texts,
    "count": numbers(count),
    "words": count.get_feature_names_out().tolist(),
    "multiHot": numbers(CountVectorizer(**own, binary=True)),
    "pairs": numbers(pairs),
    "pairWords": pairs.get_feature_names_out().tolist(),
    "tfIdf": numbers(TfidfVectorizer(**own)),
    "hashed": numbers(HashingVectorizer(**own, n_features=13, norm=None, alternate_sign=False)),
    "letters": numbers(CountVectorizer(**letters, ngram_range=(1, 2))),
}
path = pathlib.Path(__file__).with_name("texts.json")
path.write_text(json.dumps(figures, ensure_ascii=False, indent=None, separators=(",", ":")) + "\n", encoding="utf-8")
