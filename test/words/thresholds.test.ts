import { describe, expect, it } from "vitest";
import { predict } from "../../compiler/api/predict.ts";
import { render } from "../../compiler/api/render.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { train } from "../../compiler/run/train.ts";
import { disagreement } from "../../compiler/testing/disagreement.ts";
import { chooseThreshold, type ThresholdRule } from "../../runtime/choose-threshold.ts";
import { RandomState } from "../../runtime/random-state.ts";
import { compiled } from "../compiled.ts";
import { hasScikitLearn, pythonList, pythonValue, whereScikitLearn } from "./scikit-learn.ts";

const file = "ill.yaml";

function chosen(scores: readonly number[], targets: readonly number[], rule: ThresholdRule, atLeast?: number) {
  const threshold = Float64Array.of(0.5);
  const reached = chooseThreshold(threshold, Float64Array.from(scores), targets, rule, atLeast);
  return { threshold: threshold[0], reached };
}

describe("a threshold is chosen", () => {
  const scores = [0.1, 0.2, 0.3, 0.4, 0.6, 0.8];
  const targets = [0, 0, 1, 0, 1, 1];

  it("by f1: above 0.25 are three of three, and one that is wrong: 6 / 7", () => {
    expect(chosen(scores, targets, "f1")).toEqual({ threshold: 0.25, reached: true });
  });

  it("by Youden's index: of equally good ones, ⅔ − 0 and 1 − ⅓, the nearest to one half", () => {
    expect(chosen(scores, targets, "youden")).toEqual({ threshold: 0.5, reached: true });
  });

  it("by precision: the greatest recall with it; by recall: the greatest precision", () => {
    expect(chosen(scores, targets, "precision", 0.7)).toEqual({ threshold: 0.25, reached: true });
    expect(chosen(scores, targets, "precision", 0.9)).toEqual({ threshold: 0.5, reached: true });
    expect(chosen(scores, targets, "recall", 0.9)).toEqual({ threshold: 0.25, reached: true });
    expect(chosen(scores, targets, "recall", 0.3)).toEqual({ threshold: 0.5, reached: true });
  });

  it("as near as can be where a precision is not reached, and not at all among rows of one kind", () => {
    expect(chosen([0.2, 0.4, 0.6], [1, 1, 0], "precision", 0.9)).toEqual({ threshold: 0.1, reached: false });
    expect(chosen([0.2, 0.4], [1, 1], "f1")).toEqual({ threshold: 0.5, reached: false });
  });

  it("between neighbouring numbers it is the lower, so that the higher is above it", () => {
    const next = 0.5 + Number.EPSILON / 2;
    expect(chosen([0.5, next], [0, 1], "f1").threshold).toBe(0.5);
    const threshold = new Float64Array(1);
    chooseThreshold(threshold, Float32Array.of(0.1, 0.30000001), [0, 1], "f1");
    expect(Math.fround(threshold[0] as number)).toBe(threshold[0]);
  });

  it("of scores, which may all be negative, or all be above 0: of equally good ones the nearest to 0", () => {
    const ofScores = (scored: readonly number[], wanted: readonly number[]) => {
      const threshold = new Float64Array(1);
      chooseThreshold(threshold, Float64Array.from(scored), wanted, "youden", 0, 0);
      return threshold[0];
    };
    expect(ofScores([-4, -3, -2], [0, 1, 1])).toBe(-3.5);
    expect(ofScores([-2, -1, 1, 3], [0, 1, 0, 1])).toBe(-1.5);
    expect(ofScores([-1, 1, 2, 3], [0, 1, 0, 1])).toBe(0);
  });

  it.skipIf(!hasScikitLearn)(`as good as the best of scikit-learn's curves${whereScikitLearn}`, () => {
    const random = new RandomState(3);
    const many = Array.from({ length: 500 }, () => Math.round(random.randomSample() * 40) / 40);
    const yes = many.map((score) => (random.randomSample() < score ? 1 : 0));
    const [y, s] = [pythonList(yes), pythonList(many)];
    const value = (rule: ThresholdRule, measure: (right: number, wrong: number, all: number) => number) => {
      const threshold = chosen(many, yes, rule).threshold as number;
      const above = many.map((score) => score > threshold);
      const right = yes.filter((target, row) => target === 1 && above[row]).length;
      const wrong = yes.filter((target, row) => target === 0 && above[row]).length;
      return measure(right, wrong, yes.filter((target) => target === 1).length);
    };
    const imports = "from sklearn.metrics import precision_recall_curve, roc_curve";
    const f1 = `(lambda c: np.max(2 * c[0] * c[1] / (c[0] + c[1] + 1e-300)))(precision_recall_curve(${y}, ${s}))`;
    const youden = `(lambda c: np.max(c[1] - c[0]))(roc_curve(${y}, ${s}))`;
    expect(value("f1", (right, wrong, all) => (2 * right) / (right + wrong + all))).toBeCloseTo(
      pythonValue(imports, f1) as number,
      12,
    );
    expect(value("youden", (right, wrong, all) => right / all - wrong / (500 - all))).toBeCloseTo(
      pythonValue(imports, youden) as number,
      12,
    );
  });
});

