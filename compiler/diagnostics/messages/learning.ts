import { didYouMean, listOf } from "../did-you-mean.ts";
import { message } from "../message.ts";

/** Mistakes in targets, losses, the optimizer, metrics and `train:`. */
export const learning = {
  "iterations-or-epochs": message<{
    readonly both: boolean;
    readonly inherited?: { readonly key: string; readonly file: string };
  }>({
    text: ({ both }) =>
      both ? "`train:` has both iterations and epochs." : "`train:` has neither iterations nor epochs.",
    hint: ({ both, inherited }) =>
      inherited !== undefined
        ? `Write \`${inherited.key}: null\` to remove the value from ${inherited.file}.`
        : both
          ? "Keep one: an epoch is one pass over the rows, an iteration one update."
          : "Add one, for example `epochs: 100`.",
    explanation: `Training runs for a number of iterations (updates of the weights) or epochs (passes over the training rows).
Give exactly one of the two.

  train: { epochs: 100, batchSize: 32 }`,
  }),
  "always-one": message<{ readonly metric: string; readonly k: number; readonly categories: number }>({
    severity: "warning",
    text: ({ metric, k, categories }) =>
      `${metric} is always 1: k is ${k}, and there are only ${categories} categories.`,
    hint: ({ categories }) => `Write a k below ${categories}${categories === 2 ? ", or accuracy" : ""}.`,
    explanation: `\`topKAccuracy\` is the share of rows whose correct category is among the k most probable. If k is at least the
number of categories, it always is. Default for \`k:\`: the column's \`topK\`, or 5.

  metrics: [{ type: topKAccuracy, k: 2 }]`,
  }),
  "one-clipping": message<Record<never, never>>({
    text: () => "The optimizer has more than one kind of gradient clipping.",
    hint: () => "Keep one of clipValue, clipNorm and globalClipNorm.",
    explanation: `There are three kinds of gradient clipping, and an optimizer takes one of them: clipValue limits every value,
clipNorm the norm of each parameter's gradient, globalClipNorm the norm of all gradients together.

  optimizer: { type: adam, globalClipNorm: 1 }`,
  }),
  "schedule-options": message<{ readonly mistake: string; readonly advice: string }>({
    text: ({ mistake }) => mistake,
    hint: ({ advice }) => advice,
    explanation: `The options of a schedule must be consistent: piecewiseConstantDecay takes ascending boundaries, counted in
updates, and one more value than boundaries.

  learningRate: { type: piecewiseConstantDecay, boundaries: [1000, 2000], values: [0.1, 0.05, 0.01] }`,
  }),
  "training-needs": message<{ readonly key: string; readonly because: string }>({
    text: ({ key, because }) => `The spec has no \`${key}:\`, but ${because}.`,
    hint: ({ key }) => ADVICE[key],
    explanation: `To train by backpropagation, a network needs a dataset with targets, a loss and an optimizer; they have
no default. Other learning rules need less.

  dataset: { type: csv, file: data/iris.csv, targets: species }
  loss: categoricalCrossentropy
  optimizer: adam
  train: { epochs: 100 }`,
  }),
  "learning-takes-no": message<{ readonly rule: string; readonly key: "loss" | "optimizer" }>({
    text: ({ rule, key }) => `${rule} takes no ${key}.`,
    hint: ({ key }) =>
      key === "loss"
        ? "Remove `loss:`, or use backpropagation; metrics do not need a loss."
        : "Remove `optimizer:`: the rule itself sets the step size.",
    explanation: `Not every learning rule uses a loss or an optimizer: the perceptron rule corrects mistakes and has no loss,
hill climbing has its own step size and no optimizer. An option without effect is an error.

  learning: perceptron
  optimizer: { type: sgd, learningRate: 1 }`,
  }),
  "learning-optimizer": message<{
    readonly rule: string;
    readonly optimizer: string;
    readonly wanted: readonly string[];
  }>({
    text: ({ rule, optimizer, wanted }) => `${rule} needs the optimizer ${listOf(wanted)}, not ${optimizer}.`,
    hint: ({ wanted }) => `Write \`optimizer: { type: ${wanted[0]}, learningRate: 1 }\`.`,
    explanation: `A learning rule gives the direction of a step, the optimizer its size. Some rules are defined with only one
optimizer: the perceptron rule adds exactly the learning rate times the inputs.`,
  }),
  "learning-unfit": message<{ readonly rule: string; readonly mistake: string; readonly advice: string }>({
    text: ({ rule, mistake }) => `${rule} ${mistake}.`,
    hint: ({ advice }) => advice,
    explanation: `The learning rule cannot train this network, or not with these options. Backpropagation trains any network; the
perceptron rule trains one layer of threshold neurons and corrects them after each row.

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
    text: ({ name }) => `"${name}" is not measured, so it cannot be a stopping criterion.`,
    hint: ({ name, candidates, advice }) => advice ?? didYouMean(name, candidates),
    explanation: `\`until:\` and \`earlyStopping:\` check the loss or a metric that the spec lists, at the end of each epoch.
Default: on the training rows; a name that begins with \`validation.\` is measured on the validation rows.

  metrics: [accuracy]
  train: { epochs: 100, earlyStopping: { monitor: validation.accuracy, patience: 5 } }`,
  }),
  "ending-needs": message<{ readonly what: string; readonly problem: string; readonly advice?: string }>({
    text: ({ what, problem }) => `${what} cannot be a stopping criterion: ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `A stopping criterion is one number, measured at the end of each epoch on the training rows or the validation rows.
Early stopping also needs to know whether higher or lower is better.

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
    text: ({ loss, wanted, found, layer }) =>
      `${loss} needs ${wanted} as the last activation, but ${layer} ends with ${found}.`,
    hint: ({ wanted, layer, hasOption }) =>
      hasOption
        ? `Give ${layer} \`activation: ${wanted}\`.`
        : `Add - { type: activation, activation: ${wanted} } after ${layer}.`,
    explanation: `categoricalCrossentropy compares probabilities that add up to 1 (softmax), binaryCrossentropy probabilities of
yes (sigmoid). Activation and loss are computed together from the logits. This stays accurate where the probabilities
round to 0 or 1, so \`fromLogits\` is not needed.

  layers:
    - { type: dense, units: 10, activation: softmax }
  loss: categoricalCrossentropy`,
  }),
  "loss-output": message<{ readonly what: string; readonly outputs: readonly string[] }>({
    text: ({ what, outputs }) =>
      `The network has ${outputs.length} outputs (${listOf(outputs)}), and ${what} does not specify which one.`,
    hint: ({ outputs }) => `Add \`output: ${outputs[0]}\`.`,
    explanation: `With several outputs, every loss and metric names its output.

  loss:
    - { type: meanSquaredError, output: price }
    - { type: binaryCrossentropy, output: sold, weight: 0.3 }`,
  }),
  "no-such-output": message<{ readonly what: string; readonly name: string; readonly outputs: readonly string[] }>({
    text: ({ what, name }) => `${what} names the output "${name}", which is not in the network.`,
    hint: ({ name, outputs }) => didYouMean(name, outputs),
    explanation: `\`output:\` of a loss or a metric is the name of one of the network's outputs: the target it is compared with.`,
  }),
  "output-without-loss": message<{ readonly output: string }>({
    text: ({ output }) => `The output "${output}" has no loss.`,
    hint: ({ output }) => `Add one with \`output: ${output}\`, or remove the target.`,
    explanation: `Every target needs a loss; without one, its output is not trained.`,
  }),
  "needs-target": message<{ readonly what: string }>({
    text: ({ what }) => `${what} compares outputs with targets, but the dataset has none.`,
    hint: () => "Add `targets:` to the dataset.",
    explanation: `A loss or a metric compares the outputs with the expected values.

  dataset: { type: csv, file: data/iris.csv, targets: species }`,
  }),
  "target-layer": message<{ readonly target: string; readonly candidates: readonly string[] }>({
    text: ({ target }) => `The target "${target}" needs a layer of the same name.`,
    hint: ({ target, candidates }) => didYouMean(target, candidates),
    explanation: `With several targets, each one belongs to the layer of the same name.

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
needs n units (softmax); with two values, one unit (sigmoid) is possible.

  columns: { species: { type: category, categories: [setosa, versicolor, virginica] } }
  layers:
    - { type: dense, units: 3, activation: softmax }`,
  }),
  "needs-categories": message<{ readonly metric: string; readonly output: string }>({
    text: ({ metric, output }) => `${metric} counts correct categories, but the target of "${output}" is numeric.`,
    hint: () => "Make the target a column of type category, or use meanAbsoluteError.",
    explanation: `accuracy and topKAccuracy check whether the most probable category is correct: the target is a category, or one-hot
numbers (one is 1, the others are 0). For a single number that is 0 or 1, use bitAccuracy.

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
      `${metric} names "${name}", which ${enters ? "is an input of the network and has no neurons" : "is not a layer"}.`,
    hint: ({ name, enters, candidates }) => didYouMean(enters ? "" : name, candidates),
    explanation: `\`layer:\` of a metric is the layer it measures, \`without:\` the layer whose neurons are switched off one at a time.

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
          ? `but "${named}" is not`
          : candidates.length === 0
            ? "but there is none"
            : "but there are several"
      }.`,
    hint: ({ candidates: [first] }) =>
      first === undefined ? "Remove the metric, or add such a layer." : `Write \`layer: ${first}\`.`,
    explanation: `Some metrics measure the inputs and weights of a layer of a given type. If there is only one such layer, \`layer:\` is
optional.

  metrics: [{ type: reconstructionError, layer: features }]`,
  }),
  "metric-unfit": message<{ readonly metric: string; readonly mistake: string; readonly advice: string }>({
    text: ({ metric, mistake }) => `${metric} ${mistake}.`,
    hint: ({ advice }) => advice,
    explanation: "The metric cannot be measured on this layer. The message gives the reason, the hint an alternative.",
  }),
  "without-number": message<{ readonly metric: string }>({
    text: ({ metric }) => `${metric} cannot be combined with \`without:\`.`,
    hint: () => "Use a metric that gives a number for each row, such as accuracy or maxAbsoluteError.",
    explanation: `\`without:\` switches off the neurons of a layer one at a time and reports the worst value. This
needs a metric that is a mean or a maximum over rows.

  metrics:
    - { type: accuracy, name: accuracyWithOneOff, without: hidden }`,
  }),
  "without-effect": message<{ readonly layer: string; readonly output: string }>({
    text: ({ layer, output }) => `${output} does not depend on ${layer}, so switching off its neurons changes nothing.`,
    hint: ({ output }) => `Name a layer that ${output} depends on.`,
    explanation: `\`without:\` of a metric names a layer that the measured output depends on: switching off other neurons has
no effect.`,
  }),
  "needs-several-outputs": message<{ readonly activation: string; readonly layer: string }>({
    severity: "warning",
    text: ({ activation, layer }) => `${activation} over the single unit of ${layer} is always 1.`,
    hint: () => "Use sigmoid for one unit, or more units.",
    explanation: `softmax makes the values of one row add up to one. A single value is always 1.`,
  }),
  "duplicate-metric": message<{ readonly name: string }>({
    text: ({ name }) => `Two metrics are called "${name}".`,
    hint: () => "Remove one, or give it another `name:`.",
    explanation: `Metrics are identified by name, in \`expect:\` and in the output of training.

  metrics:
    - maxAbsoluteError
    - { type: maxAbsoluteError, name: worst }`,
  }),
  "train-nothing": message<Record<never, never>>({
    text: () => "No layer has trainable parameters, so there is nothing to train.",
    hint: () => "Remove `train:`, or remove `trainable: false`.",
    explanation: `Training changes parameters: the weights and biases of layers such as \`dense\`. This network has none, or all of
them are frozen by \`trainable: false\`.`,
  }),
};

const ADVICE: { readonly [key: string]: string } = {
  dataset: "Add one, for example: dataset: { type: csv, file: data/iris.csv, targets: species }",
  loss: "Add one, for example: loss: meanSquaredError",
  optimizer: "Add one, for example: optimizer: { type: sgd, learningRate: 0.1 }",
};
