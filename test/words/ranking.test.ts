import { describe, expect, it } from "vitest";
import { evaluate } from "../../compiler/api/evaluate.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { train } from "../../compiler/run/train.ts";
import { RandomState } from "../../runtime/random-state.ts";
import { averagePrecision, determination, rocArea } from "../../runtime/ranking.ts";
import { compiled } from "../compiled.ts";
import { hasScikitLearn, pythonList, pythonValue, whereScikitLearn } from "./scikit-learn.ts";

// Three answers of 0.4 and twice two that are equal: ties between rows of one kind and of both.
const scores = [0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.9, 0.2, 0.35, 0.1];
const wanted = [0, 0, 1, 1, 1, 0, 1, 0, 0, 1];

/** Rows as the runtime's functions take them. */
function sideBySide(answers: readonly number[], targets: readonly number[], columns = 1): Float64Array {
  const rows = answers.length / columns;
  const row = (of: readonly number[], index: number) => of.slice(index * columns, (index + 1) * columns);
  return Float64Array.from(
    Array.from({ length: rows }, (_, index) => [...row(answers, index), ...row(targets, index)]).flat(),
  );
}

describe("measures of all rows, with scikit-learn's figures", () => {
  it("rocArea with ties is 17 of 25 pairs; every order of the rows gives the same", () => {
    expect(rocArea(sideBySide(scores, wanted), 2)).toBe(17 / 25);
    expect(rocArea(sideBySide([...scores].reverse(), [...wanted].reverse()), 2)).toBe(17 / 25);
  });

  it("averagePrecision with ties is 0.7342857142857142", () => {
    expect(averagePrecision(sideBySide(scores, wanted), 2)).toBeCloseTo(0.7342857142857142, 14);
  });

  it("of three categories, the mean of each against the rest: 0.78333… and 0.77777…", () => {
    const answers = [
      ...[0.6, 0.3, 0.1, 0.2, 0.5, 0.3, 0.2, 0.3, 0.5, 0.5, 0.25, 0.25, 0.1, 0.1, 0.8, 0.3, 0.4, 0.3, 0.25, 0.25, 0.5],
    ];
    const categories = [0, 1, 2, 1, 2, 0, 1].flatMap((right) => [0, 1, 2].map((each) => (each === right ? 1 : 0)));
    const rows = sideBySide(answers, categories, 3);
    expect(rocArea(rows, 6)).toBeCloseTo(0.7833333333333333, 14);
    expect(averagePrecision(rows, 6)).toBeCloseTo(0.7777777777777777, 14);
  });

  it("determination is 0.949…, of two columns the mean; of equal targets 1 if all is right, else 0", () => {
    expect(determination(sideBySide([2.5, 0, 2, 8, 4], [3, -0.5, 2, 7, 4.25]), 2)).toBeCloseTo(0.9491042345276873, 14);
    const two = sideBySide([0, 2, -1, 2, 8, -5], [0.5, 1, -1, 1, 7, -6], 2);
    expect(determination(two, 4)).toBeCloseTo(0.9368005266622779, 14);
    expect(determination(sideBySide([2, 2, 2], [2, 2, 2]), 2)).toBe(1);
    expect(determination(sideBySide([2, 2, 1], [2, 2, 2]), 2)).toBe(0);
  });

  it("without a yes or a no there is no curve; a category that does not occur is left out", () => {
    expect(rocArea(sideBySide([0.1, 0.9], [1, 1]), 2)).toBeNaN();
    expect(rocArea(sideBySide([0.1, 0.9], [0, 0]), 2)).toBeNaN();
    expect(averagePrecision(sideBySide([0.1, 0.9], [0, 0]), 2)).toBe(0);
    // Of the second column all are no; of the first, one pair is ranked right.
    expect(rocArea(sideBySide([0.9, 0.2, 0.1, 0.8], [1, 0, 0, 0], 2), 4)).toBe(1);
  });

  it("an answer that is NaN makes the measure NaN", () => {
    const rows = sideBySide([0.1, Number.NaN], [1, 0]);
    expect([rocArea(rows, 2), averagePrecision(rows, 2), determination(rows, 2)]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe.skipIf(!hasScikitLearn)(`against scikit-learn on this machine${whereScikitLearn}`, () => {
  it("a thousand rows with many ties agree to 1e-12", () => {
    const random = new RandomState(5);
    const answers = Array.from({ length: 1000 }, () => Math.round(random.randomSample() * 50) / 50);
    const targets = answers.map((answer) => (random.randomSample() * 1.5 < answer ? 1 : 0));
    const numbers = answers.map((answer) => 100 * answer + random.uniform(-20, 20));
    const [y, s, t] = [targets, answers, numbers].map(pythonList);
    const ask = (name: string, given: string) =>
      pythonValue(`from sklearn.metrics import ${name}`, `${name}(${given})`) as number;
    const rows = sideBySide(answers, targets);
    expect(rocArea(rows, 2)).toBeCloseTo(ask("roc_auc_score", `${y}, ${s}`), 12);
    expect(averagePrecision(rows, 2)).toBeCloseTo(ask("average_precision_score", `${y}, ${s}`), 12);
    expect(determination(sideBySide(answers, numbers), 2) / ask("r2_score", `${t}, ${s}`)).toBeCloseTo(1, 12);
  });
});

describe("in a spec", () => {
  const spec = (more: string) => `
precision: float64
dataset:
  type: inline
  inputs: [${scores.map((score) => `[${score}]`).join(", ")}]
  targets: [${wanted.map((target) => `[${target}]`).join(", ")}]
layers: [{ type: activation, activation: linear }]
${more}`;

  it("auc, prAuc, r2Score, brierScore and meanSquaredError are measured over all rows", async () => {
    const found = await evaluate(spec("metrics: [auc, prAuc, r2Score, brierScore, meanSquaredError]"), {
      file: "ranking.yaml",
    });
    expect(found).toMatchObject({
      training: {
        auc: 0.68,
        prAuc: expect.closeTo(0.7342857142857142, 14),
        // Σ (target − output)² is 2.135, and Σ (target − ½)² is 2.5.
        r2Score: expect.closeTo(1 - 2.135 / 2.5, 14),
        brierScore: expect.closeTo(0.2135, 14),
        meanSquaredError: expect.closeTo(0.2135, 14),
      },
    });
  });

  it.each(["loops", "kernels"] as const)("the size of the batches changes no bit, by %s", async (tier) => {
    const network = await loadNetwork(compiled(spec("metrics: [auc, prAuc, r2Score]"), { file: "ranking.yaml", tier }));
    const data = {
      rows: 10,
      inputs: { input: Float64Array.from(scores) },
      targets: { outputs: Float64Array.from(wanted) },
    };
    const measure = (rows: number) => {
      const evaluateRows = network.evaluate as unknown as (...given: readonly unknown[]) => object;
      return evaluateRows(network.createParameters(), data, network.createWorkspace(rows));
    };
    expect(measure(3)).toEqual(measure(10));
    expect(measure(3)).toMatchObject({ auc: 0.68 });
  });

  it("early stopping may wait for a higher auc", async () => {
    const { run, diagnostics } = await train(
      spec(`metrics: [auc]
loss: meanSquaredError
optimizer: sgd
train: { epochs: 9, earlyStopping: { monitor: auc, patience: 2 } }`).replace(
        "{ type: activation, activation: linear }",
        "{ type: dense, units: 1, weightsInitializer: ones }",
      ),
      { file: "ranking.yaml" },
    );
    expect(diagnostics).toEqual([]);
    // A positive weight keeps the order of the rows, and so the area.
    expect(run).toMatchObject({ stop: "earlyStopping", epochs: 3, bestEpoch: 1 });
  });

  it("two categories with a softmax have half the sum of squares as their brierScore", async () => {
    const two = `
precision: float64
dataset: { type: inline, inputs: [[0.75, 0.25], [0.5, 0.5]], targets: [no, yes] }
layers: [{ type: activation, activation: linear }]
metrics: [brierScore]`;
    // (¼² + ¼²) / 2 and (½² + ½²) / 2.
    expect(await evaluate(two, { file: "two.yaml" })).toMatchObject({ training: { brierScore: (0.0625 + 0.25) / 2 } });
  });

  it("a target that is neither 0 nor 1 is no yes and no no", async () => {
    const third = spec("metrics: [auc]").replace("targets: [[0]", "targets: [[3]");
    const found = await evaluate(third, { file: "ranking.yaml" });
    expect(found.diagnostics.map(({ code, text }) => `${code}: ${text}`)).toEqual([
      "target-out-of-range: auc takes targets of 0 or 1, not 3 (row 1).",
    ]);
  });

  it("brierScore takes probabilities, which a hinge loss does not learn", () => {
    const scored = spec("metrics: [brierScore]\nloss: hinge").replaceAll("[0]", "[-1]");
    expect(() => compiled(scored, { file: "ranking.yaml" })).toThrow("metric-unfit: brierScore takes probabilities");
  });

  it("a claim above 1 can never hold, and r2Score has no least value", () => {
    const claimed = (bound: string) => spec(`metrics: [r2Score]\nexpect: { metrics: [{ name: r2Score, ${bound} }] }`);
    expect(() => compiled(claimed("atLeast: 2"), { file: "r.yaml" })).toThrow("r2Score is at most 1");
    expect(() => compiled(claimed("atMost: -5"), { file: "r.yaml" })).not.toThrow();
  });
});
