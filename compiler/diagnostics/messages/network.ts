import { didYouMean, listOf } from "../did-you-mean.ts";
import { message } from "../message.ts";

/** Mistakes in how layers are named, joined and sized. */
export const network = {
  "no-layers": message<{ readonly onlyInputs: boolean }>({
    text: ({ onlyInputs }) => (onlyInputs ? "`layers:` has only inputs." : "The spec has no layers."),
    hint: () => "Add at least one, for example: - { type: dense, units: 1 }",
    explanation: `A network has at least one layer.

  layers:
    - { type: dense, units: 1 }`,
  }),
  "duplicate-layer": message<{ readonly name: string; readonly line: number }>({
    text: ({ name, line }) => `Two layers are called "${name}"; the other is on line ${line}.`,
    hint: () => "Give one of them another `name:`.",
    explanation: `Layers are identified by name: in \`inputs:\`, in paths, in the generated code. The default name of a layer is its type
and its ordinal among the layers of that type (\`dense1\`), which may conflict with a given name.`,
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
consist of letters, digits and underscores and begin with a letter. \`input\` is reserved for the network's input.`,
  }),
  "name-taken": message<{ readonly name: string }>({
    text: ({ name }) => `The layer "${name}" has the same name as an input of the network.`,
    hint: () => "Give the layer another `name:`.",
    explanation: `In \`inputs:\`, a name refers to a layer or to an input of the dataset, so names must be unique.`,
  }),
  "unknown-input": message<{ readonly name: string; readonly layer: string; readonly candidates: readonly string[] }>({
    text: ({ name, layer }) =>
      `The inputs of ${layer} name "${name}", which is neither a layer nor an input of the network.`,
    hint: ({ name, candidates }) => didYouMean(name, candidates),
    explanation: `\`inputs:\` of a layer names other layers, or inputs of the network: those of the dataset, or \`input\` if there
is only one.

  - { type: dense, name: hidden, units: 4 }
  - { type: add, inputs: [hidden, input] }`,
  }),
  "layer-cycle": message<{ readonly path: readonly string[] }>({
    text: ({ path }) => `The layers form a cycle: ${path.join(" → ")}.`,
    hint: () => "A layer cannot depend on its own output; change one of the `inputs:`.",
    explanation: `The layers form a graph without cycles, from the inputs to the outputs.

  - { type: dense, name: a, units: 2, inputs: b }
  - { type: dense, name: b, units: 2, inputs: a }      # a → b → a`,
  }),
  "input-count": message<{ readonly layer: string; readonly takes: string; readonly found: number; advice?: string }>({
    text: ({ layer, takes, found }) => `${layer} takes ${takes}, but has ${found === 0 ? "none" : found}.`,
    hint: ({ advice }) => advice ?? "Name them under `inputs:`.",
    explanation: `Most layers take one input: by default the layer before them. \`add\` and \`concatenate\`
take two or more.

  - { type: add, inputs: [outer, inner] }`,
  }),
  "which-input": message<{ readonly layer: string; readonly inputs: readonly string[] }>({
    text: ({ layer, inputs }) =>
      `The network has several inputs (${listOf(inputs)}), and ${layer} does not specify which one it takes.`,
    hint: ({ inputs }) => `Add \`inputs: ${inputs[0]}\`.`,
    explanation: `The first layer takes the network's input. If there are several, it must name one.

  - { type: dense, units: 8, inputs: facts }`,
  }),
  "each-unfit": message<{ readonly path: string; readonly problem: string; readonly advice?: string }>({
    text: ({ path, problem }) => `\`each:\` cannot give ${path}: ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `\`each:\` of a repeat gives an option of one of its layers a value for every copy, in order. The option
must not be given anywhere else.

  - type: repeat
    name: stage
    times: 2
    each: { conv.filters: [8, 16] }
    layers:
      - { type: conv2d, name: conv, kernelSize: 3 }`,
  }),
  "input-in-repeat": message<object>({
    text: () => "A repeat cannot contain an input layer: the network has each input once.",
    hint: () => "Move it before the repeat; inside a copy, `input` is the input of the copy.",
    explanation: `A layer of type \`input\` gives the shape of a network input. In a repeat, the first layer of a copy takes the output of
the previous copy, and \`inputs: input\` refers to it.

  - { type: input, shape: [4] }
  - type: repeat
    times: 2
    layers:
      - { type: dense, name: inner, units: 4, activation: relu }
      - { type: add, inputs: [inner, input] }`,
  }),
  "too-many-layers": message<{ readonly most: number }>({
    text: ({ most }) => `With all copies of its repeats, the network has more than ${most} layers.`,
    hint: () => "Nested repeats multiply: make `times:` smaller.",
    explanation: `Every layer of every copy is a separate layer of the network, with its own code.

  - type: repeat
    times: 1000                      # times 1000 below: a million layers
    layers:
      - type: repeat
        times: 1000
        layers:
          - { type: dense, units: 2 }`,
  }),
  "no-input-shape": message<{ readonly layer: string }>({
    text: ({ layer }) => `The input shape of ${layer} is unknown: there is no dataset and no input layer.`,
    hint: () => "Add a dataset, or begin with - { type: input, shape: [3] }",
    explanation: `The first layer's input comes from the dataset's columns, or from a layer of type \`input\` that gives its shape.

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
    hint: ({ data }) => `Write \`shape: ${data}\`, or remove the layer: the dataset gives the shape.`,
    explanation: `An \`input\` layer gives the shape of one row. If the dataset gives it too, the two must be equal.`,
  }),
  shape: message<{ readonly mistake: string; readonly advice: string }>({
    text: ({ mistake }) => mistake,
    hint: ({ advice }) => advice,
    explanation: `A layer cannot take its input's shape. The message gives this shape and its origin. Shapes are those of one row:
\`[28, 28, 1]\` is an image of 28 × 28 pixels with one channel.

  - { type: dense, units: 10 }
  - { type: reshape, targetShape: [3, 4] }      # 10 values do not make 3 × 4`,
  }),
  "layer-options": message<{ readonly mistake: string; readonly advice: string }>({
    text: ({ mistake }) => mistake,
    hint: ({ advice }) => advice,
    explanation: `The options of a layer must be consistent: random dropout takes a rate, dropout in turn takes none.

  - { type: dropout, rate: 0.5 }
  - { type: dropout, pattern: inTurn }`,
  }),
  "initializer-shape": message<{ readonly mistake: string; readonly advice: string }>({
    text: ({ mistake }) => mistake,
    hint: ({ advice }) => advice,
    explanation: `An initializer that lists values must have the shape of the parameter: dense weights are
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
    explanation: `\`defaults:\` gives options to every layer of a type; a layer's own options take precedence.

  defaults:
    dense: { activation: sigmoid }`,
  }),
  "unused-layer": message<{ readonly layer: string }>({
    severity: "warning",
    text: ({ layer }) => `The output of ${layer} is not used.`,
    hint: () => "Name it under `outputs:`, or in the `inputs:` of another layer, or remove it.",
    explanation: `A layer whose output is not used has no effect, and its parameters are never trained.`,
  }),
  "mask-lost": message<{ readonly layer: string; readonly from: string; readonly without?: string }>({
    severity: "warning",
    text: ({ layer, from, without }) =>
      without === undefined
        ? `The mask of ${from} is lost in ${layer}, which does not know masks: padding counts there like any other step.`
        : `The mask of ${from} is lost in ${layer}, since its input ${without} has none.`,
    hint: ({ without }) =>
      without === undefined
        ? "Put a layer that takes the mask into account between them: lstm, or globalAveragePooling1d."
        : "Give every input a mask, or none.",
    explanation: `A mask says which steps of a sequence are padding. It comes from \`masking\`, from \`embedding\` with \`maskZero\`, or
from a column of sequences, and goes through the layers that know masks, down to the loss and the metrics. A layer that
does not know masks treats padding like any other step, and the layers after it see no mask.`,
  }),
  "unknown-output": message<{ readonly name: string; readonly candidates: readonly string[] }>({
    text: ({ name }) => `\`outputs:\` names "${name}", which is not a layer.`,
    hint: ({ name, candidates }) => didYouMean(name, candidates),
    explanation: `\`outputs:\` lists the layers whose values the network returns; default: the last one.

  outputs: [price, sold]`,
  }),
};
