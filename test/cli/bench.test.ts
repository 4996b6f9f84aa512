import { describe, expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";
import { and } from "./specs.ts";

const far = `name: far
dataset: { type: csv, file: far.csv, columns: { x: number, y: number }, inputs: x, targets: y }
layers:
  - { type: dense, units: 8, activation: tanh }
  - { type: dense, units: 1 }
loss: meanSquaredError
optimizer: adam
train: { epochs: 1, batchSize: 16 }
`;

const answer = `name: answer
precision: float64
dataset: { type: inline, inputs: [[1, 2, 3]] }
layers:
  - { type: dense, units: 2 }
`;

const folder = folderWith({ "and.yaml": and, "far.yaml": far, "answer.yaml": answer });

describe("bench", () => {
  test("says how long an update takes, what was counted, and what one core could do", async () => {
    const { code, stdout, stderr } = await netwright(folder, ["bench", "and.yaml"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    // 4 rows · 2 weights, once forward and once for the gradient of the weights.
    expect(stdout).toMatch(
      /^and, float64, random batches of 4 rows, tier auto, one thread\n\ntime {4}[\d.]+ µs for an update, the median of \d+ rounds\nwork {4}16 multiply-adds for an update, forward and backward\nspeed {3}[\d.]+ GFLOP\/s, .*\npeak {4}\d+ % of the [\d.]+ GFLOP\/s .*\n$/,
    );
  });

  test("prints one object with --json, whose figures belong together", async () => {
    const { stdout } = await netwright(folder, ["bench", "and.yaml", "--json", "--tier", "kernels"]);
    const { secondsPerStep, gflops, peakGflops, shareOfPeak, ...rest } = JSON.parse(stdout);
    expect(rest).toMatchObject({ spec: "and.yaml", step: "update", tier: "kernels", rows: 4, multiplyAdds: 16 });
    expect(gflops).toBeCloseTo(32 / secondsPerStep / 1e9, 12);
    expect(shareOfPeak).toBeCloseTo(gflops / peakGflops, 12);
    expect(shareOfPeak).toBeGreaterThan(0);
    expect(shareOfPeak).toBeLessThan(1);
  });

  test("needs no data, and counts the rows that the spec's batches have", async () => {
    const { code, stdout } = await netwright(folder, ["bench", "far.yaml", "--json", "--set", "train.batchSize=5"]);
    expect(code).toBe(0);
    // 5 rows · (8 + 8 weights forward, 8 + 8 for their gradients, 8 for the gradient between the layers).
    expect(JSON.parse(stdout)).toMatchObject({ rows: 5, multiplyAdds: 200 });
  });

  test("times an answer where nothing is learnt", async () => {
    const { stdout } = await netwright(folder, ["bench", "answer.yaml", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ step: "answer", rows: 32, multiplyAdds: 192 });
  });
});
