import { describe, expect, it } from "vitest";
import { type Run, train } from "../../compiler/run/train.ts";
import { compiled as compile } from "../compiled.ts";

/** One unit with the weights 0.5 and −2 and the bias 3; its answer to [0, 0] is 3, and the target 1. */
const spec = (regularizers: string, more = ""): string => `
name: regular
precision: float64
dataset: { type: inline, inputs: [[0, 0]], targets: [[1]] }
layers:
  - type: dense
    units: 1
    weightsInitializer: { type: values, values: [[0.5], [-2]] }
    biasInitializer: { type: constant, value: 3 }
    ${regularizers}
    ${more}
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.5 }
train: { iterations: 1, batchSize: all }
`;

async function run(text: string, set: readonly string[] = []): Promise<Run> {
  const { run, diagnostics } = await train(text, { file: "regular.yaml", set });
  if (!run) throw new Error(diagnostics[0]?.text);
  return run;
}

/** The weights after one update; the loss asks nothing of them, so only the penalty moves them. */
async function weightsAfter(regularizers: string): Promise<number[]> {
  return [...((await run(spec(regularizers))).parameters.dense1Weights ?? [])];
}

describe("a regularizer moves what it is for", () => {
  it("l2: w − 0.5 · 2 · 0.1 · w", async () => {
    expect(await weightsAfter("weightsRegularizer: { type: l2, l2: 0.1 }")).toEqual([0.45, -1.8]);
  });

  it("l1: w − 0.5 · 0.1 · sign w", async () => {
    expect(await weightsAfter("weightsRegularizer: { type: l1, l1: 0.1 }")).toEqual([0.45, -1.95]);
  });

  it("l1l2: both", async () => {
    const [first = 0, second = 0] = await weightsAfter("weightsRegularizer: { type: l1l2, l1: 0.1, l2: 0.1 }");
    expect([first.toFixed(12), second.toFixed(12)]).toEqual(["0.400000000000", "-1.750000000000"]);
  });

  it("and nothing else: a regularized bias of 3 goes to 3 − 0.5 · (2 · (3 − 1) + 2 · 0.1 · 3), the weights stay", async () => {
    const { parameters } = await run(spec("biasRegularizer: { type: l2, l2: 0.1 }"));
    expect(parameters.dense1Weights).toEqual(Float64Array.of(0.5, -2));
    expect(parameters.dense1Bias?.[0]).toBeCloseTo(0.7, 12);
  });
});

describe("the loss has the penalty in it, as Keras's has", () => {
  const regularizers =
    "weightsRegularizer: { type: l1l2, l1: 0.1, l2: 0.01 }\n    biasRegularizer: { type: l2, l2: 0.01 }";

  it("while it learns: (3 − 1)² + 0.1 · 2.5 + 0.01 · 4.25 + 0.01 · 9 = 4.3825", async () => {
    const { records } = await run(spec(regularizers), ["optimizer.learningRate=0"]);
    expect(records.at(-1)?.loss).toBeCloseTo(4.3825, 12);
  });

  it("and when it is measured, however many batches that takes", async () => {
    const several = spec(regularizers).replace(
      "[[0, 0]], targets: [[1]]",
      "[[0, 0], [0, 0], [0, 0]], targets: [[1], [1], [1]]",
    );
    const { measures } = await run(several, ["optimizer.learningRate=0", "train.batchSize=2"]);
    expect(measures.training.loss).toBeCloseTo(4.3825, 12);
  });

  it("but not of a layer that does not learn", async () => {
    const graphs = compile(spec(regularizers, "trainable: false").replace(/train: .*/, ""), {
      file: "regular.yaml",
    }).graphs();
    expect(graphs.evaluation.outputs["totals.penalty"]).toBeUndefined();
  });

  it("a crossentropy with a penalty agrees with one without, plus 0.01 · Σ w²", async () => {
    const words = "activation: sigmoid\n    weightsRegularizer: l2";
    const bare = (text: string) => text.replace("meanSquaredError", "binaryCrossentropy");
    const [with2, without] = [
      await run(bare(spec(words)), ["optimizer.learningRate=0"]),
      await run(bare(spec("activation: sigmoid")), ["optimizer.learningRate=0"]),
    ];
    expect(with2.measures.training.loss).toBeCloseTo(Number(without.measures.training.loss) + 0.01 * 4.25, 12);
  });
});
