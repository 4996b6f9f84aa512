import type { Model } from "../../ir/model.ts";
import { absolute } from "../../ops/absolute.ts";
import { maximumOfAll } from "../../ops/maximum-of-all.ts";
import { multiply } from "../../ops/multiply.ts";
import { subtract } from "../../ops/subtract.ts";
import { sumAll } from "../../ops/sum-all.ts";
import { type Conflict, learningRule } from "../define/learning.ts";

/**
 * Rosenblatt's rule (1958): after each row, weights of a neuron that fired wrongly move by the inputs, away from the
 * mistake. Its direction is the slope of (answer − target) · sum for the weights, the mistake taken as it is: a threshold
 * has no slope that could lead through it.
 */
export const perceptron = learningRule({
  type: "perceptron",
  summary:
    "Corrects the weights of threshold neurons after each row that they answer wrongly, by its inputs. Ends when an epoch has no mistake (noMistakes), or when the weights come round again (notSeparable).",
  formula: "weights − learningRate · (answer − target) · inputs",
  options: {},
  example:
    "layers: [{ type: dense, units: 1, activation: step, weightsInitializer: zeros }]\nlearning: perceptron\noptimizer: { type: sgd, learningRate: 1 }\ntrain: { epochs: 100, batchSize: 1 }",
  takesLoss: false,
  targets: { oneOf: [0, 1] },
  optimizers: ["sgd"],
  finds: { name: "correct", summary: "Finds the correction of every weight: the inputs, where the answer is wrong." },
  moves: "Moves every weight by its correction.",
  stopping: { className: "PerceptronStopping", reasons: ["noMistakes", "notSeparable"] },
  conflicts,
  build: ({ graph, model, forward, targets, slopesOf }) => {
    const [output] = model.outputs;
    const answer = output && forward.values.get(output.layer);
    const target = output && targets.get(output.name);
    const sums = answer && forward.beforeActivation.get(answer.node)?.value;
    if (!answer || !target || !sums) throw new Error("a perceptron was built without threshold neurons or targets");
    const mistakes = graph.apply(subtract, [answer, target], {}, "mistakes");
    const pushed = graph.apply(multiply, [mistakes, sums], {}, "pushed");
    const size = graph.apply(absolute, [mistakes], {}, "size");
    const updates = graph.apply(maximumOfAll, [size], {}, "mistake");
    graph.rename(mistakes, "mistakes");
    graph.rename(updates, "anyMistake");
    return { directions: slopesOf(graph.apply(sumAll, [pushed], {}, "criterion")), updates };
  },
});

function conflicts({ layers, outputs, optimizer, train }: Model): readonly Conflict[] {
  const [output] = outputs;
  const learnt = layers.filter(({ parameters }) => parameters.some(({ trainable }) => trainable));
  const other = learnt.find(({ name }) => name !== output?.layer);
  const layer = layers.find(({ name }) => name === output?.layer);
  const activation = (layer?.options.activation as { readonly type?: string } | undefined)?.type;
  const regularized = learnt
    .flatMap(({ parameters }) => parameters)
    .find(({ regularizer }) => regularizer !== undefined);
  const options = optimizer?.options ?? {};
  const changed = ["clipValue", "clipNorm", "globalClipNorm"].find((name) => options[name] !== undefined);
  const found: (Conflict | false)[] = [
    outputs.length > 1 && {
      mistake: "trains one output, and the network has several",
      hint: "Make one layer of them, with a unit for each.",
      pointer: "/learning",
    },
    activation !== "step" && {
      mistake: `trains threshold neurons, and ${layer?.name} does not end with a step`,
      hint: `Give ${layer?.name} \`activation: step\`.`,
      pointer: "/learning",
    },
    other !== undefined && {
      mistake: `trains the last layer alone: it has no way to know what ${other?.name} should do`,
      hint: `Give ${other?.name} \`trainable: false\`, or learn by backpropagation.`,
      pointer: "/learning",
    },
    regularized !== undefined && {
      mistake: `makes no loss small, to which the regularizer of ${regularized?.path} could add`,
      hint: "Leave the regularizer out, or learn by backpropagation.",
      pointer: layer?.range ?? "/learning",
    },
    train?.batchSize !== 1 && {
      mistake: "corrects the weights after each row",
      hint: "Give `train:` a batchSize of 1.",
      pointer: "/train/batchSize",
    },
    (options.momentum ?? 0) !== 0 && {
      mistake: "moves the weights by each mistake once, without momentum",
      hint: "Leave `momentum:` out.",
      pointer: "/optimizer/momentum",
    },
    changed !== undefined && {
      mistake: "moves the weights by the whole of each mistake",
      hint: `Leave \`${changed}:\` out.`,
      pointer: `/optimizer/${changed}`,
    },
    options.learningRate === 0 && {
      mistake: "learns nothing with a learning rate of 0",
      hint: "From weights of 0, any rate above 0 makes the same mistakes.",
      pointer: "/optimizer/learningRate",
    },
  ];
  return found.filter((each) => each !== false);
}
