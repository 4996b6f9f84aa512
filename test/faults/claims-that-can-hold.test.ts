import { describe, expect, it } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { said, trained } from "./trained.ts";

/** One unit that answers "hot" for a positive number; the claims are the test's. */
function claimed(...claims: readonly string[]): string {
  return `
precision: float64
dataset: { type: inline, inputs: [[-1], [1]], targets: [[cold], [hot]], columns: { targets: { type: category, categories: [cold, hot] } } }
layers: [{ type: dense, units: 1, useBias: false, activation: sigmoid, weightsInitializer: { type: constant, value: 100 } }]
loss: binaryCrossentropy
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 1 }
expect:
  predictions: [${claims.join(", ")}]
`;
}

const claimedNumbers = (claim: string): string => `
precision: float64
dataset: { type: inline, inputs: [[2]], targets: [[4, 6]] }
layers: [{ type: dense, units: 2, useBias: false, weightsInitializer: { type: values, values: [[2, 3]] } }]
loss: meanSquaredError
expect: { predictions: [${claim}] }
`;

const claimedColumns = (claim: string): string => `
precision: float64
dataset:
  type: csv
  text: "code,n,kind\\n1,5,01\\n2,6,02"
  columns: { code: { type: category, categories: [1, 2] }, kind: { type: category, categories: [01, 02] } }
  targets: kind
layers: [{ type: dense, units: 2, activation: softmax, weightsInitializer: zeros, biasInitializer: { type: values, values: [0, 50] } }]
loss: categoricalCrossentropy
expect: { predictions: [${claim}] }
`;

const verdicts = async (text: string) => (await trained(text)).claims.map(({ holds }) => holds);
const sayAtCheck = (text: string) =>
  compile(text, { file: "claims.yaml" }).diagnostics.map(({ code, text: sentence, hint }) =>
    [code, sentence, hint].filter(Boolean).join(": "),
  );

describe("a category is claimed as the dataset writes it, or by its name", () => {
  it.each([
    "[hot]",
    "{ targets: hot }",
    "{ outputs: hot }",
    "{ targets: [hot] }",
    "{ targets: { label: hot, hot: 1.0 } }",
  ])("outputs: %s holds where it is hot, and fails where it is cold", async (outputs) => {
    const [hot, cold] = [1, -1].map((input) => `{ inputs: [${input}], outputs: ${outputs} }`);
    expect(await verdicts(claimed(hot ?? "", cold ?? ""))).toEqual([true, false]);
  });

  it.each([
    ["[warm]", 'expect-unknown: There is no category of targets "warm".: Available: cold, hot.'],
    ["[0.9]", 'expect-unknown: There is no category of targets "0.9".: Available: cold, hot.'],
    ["[hot, cold]", "expect-values: `outputs:` must be one category, not a list."],
    ["{ targets: { hot: yes } }", 'expect-values: "hot" must be a number, not "yes".'],
  ])("outputs: %s could never hold, and is refused", (outputs, sentence) => {
    expect(sayAtCheck(claimed(`{ inputs: [1], outputs: ${outputs} }`))).toEqual([sentence]);
  });

  it("a category whose name is a number is meant by any way to write the number", async () => {
    const claims = ["kind: 2", "kind: 02", 'kind: "02"', "kind: { label: 2 }", "kind: 1"];
    const texts = claims.map((claim) => `{ inputs: { code: 2, n: 6 }, outputs: { ${claim} } }`);
    expect(await verdicts(claimedColumns(texts.join(", ")))).toEqual([true, true, true, true, false]);
  });

  it("and so is one that enters the network; one that is not listed is refused", () => {
    expect(sayAtCheck(claimedColumns("{ inputs: { code: 1.0, n: 5 }, outputs: { kind: 2 } }"))).toEqual([]);
    expect(sayAtCheck(claimedColumns("{ inputs: { code: 3, n: 5 }, outputs: { kind: 2 } }"))[0]).toMatch(
      'expect-unknown: There is no category of code "3".',
    );
  });
});

