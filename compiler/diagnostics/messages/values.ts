import { message } from "../message.ts";

/** Values that do not fit the key they stand under. */
export const values = {
  "wrong-type": message<{ readonly key: string; readonly expected: string; readonly found: string; advice?: string }>({
    text: ({ key, expected, found }) => `${key} must be ${expected}, not ${found}.`,
    hint: ({ advice }) => advice,
    explanation: `The value is of another sort than the key can take.

  units: four        # a whole number: 4
  useBias: "no"      # true or false`,
  }),
  "out-of-range": message<{ readonly key: string; readonly bound: string; readonly found: string }>({
    text: ({ key, bound, found }) => `${key} must be ${bound}, not ${found}.`,
    hint: () => undefined,
    explanation: `The number is of the right sort but outside what makes sense: sizes and counts are at least 1 and at most
2147483647, shares lie between 0 and 1.

  units: 0           # at least 1`,
  }),
  "missing-key": message<{ readonly key: string; readonly of: string; advice?: string }>({
    text: ({ key, of }) => `${of.replace(/^an /, "An ")} needs ${key}.`,
    hint: ({ key, advice }) => advice ?? `Add \`${key}: …\`.`,
    explanation: `A key without a default is missing; it can also be given once for all layers of a type, under \`defaults:\`.

  layers:
    - { type: input, shape: [3] }
    - { type: dense }               # units: how many?`,
  }),
  "wrong-length": message<{ readonly key: string; readonly expected: string; readonly found: number }>({
    text: ({ key, expected, found }) => `${key} must have ${expected}, not ${found}.`,
    hint: () => undefined,
    explanation: `A list is longer or shorter than it may be.

  between: [1]       # two numbers: [1, 2]`,
  }),
  "size-overflow": message<{ readonly what: string; readonly sizes: string }>({
    text: ({ what, sizes }) => `${what} would hold ${sizes} values, more than 2147483647.`,
    hint: () => "Make it smaller, or check the shape that enters the layer.",
    explanation: `No tensor may hold more than 2^31 − 1 values.

  - { type: dense, units: 2000000000 }      # times the inputs: too many weights`,
  }),
  "unknown-path": message<{ readonly path: string; readonly part: string; readonly advice?: string }>({
    text: ({ path, part }) => (path === part ? `There is no "${part}".` : `There is no "${part}" in "${path}".`),
    hint: ({ advice }) => advice,
    explanation: `A path names one value of the spec: keys joined by dots, layers by name.

  --set train.epochs=3 --set layers.hidden.units=8 --set optimizer.learningRate=0.1`,
  }),
  "set-syntax": message<{ readonly written: string }>({
    text: ({ written }) => `"${written}" is not of the form path=value.`,
    hint: () => "For example: --set train.epochs=3",
    explanation: `\`--set\` takes a path, an equals sign and a value in YAML.

  --set layers.hidden.units=8`,
  }),
};
