import { didYouMean } from "../did-you-mean.ts";
import { message } from "../message.ts";

/** Mistakes in `random:`. */
export const drawing = {
  "random-order": message<{ readonly path: string; readonly candidates?: readonly string[] }>({
    text: ({ path, candidates }) =>
      candidates === undefined
        ? `"${path}" stands twice in the order of parameters.`
        : `There is no parameter "${path}".`,
    hint: ({ path, candidates }) => (candidates === undefined ? "Keep one of the two." : didYouMean(path, candidates)),
    explanation: `\`random.parameters\` lists parameters by path, each once, in the order in which their first values are drawn.
Those that are not listed follow in the order of the layers.

  random: { type: python, parameters: [dense2.weights, dense1.weights] }`,
  }),
  "python-shuffles-once": message<Record<never, never>>({
    text: () => "With `random: python` the rows are shuffled at most once.",
    hint: () => "Write `shuffle: once`, or `shuffle: false`, in `train:`.",
    explanation: `Python's generator is one stream: it orders the rows, then draws the first weights, then the tokens of a text. A new
order in each epoch would need draws in between, which no number of epochs could foresee.

  random: python
  train: { iterations: 1000, batchSize: 1, shuffle: once }`,
  }),
};