describe("numbers are claimed as the answer has them", () => {
  it.each(["[4, 6]", "{ outputs: [4, 6] }", "{ targets: [4, 6] }"])("outputs: %s holds", async (outputs) => {
    expect(await verdicts(claimedNumbers(`{ inputs: [2], outputs: ${outputs} }`))).toEqual([true]);
  });

  it.each([
    ["[four, six]", "expect-values: `outputs:` must have the shape [2], not a list."],
    ["[4]", "expect-values: `outputs:` must have the shape [2], not [1]."],
    ["[[4], [6]]", "expect-values: `outputs:` must have the shape [2], not [2, 1]."],
    ["{ outputs: 4 }", 'expect-values: "outputs" must have the shape [2], not 4.'],
  ])("outputs: %s could never hold, and is refused", (outputs, sentence) => {
    expect(sayAtCheck(claimedNumbers(`{ inputs: [2], outputs: ${outputs} }`))).toEqual([sentence]);
  });
});

/** Two categories, and what is measured or counted of them. */
function measured(rest: string, train = "{ epochs: 2 }"): string {
  return claimed("{ inputs: [1], outputs: [hot] }")
    .replace(
      "train: { epochs: 1 }",
      `train: ${train}\nmetrics: [accuracy, confusionMatrix, { type: maxWrongBits, name: wrong }]`,
    )
    .replace(/expect:[\s\S]*/, rest);
}

describe("a metric is claimed within what it can be", () => {
  it.each([
    ["accuracy", "atLeast: 1.5", "accuracy is from 0 to 1: at least 1.5 can never hold."],
    ["accuracy", "atMost: -0.1", "accuracy is from 0 to 1: at most -0.1 can never hold."],
    [
      "accuracy",
      "is: 97",
      "accuracy is from 0 to 1: 97 can never hold.: Write a share as a number up to 1: 0.97, not 97.",
    ],
    [
      "accuracy",
      "between: [90, 100]",
      "accuracy is from 0 to 1: between 90 and 100 can never hold.: Write a share as a number up to 1: 0.97, not 97.",
    ],
    ["wrong", "is: -1", "wrong is a whole number, at least 0: -1 can never hold."],
    ["epochs", "is: -1", "epochs is a whole number, at least 0: -1 can never hold."],
    ["updates", "is: 2.5", "updates is a whole number, at least 0: 2.5 can never hold."],
  ])("%s, %s is refused", (name, bound, sentence) => {
    expect(sayAtCheck(measured(`expect: { metrics: [{ name: ${name}, ${bound} }] }`))).toEqual([
      `expect-impossible: ${sentence}`,
    ]);
  });

  it.each(["is: 1.00", "is: 1", "atLeast: 1", "atMost: 0", "between: [0.5, 3]", "is: 1.0, within: 0.5"])(
    "accuracy, %s may hold",
    (bound) => {
      expect(sayAtCheck(measured(`expect: { metrics: [{ name: accuracy, ${bound} }] }`))).toEqual([]);
    },
  );

  it("`until:` that is never reached is refused, too", () => {
    expect(sayAtCheck(measured("", "{ epochs: 2, until: [{ name: accuracy, atLeast: 99 }] }"))).toEqual([
      "expect-impossible: accuracy is from 0 to 1: at least 99 can never hold.: Write a share as a number up to 1: 0.97, not 97.",
    ]);
  });

  it("a table holds counts: whole numbers from 0 on", () => {
    expect(sayAtCheck(measured("expect: { metrics: [{ name: confusionMatrix, is: [[1, 0], [0, -1]] }] }"))).toEqual([
      "expect-impossible: confusionMatrix is a whole number, at least 0: -1 can never hold.",
    ]);
  });
});

it("what is wrong with a claim is said once", async () => {
  expect(await said(claimed("{ inputs: [1], outputs: [warm] }"))).toHaveLength(1);
});
