import { check, compile, render, train } from "netwright";
import {
  activation,
  column,
  extend,
  initializer,
  integer,
  loss,
  metric,
  ops,
  optimizer,
  regularizer,
  scale,
  schedule,
  split,
  splitParts,
  standard,
} from "netwright/language";
import { expect, test } from "vitest";

// A word of every family beside layers, ops and datasets, each as short as it can be.
const example = "layers: [{ type: dense, units: 1 }]";
const none = { options: {}, example };
const words = [
  activation({ type: "twice", summary: "x + x.", ...none, build: (graph, x) => graph.apply(ops.add, [x, x], {}) }),
  initializer({ type: "halves", summary: "0.5.", ...none, distribution: () => ({ kind: "constant", value: 0.5 }) }),
  regularizer({ type: "free", summary: "Costs nothing.", ...none, build: (graph) => graph.constant(0) }),
  loss({
    type: "squares",
    summary: "The squared error of each row.",
    ...none,
    targets: {},
    build: (graph, output, target) => graph.apply(ops.squaredError, [output, target], {}),
  }),
  optimizer({
    type: "down",
    summary: "One step down.",
    ...none,
    build: ({ graph, parameter, gradient }) =>
      graph.apply(ops.subtract, [parameter, graph.apply(ops.multiply, [graph.constant(0.25), gradient], {})], {}),
  }),
  metric({
    type: "distance",
    summary: "How far off, on average.",
    ...none,
    accumulate: "mean",
    categories: false,
    build: (graph, output, target) => graph.apply(ops.absoluteError, [output, target], {}),
  }),
  schedule({ type: "steady", summary: "0.1.", ...none, build: ({ arithmetic }) => arithmetic.number(0.1) }),
  column({ type: "percent", summary: "A percentage.", ...none, holds: "numbers", facts: () => ({ shape: [1] }) }),
  scale({ type: "hundredth", summary: "x / 100.", ...none, fit: () => ({ subtract: 0, divide: 100 }) }),
  split({
    type: "firstForTest",
    summary: "The first rows are for test.",
    ...{ options: splitParts, example },
    split: ({ rows, test: count }) => {
      const all = Uint32Array.from({ length: rows }, (_, row) => row);
      return { training: all.slice(count), validation: new Uint32Array(), test: all.slice(0, count) };
    },
  }),
  split({
    type: "everyNth",
    summary: "Every nth row is for test.",
    options: { n: integer({ summary: "One row of this many.", minimum: 2, default: 10 }) },
    example: "split: { type: everyNth, n: 4 }",
    sizes: ({ n }) => ({ validation: 0, test: 1 / n }),
    split: ({ rows }, { n }) => {
      const all = Uint32Array.from({ length: rows }, (_, row) => row);
      const isTest = (row: number) => row % n === n - 1;
      return {
        training: all.filter((row) => !isTest(row)),
        validation: new Uint32Array(),
        test: all.filter(isTest),
      };
    },
  }),
];
const language = extend(standard, words);

test("every family takes words of one's own: 2 · 0.5 · 1 = 1 is 1 off 2, and one step brings the weight to 1", async () => {
  const spec = `
precision: float64
dataset: { type: inline, inputs: [[1]], targets: [[2]] }
layers:
  - { type: dense, units: 1, useBias: false, activation: twice, weightsInitializer: halves, weightsRegularizer: free }
loss: squares
optimizer: down
metrics: [distance]
train: { iterations: 1 }
expect:
  parameters:
    - { name: dense1.weights, after: 0, is: [[0.5]] }
    - { name: dense1.weights, is: [[1.5]] }
  metrics:
    - { name: distance, is: 1.0000 }
`;
  const { run, diagnostics } = await train(spec, { file: "words.yaml", language });
  expect(diagnostics).toEqual([]);
  expect(run?.claims.every(({ holds }) => holds)).toBe(true);
});

