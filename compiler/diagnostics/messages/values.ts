import { message } from "../message.ts";

/** Values that do not fit their key. */
export const values = {
  "wrong-type": message<{ readonly key: string; readonly expected: string; readonly found: string; advice?: string }>({
    text: ({ key, expected, found }) => `${key} must be ${expected}, not ${found}.`,
    hint: ({ advice }) => advice,
    explanation: `The value has the wrong type for this key.

  units: four        # a whole number: 4
  useBias: "no"      # true or false`,
  }),
  "out-of-range": message<{ readonly key: string; readonly bound: string; readonly found: string }>({
    text: ({ key, bound, found }) => `${key} must be ${bound}, not ${found}.`,
    hint: () => undefined,
    explanation: `The number has the right type but is out of range: sizes and counts are from 1 to 2147483647, shares are from 0
to 1.

  units: 0           # at least 1`,
  }),
  "missing-key": message<{ readonly key: string; readonly of: string; advice?: string }>({
    text: ({ key, of }) => `${of.replace(/^an /, "An ")} needs ${key}.`,
    hint: ({ key, advice }) => advice ?? `Add \`${key}: …\`.`,
    explanation: `A key without a default is missing. \`defaults:\` can give it for all layers of a type.

  layers:
    - { type: input, shape: [3] }
    - { type: dense }               # units: how many?`,
  }),
  "wrong-length": message<{ readonly key: string; readonly expected: string; readonly found: number }>({
    text: ({ key, expected, found }) => `${key} must have ${expected}, not ${found}.`,
    hint: () => undefined,
    explanation: `A list has the wrong number of entries.

  between: [1]       # two numbers: [1, 2]`,
  }),
  "size-overflow": message<{ readonly what: string; readonly sizes: string }>({
    text: ({ what, sizes }) => `${what} would have ${sizes} values, more than 2147483647.`,
    hint: () => "Reduce its size, or check the input shape of the layer.",
    explanation: `A tensor has at most 2^31 − 1 values.

  - { type: dense, units: 2000000000 }      # times the inputs: too many weights`,
  }),
  "unknown-path": message<{ readonly path: string; readonly part: string; readonly advice?: string }>({
    text: ({ path, part }) => (path === part ? `There is no "${part}".` : `There is no "${part}" in "${path}".`),
    hint: ({ advice }) => advice,
    explanation: `A path names one value of the spec: keys joined by dots, layers by name.

  --set train.epochs=3 --set layers.hidden.units=8 --set optimizer.learningRate=0.1`,
  }),
  "set-syntax": message<{ readonly written: string }>({
    text: ({ written }) => `"${written}" does not have the form path=value.`,
    hint: () => "For example: --set train.epochs=3",
    explanation: `\`--set\` takes a path, an equals sign and a value in YAML.

  --set layers.hidden.units=8`,
  }),
};
