import { didYouMean, listOf } from "../did-you-mean.ts";
import { message } from "../message.ts";

/** Mistakes in how layers are named, joined and sized. */
export const network = {
  "no-layers": message<{ readonly onlyInputs: boolean }>({
    text: ({ onlyInputs }) => (onlyInputs ? "Nothing but inputs stands under `layers:`." : "The spec has no layers."),
    hint: () => "Add at least one, for example: - { type: dense, units: 1 }",
    explanation: `A network has at least one layer.

  layers:
    - { type: dense, units: 1 }`,
  }),
  "duplicate-layer": message<{ readonly name: string; readonly line: number }>({
    text: ({ name, line }) => `Two layers are called "${name}"; the other stands in line ${line}.`,
    hint: () => "Give one of them another `name:`.",
    explanation: `Layers are known by name: in \`inputs:\`, in paths, in the generated code. A layer without a name is called by
its type and its ordinal among the layers of that type (\`dense1\`), which may clash with a name that was given.`,
  }),
  "bad-name": message<{
    readonly name: string;
    readonly what: string;
    readonly why: string;
    readonly advice: string;
  }>({
    text: ({ name, what, why }) => `"${name}" cannot be the name of ${what}: ${why}.`,
    hint: ({ advice }) => advice,
    explanation: `Names of layers become names in the generated TypeScript and parts of paths such as \`layers.hidden.units\`, so they
are made of letters, digits and underscores, beginning with a letter, and \`input\` is kept for what enters the layers.`,
  }),
  "name-taken": message<{ readonly name: string }>({
    text: ({ name }) => `The layer "${name}" has the name of an input of the network.`,
    hint: () => "Give the layer another `name:`, so that `inputs:` can tell them apart.",
    explanation: `In \`inputs:\` a name stands for a layer or for an input of the dataset; one name cannot be both.`,
  }),
  "unknown-input": message<{ readonly name: string; readonly layer: string; readonly candidates: readonly string[] }>({
    text: ({ name, layer }) =>
      `The inputs of ${layer} name "${name}", which is neither a layer nor an input of the network.`,
    hint: ({ name, candidates }) => didYouMean(name, candidates),
    explanation: `\`inputs:\` of a layer names other layers, or inputs of the network: those of the dataset, or \`input\` where there
is only one.

  - { type: dense, name: hidden, units: 4 }
  - { type: add, inputs: [hidden, input] }`,
  }),
  "layer-cycle": message<{ readonly path: readonly string[] }>({
    text: ({ path }) => `The layers go round in a circle: ${path.join(" → ")}.`,
    hint: () => "A layer cannot take what it helps to compute; change one of the `inputs:`.",
    explanation: `Values flow through the layers from the inputs to the outputs, so no layer may depend on its own output.

  - { type: dense, name: a, units: 2, inputs: b }
  - { type: dense, name: b, units: 2, inputs: a }      # a → b → a`,
  }),
  "input-count": message<{ readonly layer: string; readonly takes: string; readonly found: number; advice?: string }>({
    text: ({ layer, takes, found }) => `${layer} takes ${takes}, but has ${found === 0 ? "none" : found}.`,
    hint: ({ advice }) => advice ?? "Name them under `inputs:`.",
    explanation: `Most layers take one input: the layer before them unless \`inputs:\` says otherwise. \`add\` and \`concatenate\`
take two or more.

  - { type: add, inputs: [outer, inner] }`,
  }),
  "which-input": message<{ readonly layer: string; readonly inputs: readonly string[] }>({
    text: ({ layer, inputs }) =>
      `The network has several inputs (${listOf(inputs)}), and ${layer} does not say which it takes.`,
    hint: ({ inputs }) => `Add \`inputs: ${inputs[0]}\`.`,
    explanation: `The first layer takes the network's input. Where there are several, it must name one.

  - { type: dense, units: 8, inputs: facts }`,
  }),
  "each-unfit": message<{ readonly path: string; readonly problem: string; readonly advice?: string }>({
    text: ({ path, problem }) => `\`each:\` cannot give ${path}: ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `\`each:\` of a repeat gives an option of one of its layers a value for every copy, in their order. The option
stands nowhere else then.

  - type: repeat
    name: stage
    times: 2
    each: { conv.filters: [8, 16] }
    layers:
      - { type: conv2d, name: conv, kernelSize: 3 }`,
  }),
  "input-in-repeat": message<object>({
    text: () => "An input cannot stand in a repeat: what enters the network enters it once.",
    hint: () => "Put it before the repeat; within a copy, `input` is what enters the copy.",
    explanation: `A layer of type \`input\` states the shape of what enters the network. In a repeat, the first layer of a copy takes
what the copy before it gives, and \`inputs: input\` names that.

  - { type: input, shape: [4] }
  - type: repeat
    times: 2
    layers:
      - { type: dense, name: inner, units: 4, activation: relu }
      - { type: add, inputs: [inner, input] }`,
  }),
  "too-many-layers": message<{ readonly most: number }>({
    text: ({ most }) => `With all copies of its repeats the network has more than ${most} layers.`,
    hint: () => "Copies within copies multiply: make `times:` smaller.",
    explanation: `Every layer of every copy is a layer of the network, with code of its own.

  - type: repeat
    times: 1000                      # times 1000 below: a million layers
    layers:
      - type: repeat
        times: 1000
        layers:
          - { type: dense, units: 2 }`,
  }),
  "no-input-shape": message<{ readonly layer: string }>({
    text: ({ layer }) => `Nothing says what shape enters ${layer}: there is no dataset, and no input layer.`,
    hint: () => "Add a dataset, or begin with - { type: input, shape: [3] }",
    explanation: `The first layer's input comes from the dataset's columns, or from a layer of type \`input\` that states its shape.

  layers:
    - { type: input, shape: [28, 28, 1] }`,
  }),
  "input-shape": message<{
    readonly layer: string;
    readonly shape: string;
    readonly data: string;
    readonly from: string;
  }>({
    text: ({ layer, shape, data, from }) => `${layer} expects ${shape}, but the data gives ${data} (${from}).`,
    hint: ({ data }) => `Write \`shape: ${data}\`, or leave the layer out: the dataset says it.`,
    explanation: `An \`input\` layer states the shape of one row. Where the dataset states it too, the two must agree.`,
  }),
  shape: message<{ readonly mistake: string; readonly advice: string }>({
    text: ({ mistake }) => mistake,
    hint: ({ advice }) => advice,
    explanation: `A layer cannot take a value of the shape that enters it. The message says which shape that is and where it came
from. Shapes are those of one row: \`[28, 28, 1]\` is an image of 28 × 28 pixels with one channel.

  - { type: dense, units: 10 }
  - { type: reshape, targetShape: [3, 4] }      # 10 values do not make 3 × 4`,
  }),
  "layer-options": message<{ readonly mistake: string; readonly advice: string }>({
    text: ({ mistake }) => mistake,
    hint: ({ advice }) => advice,
    explanation: `The options of a layer must fit each other: dropout at random takes a rate, dropout in turn takes none.

  - { type: dropout, rate: 0.5 }
  - { type: dropout, pattern: inTurn }`,
  }),
  "initializer-shape": message<{ readonly mistake: string; readonly advice: string }>({
    text: ({ mistake }) => mistake,
    hint: ({ advice }) => advice,
    explanation: `An initializer that lists values must list as many as the parameter has, in the same shape: dense weights are
\`[inputs, units]\`, a bias is \`[units]\`.

  weightsInitializer: { type: values, values: [[0.5], [1]] }      # two inputs, one unit`,
  }),
  "unknown-defaults": message<{
    readonly written: string;
    readonly candidates: readonly string[];
    readonly known?: string;
  }>({
    text: ({ written }) => `\`defaults:\` names "${written}", which is not a type of layer.`,
    hint: ({ written, candidates, known }) => didYouMean(written, candidates, known),
    explanation: `\`defaults:\` gives options to every layer of a type; a layer's own options win.

  defaults:
    dense: { activation: sigmoid }`,
  }),
  "unused-layer": message<{ readonly layer: string }>({
    severity: "warning",
    text: ({ layer }) => `Nothing uses the output of ${layer}.`,
    hint: () => "Name it under `outputs:`, or in the `inputs:` of another layer, or leave it out.",
    explanation: `A layer whose output goes nowhere is computed in vain, and its parameters are never learnt.`,
  }),
  "unknown-output": message<{ readonly name: string; readonly candidates: readonly string[] }>({
    text: ({ name }) => `\`outputs:\` names "${name}", which is not a layer.`,
    hint: ({ name, candidates }) => didYouMean(name, candidates),
    explanation: `\`outputs:\` lists the layers whose values the network gives back; default: the last one.

  outputs: [price, sold]`,
  }),
};