describe("in a spec", () => {
  /** The network is sigmoid(x), and learns nothing. */
  const spec = (threshold: string, more = "") => `
precision: float64
dataset:
  type: csv
  text: |
    x,ill
    0,no
    -1,yes
    -3,no
    -1,yes
    -2,no
    3,yes
    -1,yes
    -2,no
  columns: { ill: { type: category, categories: [no, yes], threshold: ${threshold} } }
  targets: ill
  split: { type: inOrder, validation: 4, test: 2 }
layers: [{ type: dense, units: 1, activation: sigmoid, useBias: false, weightsInitializer: ones }]
loss: binaryCrossentropy
optimizer: { type: sgd, learningRate: 0.0 }
metrics: [accuracy, recall, f1Score, auc, brierScore, confusionMatrix]
train: { epochs: 1 }
${more}`;

  /** The same by two units. */
  const two = (threshold: string) =>
    spec(threshold)
      .replace("binaryCrossentropy", "categoricalCrossentropy")
      .replace(
        /units: 1, .*ones/,
        "units: 2, activation: softmax, useBias: false, weightsInitializer: { type: values, values: [[0, 1]] }",
      );

  it("given: sigmoid(−1) = 0.27 is a yes above 0.2; what is no decision stays the same", async () => {
    const { run, diagnostics } = await train(spec("0.2"), { file });
    expect(diagnostics).toEqual([]);
    expect(run?.measures.test).toMatchObject({
      accuracy: 1,
      recall: 1,
      confusionMatrix: [
        [1, 0],
        [0, 1],
      ],
    });
    const plain = await train(spec("0.5"), { file });
    expect(plain.run?.measures.test).toMatchObject({ accuracy: 0.5, recall: 0 });
    expect(plain.run?.measures.test.brierScore).toBe(run?.measures.test.brierScore);
    expect(run?.thresholds).toEqual({});
  });

  it("chosen by f1 on the validation rows: half-way between sigmoid(−2) and sigmoid(−1), kept with the weights", async () => {
    const { run, diagnostics } = await train(spec("f1"), { file });
    expect(diagnostics).toEqual([]);
    const [low, high] = [1 / (1 + Math.exp(2)), 1 / (1 + Math.exp(1))];
    expect(run?.thresholds).toEqual({ ill: expect.closeTo((low + high) / 2, 14) });
    expect(run?.measures.validation).toMatchObject({ f1Score: 1 });
    expect(run?.measures.test).toMatchObject({ f1Score: 1 });
    const weights = { file: "weights.safetensors", bytes: run?.weights ?? new Uint8Array() };
    const answers = await predict(spec("f1"), { file, weights, rows: [{ x: -1 }, { x: -2 }] });
    const [yes, no] = answers.ok ? answers.answers : [];
    expect(yes).toMatchObject({ label: "yes", probabilities: { yes: expect.closeTo(high, 14) } });
    expect(no).toMatchObject({ label: "no" });
  });

  it("the generated predict decides alike, with the probability of what it says", async () => {
    const network = await loadNetwork(compiled(spec("0.2"), { file }));
    const answer = network.predict(network.createParameters(), { x: -1 });
    const probability = expect.closeTo(1 / (1 + Math.exp(1)), 14);
    expect(answer).toMatchObject({ ill: { label: "yes", probability, top: [{ label: "no" }, { label: "yes" }] } });
  });

  it("with softmax of two units, the same: (0, x) has the probabilities of sigmoid(x)", async () => {
    const { run, diagnostics } = await train(two("f1"), { file });
    expect(diagnostics).toEqual([]);
    const [low, high] = [1 / (1 + Math.exp(2)), 1 / (1 + Math.exp(1))];
    expect(run?.thresholds).toEqual({ ill: expect.closeTo((low + high) / 2, 14) });
    expect(run?.measures.test).toMatchObject({
      accuracy: 1,
      f1Score: 1,
      confusionMatrix: [
        [1, 0],
        [0, 1],
      ],
    });
    const weights = { file: "weights.safetensors", bytes: run?.weights ?? new Uint8Array() };
    const answers = await predict(two("f1"), { file, weights, rows: [{ x: -1 }, { x: -2 }] });
    expect(answers.ok ? answers.answers : []).toMatchObject([{ label: "yes" }, { label: "no" }]);
    const network = await loadNetwork(compiled(two("0.2"), { file }));
    const answer = network.predict(network.createParameters(), { x: -1 });
    expect(answer).toMatchObject({ ill: { label: "yes", probability: expect.closeTo(high, 14) } });
  });

  it("a precision that no threshold reaches is told", async () => {
    const { diagnostics } = await train(spec("{ type: recall, atLeast: 0.9 }").replaceAll(/yes$/gm, "no"), { file });
    expect(diagnostics.map(({ text }) => text)).toEqual([
      'No threshold of "ill" reaches a recall of 0.9 on the validation rows; the nearest is taken.',
    ]);
  });

  it.each(["f1", "youden", "0.3", "{ type: precision, atLeast: 0.8 }"])(
    "%s is rendered as it was written",
    (threshold) => {
      const rendered = render(spec(threshold), { file });
      const text = rendered.ok ? rendered.text : JSON.stringify(rendered.diagnostics);
      expect(text).toContain(`threshold: ${threshold}`);
    },
  );

  it("after a hinge loss it is a score: half-way between −2 and −1, by one unit or by two", async () => {
    const hinge = (text: string) =>
      text
        .replace(/loss: .*/, "loss: hinge")
        .replace(/, activation: (sigmoid|softmax)/, "")
        .replace(", brierScore", "");
    for (const text of [hinge(spec("f1")), hinge(two("f1"))]) {
      const { run, diagnostics } = await train(text, { file });
      expect(diagnostics).toEqual([]);
      expect(run?.thresholds).toEqual({ ill: -1.5 });
      expect(run?.measures.test).toMatchObject({ accuracy: 1, f1Score: 1 });
      const weights = { file: "weights.safetensors", bytes: run?.weights ?? new Uint8Array() };
      const answers = await predict(text, { file, weights, rows: [{ x: -1 }, { x: -2 }] });
      expect(answers.ok ? answers.answers : []).toMatchObject([
        { label: "yes", scores: { yes: -1 } },
        { label: "no", scores: { yes: -2 } },
      ]);
    }
    for (const text of [hinge(spec("-1.25")), hinge(two("-1.25"))]) {
      const network = await loadNetwork(compiled(text, { file }));
      const answer = network.predict(network.createParameters(), { x: -1 });
      expect(answer).toMatchObject({ ill: { label: "yes", score: -1, scores: { yes: -1 } } });
      expect(await disagreement(text.replace("float64", "float32"), { batches: [4, 3, 1] })).toBeUndefined();
    }
    // Where a choice is never made a score is a yes above 0.
    const fresh = await loadNetwork(compiled(hinge(spec("f1")), { file }));
    const parameters = fresh.createParameters();
    expect([-0.1, 0.1].map((x) => fresh.predict(parameters, { x }))).toMatchObject([
      { ill: { label: "no" } },
      { ill: { label: "yes" } },
    ]);
  });

  it.each([
    ["1.5", "", "", 'The threshold of "ill": a probability is between 0 and 1, and 1.5 is not.'],
    ["f1", "validation: 4, ", "", 'The threshold of "ill": it is chosen on validation rows, and the dataset has none.'],
    ["{ type: precision }", "", "", 'The threshold of "ill": precision needs `atLeast`.'],
    ["{ type: f1, atLeast: 0.5 }", "", "", 'The threshold of "ill": f1 takes no `atLeast`.'],
  ])("%s, with %s replaced by %s, is a mistake", (threshold, from, to, text) => {
    const wrong = spec(threshold)
      .replace(from, to)
      .replace(to === "" ? "" : "binaryCrossentropy", to === "" ? "" : "categoricalCrossentropy");
    expect(() => compiled(wrong, { file })).toThrow(text);
  });

  it("of three categories there is none", () => {
    const three = spec("0.2")
      .replace("[no, yes]", "[no, yes, perhaps]")
      .replace("units: 1, activation: sigmoid", "units: 3, activation: softmax")
      .replace("binaryCrossentropy", "categoricalCrossentropy");
    expect(() => compiled(three, { file })).toThrow(
      'The threshold of "ill": the answer is the most probable of several.',
    );
  });

  it("the interpreter, loops and kernels measure alike", async () => {
    for (const text of [spec("youden"), two("youden")]) {
      const float32 = text.replace("float64", "float32");
      expect(await disagreement(float32, { batches: [4, 3, 1] })).toBeUndefined();
    }
  });
});
