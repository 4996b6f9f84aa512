import { didYouMean } from "../did-you-mean.ts";
import { message } from "../message.ts";

/** Mistakes in `expect:`. */
export const expectations = {
  "expect-unknown": message<{
    readonly what: string;
    readonly name: string;
    readonly candidates: readonly string[];
    advice?: string;
  }>({
    text: ({ what, name }) => `There is no ${what} "${name}".`,
    hint: ({ name, candidates, advice }) => advice ?? didYouMean(name, candidates),
    explanation: `An entry of \`expect:\` names its subject: a parameter (\`dense1.weights\`), a layer (\`dense1\`), a metric that
the spec lists, or \`loss\`.

  expect:
    parameters:
      - { name: dense1.weights, is: [[0.5]] }`,
  }),
  "expect-bound": message<{ readonly what: string; readonly found: readonly string[] }>({
    text: ({ what, found }) =>
      found.length === 0 ? `${what} has no bound.` : `${what} has several bounds: ${found.join(", ")}.`,
    hint: () => "Give one of: is, atLeast, atMost, between.",
    explanation: `Each entry states one bound. A decimal under \`is\` holds when it matches every written digit; \`within\` overrides.

  metrics:
    - { name: accuracy, on: test, atLeast: 0.95 }`,
  }),
  "expect-shape": message<{ readonly what: string; readonly shape: string; readonly found: string }>({
    text: ({ what, shape, found }) => `${what} has the shape ${shape}, but the expected values are ${found}.`,
    hint: () => undefined,
    explanation: `Values under \`is\` have the shape of what they are compared with: dense weights are \`[inputs, units]\`.

  parameters:
    - { name: dense1.weights, is: [[0.5], [1], [2]] }      # three inputs, one unit`,
  }),
  "expect-values": message<{ readonly what: string; readonly problem: string; readonly advice?: string }>({
    text: ({ what, problem }) => `${what} ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `A prediction gives every input, and the outputs to compare, with the names of the dataset: plain lists for
\`inputs: [[0, 1]]\`, maps by column name otherwise.

  predictions:
    - { inputs: { hours: 3 }, outputs: { passed: { yes: 0.61 } } }`,
  }),
  "expect-impossible": message<{
    readonly name: string;
    readonly least?: number;
    readonly greatest?: number;
    readonly whole?: true;
    readonly bound: string;
  }>({
    text: ({ name, least, greatest, whole, bound }) => {
      const open = whole ? `is a whole number, at least ${least}` : `is at least ${least}`;
      const closed = least === undefined ? `is at most ${greatest}` : `is from ${least} to ${greatest}`;
      const range = greatest === undefined ? open : closed;
      return `${name} ${range}: ${bound} can never hold.`;
    },
    hint: ({ greatest, bound }) =>
      greatest === 1 && /\d\d/.test(bound) ? "Write a share as a number up to 1: 0.97, not 97." : undefined,
    explanation: `A claim, or a bound of \`until:\`, that no value of the metric can satisfy: accuracy and similar metrics are shares from
0 to 1, errors are never below 0, and counts are whole numbers.

  expect:
    metrics:
      - { name: accuracy, atLeast: 0.97 }`,
  }),
  "expect-needs": message<{ readonly what: string; readonly problem: string; readonly advice?: string }>({
    text: ({ what, problem }) => `${what}: ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `The claim cannot be checked in this spec: a gradient needs a loss, \`on: test\` needs test rows,
\`after: 100\` needs a hundred updates.`,
  }),
  "expect-hash": message<{ readonly key: string }>({
    text: ({ key }) => `\`${key}:\` must be 64 hexadecimal digits, or \`pending\`.`,
    hint: () => "`netwright test --update` writes it.",
    explanation: `\`bits\` is the SHA-256 of the weights file after training, \`data\` that of the rows. Both are written by
\`netwright test --update\`; write \`pending\` to have them filled in.`,
  }),
};
