import { expect, it } from "vitest";
import { train } from "../../compiler/run/train.ts";

it("conv2d with two groups: each filter sees the channels of its group alone", async () => {
  // Group 1: channels 2 and 3, filter 1 · 2 + 10 · 3 + 0.5. Group 2: channels 5 and 7, filter 100 · 5 + 1000 · 7 + 0.25.
  const spec = `
precision: float64
layers:
  - { type: input, shape: [1, 1, 4] }
  - type: conv2d
    filters: 2
    kernelSize: 1
    groups: 2
    kernelInitializer: { type: values, values: [[[[1, 100], [10, 1000]]]] }
    biasInitializer: { type: values, values: [0.5, 0.25] }
expect:
  layers:
    - { name: conv2d1, inputs: [[[2, 3, 5, 7]]], outputs: [[[32.5, 7500.25]]] }
`;
  const { run, diagnostics } = await train(spec, { file: "groups.yaml" });
  expect(diagnostics).toEqual([]);
  expect(run?.claims.map(({ holds }) => holds)).toEqual([true]);
});
