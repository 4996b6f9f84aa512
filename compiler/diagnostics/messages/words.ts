import { didYouMean } from "../did-you-mean.ts";
import { type Message, message } from "../message.ts";

/** A word that is unknown where it is used: the word, the available ones, and our word for another framework's. */
export interface UnknownWord {
  readonly written: string;
  readonly candidates: readonly string[];
  /** Our word for it, if it is another framework's word. */
  readonly known?: string;
  /** A whole sentence instead, if another framework's word has no counterpart here. */
  readonly advice?: string;
}

/** The message for an unknown word of one family: `"sigmoyd" is not an activation.` */
function unknown(what: string, about: string): Message<UnknownWord> {
  return message<UnknownWord>({
    text: ({ written }) => `"${written}" is not ${what}.`,
    hint: ({ written, candidates, known, advice }) => advice ?? didYouMean(written, candidates, known),
    explanation: about,
  });
}

const naming =
  "A type is Keras 3's class name in lower camel case. The reference page lists them all. Words of your own need `--use FILE`.";

/** Words, keys and choices that the language does not have. */
export const words = {
  "unknown-key": message<UnknownWord & { readonly of: string }>({
    text: ({ written, of }) => `"${written}" is not a key of ${of}.`,
    hint: ({ written, candidates, known, advice }) => advice ?? didYouMean(written, candidates, known),
    explanation: `Every key is checked, so that a typing error is not silently ignored. Options are Keras's arguments in lower camel
case.

  optimizer: { type: sgd, learning_rate: 1 }     # learningRate`,
  }),
  "unknown-layer": unknown("a layer", `${naming}\n\n  layers:\n    - { type: Linear, units: 4 }     # dense`),
  "unknown-activation": unknown("an activation", `${naming}\n\n  activation: ReLU     # relu`),
  "unknown-initializer": unknown(
    "an initializer",
    `${naming} \`uniform\` and \`normal\` draw NumPy's bits.\n\n  weightsInitializer: { type: uniform, low: -1, high: 1 }`,
  ),
  "unknown-augmentation": unknown(
    "an augmentation",
    `${naming}

  dataset: { type: images, folder: photos, augment: { type: randomFlip, mode: horizontal } }`,
  ),
  "unknown-regularizer": unknown("a regularizer", `${naming}\n\n  weightsRegularizer: { type: l2, l2: 0.001 }`),
  "unknown-loss": unknown("a loss", `${naming}\n\n  loss: MSELoss     # meanSquaredError`),
  "unknown-optimizer": unknown("an optimizer", `${naming}\n\n  optimizer: { type: sgd, learningRate: 0.1 }`),
  "unknown-schedule": unknown(
    "a number or a schedule",
    `${naming}\n\n  learningRate: { type: cosineDecay, initialLearningRate: 0.1, decaySteps: 1000 }`,
  ),
  "unknown-metric": unknown("a metric", `${naming}\n\n  metrics: [accuracy, topKAccuracy]`),
  "unknown-dataset": unknown(
    "a dataset",
    `${naming}\n\n  dataset: { type: csv, file: data/iris.csv, targets: species }`,
  ),
  "unknown-column": unknown(
    "a type of column",
    `Every column has one of these types.\n\n  columns: { age: number, country: { type: category, categories: [BE, FR] } }`,
  ),
  "unknown-scale": unknown(
    "a scale",
    `A scale normalizes numbers; it is fitted on the training rows.\n\n  age: { type: number, scale: standard }`,
  ),
  "unknown-missing": unknown(
    "a rule for missing values",
    `A rule for missing values says what becomes of a row without a value in a column.\n\n  age: { type: number, missing: median }`,
  ),
  "unknown-split": unknown(
    "a split",
    `A split assigns the rows to training, validation and test.\n\n  split: { type: inOrder, test: 2000 }`,
  ),
  "unknown-learning": unknown(
    "a learning rule",
    `A learning rule gives the direction of each update of the weights; default: backpropagation.`,
  ),
  "unknown-choice": message<UnknownWord & { readonly key: string }>({
    text: ({ written, key }) => `"${written}" is not a choice for ${key}.`,
    hint: ({ written, candidates, advice }) => advice ?? didYouMean(written, candidates),
    explanation: `The option takes one of a fixed list of words.\n\n  precision: float46      # float32 or float64`,
  }),
  "not-yet": message<{ readonly what: string; readonly advice?: string }>({
    text: ({ what }) => `${what} is part of the language, but not implemented yet.`,
    hint: ({ advice }) => advice ?? "Remove it for now.",
    explanation: `Some words of the language are not implemented yet. Netwright reports them instead of silently ignoring them.`,
  }),
  ignored: message<{ readonly what: string; readonly because: string }>({
    severity: "warning",
    text: ({ what, because }) => `${what} has no effect: ${because}.`,
    hint: () => undefined,
    explanation: `A part of the spec has no effect. It is not an error, but probably not intended.`,
  }),
};
