import type { Family } from "./define/option.ts";
import { otherLayers } from "./other-layers.ts";

/**
 * The words of Keras, PyTorch and Ludwig where ours is another, in small letters without `_`, `-` and prefixes such as
 * `nn.`. Words that differ only in those are found by spelling.
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
    dataframe: "csv",
    tsv: "csv",
    array: "inline",
    tensor: "inline",
    list: "inline",
  },
  learning: { backprop: "backpropagation", gradientdescent: "backpropagation" },
};

/** Where several of ours may be meant, the first that the map has. */
const keys: { readonly [foreign: string]: string | readonly string[] } = {
  lr: "learningRate",
  baselearningrate: "learningRate",
  stepsize: "learningRate",
  outfeatures: "units",
  outputsize: "units",
  fcsize: "units",
  numunits: "units",
  hiddensize: "units",
  hiddendim: "units",
  size: "units",
  bias: "useBias",
  outchannels: "filters",
  numfilters: "filters",
  batch: "batchSize",
  trainepochs: "epochs",
  nepochs: "epochs",
  numepochs: "epochs",
  maxepochs: "epochs",
  steps: "iterations",
  trainsteps: "iterations",
  nonlinearity: "activation",
  act: "activation",
  criterion: "loss",
  trainer: "train",
  training: "train",
  fit: "train",
  model: "layers",
  network: "layers",
  architecture: "layers",
  data: "dataset",
  randomseed: "seed",
  dtype: "precision",
  description: "about",
  title: "name",
  features: "inputs",
  inputfeatures: "inputs",
  outputfeatures: "targets",
  labels: "targets",
  target: "targets",
  weightsinit: ["weightsInitializer", "kernelInitializer"],
  weightinit: ["weightsInitializer", "kernelInitializer"],
  kernelinitializer: "weightsInitializer",
  initializer: ["weightsInitializer", "kernelInitializer"],
  weightsinitializer: "kernelInitializer",
  weightinitializer: ["weightsInitializer", "kernelInitializer"],
  biasinit: "biasInitializer",
  kernelregularizer: "weightsRegularizer",
  weightsregularizer: "kernelRegularizer",
  regularizer: ["weightsRegularizer", "kernelRegularizer"],
  preprocessing: "scale",
  normalization: "scale",
  dim: ["axis", "dims"],
  perm: "dims",
  eps: "epsilon",
  numgroups: "groups",
  elementwiseaffine: "scale",
  path: "file",
  filename: "file",
  inputshape: "shape",
  nesterovmomentum: "nesterov",
  classes: "categories",
  vocab: "categories",
  numclasses: "categories",
  requiresgrad: "trainable",
  negativeslope: "negativeSlope",
  alpha: "negativeSlope",
  amount: "rate",
};

const noKeyHere: { readonly [foreign: string]: string } = {
  infeatures: "Leave it out: the compiler knows how many values enter the layer.",
  inputdim: "Leave it out: the compiler knows how many values enter the layer.",
  inputsize: "Leave it out: the compiler knows how many values enter the layer.",
  inchannels: "Leave it out: the compiler knows how many channels enter the layer.",
  normalizedshape: "Leave it out: the compiler knows the sizes of the axes named by `axis`.",
  numchannels: "Leave it out: the compiler knows how many channels enter the layer.",
  fromlogits: "Leave it out: the loss is computed from the values before the activation wherever that is exact.",
  numfclayers: "Write one entry under `layers:` for each layer.",
  fclayers: "Write one entry under `layers:` for each layer.",
  numlayers: "Write one entry under `layers:` for each layer.",
  validationsplit: "Write it in the dataset: split: { type: random, validation: 0.1 }",
  verbose: "Leave it out: `netwright train` shows its progress.",
  device: "Leave it out: a spec says nothing of the machine.",
  threads: "Leave it out: threads belong to the machine. `netwright train --threads` sets them.",
  version: "Leave it out.",
  warmupsteps: "It belongs to a schedule: learningRate: { type: cosineDecay, …, warmupSteps: 100 }.",
  earlystopping: "It belongs in `train:`.",
  until: "It belongs in `train:`.",
  trend: "A run shows a trend: expect: { metrics: [{ name: loss, trend: falls }] }.",
  statistic:
    "A statistic is taken of the runs of a sweep: sweep: { …, expect: [{ name: loss, statistic: median, … }] }.",
  stop: "It belongs in `expect:`.",
};

const noTypeHere: { readonly [foreign: string]: string } = {
  sequential: "Layers stand one after the other under `layers:` as they are.",
  modulelist: "Layers stand one after the other under `layers:` as they are.",
};

/** A foreign word without its prefix, its capitals and its joints: `nn.BatchNorm2d` → `batchnorm2d`. */
function plain(word: string): string {
  const last = word.slice(word.lastIndexOf(".") + 1);
  return last.toLowerCase().replaceAll(/[_\s-]/g, "");
}

function find<Ours>(table: { readonly [foreign: string]: Ours } | undefined, word: string): Ours | undefined {
  const key = plain(word).replace(/_?layer$/, "") || plain(word);
  if (table === undefined) return undefined;
  return Object.hasOwn(table, plain(word)) ? table[plain(word)] : Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Our word for a type of another framework. */
export function otherType(family: Family, word: string, candidates: readonly string[]): string | undefined {
  return find(types[family], word) ?? candidates.find((ours) => ours.toLowerCase() === plain(word));
}

/** Our word for a key of another framework, where it is one of `candidates`. */
export function otherKey(word: string, candidates: readonly string[]): string | undefined {
  const same = candidates.find((ours) => ours.toLowerCase() === plain(word));
  if (same !== undefined) return same;
  return [find(keys, word) ?? []].flat().find((ours) => candidates.includes(ours));
}

/** A sentence where another framework's key has no counterpart. */
export function adviceForKey(word: string): string | undefined {
  return find(noKeyHere, word);
}

/** A sentence where another framework's layer has no counterpart. */
export function adviceForType(word: string): string | undefined {
  return find(noTypeHere, word);
}