test("a column, a scale and a split of one's own read rows, and are rendered as they were written", () => {
  const spec = `
dataset:
  type: csv
  text: |
    share,yes
    10,0
    20,1
    50,1
  columns: { share: percent, yes: { type: number, scale: hundredth } }
  targets: yes
  split: { type: firstForTest, test: 1 }
layers: [{ type: dense, units: 1 }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: steady }
train: { epochs: 1 }
`;
  const options = { file: "rows.yaml", language };
  const compiled = compile(spec, options);
  expect(compiled.ok && compiled.model.dataset?.columns.map(({ type }) => type)).toEqual(["number", "number"]);
  const checked = check(spec, options);
  expect(checked.ok && checked.rows).toEqual({ training: 2, validation: 0, test: 1 });
  const rendered = render(spec, options);
  expect(rendered.ok && rendered.text).toContain("share: percent");
  expect(rendered.ok && compile(rendered.text, options).ok).toBe(true);
});

const fiveRows = (split: string) => `
dataset: { type: inline, inputs: [[1], [2], [3], [4], [5]], targets: [[0], [1], [0], [1], [1]], split: ${split} }
layers: [{ type: dense, units: 1 }]
loss: meanSquaredError
optimizer: sgd
metrics: [meanAbsoluteError]
train: { epochs: 1 }
expect: { metrics: [{ name: meanAbsoluteError, on: test, atMost: 100 }] }
`;

test("a split of one's own has options of its own: of five rows every second is for test, 2 of them", () => {
  const options = { file: "split.yaml", language };
  const checked = check(fiveRows("{ type: everyNth, n: 2 }"), options);
  expect(checked.diagnostics).toEqual([]);
  expect(checked.ok && checked.rows).toEqual({ training: 3, validation: 0, test: 2 });
  const rendered = render(fiveRows("{ type: everyNth, n: 2 }"), options);
  expect(rendered.ok && rendered.text).toContain("split: { type: everyNth, n: 2 }");
  const wrong = check(fiveRows("{ type: everyNth, n: 1 }"), options);
  expect(wrong.diagnostics.map(({ code, text }) => [code, text])).toEqual([
    ["out-of-range", "n must be at least 2, not 1."],
  ]);
});

test.each([
  ["twice", [0, 1, 1, 2, 3], [4], "the split odd uses row 1 twice"],
  ["in no part", [0, 1, 3], [4], "the split odd puts row 2 into no part"],
  ["descending", [1, 0, 2, 3], [4], "the split odd does not return the training rows in ascending order"],
  ["that does not exist", [0, 1, 2, 3, 5], [4], "the split odd puts row 5 into training, of 5 rows"],
  ["only for test", [], [0, 1, 2, 3, 4], "the split odd leaves no rows for training"],
])("a split of one's own with a row %s is a diagnostic", (_, training, forTest, problem) => {
  const odd = split({
    type: "odd",
    summary: "Wrong.",
    ...none,
    sizes: () => ({ validation: 0, test: 1 }),
    split: () => ({
      training: Uint32Array.from(training),
      validation: new Uint32Array(),
      test: Uint32Array.from(forTest),
    }),
  });
  const { diagnostics } = check(fiveRows("odd"), { file: "split.yaml", language: extend(language, [odd]) });
  expect(diagnostics.map(({ code, text }) => [code, text])).toEqual([
    ["word-failed", `A user-defined word failed: ${problem}.`],
  ]);
});

test("what a word throws while rows are read is a diagnostic", () => {
  const broken = scale({
    type: "broken",
    summary: "Throws.",
    ...none,
    fit: () => {
      throw new Error("no rows please");
    },
  });
  const spec = `
dataset:
  type: csv
  text: "a,b\\n1,2\\n3,4\\n"
  columns: { a: { type: number, scale: broken }, b: number }
  targets: b
layers: [{ type: dense, units: 1 }]
`;
  const { ok, diagnostics } = check(spec, { file: "rows.yaml", language: extend(language, [broken]) });
  expect(ok).toBe(false);
  expect(diagnostics.map(({ code, text }) => [code, text])).toEqual([
    ["word-failed", "A user-defined word failed: no rows please."],
  ]);
});
