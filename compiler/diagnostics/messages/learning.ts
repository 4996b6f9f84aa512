import { didYouMean, listOf } from "../did-you-mean.ts";
import { message } from "../message.ts";

/** Mistakes in targets, losses, the optimizer, metrics and `train:`. */
export const learning = {
  "iterations-or-epochs": message<{
    readonly both: boolean;
    readonly inherited?: { readonly key: string; readonly file: string };
  }>({
    text: ({ both }) =>
      both
        ? "`train:` has both iterations and epochs."
        : "`train:` says neither how many iterations nor how many epochs.",
    hint: ({ both, inherited }) =>
      inherited !== undefined
        ? `Write \`${inherited.key}: null\` to take out what ${inherited.file} says.`
        : both
          ? "Keep one: an epoch is one pass over the rows, an iteration one update."
          : "Add one, for example `epochs: 100`.",
    explanation: `Training runs for a number of iterations (updates of the weights) or of epochs (passes over the training rows).
Exactly one of the two is given.

  train: { epochs: 100, batchSize: 32 }`,
  }),
  "always-one": message<{ readonly metric: string; readonly k: number; readonly categories: number }>({
    severity: "warning",
    text: ({ metric, k, categories }) =>
      `${metric} is always 1: it looks among ${k}, and there are only ${categories} categories.`,
    hint: ({ categories }) => `Write a k below ${categories}${categories === 2 ? ", or accuracy" : ""}.`,
    explanation: `\`topKAccuracy\` is the share of rows whose right category is among the k most probable. Where k is not less than the
number of categories, it always is. Without \`k:\` it is the column's \`topK\`, or 5.

  metrics: [{ type: topKAccuracy, k: 2 }]`,
  }),
  "one-clipping": message<Record<never, never>>({
    text: () => "Gradients are clipped in more than one way.",
    hint: () => "Keep one of clipValue, clipNorm and globalClipNorm.",
    explanation: `Gradients can be kept from growing in three ways, of which an optimizer takes one: clipValue bounds every
value, clipNorm the length of each parameter's gradient, globalClipNorm the length of all gradients together.

  optimizer: { type: adam, globalClipNorm: 1 }`,
  }),
  "schedule-options": message<{ readonly mistake: string; readonly advice: string }>({
    text: ({ mistake }) => mistake,
    hint: ({ advice }) => advice,
    explanation: `The options of a schedule must fit each other: piecewiseConstantDecay takes ascending boundaries, counted in
updates, and one value more than boundaries.

  learningRate: { type: piecewiseConstantDecay, boundaries: [1000, 2000], values: [0.1, 0.05, 0.01] }`,
  }),
  "training-needs": message<{ readonly key: string; readonly because: string }>({
    text: ({ key, because }) => `The spec has no \`${key}:\`, but ${because}.`,
    hint: ({ key }) => ADVICE[key],
    explanation: `To train by backpropagation, a network needs a dataset with targets, a loss and an optimizer; there is no
default for them. Other learning rules need less.

  dataset: { type: csv, file: data/iris.csv, targets: species }
  loss: categoricalCrossentropy
  optimizer: adam
  train: { epochs: 100 }`,
  }),
  "learning-takes-no": message<{ readonly rule: string; readonly key: "loss" | "optimizer" }>({
    text: ({ rule, key }) => `${rule} takes no ${key}.`,
    hint: ({ key }) =>
      key === "loss"
        ? "Leave `loss:` out, or learn by backpropagation; metrics measure without a loss."
        : "Leave `optimizer:` out: the rule itself says how far the weights move.",
    explanation: `Not every learning rule has a use for a loss or an optimizer: the perceptron rule corrects mistakes and has no
loss, hill climbing tries steps of its own size and has no optimizer. What would be ignored is refused.

  learning: perceptron
  optimizer: { type: sgd, learningRate: 1 }`,
  }),
  "learning-optimizer": message<{
    readonly rule: string;
    readonly optimizer: string;
    readonly wanted: readonly string[];
  }>({
    text: ({ rule, optimizer, wanted }) => `${rule} moves the weights by ${listOf(wanted)}, not by ${optimizer}.`,
    hint: ({ wanted }) => `Write \`optimizer: { type: ${wanted[0]}, learningRate: 1 }\`.`,
    explanation: `A learning rule gives a direction, the optimizer says how far to go. Some rules are defined with one optimizer
alone: the perceptron adds the learning rate times the inputs, no more and no less.`,
  }),
  "learning-unfit": message<{ readonly rule: string; readonly mistake: string; readonly advice: string }>({
    text: ({ rule, mistake }) => `${rule} ${mistake}.`,
    hint: ({ advice }) => advice,
    explanation: `The learning rule cannot train this network, or not in this way. Backpropagation takes any network; the
perceptron rule takes one layer of threshold neurons and corrects them after each row.

  layers:
    - { type: dense, units: 1, activation: step }
  learning: perceptron
  train: { epochs: 100, batchSize: 1 }`,
  }),
  "ending-unknown": message<{
    readonly name: string;
    readonly candidates: readonly string[];
    readonly advice?: string;
  }>({
    text: ({ name }) => `"${name}" is not measured, so it cannot end the training.`,
    hint: ({ name, candidates, advice }) => advice ?? didYouMean(name, candidates),
    explanation: `\`until:\` and \`earlyStopping:\` look at the loss or at a metric that the spec lists, at the end of each epoch.
The rows are the training rows; a monitor that begins with \`validation.\` looks at the validation rows.

  metrics: [accuracy]
  train: { epochs: 100, earlyStopping: { monitor: validation.accuracy, patience: 5 } }`,
  }),
  "ending-needs": message<{ readonly what: string; readonly problem: string; readonly advice?: string }>({
    text: ({ what, problem }) => `${what} cannot end the training: ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `What ends a training is one number, measured at the end of each epoch on rows that the dataset keeps for
training or for validation; early stopping must know which way it improves.

  dataset: { …, split: { type: random, validation: 0.1 } }
  train: { epochs: 100, earlyStopping: { monitor: validation.loss, patience: 5 } }`,
  }),
  "loss-after": message<{
    readonly loss: string;
    readonly wanted: string;
    readonly found: string;
    readonly layer: string;
    /** Whether the layer has an activation at all. */
    readonly hasOption: boolean;
  }>({
    text: ({ loss, wanted, found, layer }) => `${loss} must follow a plain ${wanted}, but ${layer} ends with ${found}.`,
    hint: ({ wanted, layer, hasOption }) =>
      hasOption
        ? `Give ${layer} \`activation: ${wanted}\`.`
        : `Add - { type: activation, activation: ${wanted} } after ${layer}.`,
    explanation: `categoricalCrossentropy compares probabilities that add up to one (softmax), binaryCrossentropy
probabilities of yes (sigmoid). The two are computed together, from the values before the activation, which is exact where
the probabilities themselves round to 0 or 1; so there is no \`fromLogits\`.

  layers:
    - { type: dense, units: 10, activation: softmax }
  loss: categoricalCrossentropy`,
  }),
  "loss-output": message<{ readonly what: string; readonly outputs: readonly string[] }>({
    text: ({ what, outputs }) =>
      `The network has ${outputs.length} outputs (${listOf(outputs)}), and ${what} does not say which it is for.`,
    hint: ({ outputs }) => `Add \`output: ${outputs[0]}\`.`,
    explanation: `With several outputs every loss and metric names the one it is for.

  loss:
    - { type: meanSquaredError, output: price }
    - { type: binaryCrossentropy, output: sold, weight: 0.3 }`,
  }),
  "no-such-output": message<{ readonly what: string; readonly name: string; readonly outputs: readonly string[] }>({
    text: ({ what, name }) => `${what} names the output "${name}", which the network does not have.`,
    hint: ({ name, outputs }) => didYouMean(name, outputs),
    explanation: `\`output:\` of a loss or a metric is the name of one of the network's outputs: the target it is compared with.`,
  }),
  "output-without-loss": message<{ readonly output: string }>({
    text: ({ output }) => `No loss is for the output "${output}".`,
    hint: ({ output }) => `Add one with \`output: ${output}\`, or leave the target out.`,
    explanation: `Every target needs a loss, or nothing would be learnt of it.`,
  }),
  "needs-target": message<{ readonly what: string }>({
    text: ({ what }) => `${what} compares outputs with targets, but the dataset has none.`,
    hint: () => "Add `targets:` to the dataset.",
    explanation: `A loss or a metric needs to know what the answer should have been.

  dataset: { type: csv, file: data/iris.csv, targets: species }`,
  }),
  "target-layer": message<{ readonly target: string; readonly candidates: readonly string[] }>({
    text: ({ target }) => `No layer is called "${target}", as the target is.`,
    hint: ({ target, candidates }) => didYouMean(target, candidates),
    explanation: `With several targets, each is learnt by the layer that bears its name.

  dataset: { …, targets: { price: price, sold: sold } }
  layers:
    - { type: dense, name: price, units: 1 }
    - { type: dense, name: sold, units: 1, activation: sigmoid }`,
  }),
  "target-size": message<{
    readonly layer: string;
    readonly shape: string;
    readonly target: string;
    readonly targetShape: string;
    readonly from: string;
    readonly advice?: string;
  }>({
    text: ({ layer, shape, target, targetShape, from }) =>
      `${layer} gives ${shape}, but the target ${target === "" ? "" : `${target} `}is ${targetShape} (${from}).`,
    hint: ({ advice }) => advice,
    explanation: `An output is compared with its target value by value, so both have the same shape. A category with n values
needs n units (softmax), or one unit (sigmoid) where there are two.

  columns: { species: { type: category, categories: [setosa, versicolor, virginica] } }
  layers:
    - { type: dense, units: 3, activation: softmax }`,
  }),
  "needs-categories": message<{ readonly metric: string; readonly output: string }>({
    text: ({ metric, output }) =>
      `${metric} counts right categories, but the target of "${output}" is made of numbers.`,
    hint: () => "Make the target a column of type category, or measure meanAbsoluteError.",
    explanation: `accuracy and topKAccuracy ask whether the most probable category is the right one: the target is a category, or
numbers of which one in each row is 1 and the others are 0. For a single number that is 0 or 1 there is bitAccuracy.

  columns: { passed: { type: category, categories: [no, yes] } }`,
  }),
  "metric-layer": message<{
    readonly metric: string;
    readonly name: string;
    /** It is what enters the network. */
    readonly enters: boolean;
    readonly candidates: readonly string[];
  }>({
    text: ({ metric, name, enters }) =>
      `${metric} names "${name}", which ${enters ? "enters the network and has no neurons" : "is not a layer"}.`,
    hint: ({ name, enters, candidates }) => didYouMean(enters ? "" : name, candidates),
    explanation: `\`layer:\` of a metric is the layer it looks at, \`without:\` the one whose neurons are shut down one at a time.

  metrics:
    - { type: distinctCodes, layer: code }
    - { type: maxAbsoluteError, name: worstWithOneOff, without: hidden }`,
  }),
  "metric-layer-type": message<{
    readonly metric: string;
    readonly wanted: string;
    /** What \`layer:\` says. */
    readonly named?: string;
    /** Layers of that type. */
    readonly candidates: readonly string[];
  }>({
    text: ({ metric, wanted, named, candidates }) =>
      `${metric} measures a layer of type ${wanted}, ${
        named !== undefined
          ? `and "${named}" is none`
          : candidates.length === 0
            ? "and there is none"
            : "and there are several"
      }.`,
    hint: ({ candidates: [first] }) =>
      first === undefined ? "Leave the metric out, or add such a layer." : `Say \`layer: ${first}\`.`,
    explanation: `Some metrics look into a layer of one type: its inputs and its weights. Where there is one such layer alone, it need not be
named.

  metrics: [{ type: reconstructionError, layer: features }]`,
  }),
  "metric-unfit": message<{ readonly metric: string; readonly mistake: string; readonly advice: string }>({
    text: ({ metric, mistake }) => `${metric} ${mistake}.`,
    hint: ({ advice }) => advice,
    explanation: "The metric cannot be taken of this layer. The message says why, the hint what can be taken instead.",
  }),
  "without-number": message<{ readonly metric: string }>({
    text: ({ metric }) => `${metric} cannot be taken \`without:\` a neuron.`,
    hint: () => "Take a metric that gives a number for each row, such as accuracy or maxAbsoluteError.",
    explanation: `\`without:\` shuts the neurons of a layer down one at a time and keeps the worst of the values found so. That
needs a metric that is a mean over rows or the greatest of them.

  metrics:
    - { type: accuracy, name: accuracyWithOneOff, without: hidden }`,
  }),
  "without-effect": message<{ readonly layer: string; readonly output: string }>({
    text: ({ layer, output }) => `${output} does not depend on ${layer}, so nothing changes without its neurons.`,
    hint: ({ output }) => `Name a layer that leads to ${output}.`,
    explanation: `\`without:\` of a metric names a layer that the measured output depends on: what is shut down elsewhere changes
nothing.`,
  }),
  "needs-several-outputs": message<{ readonly activation: string; readonly layer: string }>({
    severity: "warning",
    text: ({ activation, layer }) => `${activation} over the one unit of ${layer} is always 1.`,
    hint: () => "Use sigmoid for one unit, or more units.",
    explanation: `softmax makes the values of one row add up to one. A single value can only become 1, whatever was learnt.`,
  }),
  "duplicate-metric": message<{ readonly name: string }>({
    text: ({ name }) => `Two metrics are called "${name}".`,
    hint: () => "Leave one out, or give it another `name:`.",
    explanation: `Metrics are known by name, in \`expect:\` and in what training prints.

  metrics:
    - maxAbsoluteError
    - { type: maxAbsoluteError, name: worst }`,
  }),
  "train-nothing": message<Record<never, never>>({
    text: () => "No layer has parameters that may change, so there is nothing to train.",
    hint: () => "Leave `train:` out, or take away `trainable: false`.",
    explanation: `Training changes parameters: the weights and biases of layers such as \`dense\`. This network has none, or all of
them are held fixed by \`trainable: false\`.`,
  }),
};

const ADVICE: { readonly [key: string]: string } = {
  dataset: "Add one, for example: dataset: { type: csv, file: data/iris.csv, targets: species }",
  loss: "Add one, for example: loss: meanSquaredError",
  optimizer: "Add one, for example: optimizer: { type: sgd, learningRate: 0.1 }",
};
