import { describe, expect, it } from "vitest";
import { numbersOf } from "../../compiler/interpret/numbers.ts";
import { dropout } from "../../compiler/ops/dropout.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { train } from "../../compiler/run/train.ts";
import { compiled as compile } from "../compiled.ts";

const rows = "inputs: [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]], targets: [[1], [0], [1], [0]]";

/** A net whose middle layer is under test. */
const spec = (middle: string): string => `
name: middle
seed: 3
precision: float64
dataset: { type: inline, ${rows} }
layers:
  - { type: dense, units: 16, activation: tanh }
  - ${middle}
  - { type: dense, units: 1 }
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.1 }
train: { iterations: 3, batchSize: 4, shuffle: false }
`;

/** What the op makes of as many ones. */
function dropped(count: number, rate: number, seed: number, step: number): number[] {
  const ones = { shape: [count], data: new Float64Array(count).fill(1) };
  const output = { shape: [count], data: new Float64Array(count) };
  const key = (value: number) => ({ shape: [], data: Float64Array.of(value) });
  dropout.evaluate([ones, key(seed), key(step)], output, { rate, stream: 1 }, numbersOf("float64"));
  return [...output.data];
}

describe("dropout", () => {
  it("drops about its share and makes the rest larger: of 10,000 at a rate of 0.25, within three deviations of 2,500", () => {
    const values = dropped(10_000, 0.25, 1, 0);
    expect(new Set(values)).toEqual(new Set([0, 4 / 3]));
    const count = values.filter((value) => value === 0).length;
    // √(10000 · 0.25 · 0.75) = 43.3
    expect(Math.abs(count - 2500)).toBeLessThan(130);
  });

  it("drops others at the next step and with another seed", () => {
    const patterns = [dropped(64, 0.5, 1, 0), dropped(64, 0.5, 1, 1), dropped(64, 0.5, 2, 0)].map(String);
    expect(new Set(patterns).size).toBe(3);
  });

  it("keeps a NaN where it drops: no mistake is hidden", () => {
    const nan = { shape: [1], data: Float64Array.of(Number.NaN) };
    const key = { shape: [], data: Float64Array.of(0) };
    dropout.evaluate([nan, key, key], nan, { rate: 0.999, stream: 0 }, numbersOf("float64"));
    expect(nan.data[0]).toBeNaN();
  });

  it("answers with all values: the graph of predictions has no trace of it", () => {
    const graphs = compile(spec("{ type: dropout, rate: 0.5 }"), { file: "middle.yaml" }).graphs();
    expect(graphs.prediction.nodes.map((node) => node.op)).not.toContain("dropout");
    expect(graphs.evaluation.nodes.map((node) => node.op)).not.toContain("dropout");
    expect(graphs.training?.nodes.filter((node) => node.op === "dropout").length).toBe(2);
  });

  it("with a rate of 0 is not there at all", () => {
    const graphs = compile(spec("{ type: dropout, rate: 0 }"), { file: "middle.yaml" }).graphs();
    expect(graphs.training?.nodes.map((node) => node.op)).not.toContain("dropout");
  });

  it("gives the same bits for the same seed, and others for another", async () => {
    const bits = async (seed: number): Promise<string | undefined> => {
      const text = spec("{ type: dropout, rate: 0.5 }");
      return (await train(text, { file: "middle.yaml", set: [`seed=${seed}`] })).run?.bits;
    };
    const [first, again, other] = [await bits(3), await bits(3), await bits(4)];
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe("batchNormalization", () => {
  it("learns on the batch's statistics and moves its averages by 1 − momentum at each update", async () => {
    const compiled = compile(spec("{ type: batchNormalization, momentum: 0.75 }"), {
      file: "middle.yaml",
      tier: "loops",
    });
    const network = await loadNetwork(compiled);
    const p = network.createParameters(3);
    const workspace = network.createWorkspace(4);
    workspace.batchInput?.set([1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1]);
    workspace.batchTargets?.set([1, 0, 1, 0]);
    const before = [...(p.dense1Weights ?? [])];
    network.step?.(p, workspace, 0);
    // Unit 0 of dense1 on the four rows: tanh of each of its weights, and of their sum.
    const [a = 0, b = 0, c = 0] = [before[0], before[16], before[32]];
    const outputs = [a, b, c, a + b + c].map(Math.tanh);
    const mean = outputs.reduce((sum, value) => sum + value, 0) / 4;
    const variance = outputs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4;
    expect(p.batchNormalization1MovingMean?.[0]).toBeCloseTo(0.25 * mean, 12);
    expect(p.batchNormalization1MovingVariance?.[0]).toBeCloseTo(0.75 + 0.25 * variance, 12);
  });

  it("with trainable: false learns as it answers, and its parameters stay", async () => {
    const text = spec("{ type: batchNormalization, trainable: false }");
    const graphs = compile(text, { file: "middle.yaml" }).graphs();
    expect(graphs.training?.nodes.map((node) => node.op)).not.toContain("meanOfColumns");
    const { run } = await train(text, { file: "middle.yaml" });
    expect(run?.iterations).toBe(3);
    expect([...new Set(run?.parameters.batchNormalization1MovingMean)]).toEqual([0]);
    expect([...new Set(run?.parameters.batchNormalization1MovingVariance)]).toEqual([1]);
    expect([...new Set(run?.parameters.batchNormalization1Gamma)]).toEqual([1]);
  });
});

describe("where learning and answering differ", () => {
  it.each(["{ type: dropout, rate: 0.5 }", "batchNormalization"])(
    "with %s there are two forward functions",
    async (middle) => {
      const { code } = compile(spec(middle), { file: "middle.yaml", tier: "loops" });
      const text = await code("middle.ts");
      const bodyOf = (name: string): string => text.split(`function ${name}(`)[1]?.split("\n}\n")[0] ?? "";
      expect(text).toContain(
        "/** The forward pass during training, which differs from that of prediction. */\nexport function forwardTraining(",
      );
      expect(bodyOf("step")).toContain("forwardTraining(p, w);");
      for (const name of ["evaluate", "predict", "predictMany"]) {
        expect(bodyOf(name)).toContain("forward(p, w);");
        expect(bodyOf(name)).not.toContain("forwardTraining");
      }
    },
  );

  it("answers come from the forward function also where the last layer is dropped out", async () => {
    const text = spec("flatten").replace("loss:", "  - { type: dropout, rate: 0.5 }\nloss:");
    const { program, model } = compile(text, { file: "middle.yaml" });
    expect(program().outputs[`outputs.${model?.outputs[0]?.name}`]).toBe("dense2Output");
    const { run } = await train(text, { file: "middle.yaml" });
    expect(run?.measures.training.loss).toBeGreaterThan(0);
  });
});
