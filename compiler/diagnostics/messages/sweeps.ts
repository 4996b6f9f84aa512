import { didYouMean, listOf } from "../did-you-mean.ts";
import { message } from "../message.ts";

/** Mistakes in `sweep:`. */
export const sweeps = {
  "sweep-missing": message<Record<never, never>>({
    text: () => "The spec has no `sweep:`, so there is one run of it: `netwright train` makes that.",
    hint: () => "For example: sweep: { values: { seed: { from: 0, count: 10 } } }",
    explanation: `\`netwright sweep\` trains a spec many times, each time with some values changed. The spec says which.

  sweep:
    values:
      layers.hidden.units: [1, 2, 4]
      seed: { from: 0, count: 100 }`,
  }),
  "sweep-values": message<{ readonly path: string; readonly problem: string; readonly advice: string }>({
    text: ({ path, problem }) => `${path} ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `A path takes a list of values, whole numbers in a row, or, in a random sweep, any number between two. Where both of
those are written without a point, whole numbers are drawn.

  values:
    layers.hidden.units: [1, 2, 4]
    seed: { from: 0, count: 100 }
    optimizer.learningRate: { low: 0.001, high: 0.1, scale: log }      # type: random`,
  }),
  "sweep-path": message<{ readonly what: string; readonly path: string; readonly candidates: readonly string[] }>({
    text: ({ what, path }) => `\`${what}:\` names "${path}", which the sweep does not vary.`,
    hint: ({ path, candidates }) => didYouMean(path, candidates),
    explanation: `\`groupBy:\` and \`where:\` name paths that stand under \`values:\`, written in the same way.

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
    text: ({ what, name }) => `\`${what}:\` speaks of "${name}", which no run has.`,
    hint: ({ name, candidates, advice }) => advice ?? didYouMean(name, candidates),
    explanation: `Of every run there are \`passed\` (its own \`expect:\` holds), \`iterations\`, \`epochs\`, \`updates\`, the loss and the metrics
(\`accuracy\`, \`validation.accuracy\`, \`test.loss\`) and \`counts.parameters\` and \`counts.multiplyAdds\`. \`show:\` also
takes \`predictions\` and \`layers.<name>.outputs\`.`,
  }),
  "sweep-where": message<{ readonly path: string; readonly value: string; readonly values: readonly string[] }>({
    text: ({ path, value }) => `No run has ${value} for ${path}.`,
    hint: ({ values }) => (values.length === 0 ? undefined : `It takes ${listOf(values)}.`),
    explanation: `\`where:\` chooses the runs that a claim speaks of by their values. One that no run has chooses nothing, and
nothing can be claimed of that. With a list the claim is made for each of its values.

  sweep:
    values: { layers.hidden.units: [1, 2, 4] }
    expect:
      - { name: passed, where: { layers.hidden.units: [2, 4] }, is: 1 }`,
  }),
  "sweep-statistic": message<{ readonly name: string; readonly runs: number }>({
    text: ({ name, runs }) =>
      name === "passed"
        ? "passed is the number of runs that passed: there is nothing to take a statistic of."
        : `${name} is a number of each of ${runs} runs, but the claim is about one.`,
    hint: ({ name }) =>
      name === "passed"
        ? "Leave `statistic:` out."
        : "Add `statistic: median` (or mean, minimum, maximum), or choose one run with `where:`.",
    explanation: `A claim about \`passed\` counts runs. One about anything else has a number from each run that \`where:\` chooses;
\`statistic:\` says what to make of them.

  expect:
    - { name: passed, atLeast: 9 }
    - { name: iterations, statistic: median, between: [60, 200] }`,
  }),
  "sweep-size": message<{ readonly runs: number; readonly most: number }>({
    text: ({ runs, most }) => `The sweep has ${runs} runs, more than ${most}.`,
    hint: () => "Give fewer values, or draw some at random: `type: random`, `trials: 100`.",
    explanation: `A grid has a run for each combination of values, so that their numbers multiply.

  values:
    layers.first.units: [1, 2, 4]
    layers.second.units: [1, 2, 4]
    seed: { from: 0, count: 100 }        # 3 · 3 · 100 = 900 runs`,
  }),
};
