import { didYouMean, listOf } from "../did-you-mean.ts";
import { message } from "../message.ts";

/** Mistakes in `sweep:`. */
export const sweeps = {
  "sweep-missing": message<Record<never, never>>({
    text: () => "The spec has no `sweep:`; use `netwright train` for a single run.",
    hint: () => "For example: sweep: { values: { seed: { from: 0, count: 10 } } }",
    explanation: `\`netwright sweep\` trains a spec many times, each time with other values. The spec defines which.

  sweep:
    values:
      layers.hidden.units: [1, 2, 4]
      seed: { from: 0, count: 100 }`,
  }),
  "folds-missing": message<Record<never, never>>({
    text: () => "The split of the dataset has no folds.",
    hint: () => "Write `split: { type: kFold, folds: 5 }`; stratifiedKFold and groupKFold have folds, too.",
    explanation: `\`netwright train --folds\` trains once for each fold of the split, on the rows of the other folds, and measures
the network on the fold.

  dataset: { type: csv, file: wine.csv, targets: quality, split: { type: kFold, folds: 5 } }`,
  }),
  "sweep-values": message<{ readonly path: string; readonly problem: string; readonly advice: string }>({
    text: ({ path, problem }) => `${path} ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `A path takes a list of values, a range of whole numbers, or, in a random sweep, a range to draw from. If both of its
bounds are written without a decimal point, whole numbers are drawn.

  values:
    layers.hidden.units: [1, 2, 4]
    seed: { from: 0, count: 100 }
    optimizer.learningRate: { low: 0.001, high: 0.1, scale: log }      # type: random`,
  }),
  "sweep-path": message<{ readonly what: string; readonly path: string; readonly candidates: readonly string[] }>({
    text: ({ what, path }) => `\`${what}:\` names "${path}", which is not a path under \`values:\`.`,
    hint: ({ path, candidates }) => didYouMean(path, candidates),
    explanation: `\`groupBy:\` and \`where:\` name paths under \`values:\`, written in the same way.

  sweep:
    values: { layers.hidden.units: [1, 2], seed: { from: 0, count: 10 } }
    groupBy: layers.hidden.units`,
  }),
  "sweep-subject": message<{
    readonly what: string;
    readonly name: string;
    readonly candidates: readonly string[];
    readonly advice?: string;
  }>({
    text: ({ what, name }) => `\`${what}:\` names "${name}", which no run has.`,
    hint: ({ name, candidates, advice }) => advice ?? didYouMean(name, candidates),
    explanation: `Every run has \`passed\` (its own \`expect:\` holds), \`iterations\`, \`epochs\`, \`updates\`, the loss and the metrics
(\`accuracy\`, \`validation.accuracy\`, \`test.loss\`) and \`counts.parameters\` and \`counts.multiplyAdds\`. \`show:\` also
takes \`predictions\` and \`layers.<name>.outputs\`.`,
  }),
  "sweep-where": message<{ readonly path: string; readonly value: string; readonly values: readonly string[] }>({
    text: ({ path, value }) => `No run has ${value} for ${path}.`,
    hint: ({ values }) => (values.length === 0 ? undefined : `Available: ${listOf(values)}.`),
    explanation: `\`where:\` selects the runs of a claim by their values. It must select at least one run. With a list, the claim is
checked for each of its values.

  sweep:
    values: { layers.hidden.units: [1, 2, 4] }
    expect:
      - { name: passed, where: { layers.hidden.units: [2, 4] }, is: 1 }`,
  }),
  "sweep-statistic": message<{ readonly name: string; readonly runs: number }>({
    text: ({ name, runs }) =>
      name === "passed"
        ? "passed is already a count over all runs, so it takes no statistic."
        : `${name} has one value for each of ${runs} runs, but the claim needs a single value.`,
    hint: ({ name }) =>
      name === "passed"
        ? "Remove `statistic:`."
        : "Add `statistic: median` (or mean, minimum, maximum), or select one run with `where:`.",
    explanation: `A claim about \`passed\` counts runs. Any other claim has one value from each run that \`where:\` selects;
\`statistic:\` combines them into one.

  expect:
    - { name: passed, atLeast: 9 }
    - { name: iterations, statistic: median, between: [60, 200] }`,
  }),
  "sweep-size": message<{ readonly runs: number; readonly most: number }>({
    text: ({ runs, most }) => `The sweep has ${runs} runs, more than ${most}.`,
    hint: () => "Give fewer values, or draw some at random: `type: random`, `trials: 100`.",
    explanation: `A grid has one run for each combination of values, so the numbers of values multiply.

  values:
    layers.first.units: [1, 2, 4]
    layers.second.units: [1, 2, 4]
    seed: { from: 0, count: 100 }        # 3 · 3 · 100 = 900 runs`,
  }),
};
