import type { Family } from "./define/option.ts";
import { findForeign, plainWord } from "./foreign-word.ts";
import { otherLayers } from "./other-layers.ts";

/**
 * The words of Keras, PyTorch and Ludwig where ours is another, in small letters without `_`, `-` and prefixes such as
 * `nn.`. Words that differ only in those are found by spelling; keys are in other-keys.ts.
 */
const types: { readonly [F in Family]?: { readonly [foreign: string]: string } } = {
  layer: otherLayers,
  activation: {
    identity: "linear",
    none: "linear",
    logistic: "sigmoid",
    logsigmoid: "sigmoid",
    swish: "silu",
    logsoftmax: "softmax",
    heaviside: "step",
    threshold: "step",
    binarystep: "step",
  },
  initializer: {
    xavieruniform: "glorotUniform",
    xaviernormal: "glorotNormal",
    kaiminguniform: "heUniform",
    kaimingnormal: "heNormal",
    randomuniform: "uniform",
    randomnormal: "normal",
    zero: "zeros",
    one: "ones",
    const: "constant",
  },
  augmentation: {
    horizontalflip: "randomFlip",
    randomhorizontalflip: "randomFlip",
    verticalflip: "randomFlip",
    randomverticalflip: "randomFlip",
    randomerasing: "cutout",
    randomcutout: "cutout",
    gaussiannoise: "noise",
    colorjitter: "randomContrast",
  },
  regularizer: { lasso: "l1", ridge: "l2", weightdecay: "l2", elasticnet: "l1l2" },
  loss: {
    mse: "meanSquaredError",
    mseloss: "meanSquaredError",
    l2loss: "meanSquaredError",
    mae: "meanAbsoluteError",
    l1loss: "meanAbsoluteError",
    sse: "sumSquaredError",
    bce: "binaryCrossentropy",
    bceloss: "binaryCrossentropy",
    bcewithlogitsloss: "binaryCrossentropy",
    binarycrossentropyloss: "binaryCrossentropy",
    binaryweightedcrossentropy: "binaryCrossentropy",
    crossentropy: "categoricalCrossentropy",
    crossentropyloss: "categoricalCrossentropy",
    softmaxcrossentropy: "categoricalCrossentropy",
    nll: "categoricalCrossentropy",
    nllloss: "categoricalCrossentropy",
    logloss: "binaryCrossentropy",
    smoothl1: "huber",
    smoothl1loss: "huber",
    huberloss: "huber",
    kldivloss: "kullbackLeiblerDivergence",
    kldivergence: "kullbackLeiblerDivergence",
    hingeembeddingloss: "hinge",
    poissonnllloss: "poisson",
  },
  metric: {
    acc: "accuracy",
    hitsatk: "topKAccuracy",
    topkcategoricalaccuracy: "topKAccuracy",
    sparsetopkcategoricalaccuracy: "topKAccuracy",
    categoricalaccuracy: "accuracy",
    binaryaccuracy: "accuracy",
    sparsecategoricalaccuracy: "accuracy",
    mae: "meanAbsoluteError",
    rmse: "rootMeanSquaredError",
    rocauc: "auc",
    rocaucscore: "auc",
    auroc: "auc",
    averageprecision: "prAuc",
    averageprecisionscore: "prAuc",
    aucpr: "prAuc",
    auprc: "prAuc",
    mse: "meanSquaredError",
    r2: "r2Score",
    rsquared: "r2Score",
    brier: "brierScore",
    brierscoreloss: "brierScore",
  },
  optimizer: { gradientdescent: "sgd", momentum: "sgd", nesterov: "sgd" },
  schedule: { cosineannealing: "cosineDecay", cosineannealinglr: "cosineDecay", exponentiallr: "exponentialDecay" },
  column: {
    numeric: "number",
    numerical: "number",
    float: "number",
    int: "number",
    integer: "number",
    categorical: "category",
    string: "category",
    binary: "category",
    bool: "category",
    sequence: "vector",
    list: "vector",
    textvectorization: "text",
    countvectorizer: "text",
    tfidfvectorizer: "text",
    hashingvectorizer: "text",
    bagofwords: "text",
    freetext: "text",
  },
  missing: {
    drop: "skip",
    dropna: "skip",
    droprow: "skip",
    average: "mean",
    fillwithmean: "mean",
    fillwithmode: "mode",
    fillwithconst: "constant",
    mostfrequent: "mode",
    zero: "constant",
    impute: "median",
    none: "error",
  },
  scale: {
    zscore: "standard",
    standardscaler: "standard",
    normalize: "standard",
    minmaxscaler: "minMax",
    rescaling: "divide",
  },
  split: { fixed: "column", stratify: "stratified", sequential: "inOrder", chronological: "inOrder" },
  dataset: {
    mnist: "idx",
    numpy: "npy",
    savez: "npz",
    arrow: "parquet",
    feather: "parquet",
    dataframe: "csv",
    tsv: "csv",
    array: "inline",
    tensor: "inline",
    list: "inline",
  },
  learning: { backprop: "backpropagation", gradientdescent: "backpropagation" },
};

const noTypeHere: { readonly [foreign: string]: string } = {
  sequential: "Layers stand one after the other under `layers:` as they are.",
  modulelist: "Layers stand one after the other under `layers:` as they are.",
};

/** Our word for a type of another framework. */
export function otherType(family: Family, word: string, candidates: readonly string[]): string | undefined {
  return findForeign(types[family], word) ?? candidates.find((ours) => ours.toLowerCase() === plainWord(word));
}

/** A sentence where another framework's layer has no counterpart. */
export function adviceForType(word: string): string | undefined {
  return findForeign(noTypeHere, word);
}
